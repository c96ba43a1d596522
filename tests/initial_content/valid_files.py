"""A small set of content files with every page type that the content check has a rule for, and no problems."""

from pathlib import Path

from base.declarations import declared
from initial_content.loading.reading import page_files

TERMS = "terms: {thema: [spijbelen], niveau: [secundair], actor: [school], doelgroep: [ouders]}"
SOURCES = "sources: [{title: Draaiboek, publisher: Een stad, year: 2020}]"
FILES = {
    "gemeenten.csv": "nis,naam,provincie,centrumstad,postcodes\n71022,Hasselt,Limburg,ja,3500\n",
    "termen.yaml": """\
thema: [{slug: spijbelen, name: Spijbelen, description: Wegblijven van school.}]
niveau: [{slug: secundair, name: Secundair onderwijs}]
actor: [{slug: school, name: School}]
doelgroep: [{slug: ouders, name: Ouders}]
""",
    "site.yaml": """\
- {slug: home, model: content.HomePage, title: Samen, summary: Alles over spijbelen en wat helpt.}
- {slug: oorzaken, model: content.CauseIndexPage, parent: home, title: Oorzaken, summary: Waarom jongeren afhaken.}
- {slug: praktijken, model: practices.PracticeIndexPage, parent: home, title: Scholen, summary: Wat scholen nu al doen.}
- {slug: onderzoek, model: research.PublicationIndexPage, parent: home, title: Weten, summary: Wat we nu zeker weten.}
- {slug: beleid, model: content.PolicyIndexPage, parent: home, title: Beleid, summary: Wat er beloofd is en wanneer.}
- {slug: stappenplannen, model: content.GuideIndexPage, parent: home, title: Stappen, summary: Wie doet wat en wanneer.}
- {slug: hulp, model: content.NetworkIndexPage, parent: home, title: Hulp, summary: Wie helpt er in je buurt.}
- {slug: woordenlijst, model: content.GlossaryPage, parent: home, title: Woorden, summary: Wat de woorden betekenen.}
- {slug: vragen, model: content.QuestionIndexPage, parent: home, title: Vragen, summary: Wat leerlingen vaak vragen.}
""",
    "paginas.yaml": """\
- slug: over
  title: Over ons
  summary: Wie deze site maakt en waarom.
  body: <p>Lees onze <a href="/praktijken/coach/">praktijk</a>.</p><h2>Meer</h2><p>Nog iets.</p>
""",
    "oorzaken.yaml": f"""\
- slug: verzuim
  title: Verzuim
  summary: Wie vaak wegblijft, raakt het contact kwijt.
  kind: oorzaak
  explanation: <p>Een lege stoel zegt iets. Het CLB helpt.</p>
  evidence:
    - {{value: 3%, text: van de leerlingen spijbelt, year: '2020', source: Een dienst}}
  signals:
    - Vaak te laat
  {TERMS}
  {SOURCES}
""",
    "praktijken.yaml": f"""\
- slug: coach
  title: Een coach
  summary: Een coach belt elke leerling die wegblijft.
  approach: <p>De coach belt.</p>
  {TERMS}
  relations: {{helps: [verzuim]}}
  {SOURCES}
""",
    "onderzoek.yaml": f"""\
- slug: studie
  title: Een studie
  summary: Een studie over wie vaak wegblijft en waarom.
  findings: <p>Een band helpt.</p>
  {TERMS}
  relations: {{studies: [verzuim]}}
  {SOURCES}
""",
    "beleid.yaml": f"""\
- slug: plan
  title: Een plan
  summary: Een plan tegen vroegtijdig schoolverlaten.
  explanation: <p>Het plan telt drie acties.</p>
  {TERMS}
  relations: {{addresses: [verzuim, coach, studie]}}
  {SOURCES}
""",
    "netwerken.yaml": f"""\
- slug: centrum
  title: Een centrum
  summary: Een centrum dat leerlingen en ouders helpt.
  offer: <p>Je kan er praten.</p>
  phone: 011 22 33 44
  {TERMS}
  {SOURCES}
""",
    "stappenplannen.yaml": f"""\
- slug: wegblijven
  title: Een leerling blijft weg
  summary: Wat je doet als een leerling wegblijft.
  {TERMS}
  relations: {{calls_on: [centrum]}}
  {SOURCES}
""",
    "vragen.yaml": f"""\
- slug: stoppen
  title: Mag ik stoppen?
  summary: Zolang je leerplichtig bent, mag dat niet zomaar.
  answer: <p>Nog niet zomaar.</p>
  {TERMS}
  relations: {{related: [verzuim]}}
  {SOURCES}
""",
    "vertalingen.yaml": """\
- {slug: en, model: content.LanguagePage, parent: home, title: In English, summary: Short pages in English.}
- slug: absent
  parent: en
  title: My child is absent
  summary: What to do when your child is absent.
  language: en
  translated_page: wegblijven
  translated_on: 2026-03-14
  body: <p>Call the CLB (pupil guidance centre). The CLB is free.</p>
  services:
    - {page: centrum, text: Somebody listens.}
""",
    "woordenlijst.yaml": f"""\
- slug: clb
  title: CLB
  summary: Een centrum dat leerlingen begeleidt.
  written_out: centrum voor leerlingenbegeleiding
  forms: [CLB’s]
  relations: {{explains: [centrum]}}
  {SOURCES}
- slug: spijbelen
  title: Spijbelen
  summary: Wegblijven van school zonder reden.
  relations: {{explains: [verzuim]}}
  {SOURCES}
""",
}


def write_valid_files(directory):
    """Write the files, an empty list for every other file of pages, and tables with a heading alone."""
    for _app, file in page_files():
        (directory / file.name).write_text(FILES.get(file.name, "[]\n"), encoding="utf-8")
    for file in ("gemeenten.csv", "termen.yaml"):
        (directory / file).write_text(FILES[file], encoding="utf-8")
    for app, data_set in declared("data_sets"):
        for name in data_set.files:
            own = Path(app.path) / "initial" / name
            heading = own.read_text(encoding="utf-8").partition("\n")[0]
            (directory / name).write_text(f"{heading}\n", encoding="utf-8")
