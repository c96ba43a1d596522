"""The spreadsheet of a list opens right, holds what the list holds, and runs nothing."""

import csv
import io
import re

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from base.spreadsheets import escape_formula
from search.listings import exports
from search.listings.listing import Listing
from search.listings.spec import ListingRequest, ListingSpec
from tests.factories.practices import PracticePageFactory
from tests.reading import spreadsheet


def test_the_spreadsheet_says_what_a_page_is_where_it_stands_and_what_it_carries(site, client):
    heading, *found = spreadsheet(client.get("/praktijken/?vorm=csv"))
    row = dict(zip(heading, found[0], strict=True))
    assert row["Titel"] == "Time-out in Hasselt"
    assert row["Soort"] == "Praktijkvoorbeeld"
    assert row["Adres"] == "http://testserver/praktijken/time-out/"
    assert row["Thema"] == "Vaak te laat"
    assert row["Niveau"] == "Secundair onderwijs"
    assert client.get("/praktijken/?vorm=csv").headers["Content-Disposition"].startswith('attachment; filename="')


SIGNS = ("=", "+", "-", "@", "＝", "＋", "－", "＠")
PARTS = st.sampled_from([*SIGNS, *",;\t\r\n \"'", "a", "1", "=1+1", "\u00a0", "%", " 000", "-18-a"])
# A sign with nothing behind it but figures, what parts them, and what is counted.
NUMBER = "[+-][0-9., \u00a0\u202f]*[0-9][ \u00a0\u202f]?(?:%|€|euro)?"


def runs(cell):
    """Return whether a spreadsheet may take a cell, with or without the spaces and quotes in front, for a formula."""
    return cell.lstrip(' "\n\r\t\u00a0').startswith(SIGNS)


@given(cell=st.text(max_size=30) | st.lists(PARTS, max_size=8).map("".join))
def test_no_cell_is_a_formula_however_it_is_cut(cell):
    safe = escape_formula(cell)
    assert safe.replace("'", "") == cell.replace("'", "")
    if not re.fullmatch(NUMBER, safe):
        assert not safe.startswith(("\t", "\r", "\n"))
        first, *others = re.split("[,;\t\r\n]", safe)
        # A number with words of letters calls nothing and points at no cell.
        assert not any(map(runs, [safe, first, *(part for part in others if not re.fullmatch(WORDED, part))]))


WORDED = r" *-[0-9]+(?:[ -]?[^\W0-9_]+)*\.?\s*"
SIGNED = [
    "-1 000",
    "-1\u00a0000,5",
    "-1\u202f234\u202f567",
    "-1.000.000",
    "-5 %",
    "-5\u00a0%",
    "+5",
    "+1 000",
    "+32",
    "+0,5 %",
]
COUNTED = ["-20 euro", "-20 €", "-20€", "+1.234,56 euro", "-,5", "-.5"]
PLAIN = ["-5", "-3,5", "-1.234,56", "-0.5", "-12%", "3,5", "2017", "1.000"]


@pytest.mark.parametrize("number", [*PLAIN, *SIGNED, *COUNTED])
def test_a_number_is_written_as_it_is(number):
    assert escape_formula(number) == number


@pytest.mark.parametrize(
    "phone", ["+32 2 123", "+32 470 123 456", "+32470123456", "+32.470.123.456", "+32 2 123 45 67"]
)
def test_a_telephone_number_stays_text(phone):
    """As a number it would lose its plus."""
    assert escape_formula(phone) == f"'{phone}"


@pytest.mark.parametrize(
    "words", ["mail,-18-jarigen", "mail, -18-jarigen; en", "x,-18jarigen.", "a;-5 graden vorst", "3,-5"]
)
def test_a_dash_before_a_number_and_words_stays_in_the_middle_of_a_text(words):
    assert escape_formula(words) == words


FORMULAS = ["-18-A1", "-18-jarigen(1)", "-18-jarigen+1", "-18-cmd|x", "-a", "-1+1", "+18-jarigen", "=a", "-18-blad!a"]


@pytest.mark.parametrize("formula", FORMULAS)
def test_what_may_be_a_formula_is_none_behind_whatever_may_end_a_cell(formula):
    for end in ",;\t\n\r":
        assert escape_formula(f"x{end}{formula}") == f"x{end}'{formula}"
        assert escape_formula(f"x{end} {formula}") == f"x{end}' {formula}"


@pytest.mark.parametrize("number", ["-3,5", "-1 000", "+5"])
def test_a_number_stays_a_number(practices, client, number):
    PracticePageFactory(parent=practices, title=number, slug="getal")
    _heading, row = spreadsheet(client.get("/praktijken/?vorm=csv"))
    assert row[0] == number


@pytest.mark.parametrize(
    "text",
    ["-5+1", "-", "-,", "-5 a", "+32 2", "-18-jarigen", "+5+1", "-1 00", "-5 %+1", "-A1", "--5", "-5\n=1", "-1;=1"],
)
def test_what_only_begins_as_a_number_is_none(text):
    assert escape_formula(text).startswith("'")


VICIOUS = [
    "=1+1",
    "=1,=2",
    "+32 2 123",
    "x\t=1+1",
    "@SOM(A1)",
    "\t=1",
    ' "=1+1',
    '"=1,"", =2',
    "a, =HYPERLINK(1)",
    "b; +cmd",
    'c,"-1+1',
]


@pytest.mark.parametrize("title", [*VICIOUS, 'a;b"c', "twee\nregels", "Café 🎒", "gewoon, en nog - iets"])
def test_any_title_stays_one_cell_that_is_text(practices, client, title):
    PracticePageFactory(parent=practices, title=title, slug="vreemd", search_description=title)
    answer = client.get("/praktijken/?vorm=csv")
    heading, row = spreadsheet(answer)
    assert len(row) == len(heading)
    for cell in (row[0], row[2]):
        assert cell.replace("'", "") == title
        assert cell == title or title in VICIOUS
    for delimiter in ";,":
        text = answer.content.decode("utf-8-sig")
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
        assert not [cell for cells in rows for cell in cells if runs(cell)], delimiter
        # No sign cuts what was made harmless.
        assert rows[1][0].startswith(row[0])


def test_a_spreadsheet_that_is_cut_says_so(practices):
    PracticePageFactory.create_batch(3, parent=practices)
    request = RequestFactory().get("/praktijken/?vorm=csv")

    def answer(first):
        listing = Listing(ListingSpec(practices.listed(), "/praktijken/"), ListingRequest(QueryDict(""), first))
        return spreadsheet(exports.export(request, listing, "Praktijken"))[1:]

    assert len(answer(3)) == 3
    assert answer(2)[2:] == [["Dit zijn de eerste 2 van 3 resultaten."]]
    assert {name: each.most for name, each in exports.FORMATS.items()} == {
        "blad": 200,
        "csv": 1000,
        "xlsx": 1000,
        "json": 1000,
        "atom": 1000,
    }
