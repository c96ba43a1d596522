"""A record of the toy app, which is no page, is found in every way in which pages are.

tests/test_toy_app.py runs it with the settings of the app.
"""

from xml.etree import ElementTree

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from jsonschema import Draft202012Validator
from openapi_spec_validator import validate

from base.models import Municipality, Term
from tests.factories.base import TermFactory
from tests.reading import listed_titles, spreadsheet
from tests.toy_app.models import ToyPage, ToyQuestion

pytestmark = pytest.mark.usefixtures("initial_content")
TOP, BOX = "Waarom valt een tol om?", "Welke doos is sterk genoeg?"


@pytest.mark.usefixtures("way")
def test_its_list_narrows_by_its_facets_and_its_column(client, top):
    assert listed_titles(client, "/speelgoedvragen/") == [TOP, BOX]
    assert listed_titles(client, "/speelgoedvragen/?materiaal=karton") == [BOX]
    assert listed_titles(client, "/speelgoedvragen/?vrager=kind") == [TOP]
    assert listed_titles(client, "/speelgoedvragen/?sorteer=nieuwste") == [BOX, TOP]
    html = client.get("/speelgoedvragen/").content.decode()
    assert f'<a href="/speelgoedvragen/{top.pk}/">{TOP}</a>' in html
    assert TOP in client.get(top.url).content.decode()


@pytest.mark.usefixtures("way")
def test_search_finds_it_beside_pages_by_its_words_its_facet_and_its_type(client):
    assert listed_titles(client, "/zoeken/?q=wrijving")[0] == TOP
    assert listed_titles(client, "/zoeken/?q=knikkerbaan")[0] == TOP
    assert sorted(listed_titles(client, "/zoeken/?materiaal=hout")) == ["Een draaiende tol", TOP]
    assert sorted(listed_titles(client, "/zoeken/?soort=vragen-over-speelgoed")) == [TOP, BOX]
    assert sorted(listed_titles(client, "/onderwerpen/materiaal/karton/")) == ["Een kasteel van dozen", BOX]
    groups = client.get("/zoeken/?materiaal=hout").context["listing"].groups
    counts = {group.slug: {value.slug: value.count for value in group.values} for group in groups}
    assert counts["soort"] == {"speelgoed": 1, "vragen-over-speelgoed": 1}
    assert counts["materiaal"] == {"hout": 2, "karton": 2}


def test_its_row_says_what_it_is_and_marks_why_it_was_found(client, built):
    html = client.get("/zoeken/?q=knikkerbaan").content.decode()
    row = html[html.index("vraag over speelgoed") :]
    assert "<mark>knikkerbaan</mark>" in row[: row.index("</li>")]


@pytest.mark.usefixtures("way")
def test_it_is_suggested(client, top):
    found = client.get("/zoeken/suggesties/?q=waarom+valt").json()["suggestions"]
    assert [(each["label"], each["detail"], each["url"]) for each in found] == [
        (TOP, "Vraag over speelgoed", f"/speelgoedvragen/{top.pk}/")
    ]


def test_a_term_that_nothing_else_carries_is_in_use(client, top):
    top.terms.add(TermFactory(facet="materiaal", slug="glas", name="Glas"))
    assert "/onderwerpen/materiaal/glas/" in client.get("/onderwerpen/").content.decode()
    assert listed_titles(client, "/onderwerpen/materiaal/glas/") == [TOP]
    assert [each["label"] for each in client.get("/zoeken/suggesties/?q=glas").json()["suggestions"]] == ["Glas"]


def test_a_saved_list_holds_it_between_pages(client, top):
    page = ToyPage.objects.get(slug="kasteel")
    html = client.get(f"/bewaarlijst/?p={page.pk}.toyquestion-{top.pk}.onzin-1.toyquestion-.-3").content.decode()
    assert html.index(page.title) < html.index(TOP)
    assert f'data-page="toyquestion-{top.pk}"' in html
    assert f'data-page="{page.pk}"' in html
    assert "Eén pagina uit deze lijst staat niet meer op de site." in html


def test_a_page_of_the_same_number_is_another_thing(client, top):
    page = ToyPage.objects.get(slug="tol")
    ToyQuestion.objects.filter(pk=top.pk).delete()
    twin = ToyQuestion.objects.create(pk=page.pk, title="Wie ben ik?", summary="De tweede met dit getal.", answer="-")
    alone = client.get(f"/bewaarlijst/?p={twin.pk}").content.decode()
    assert page.title in alone
    assert twin.title not in alone
    both = client.get(f"/bewaarlijst/?p=toyquestion-{twin.pk}.{page.pk}").content.decode()
    assert both.index(twin.title) < both.index(page.title)


