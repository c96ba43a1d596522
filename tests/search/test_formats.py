"""One list in many forms."""

import csv
import io
import json
from xml.etree import ElementTree

import pytest

from search.formats import FORMS, defused
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory

ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def filled(practices, request, way):
    """Three practices, two on truancy."""
    theme = TermFactory(name="Spijbelen", slug="spijbelen")
    for title, terms in (("Bellen", [theme]), ("Aanpak; met “tekens”", [theme]), ("Coach", [])):
        PracticePageFactory(parent=practices, title=title, terms=terms)
    if way == "index":
        request.getfixturevalue("built")
    return practices


def rows(answer):
    assert answer.content.startswith("\ufeff".encode())
    return list(csv.DictReader(io.StringIO(answer.content.decode("utf-8-sig")), delimiter=";"))


def test_a_spreadsheet_has_the_rows_of_the_list_with_their_terms(filled, client):
    answer = client.get("/praktijken/?thema=spijbelen&vorm=csv")
    assert [row["Titel"] for row in rows(answer)] == ["Aanpak; met “tekens”", "Bellen"]
    assert {row["Thema"] for row in rows(answer)} == {"Spijbelen"}
    assert {row["Soort"] for row in rows(answer)} == {"Praktijkvoorbeeld"}
    assert answer["Content-Type"] == "text/csv; charset=utf-8"
    assert answer["Content-Disposition"] == 'attachment; filename="praktijkvoorbeelden.csv"'


@pytest.mark.parametrize("cell", ["=1+1", "+32", "-1", "@SUM(A1)", "\t=1", "\r=1"])
def test_a_cell_that_a_spreadsheet_would_run_is_text(cell):
    assert defused(cell) == f"'{cell}"
    assert defused("gewoon = tekst") == "gewoon = tekst"


def test_a_title_that_is_a_formula_stays_a_title(practices, client):
    PracticePageFactory(parent=practices, title='=HYPERLINK("http://x")')
    assert rows(client.get("/praktijken/?vorm=csv"))[0]["Titel"].startswith("'=")


def test_a_list_that_is_cut_says_so(practices, client, monkeypatch):
    for number in range(3):
        PracticePageFactory(parent=practices, title=f"Praktijk {number}")
    monkeypatch.setitem(FORMS, "csv", type(FORMS["csv"])("Rekenblad", 2, FORMS["csv"].answer))
    assert rows(client.get("/praktijken/?vorm=csv"))[-1]["Titel"] == "Dit zijn de eerste 2 van 3 resultaten."


def test_data_says_what_the_page_says(filled, client):
    data = json.loads(client.get("/praktijken/?thema=spijbelen&vorm=json").content)
    assert [item["title"] for item in data["results"]] == ["Aanpak; met “tekens”", "Bellen"]
    assert data["total"] == 2
    assert data["licence"]["name"].endswith("(CC BY 4.0)")


def test_a_search_can_be_followed(filled, client):
    feed = ElementTree.fromstring(client.get("/zoeken/?q=bellen&vorm=atom").content)
    assert [entry.findtext(f"{ATOM}title") for entry in feed.findall(f"{ATOM}entry")] == ["Bellen"]
    assert [link.get("href").split("/", 3)[3] for link in feed.findall(f"{ATOM}link")] == [
        "zoeken/?q=bellen",
        "zoeken/?q=bellen&vorm=atom",
    ]


def test_a_sheet_says_what_was_asked_how_much_there_is_and_where_it_stands(filled, client):
    text = client.get("/praktijken/?thema=spijbelen&vorm=blad").content.decode()
    assert "2 praktijkvoorbeelden" in text
    assert "<dt>Thema</dt><dd>Spijbelen</dd>" in text
    assert "/praktijken/?thema=spijbelen</a>" in text
    assert text.index("Aanpak; met") < text.index("Bellen")


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("address", ["/zoeken/?q=bellen", "/praktijken/?x=1", "/onderwerpen/thema/spijbelen/?x=1"])
def test_every_list_links_to_its_other_forms_and_search_engines_leave_them(filled, client, form, address):
    assert f"vorm={form}" in client.get(address).content.decode()
    # Twice: the second is a kept copy, with the same headers.
    for answer in (client.get(f"{address}&vorm={form}"), client.get(f"{address}&vorm={form}")):
        assert answer.status_code == 200
        assert answer["X-Robots-Tag"] == "noindex"
        assert ("Content-Disposition" in answer) == (form == "csv")
        assert not answer.cookies


@pytest.mark.parametrize("form", ["", "pdf", "CSV", "\x00", "blad/"])
def test_a_form_that_does_not_exist_is_the_page_itself(filled, client, form):
    answer = client.get("/praktijken/", {"vorm": form})
    assert answer.status_code == 200
    assert answer["Content-Type"].startswith("text/html")
