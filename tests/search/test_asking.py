"""Whatever is asked, the answer is a sensible list with one address, and says in Dutch what it left out."""

from urllib.parse import urlencode

import pytest
from django.http import QueryDict
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.listings.parameters import MOST_NOTICES
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.search.conftest import query_of


@pytest.fixture
def pages(practices):
    themes = [TermFactory(name=f"Thema {number}", slug=f"thema-{number}") for number in range(3)]
    level = TermFactory(facet="niveau", name="Kleuter", slug="kleuter")
    return [PracticePageFactory(parent=practices, terms=[themes[number % 3], level]) for number in range(5)]


@pytest.mark.parametrize(
    "given",
    [
        "niveau=kleuter&thema=thema-1&thema=thema-0&q=praktijk",
        "q=++praktijk+&thema=thema-0&thema=thema-1&niveau=kleuter&thema=thema-0",
        "sorteer=relevantie&pagina=1&thema=thema-1&thema=thema-0&niveau=kleuter&q=praktijk&onbekend=x",
        "thema=thema-1&thema=nooit&thema=thema-0&niveau=kleuter&q=praktijk&sorteer=nooit",
    ],
)
def test_one_list_has_one_address(pages, ask, given):
    assert ask(given).addresses.with_changes() == "/praktijken/?q=praktijk&thema=thema-0&thema=thema-1&niveau=kleuter"


def test_defaults_are_left_out_of_an_address(pages, ask):
    assert ask("sorteer=titel&pagina=1&q=&thema=").addresses.with_changes() == "/praktijken/"
    assert ask("q=praktijk&sorteer=relevantie").addresses.with_changes() == "/praktijken/?q=praktijk"
    assert ask("q=praktijk&sorteer=titel").addresses.with_changes() == "/praktijken/?q=praktijk&sorteer=titel"
    assert ask("sorteer=nieuwste").addresses.with_changes(pagina=2) == "/praktijken/?sorteer=nieuwste&pagina=2"


def test_taking_the_query_away_leaves_no_order_that_is_the_default_without_it(pages, ask):
    assert ask("q=praktijk&sorteer=titel").chips[0]["remove_url"] == "/praktijken/"
    assert ask("q=praktijk").chips[0]["remove_url"] == "/praktijken/"
    assert ask("q=praktijk&sorteer=nieuwste").chips[0]["remove_url"] == "/praktijken/?sorteer=nieuwste"


def test_another_choice_starts_at_the_first_page_again(pages, ask):
    narrowed = ask("q=praktijk&pagina=2&sorteer=nieuwste", page_size=2)
    assert all("pagina" not in chip["remove_url"] for chip in narrowed.chips)
    assert all("pagina" not in option["url"] for option in narrowed.sort_options)


@pytest.mark.django_db
@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    themes=st.sets(st.sampled_from(["thema-0", "thema-1", "thema-2"])),
    levels=st.sets(st.just("kleuter")),
    query=st.text(max_size=20),
    sort=st.sampled_from(["", "titel", "nieuwste", "bewijs", "relevantie"]),
)
def test_following_an_address_asks_the_same(pages, ask, themes, levels, query, sort):
    given = urlencode({"q": query, "thema": sorted(themes), "niveau": sorted(levels), "sorteer": sort}, doseq=True)
    first = ask(given)
    again = ask(query_of(first.addresses.with_changes()))
    assert (again.selection, again.query, again.sort) == (first.selection, first.query, first.sort)
    assert (again.selection["thema"], again.selection["niveau"]) == (themes, levels)
    assert again.addresses.with_changes() == first.addresses.with_changes()


@pytest.mark.parametrize("value", ["bestaat-niet", "Thema 0", "x" * 5000, "٣", "<b>vet</b>", "' OR 1=1 --"])
def test_an_unknown_value_is_left_out_and_said_so(pages, ask, value):
    listing = ask(urlencode({"thema": value}))
    assert listing.total == 5
    assert listing.notices == [f"“{value[:60]}” kennen we niet bij thema. We lieten dat filter weg."]


@pytest.mark.parametrize("value", ["\x00", "\u200b\u202e", "\ufffe"])
def test_an_unknown_value_that_nobody_can_see_is_named_too(pages, ask, value):
    listing = ask(urlencode({"thema": value}))
    assert listing.total == 5
    assert listing.notices == ["“dat teken” kennen we niet bij thema. We lieten dat filter weg."]


def test_an_empty_value_needs_no_words(pages, ask):
    listing = ask("thema=&thema=+&niveau=")
    assert (listing.total, listing.notices, listing.chips) == (5, [], [])


def test_a_known_value_counts_beside_an_unknown_one(pages, ask):
    listing = ask("thema=bestaat-niet&thema=thema-0")
    assert listing.total == 2
    assert len(listing.notices) == 1


def test_the_same_unknown_value_is_named_once(pages, ask):
    assert len(ask("&".join(["thema=bestaat-niet"] * 500)).notices) == 1


def test_a_flood_of_values_neither_floods_the_page_nor_hides_a_known_one(pages, ask):
    flood = "&".join([*(f"niveau=onzin-{number}" for number in range(500)), *["thema=x"] * 500, "thema=thema-0"])
    listing = ask(flood)
    assert listing.total == 2
    assert 0 < len(listing.notices) <= MOST_NOTICES


def test_parameters_that_are_no_facet_are_left_out_and_said_so_unless_others_hang_them_on_addresses(pages, ask):
    listing = ask("thema[]=thema-0&__proto__=x&utm_source=brief")
    assert (listing.total, listing.addresses.with_changes()) == (5, "/praktijken/")
    assert listing.notices == [
        f"Deze lijst heeft geen filter “{name}”. We lieten dat filter weg." for name in ("thema[]", "__proto__")
    ]


def test_of_a_repeated_query_the_last_counts(pages, ask):
    assert ask("q=een&q=twee").query == "twee"


@pytest.mark.parametrize(("number", "text"), [(0, "0 voorbeelden"), (1, "1 voorbeeld"), (2, "2 voorbeelden")])
def test_the_number_of_results_stands_with_the_right_noun(practices, ask, number, text):
    PracticePageFactory.create_batch(number, parent=practices)
    assert ask(noun=("voorbeeld", "voorbeelden")).count_text == text


def test_the_parameters_of_a_request_are_not_changed(pages, ask):
    sent = QueryDict("thema=thema-0&pagina=1")
    before = sent.urlencode()
    ask(sent.urlencode()).addresses.with_changes(pagina=3)
    assert sent.urlencode() == before
