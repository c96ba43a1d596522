"""Search finds a page by its words and by the terms it carries, and never falls over what was typed."""

import pytest
from django.http import QueryDict

from tests.factories.base import TermFactory
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticePageFactory
from tests.search.conftest import query_of

OPERATORS = [
    'AND OR NOT * ( " : ^ ~ -',
    "NEAR(a b)",
    "title:coach",
    '"',
    '""',
    "(",
    ")",
    "*",
    "-coach",
    "coach*",
    "a AND",
    "NOT",
    "'; DROP TABLE base_term; --",
    "\\",
    "%_%",
    "<script>alert(1)</script>",
    "{{ 7|add:7 }}",
    "&!|<->:*",
    "coach:*",
    "a" * 10_000,
    "a " * 5_000,
    "\x00",
    "a\x00b",
    "\ud800",
    "\u202e\u200b\ufeff",
    "🎒",
    "٣",
    "de het een",
    " ",
]


def found(listing):
    return {page.title for page in listing.results}


def test_a_page_is_found_by_a_word_of_its_title_its_summary_or_its_text(practices, titles):
    PracticePageFactory(parent=practices, title="Huiswerkklas")
    PracticePageFactory(parent=practices, title="Anders", search_description="Een huiswerkklas na schooltijd.")
    PracticePageFactory(parent=practices, title="Nog iets", problem="Wie geen huiswerkklas had, haakte af.")
    PracticePageFactory(parent=practices, title="Iets heel anders")
    assert set(titles("q=huiswerkklas")) == {"Huiswerkklas", "Anders", "Nog iets"}


def test_capitals_and_accents_of_the_visitor_do_not_count(practices, titles):
    PracticePageFactory(parent=practices, title="Een coach voor iedereen")
    assert titles("q=COACH") == ["Een coach voor iedereen"]


def test_all_words_count_and_if_no_page_has_them_all_any_word(practices, titles):
    PracticePageFactory(parent=practices, title="Coach op school")
    PracticePageFactory(parent=practices, title="Coach thuis")
    assert titles("q=coach+thuis") == ["Coach thuis"]
    assert set(titles("q=coach+zeppelin")) == {"Coach op school", "Coach thuis"}


@pytest.mark.parametrize("asked", ["spijbelen", "Brossen", "BRÓSSEN", "laat"])
def test_a_page_is_found_by_a_term_its_synonym_and_a_narrower_term(practices, titles, asked):
    top = TermFactory(name="Spijbelen", slug="spijbelen", synonyms="brossen\nwegblijven")
    child = TermFactory(name="Vaak te laat", slug="te-laat", parent=top)
    PracticePageFactory(parent=practices, title="Time-out", terms=[child])
    assert titles(f"q={asked}") == ["Time-out"]


def test_a_page_that_fits_twice_is_listed_once(practices, ask):
    """The same word may name two terms, in two facets or in one family."""
    parents = [TermFactory(facet=facet, name="Ouders", slug="ouders") for facet in ("doelgroep", "actor")]
    child = TermFactory(facet="actor", name="Ouders van kleuters", slug="ouders-kleuters", parent=parents[1])
    PracticePageFactory(parent=practices, title="Ouders aan tafel", terms=[parents[0], child])
    listing = ask("q=ouders")
    assert listing.total == 1
    assert len(listing.results) == 1
    assert {group.slug: group.values[0].count for group in listing.groups} == {"doelgroep": 1, "actor": 1}


def test_the_old_name_of_a_merged_term_still_finds_its_pages(practices, titles):
    old, new = TermFactory(name="Brossen", slug="brossen"), TermFactory(name="Spijbelen", slug="spijbelen")
    PracticePageFactory(parent=practices, title="Time-out", terms=[old])
    old.merge_into(new)
    assert titles("q=brossen") == ["Time-out"]


def test_words_and_filters_narrow_together_and_counts_follow_the_words(practices, titles, counts):
    theme = TermFactory(name="Pesten", slug="pesten")
    PracticePageFactory(parent=practices, title="Coach tegen pesterij", terms=[theme])
    PracticePageFactory(parent=practices, title="Coach")
    PracticePageFactory(parent=practices, title="Iets anders", terms=[theme])
    assert titles("q=coach&thema=pesten") == ["Coach tegen pesterij"]
    assert counts("q=coach") == {"thema": {"pesten": 1}}


def test_a_renamed_or_unpublished_page_is_not_found_by_its_old_words(practices, titles):
    page = PracticePageFactory(parent=practices, title="Zeppelin")
    page.title, page.search_description = "Luchtballon", "Hoog in de lucht."
    page.save()
    assert (titles("q=zeppelin"), titles("q=luchtballon")) == ([], ["Luchtballon"])
    page.unpublish()
    assert titles("q=luchtballon") == []


def test_the_whole_site_is_searched_and_every_result_says_what_it_is(home, practices, causes, client):
    CausePageFactory(parent=causes, title="Zeppelinangst", kind="gevolg")
    PracticePageFactory(parent=practices, title="Zeppelin als klas")
    StandardPageFactory(parent=home, title="Over de zeppelin", search_description="Zeppelinangst bestaat niet.")
    listing = client.get("/zoeken/", {"q": "zeppelin"}).context["listing"]
    assert found(listing) >= {"Zeppelin als klas", "Over de zeppelin"}
    html = client.get("/zoeken/", {"q": "zeppelinangst"}).content.decode()
    assert "Zeppelinangst" in html
    assert "oorzaak of gevolg" in html


def test_search_without_words_lists_every_public_page(site, client):
    shown = [
        title for number in (1, 2, 3) for title in found(client.get("/zoeken/", {"pagina": number}).context["listing"])
    ]
    assert sorted(shown) == sorted(page.title for page in site.home.get_descendants(inclusive=True))


def test_nothing_found_says_what_to_do_next(site, client):
    html = client.get("/zoeken/", {"q": "zeppelin"}).content.decode()
    assert "0 pagina’s" in html
    assert "Niets past bij" in html
    assert 'href="/onderwerpen/"' in html


@pytest.mark.parametrize("typed", OPERATORS, ids=lambda typed: ascii(typed[:20]))
def test_whatever_is_typed_is_only_text(practices, ask, typed):
    PracticePageFactory(
        parent=practices, title="Coach", search_description="Coach.", organisation="", approach="<p>Coach</p>"
    )
    sent = QueryDict(mutable=True)
    sent["q"] = typed
    listing = ask(sent)
    says_something = any(char.isalnum() for char in listing.query) and typed != "-coach"
    assert listing.total == ("coach" in typed if says_something else typed != "-coach")
    assert ask(QueryDict(query_of(listing.addresses.with_changes()))).query == listing.query
