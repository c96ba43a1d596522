"""A publication says what came out, how sure that is and where to read it; what is not known is not shown."""

import json

import pytest

from research.models import PublicationPage
from tests.editing import PUBLISH, edit_address, open_form, publish, refused
from tests.factories.base import PageRelationFactory, SourceFactory, TermFactory
from tests.factories.bodies import document
from tests.factories.content import CausePageFactory, PolicyIndexPageFactory, PolicyPageFactory
from tests.factories.practices import PracticePageFactory
from tests.factories.research import PublicationIndexPageFactory, PublicationPageFactory

FULL = {
    "kind": PublicationPage.Kind.EVALUATION,
    "authors": "De Witte, K.\nMazrekaj, D.",
    "year": 2020,
    "publisher": "KU Leuven",
    "commissioner": "De Vlaamse overheid",
    "language": "en",
    "open_access": PublicationPage.OpenAccess.YES,
    "doi": "10.1002/berj.3639",
    "sample": "120 leerlingen",
    "region": "Vlaanderen",
    "method": "Gesprekken.\n\nEen vragenlijst.",
    "limits": "Dit zegt niets over het basisonderwijs.",
    "monday": "- Bel één ouder.\nVraag hoe het gaat.",
}


@pytest.fixture
def index(home):
    """The index of publications."""
    return PublicationIndexPageFactory(parent=home)


def html_of(client, page):
    return client.get(page.get_url()).content.decode()


def described(client, page):
    data = html_of(client, page).split('<script type="application/ld+json">')[1].split("</script>")[0]
    return json.loads(data)["@graph"][0]


def titles(client, address):
    return [page.title for page in client.get(address).context["listing"].results]


def test_everything_that_is_known_is_shown(client, index):
    page = PublicationPageFactory(parent=index, website="https://uitgever.example/x", **FULL)
    html = html_of(client, page)
    rows = {label: text for label, text, _terms in page.at_a_glance}
    assert rows == {
        "Soort": "evaluatie",
        "Auteurs": "De Witte, K.; Mazrekaj, D.",
        "Jaar": "2020",
        "Uitgever": "KU Leuven",
        "In opdracht van": "De Vlaamse overheid",
        "Bij wie": "120 leerlingen",
        "Waar": "Vlaanderen",
        "Taal": "Engels",
        "Gratis te lezen": "ja",
    }
    for label, text in rows.items():
        assert f"<dt>{label}</dt><dd>{text}</dd>" in html
    for shown in ("Wat kwam eruit?", "Hoe is het onderzocht?", "Wat zegt het niet?", "Dit zegt niets over het basis"):
        assert shown in html
    monday = html.split("Wat betekent dit maandag?")[1].split("</section>")[0]
    assert "<span>Bel één ouder.</span>" in monday
    assert "<span>Vraag hoe het gaat.</span>" in monday


def test_what_is_not_known_is_left_out(client, index):
    page = PublicationPageFactory(parent=index, authors="", year=None)
    assert [label for label, _text, _terms in page.at_a_glance] == ["Soort"]
    html = html_of(client, page)
    for heading in ("Wat betekent dit maandag?", "Hoe is het onderzocht?", "Wat zegt het niet?", "Naar de publicatie"):
        assert heading not in html
    assert set(described(client, page)) & {"author", "datePublished", "publisher", "sameAs"} == set()


@pytest.mark.parametrize(
    ("fields", "byline"),
    [
        ({"authors": "Rekenhof", "year": 2021}, "Rekenhof (2021)"),
        ({"authors": "De Witte, K.\nMazrekaj, D.", "year": 2020}, "De Witte, K. e.a. (2020)"),
        ({"authors": "Rekenhof", "year": None}, "Rekenhof"),
        ({"authors": "", "publisher": "KU Leuven", "year": 2019}, "KU Leuven (2019)"),
        ({"authors": "", "year": 2019}, ""),
    ],
)
def test_a_list_says_who_wrote_it_and_when(db, fields, byline):
    assert PublicationPageFactory.build(**fields).byline == byline


# Where to read it


@pytest.mark.parametrize(
    ("fields", "link"),
    [
        ({"doi": "10.1002/berj.3639", "website": "https://uitgever.example/x"}, "https://doi.org/10.1002/berj.3639"),
        ({"website": "https://uitgever.example/x"}, "https://uitgever.example/x"),
        ({"doi": "10.1002/(SICI)49:8<693::AID>3.0#2?"}, "https://doi.org/10.1002/(SICI)49:8%3C693::AID%3E3.0%232%3F"),
    ],
)
def test_the_link_leads_to_the_publication_by_its_lasting_address_first(client, index, fields, link):
    page = PublicationPageFactory(parent=index, **fields)
    assert f'<a class="button" href="{link}">Naar de publicatie</a>' in html_of(client, page)
    assert described(client, page)["sameAs"] == link


