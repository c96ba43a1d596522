"""The spreadsheet of a list opens right, holds what the list holds, and runs nothing."""

import pytest
from django.http import QueryDict
from django.test import RequestFactory
from hypothesis import given
from hypothesis import strategies as st

from search import formats
from search.listing import Listing
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


@given(cell=st.text(max_size=30) | st.sampled_from(formats.FORMULA).flatmap(lambda sign: st.just(f"{sign}1+1")))
def test_no_cell_is_a_formula(cell):
    safe = formats.defused(cell)
    assert not safe.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert safe.endswith(cell)
    assert safe == cell or cell.startswith(formats.FORMULA)


@pytest.mark.parametrize("title", ["=1+1", "+32", "-5", "@SOM(A1)", 'a;b"c', "twee\nregels", "Café 🎒"])
def test_any_title_stays_one_cell_that_is_text(practices, client, title):
    PracticePageFactory(parent=practices, title=title, slug="vreemd", search_description=title)
    heading, row = spreadsheet(client.get("/praktijken/?vorm=csv"))
    assert len(row) == len(heading)
    assert row[0].removeprefix("'") == title
    assert not row[0].startswith(formats.FORMULA)
    assert not row[2].startswith(formats.FORMULA)


def test_a_spreadsheet_that_is_cut_says_so(practices):
    PracticePageFactory.create_batch(3, parent=practices)
    request = RequestFactory().get("/praktijken/?vorm=csv")

    def answer(first):
        listing = Listing(practices.listed(), QueryDict(""), url="/praktijken/", first=first)
        return spreadsheet(formats.answer(request, listing, "Praktijken"))[1:]

    assert len(answer(3)) == 3
    assert answer(2)[2:] == [["Dit zijn de eerste 2 van 3 resultaten."]]
    assert {name: form.most for name, form in formats.FORMS.items()} == {
        "blad": 200,
        "csv": 1000,
        "json": 1000,
        "atom": 1000,
    }
