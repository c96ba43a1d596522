"""Abbreviations that pages explain lead visitors to their full form, for as long as the pages are public."""

import pytest

from base import protection
from search.indexing import consistency_check
from search.indexing.updating import Outcome, update
from tests.factories.content import GlossaryEntryPageFactory, GlossaryPageFactory, StandardPageFactory
from tests.search.hiding import STATES


@pytest.fixture
def found(site, client):
    """The titles that a question finds, of a site with a page about second-chance education."""
    StandardPageFactory(parent=site.home, title="Tweedekansonderwijs")
    asked = []

    def found(query):
        asked.append(query)
        answer = client.get(f"/zoeken/?q={query}&x={len(asked)}")
        return {page.title for page in answer.context["listing"].results}

    return found


def explaining(parent, told="In het tweedekansonderwijs (TKO) haal je een diploma."):
    return StandardPageFactory(parent=parent, title="Uitleg", search_description=told)


def test_the_index_learns_when_a_page_is_published_and_forgets_when_it_no_longer_is(site, built, found):
    built()
    assert found("TKO") == set()
    page = explaining(site.home)
    assert update() is Outcome.DONE
    assert found("TKO") == {"Tweedekansonderwijs", "Uitleg"}
    with protection.lifted():
        page.unpublish()
    assert update() is Outcome.DONE
    assert found("TKO") == set()
    assert not consistency_check.compare()


@pytest.mark.parametrize("hide", STATES)
def test_what_a_hidden_page_explains_is_learnt_by_nobody(site, built, found, hide):
    parent = StandardPageFactory(parent=site.home, title="Boven")
    page = explaining(parent)
    built()
    assert "Tweedekansonderwijs" in found("TKO")
    hide([page])
    built()
    assert "Tweedekansonderwijs" not in found("TKO")
    assert not consistency_check.compare()


def test_a_word_of_the_glossary_is_written_out(site, built, found):
    glossary = GlossaryPageFactory(parent=site.home)
    entry = GlossaryEntryPageFactory(parent=glossary, title="TKO", written_out="tweedekansonderwijs")
    explaining(site.home, "TKO: technische kinderopvang")
    StandardPageFactory(parent=site.home, title="Technische kinderopvang")
    built()
    assert "Tweedekansonderwijs" in found("TKO")
    assert "Technische kinderopvang" not in found("TKO")
    entry.written_out = ""
    entry.save_revision().publish()
    built()
    assert "Technische kinderopvang" in found("TKO")
    assert not consistency_check.compare()


def test_a_result_shows_which_of_its_words_were_meant(site, built, client):
    explaining(site.home)
    StandardPageFactory(parent=site.home, title="Tweedekansonderwijs")
    built()
    assert "<mark>Tweedekansonderwijs</mark>" in client.get("/zoeken/?q=TKO").content.decode()
