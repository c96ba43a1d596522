"""Who searches by an abbreviation that a page explains finds its full form, and back."""

import pytest

from base.keys import page_key
from search.engine.documents import Document, Question
from search.engine.lexicon import Lexicon
from tests.search.engine.pages import pages

EXPLAINS = {"title": "Scholen", "body": "Ga naar het tweedekansonderwijs (TKO) in de buurt."}
FULL, SHORT = {"title": "Tweedekansonderwijs"}, {"title": "Wat is TKO"}
OTHER = {"title": "Bureau", "body": "TKO: technische kinderopvang"}


def test_an_abbreviation_leads_to_its_full_form_and_back(fill, ask):
    fill(EXPLAINS, FULL, SHORT, "Vis")
    assert set(ask("TKO").keys) == set(ask("tweedekansonderwijs").keys) == set(pages(1, 2, 3))
    assert ask("vis").others == frozenset()


def test_what_no_page_explains_leads_nowhere(fill, ask):
    fill(FULL, SHORT)
    assert ask("TKO").keys == pages(2)
    assert ask("tweedekansonderwijs").keys == pages(1)


def test_a_full_form_of_several_words_leads_to_its_abbreviation(fill, ask):
    fill({"title": "Een", "body": "CLB (centrum voor leerlingenbegeleiding)"}, "Het CLB helpt", "Centrum", "Vis")
    assert set(ask("een centrum voor leerlingenbegeleiding").keys) >= set(pages(1, 2))
    assert set(ask("clb").keys) == set(pages(1, 2))


def test_an_index_that_changes_learns_and_forgets(fill, ask, engine):
    fill("Vis", FULL, SHORT)
    engine.write([Document(page_key(4), **EXPLAINS)], position=2)
    assert set(ask("TKO").keys) == set(pages(2, 3, 4))
    engine.write([Document(page_key(4), title="Scholen")], position=3)
    assert ask("TKO").keys == pages(3)
    engine.write([Document(page_key(4), **EXPLAINS)], position=4)
    engine.write([], deleted=pages(4), position=5)
    assert ask("TKO").keys == pages(3)


@pytest.mark.parametrize("bound", ["without", "only", "within"])
def test_what_a_page_that_may_not_be_found_explains_is_learnt_by_nobody(fill, ask, engine, bound):
    fill(FULL, SHORT, EXPLAINS | {"facets": (("type", "x"),)})
    how = {"without": frozenset(pages(3)), "only": frozenset(pages(1, 2)), "within": {"type": frozenset({"y"})}}
    found = engine.search(Question("TKO", **{bound: how[bound]}))
    assert found.keys == (() if bound == "within" else pages(2))
    assert found.others == frozenset()
    assert set(ask("TKO").keys) == set(pages(1, 2, 3))


def test_of_two_meanings_the_glossary_has_the_first_word(fill, ask):
    entry = {"title": "TKO", "written_out": "tweedekansonderwijs"}
    fill(entry, FULL, "Technische kinderopvang", OTHER, OTHER)
    assert pages(3)[0] not in ask("TKO").keys
    assert pages(2)[0] in ask("TKO").keys
    assert pages(1)[0] not in ask("technische kinderopvang").keys


def test_the_names_of_a_term_go_before_what_texts_say(fill, ask):
    fill({"title": "School", "terms": ("Tweedekansonderwijs", "TKO")}, FULL, "Technische kinderopvang", OTHER, OTHER)
    assert pages(3)[0] not in ask("TKO").keys
    assert pages(2)[0] in ask("TKO").keys


def test_synonyms_of_editors_go_before_what_texts_say(fill, ask):
    fill(FULL, "Technische kinderopvang", OTHER)
    lexicon = Lexicon([["TKO", "tweedekansonderwijs"]])
    assert set(ask("TKO", lexicon).keys) == set(pages(1, 3))


def test_otherwise_the_meaning_of_most_visible_pages_counts(fill, ask):
    fill(FULL, "Technische kinderopvang", OTHER, OTHER, EXPLAINS)
    assert pages(2)[0] in ask("TKO").keys
    assert pages(1)[0] not in ask("TKO").keys
    out = frozenset(pages(3, 4))
    assert pages(1)[0] in ask("TKO", without=out).keys
    assert pages(2)[0] not in ask("TKO", without=out).keys


def test_a_suggestion_knows_the_full_form_too(fill, engine):
    fill(EXPLAINS, FULL, "Vis")
    assert {title for _, title in engine.suggest("TKO")} == {"Scholen", "Tweedekansonderwijs"}