def test_a_file_of_our_own_is_offered_with_its_kind_and_size_beside_the_publisher(client, index):
    page = PublicationPageFactory(parent=index, website="https://uitgever.example/x", document=document("rapport.pdf"))
    html = html_of(client, page)
    assert f'<a class="button" href="{page.document.url}">Naar de publicatie</a> <span class="small">PDF, ' in html
    assert '<a href="https://uitgever.example/x">Bij de uitgever</a>' in html
    assert client.get(page.document.url).status_code == 200


def test_every_link_on_the_list_leads_to_the_page_itself(client, index):
    """A publication has a link of its own; a visitor of the list goes to what we say about it first."""
    page = PublicationPageFactory(parent=index, website="https://uitgever.example/x")
    html = html_of(client, index)
    assert f'<a href="{page.get_url()}">{page.title}</a>' in html
    assert "uitgever.example" not in html
    assert page.url == page.get_url()


@pytest.fixture
def complete(index, editor):
    """A publication that has all it needs to be published."""
    terms = [TermFactory(facet="thema"), TermFactory(facet="niveau")]
    page = PublicationPageFactory(parent=index, caretaker=editor, terms=terms, live=False)
    SourceFactory(page=page)
    return page


@pytest.mark.parametrize(
    "doi", ["https://doi.org/10.1002/berj.3639", "10.1/x", "11.1002/x", "10.1002", "10.1002/een twee"]
)
def test_a_doi_that_is_none_is_refused_in_dutch_and_stays_to_be_mended(cms, complete, doi):
    data = open_form(cms, edit_address(complete), PublicationPage)
    html = refused(cms, edit_address(complete), {**data, "doi": doi, **PUBLISH})
    assert "Een DOI begint met 10. en heeft een schuine streep." in html
    assert doi in html


def test_a_doi_is_kept_as_it_is(cms, complete):
    data = open_form(cms, edit_address(complete), PublicationPage)
    publish(cms, edit_address(complete), {**data, "doi": " 10.17863/CAM.12345 "})
    assert PublicationPage.objects.get().doi == "10.17863/CAM.12345"


# Lists, threads and what machines read


def test_the_most_recent_stand_first_and_what_has_no_year_last(client, index):
    for title, year in (("Oud", 2011), ("Zonder jaar", None), ("Jong", 2021), ("Anders", 2011)):
        PublicationPageFactory(parent=index, title=title, year=year)
    assert titles(client, index.get_url()) == ["Jong", "Anders", "Oud", "Zonder jaar"]
    assert titles(client, f"{index.get_url()}?sorteer=titel") == ["Anders", "Jong", "Oud", "Zonder jaar"]


def test_kind_and_theme_narrow_the_list_with_live_counts(client, index):
    theme = TermFactory(name="Spijbelen", slug="spijbelen")
    PublicationPageFactory(parent=index, title="Audit", kind=PublicationPage.Kind.AUDIT, terms=[theme])
    PublicationPageFactory(parent=index, title="Advies", kind=PublicationPage.Kind.ADVICE, terms=[theme])
    PublicationPageFactory(parent=index, title="Draft", kind=PublicationPage.Kind.ADVICE, live=False)
    address = f"{index.get_url()}?thema=spijbelen&soort=audit"
    listing = client.get(address).context["listing"]
    assert [page.title for page in listing.results] == ["Audit"]
    groups = {group.slug: group for group in listing.groups}
    assert {value.slug: value.count for value in groups["soort"].values} == {"audit": 1, "advies": 1}


def test_readers_can_follow_research(client, index):
    PublicationPageFactory(parent=index, title="Nieuw rapport")
    assert "Nieuw rapport" in client.get(f"{index.get_url()}feed/").content.decode()


def test_what_it_studied_shows_at_both_ends(client, home, causes, practices, index):
    page = PublicationPageFactory(parent=index, title="Waarom jongeren stoppen")
    others = [
        CausePageFactory(parent=causes, title="Schoolmoe", slug="schoolmoe"),
        PracticePageFactory(parent=practices, title="Time-out"),
        PolicyPageFactory(parent=PolicyIndexPageFactory(parent=home), title="Actieplan"),
    ]
    for other in others:
        PageRelationFactory(source=page, kind="studies", target=other)
    for other in others:
        assert f'<a href="{other.get_url()}">{other.title}</a>' in html_of(client, page)
        there = html_of(client, other)
        assert f'<a href="{page.get_url()}">{page.title}</a>' in there


def test_people_are_persons_and_councils_and_courts_are_organizations(client, index):
    page = PublicationPageFactory(parent=index, authors="De Witte, K.\nVlor\nRekenhof\nUniversiteit Gent", year=2021)
    data = described(client, page)
    assert data["@type"] == "Report"
    assert data["author"] == [
        {"@type": kind, "name": name}
        for kind, name in (
            ("Person", "De Witte, K."),
            ("Organization", "Vlor"),
            ("Organization", "Rekenhof"),
            ("Organization", "Universiteit Gent"),
        )
    ]
    assert data["datePublished"] == "2021"
