"""A row of a list tells at a glance what is known of a practice, in the list and in the search alike."""

import pytest
from bs4 import BeautifulSoup
from django.db import connection
from django.test.utils import CaptureQueriesContext

from practices.models import PracticePage
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory

LISTS = ("/praktijken/", "/zoeken/?sorteer=nieuwste")


def details(client, address, title):
    """Return the details of the row with a title."""
    rows = BeautifulSoup(client.get(address).content, "html.parser").select(".row")
    row = next(row for row in rows if row.find(["h2", "h3"]).get_text(strip=True) == title)
    return [span.get_text() for span in row.select("p.small span")]


@pytest.mark.parametrize("address", LISTS)
def test_a_row_tells_what_a_practice_takes_for_whom_it_is_and_what_was_measured(practices, client, address):
    PracticePageFactory(
        parent=practices,
        title="Bellen voor tien uur",
        place="Genk",
        hours_per_week="4 uur per week",
        cost="200 euro (2021)",
        measured=PracticePage.Measured.ABSENCE,
        terms=[
            TermFactory(facet="bewijs", name="Zelf gemeten"),
            TermFactory(facet="niveau", name="Secundair onderwijs"),
            TermFactory(facet="finaliteit", name="Arbeidsmarktfinaliteit"),
            TermFactory(facet="thema", name="Spijbelen"),
        ],
    )
    assert details(client, address, "Bellen voor tien uur") == [
        "Genk",
        "Bewijs: zelf gemeten (afwezigheid)",
        "Tijd: 4 uur per week",
        "Kosten: 200 euro (2021)",
        "Secundair onderwijs, Arbeidsmarktfinaliteit",
    ]


@pytest.mark.parametrize("address", LISTS)
def test_a_row_says_nothing_of_what_is_not_known(practices, client, address):
    PracticePageFactory(parent=practices, title="Weinig bekend", terms=[TermFactory(facet="thema", name="Spijbelen")])
    assert details(client, address, "Weinig bekend") == []


def test_a_row_cuts_a_long_cost_and_says_so(practices, client):
    cost = "ongeveer 3.000 euro per leerling per schooljaar, met één voltijdse coach per klas (volgens een fiche)"
    PracticePageFactory(parent=practices, title="Twee coaches", cost=cost)
    short = "Kosten: ongeveer 3.000 euro per leerling per schooljaar\u00a0…"
    assert details(client, "/praktijken/", "Twee coaches") == [short]


def test_the_rows_of_other_pages_keep_their_themes(practices, home, client):
    StandardPageFactory(parent=home, title="Over ons", terms=[TermFactory(facet="thema", name="Spijbelen")])
    assert details(client, "/zoeken/?sorteer=nieuwste", "Over ons") == ["Spijbelen"]


def test_knowing_more_of_practices_costs_no_query(practices, client):
    def queries():
        client.get("/praktijken/?q=")
        with CaptureQueriesContext(connection) as captured:
            client.get("/praktijken/?q=")
        return len(captured)

    page = PracticePageFactory(parent=practices, terms=[TermFactory(facet="bewijs", name="Zelf gemeten")])
    before = queries()
    page.hours_per_week, page.cost, page.measured = "4 uur", "200 euro", PracticePage.Measured.REACH
    page.save_revision().publish()
    assert queries() == before
