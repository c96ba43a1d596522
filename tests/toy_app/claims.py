"""What works for an app that settings name and nothing else knows: tests/test_toy_app.py runs it with its settings."""

from xml.etree import ElementTree

import pytest
from django.core.management import CommandError, call_command
from django.test import Client
from openapi_spec_validator import validate

from base import relations
from base.models import PageRelation
from content.models import CausePage, HomePage
from practices.models import PracticePage
from search.statistics import recorder
from tests.editing import add_address, open_form
from tests.reading import listed_titles, spreadsheet
from tests.toy_app.models import ToyIndexPage, ToyPage

pytestmark = pytest.mark.usefixtures("initial_content")
BROWSER, REPORT = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0)", "/cms/reports/zoekopdrachten/"
TOP, CASTLE = "Een draaiende tol", "Een kasteel van dozen"


def test_a_kind_of_relation_and_a_facet_need_no_migration():
    call_command("makemigrations", check=True, dry_run=True)


def test_its_pages_are_loaded_with_their_terms_and_relations():
    top = ToyPage.objects.public().get(slug="tol")
    assert {facet: [term.name for term in terms] for facet, terms in top.terms_by_facet.items()} == {
        "thema": ["Samen spelen"],
        "materiaal": ["Hout"],
    }
    assert [page.slug for page in top.related["cheers_up"].pages] == ["spijbelen"]


def test_the_checker_reads_its_files(initial, capsys):
    call_command("check_content")
    assert "niets te melden" in capsys.readouterr().out
    file = initial / "speelgoed.yaml"
    file.write_text(file.read_text().replace("  relations: {cheers_up: [spijbelen]}\n", "", 1))
    with pytest.raises(CommandError):
        call_command("check_content")
    assert "speelgoed.yaml:9: geen verband met een oorzaak" in capsys.readouterr().err


def test_the_loader_refuses_what_is_wrong_in_its_files(initial, capsys):
    file = initial / "speelgoed.yaml"
    file.write_text(file.read_text().replace("[hout]", "[goud]"))
    with pytest.raises(CommandError):
        call_command("load_content")
    assert "speelgoed.yaml:9: term “goud” bestaat niet bij “materiaal”" in capsys.readouterr().err


def test_its_list_stands_in_the_menu_where_it_says(client):
    html = client.get("/").content.decode()
    menu = html[: html.index("</nav>")]
    assert menu.index(">Praktijkvoorbeelden<") < menu.index(">Speelgoed<") < menu.index(">Oorzaken en gevolgen<")


def test_home_shows_the_newest_under_a_heading_of_its_own(client):
    html = client.get("/").content.decode()
    assert html.index("Nieuwe praktijkvoorbeelden") != html.index("Nieuw speelgoed")
    assert TOP in html[html.index("Nieuw speelgoed") :]
    assert html.count('id="nieuw"') == html.count('id="nieuw-2"') == 1


@pytest.mark.usefixtures("way")
def test_its_list_narrows_by_its_facet_and_its_column(client):
    assert listed_titles(client, "/speelgoed/") == [TOP, CASTLE]
    assert listed_titles(client, "/speelgoed/?materiaal=karton") == [CASTLE]
    assert listed_titles(client, "/speelgoed/?grootte=klein") == [TOP]
    assert "Waarvan is het gemaakt?" in client.get("/speelgoed/?grootte=klein").content.decode()


@pytest.mark.usefixtures("way")
def test_search_finds_it_by_its_words_its_facet_and_its_type(client):
    assert listed_titles(client, "/zoeken/?q=schrijnwerker")[0] == TOP
    assert TOP in listed_titles(client, "/zoeken/?materiaal=hout")
    assert sorted(listed_titles(client, "/zoeken/?soort=speelgoed")) == [TOP, CASTLE]
    assert CASTLE in listed_titles(client, "/onderwerpen/materiaal/karton/")


def test_a_saved_list_holds_it(client):
    pk = ToyPage.objects.get(slug="tol").pk
    html = client.get(f"/bewaarlijst/?p={pk}").content.decode()
    assert TOP in html
    assert CASTLE not in html


