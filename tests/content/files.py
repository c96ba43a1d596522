"""A small set of content files that is right, to make one thing wrong in."""

from content.loading.reading import read
from content.loading.writing import write

FILES = {
    "termen.yaml": """\
thema:
  - slug: spijbelen
    name: Spijbelen
    description: Wegblijven van school.
    synonyms: [brossen, schoolverzuim]
  - slug: coaching
    name: Coaching
  - slug: buddy
    name: Buddy
    parent: coaching
niveau:
  - slug: secundair
    name: Secundair onderwijs
actor:
  - slug: school
    name: School
bewijs:
  - slug: onderbouwd
    name: Onderbouwd
  - slug: zelf-gemeten
    name: Zelf gemeten
""",
    "gemeenten.csv": """\
nis,naam,provincie,centrumstad,postcodes
71022,Hasselt,Limburg,ja,3500|3501
71016,Genk,Limburg,ja,3600
""",
    "site.yaml": """\
- slug: home
  model: content.HomePage
  title: Samen
  summary: Alles over spijbelen en wat helpt.
  tasks:
    - {title: Zoek een aanpak, text: Uit Vlaanderen, page: praktijken}
  practice_index: praktijken
- slug: oorzaken
  model: content.CauseIndexPage
  parent: home
  title: Oorzaken
  summary: Waarom jongeren afhaken van school.
- slug: praktijken
  model: practices.PracticeIndexPage
  parent: home
  title: Praktijken
  summary: Wat scholen in Vlaanderen doen.
- slug: buitenland
  model: practices.PracticeIndexPage
  parent: home
  title: Buitenland
  summary: Wat scholen elders doen.
  scope: buitenland
""",
    "paginas.yaml": """\
- slug: over-ons
  title: Over ons
  summary: Wie deze site maakt en waarom.
  body: >-
    <p>Wij zijn een team.</p>
    <h2>Waarom</h2>
    <p>Omdat het <b>kan</b>.</p>
""",
    "oorzaken.yaml": """\
- slug: verzuim
  title: Verzuim
  summary: Wie vaak wegblijft, raakt het contact kwijt.
  kind: oorzaak
  explanation: <p>Een lege stoel zegt iets.</p>
  signals:
    - Vaak te laat
    - Vaak ziek
  evidence:
    - {value: 3%, text: van de leerlingen spijbelt, year: '2020', source: Een stad}
  terms:
    thema: [spijbelen]
    actor: [school]
  sources:
    - {title: Jaarverslag, publisher: Een stad, year: 2020, url: 'https://example.org/verslag'}
- slug: zonder-diploma
  title: Zonder diploma
  summary: Wie zonder diploma vertrekt, vindt moeilijker werk.
  kind: gevolg
  explanation: <p>Werk vinden is moeilijker.</p>
  terms:
    thema: [spijbelen]
    actor: [school]
  sources:
    - {title: Jaarverslag, publisher: Een stad}
""",
    "praktijken.yaml": """\
- slug: coach
  title: Coach in Hasselt
  summary: Een coach belt elke leerling die wegblijft.
  municipality: Hasselt
  approach: <p>De coach belt.</p>
  result: Minder leerlingen bleven weg.
  monday:
    - Bel vandaag
  reviewed_on: 2026-05-01
  terms:
    thema: [spijbelen, buddy]
    niveau: [secundair]
    bewijs: [onderbouwd]
  relations:
    helps: [verzuim]
    resembles: [elders]
  sources:
    - {title: Draaiboek, publisher: Een stad}
""",
    "buitenland.yaml": """\
- slug: elders
  title: Coach in Rotterdam
  summary: Ook daar belt een coach elke leerling.
  country: NL
  approach: <p>De coach belt.</p>
  terms:
    thema: [coaching]
    niveau: [secundair]
  sources:
    - {title: Draaiboek, publisher: Een andere stad}
""",
}


class Files:
    """The files in a directory of their own.

    Args:
        directory: Path to write them in.
    """

    def __init__(self, directory):
        self.directory = directory
        for name, text in FILES.items():
            (directory / name).write_text(text, encoding="utf-8")

    def change(self, name, old, new):
        """Replace a piece of text that stands once in a file; give the line where it stands."""
        path = self.directory / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def add(self, name, text):
        """Put text at the end of a file."""
        with (self.directory / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def load(self):
        """Load the files; give how many records were made, updated, left and skipped."""
        return dict(write(read(self.directory)))