@pytest.mark.usefixtures("way")
def test_the_api_gives_it_by_its_key_and_describes_it(client, top):
    key = f"toyquestion-{top.pk}"
    data = client.get(f"/api/v1/records/vragen-over-speelgoed/{key}").json()
    assert (data["id"], data["type"], data["date"]) == (key, "vragen-over-speelgoed", "2024-05-01")
    assert data["fields"]["asker"] == "een kind"
    listed = client.get("/api/v1/records/vragen-over-speelgoed?vrager=kind").json()
    found = client.get("/api/v1/search?materiaal=hout&sorteer=titel").json()
    assert [each["id"] for each in listed["results"]] == [key]
    assert [each["id"] for each in found["results"]] == [ToyPage.objects.get(slug="tol").pk, key]
    described = client.get("/api/v1/openapi.json").json()
    validate(described)
    for answer, name in ((data, "ToyQuestion"), (listed, "Results"), (found, "Results")):
        schema = {"$ref": f"#/components/schemas/{name}", "components": described["components"]}
        assert list(Draft202012Validator(schema).iter_errors(answer)) == []
    assert "/records/vragen-over-speelgoed/{id}" in described["paths"]
    entry = {each["type"]: each["url"] for each in client.get("/api/v1/").json()["types"]}
    assert entry["vragen-over-speelgoed"].endswith("/api/v1/records/vragen-over-speelgoed")


@pytest.mark.parametrize("name", ["1", "toyquestion-0", "toyquestion-9999999999999", "toypage-1", "-", "toyquestion"])
def test_the_api_knows_no_record_by_any_other_name(client, name):
    for kind in ("vragen-over-speelgoed", "speelgoed"):
        answer = client.get(f"/api/v1/records/{kind}/{name}")
        assert (answer.status_code, answer["Content-Type"]) == (404, "application/problem+json")


@pytest.mark.usefixtures("way")
def test_feeds_tell_of_it_under_a_lasting_name(client, top):
    for address in ("/speelgoedvragen/feed/", "/zoeken/?soort=vragen-over-speelgoed&vorm=atom"):
        feed = ElementTree.fromstring(client.get(address).content)
        told = {entry.find("{*}title").text: entry.find("{*}id").text for entry in feed.findall("{*}entry")}
        assert set(told) == {TOP, BOX}
        assert told[TOP].endswith(f":toyquestion/{top.pk}")
    feed = ElementTree.fromstring(client.get("/onderwerpen/materiaal/hout/feed/").content)
    assert {each.text for each in feed.findall("{*}entry/{*}title")} == {"Een draaiende tol", TOP}


@pytest.mark.usefixtures("way")
def test_its_spreadsheet_and_its_sheet_hold_it(client, top):
    heading, row, _other = spreadsheet(client.get("/speelgoedvragen/?vorm=csv"))
    cells = dict(zip(heading, row, strict=True))
    assert (cells["Titel"], cells["Soort"], cells["Materiaal"]) == (TOP, "Vraag over speelgoed", "Hout")
    assert (cells["Datum of jaar"], cells["Antwoord"]) == ("2024-05-01", top.answer)
    assert cells["Adres"].endswith(f"/speelgoedvragen/{top.pk}/")
    assert f"/speelgoedvragen/{top.pk}/</p>" in client.get("/zoeken/?materiaal=hout&vorm=blad").content.decode()


def test_the_sitemap_names_it(client, top):
    assert f"/speelgoedvragen/{top.pk}/</loc>" in client.get("/sitemap.xml").content.decode()


def test_more_of_them_cost_no_more_queries(client, top, way):
    def count(address):
        client.get(address)
        with CaptureQueriesContext(connection) as captured:
            client.get(f"{address}&weer=ja" if "?" in address else f"{address}?weer=ja")
        return len(captured)

    places = list(Municipality.objects.all()[:10])
    lists = ("/speelgoedvragen/", "/zoeken/?q=tol", "/zoeken/?q=tol&vorm=csv", "/zoeken/?q=tol&vorm=blad")
    before = [count(address) for address in lists]
    for number in range(10):
        made = ToyQuestion.objects.create(
            title=f"Een tol {number}", summary="Weer een tol.", answer="Tol.", municipality=places[number]
        )
        made.terms.add(Term.objects.get(slug="hout"))
    way()
    assert [count(address) for address in lists] == before