def test_the_api_gives_it_with_its_fields_and_describes_both(client):
    page = ToyPage.objects.get(slug="tol")
    data = client.get(f"/api/v1/pages/speelgoed/{page.pk}").json()
    assert data["fields"] == {"maker": "Een schrijnwerker", "size": "klein"}
    assert data["terms"] == {"thema": ["spelen"], "materiaal": ["hout"]}
    found = client.get("/api/v1/search?materiaal=hout").json()["results"]
    assert page.pk in [each["id"] for each in found]
    described = client.get("/api/v1/openapi.json").json()
    validate(described)
    assert "/pages/speelgoed/{id}" in described["paths"]
    assert "materiaal" in described["components"]["parameters"]


def test_its_feed_tells_of_it(client):
    feed = ElementTree.fromstring(client.get("/speelgoed/feed/").content)
    assert {each.text for each in feed.findall("{*}entry/{*}title")} == {TOP, CASTLE}


def test_its_spreadsheet_has_its_facet_and_its_columns(client):
    heading, *rows = spreadsheet(client.get("/speelgoed/?vorm=csv"))
    cells = dict(zip(heading, rows[0], strict=True))
    assert (cells["Titel"], cells["Materiaal"], cells["Maker"]) == (TOP, "Hout", "Een schrijnwerker")
    assert "Maker" not in spreadsheet(client.get("/zoeken/?vorm=csv"))[0]


def test_the_sitemap_names_its_pages_and_its_terms(client):
    text = client.get("/sitemap.xml").content.decode()
    for address in ("/speelgoed/", "/speelgoed/tol/", "/onderwerpen/materiaal/hout/"):
        assert f"{address}</loc>" in text


def test_its_relation_shows_at_both_ends(client):
    cause, top = CausePage.objects.get(slug="spijbelen"), ToyPage.objects.get(slug="tol")
    assert "Speelgoed dat opvrolijkt" in client.get(cause.url).content.decode()
    assert "Vrolijkt op bij" in client.get(top.url).content.decode()
    assert [page.title for page in cause.related["cheers_up_inverse"].pages] == [CASTLE, TOP]  # the newest first


def test_it_joins_a_kind_of_another_app(client):
    castle = ToyPage.objects.get(slug="kasteel")
    assert [page.title for page in castle.related["resembles"].pages] == [TOP]
    practice = PracticePage.objects.first()
    assert PageRelation(source=castle, kind="resembles", target=practice).clean() is None


def test_its_rows_fetch_along_what_they_show(django_assert_num_queries):
    pages = CausePage.objects.get(slug="spijbelen").related["cheers_up_inverse"].pages
    with django_assert_num_queries(0):
        assert [page.byline for page in pages] == ["", "Hasselt"]


def test_it_may_relate_as_every_page_may():
    assert "toy_app.ToyPage" in relations.relating_types()
    assert "toy_app.ToyIndexPage" not in relations.relating_types()
    assert "toy_app.ToyPage" in relations.KINDS["explains"].targets


def test_the_cms_offers_its_list_under_home_and_its_facet_in_its_form(cms):
    assert ToyIndexPage in HomePage.allowed_subpage_models()
    index = ToyIndexPage.objects.get()
    html = cms.get(add_address(ToyPage, index)).content.decode()
    assert "Materiaal" in html
    assert "Vrolijkt op bij" in html
    assert "maker" in open_form(cms, add_address(ToyPage, index), ToyPage)


def test_what_it_counts_stands_in_the_report(cms):
    visitor = Client(headers={"user-agent": BROWSER})
    for _ in range(2):  # The second time from the kept copy.
        visitor.get("/speelgoed/tol/")
    recorder.tally.flush()
    report = {"wat": "gespeeld", "periode": "7"}
    assert "Meest bekeken speelgoed, 7 dagen" in cms.get(REPORT, report).content.decode()
    exported = b"".join(cms.get(REPORT, {**report, "export": "csv"}).streaming_content).decode()
    assert exported.splitlines()[1:] == [f"{TOP},2,1"]


def test_a_change_makes_kept_copies_stale(client):
    client.get("/speelgoed/tol/")
    page = ToyPage.objects.get(slug="tol")
    page.title = "Een tol die valt"
    page.save_revision().publish()
    assert "Een tol die valt" in client.get("/speelgoed/tol/").content.decode()
