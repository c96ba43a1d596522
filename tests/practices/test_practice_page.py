"""A practice shows what is known and nothing else."""

import datetime

import pytest

from practices.models import PracticePage
from tests.factories.base import MunicipalityFactory, TermFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory


def labels(page):
    return [label for label, _text, _terms in page.at_a_glance]


def test_only_what_is_filled_in_stands_at_a_glance(practices):
    page = PracticePageFactory(parent=practices, organisation="", status=PracticePage.Status.RUNNING)
    assert labels(page) == ["Loopt het nog?"]
    page.organisation, page.cost = "Een stad", "200 euro (2021)"
    assert labels(page) == ["Organisatie", "Loopt het nog?", "Kosten"]


def test_a_confirmed_status_says_when(practices):
    page = PracticePageFactory(
        parent=practices, status=PracticePage.Status.STOPPED, status_confirmed_on=datetime.date(2026, 3, 9)
    )
    rows = {label: text for label, text, _terms in page.at_a_glance}
    assert rows["Loopt het nog?"] == "gestopt (bevestigd op 09/03/2026)"


@pytest.mark.parametrize(
    ("fields", "shown"),
    [
        ({"place": "Heel de Kempen", "country": "BE"}, "Heel de Kempen"),
        ({"country": "NL"}, "Nederland"),
        ({"country": "BE"}, ""),
    ],
)
def test_a_place_is_said_in_words(db, fields, shown):
    assert PracticePageFactory.build(**fields).byline == shown


def test_a_municipality_is_a_place_unless_an_editor_wrote_one(practices):
    page = PracticePageFactory(parent=practices, municipality=MunicipalityFactory(name="Genk"))
    assert page.byline == "Genk"
    page.place = "Genk en omstreken"
    assert page.byline == "Genk en omstreken"


def test_evidence_always_says_what_was_measured(practices):
    term = TermFactory(facet="bewijs", name="Zelf gemeten")
    page = PracticePageFactory(parent=practices, terms=[term], measured=PracticePage.Measured.REACH)
    assert page.evidence_text == "zelf gemeten: bereik"
    page.evidence_note = "tevredenheid van ouders"
    assert page.evidence_text == "zelf gemeten: tevredenheid van ouders"
    assert PracticePageFactory(parent=practices).evidence_text == ""


def test_a_foreign_practice_is_called_so(db):
    assert PracticePageFactory.build(country="FI").type_label == "buitenlandse praktijk"
    assert PracticePageFactory.build(country="BE").type_label == "praktijkvoorbeeld"


def test_an_index_lists_its_own_public_practices_and_a_foreign_one_offers_countries(home, practices):
    abroad = PracticeIndexPageFactory(parent=home, slug="buitenland", scope="buitenland")
    shown, foreign = PracticePageFactory(parent=practices), PracticePageFactory(parent=abroad, country="NL")
    PracticePageFactory(parent=practices, live=False)
    assert list(practices.listed()) == [shown]
    assert list(abroad.listed()) == [foreign]
    assert [facet.slug for facet in abroad.offered_field_facets()] == ["land"]
    assert practices.offered_field_facets() == ()
