"""What is kept stays within its room, and made-up addresses take nothing from what visitors ask."""

import time
from urllib.parse import quote_plus

import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test
from wagtail.contrib.redirects.models import Redirect

from base.addresses.parameters import NO_PARAMETERS, DeclaredParameters, canonical
from base.page_store.answers import Answer
from base.page_store.entries import Address, Conditions, Entries, Kept
from tests.factories.content import StandardPageFactory

ROOM = 40_000
LIST = DeclaredParameters(frozenset({"q", "thema"}), passes_over_others=True)


def address(path, query="", host="testserver"):
    return Address("http", "80", host, path, query)


def kept(size=100, parameters=NO_PARAMETERS):
    return Kept(Answer.of("200 OK", [], b"x" * size, ()), Conditions(1, time.time() + 60, parameters))


class Keeping(RuleBasedStateMachine):
    """Whatever is kept and asked in whatever order, the sums are right and the room is never too small."""

    def __init__(self):
        super().__init__()
        self.entries = Entries(ROOM)

    @rule(number=st.integers(0, 20), size=st.integers(0, 12_000))
    def keep(self, number, size):
        self.entries.keep(address(f"/{number}/"), kept(size))

    @rule(number=st.integers(0, 20))
    def find(self, number):
        self.entries.find(address(f"/{number}/"))

    @invariant()
    def sums_are_right(self):
        both = [*self.entries._first.values(), *self.entries._proven.values()]
        assert self.entries.size == sum(each.answer.size for each in both) <= ROOM
        assert self.entries._proven_size == sum(each.answer.size for each in self.entries._proven.values())
        assert not self.entries._first.keys() & self.entries._proven.keys()


def test_whatever_is_kept_and_asked_stays_within_its_room():
    run_state_machine_as_test(Keeping)


def test_what_is_larger_than_the_room_is_not_kept():
    entries = Entries(ROOM)
    entries.keep(address("/"), kept(ROOM))
    assert (len(entries), entries.size) == (0, 0)


@pytest.mark.parametrize("part", ["path", "host", "query"])
def test_a_hundred_thousand_made_up_addresses_push_out_nothing_that_is_asked(part):
    entries = Entries(1_000_000)
    asked = [address(f"/pagina/{number}/") for number in range(50)]
    for each in asked:
        entries.keep(each, kept())
        entries.find(each)
    for number in range(100_000):
        entries.keep(address("/")._replace(**{part: f"q={number}"}), kept(parameters=LIST))
    assert all(entries.find(each) for each in asked)
    assert entries.size <= 1_000_000


PAIRS = st.lists(st.tuples(st.sampled_from("abc"), st.sampled_from(["", "1", "é", "&", "+", "%"])), max_size=5)


@given(PAIRS, st.randoms())
def test_the_order_of_the_names_does_not_matter_and_that_of_the_values_of_one_name_does(pairs, chance):
    def query(pairs):
        return "&".join(f"{name}={quote_plus(value)}" for name, value in pairs)

    names = sorted({name for name, _ in pairs}, key=lambda name: chance.random())
    shuffled = [pair for name in names for pair in pairs if pair[0] == name]
    assert canonical(query(pairs)) == canonical(query(shuffled))
    turned = [(name, value) for name, value in reversed(pairs)]
    is_same = sorted(turned, key=lambda pair: pair[0]) == sorted(pairs, key=lambda pair: pair[0])
    assert (canonical(query(pairs)) == canonical(query(turned))) == is_same


# On the site itself


@pytest.mark.parametrize("query", ["x=1", "utm_source=nieuwsbrief", "q=a&b", "a" * 300, "%ff=%00", "vorm=csv", "?"])
def test_a_page_that_reads_no_parameter_has_one_answer_whatever_is_asked(store, client, home, query):
    page = StandardPageFactory(parent=home)
    first = store.get(f"{page.url}?{query}")
    assert first.status == 200
    assert not store.get(page.url).rendered
    assert not store.get(f"{page.url}?{query}&nog=1").rendered
    assert len(store) == 1
    assert first.text == client.get(f"{page.url}?{query}").content.decode()


def test_a_list_is_kept_by_what_it_is_asked_in_any_order_and_with_what_others_hang_on_it(store, client, site):
    first = store.get("/praktijken/?q=time-out&thema=spijbelen")
    assert first.rendered
    for query in ("thema=spijbelen&q=time-out", "utm_source=x&q=time-out&thema=spijbelen&fbclid=1"):
        answer = store.get(f"/praktijken/?{query}")
        assert not answer.rendered
        assert answer.text == client.get(f"/praktijken/?{query}").content.decode()
    for query in ("q=time-out", "q=Time-out&thema=spijbelen", "q=time-out&thema=spijbelen&pagina=1", ""):
        assert store.get(f"/praktijken/?{query}").rendered, query


@pytest.mark.parametrize("query", ["kleur=rood", "q=a&kleur=rood", "Vorm=csv", "q=a&Q=b"])
def test_a_list_repeats_what_it_does_not_know_so_that_is_answered_and_kept_nowhere(store, site, query):
    for _ in range(2):
        assert store.get(f"/praktijken/?{query}").rendered
    assert len(store) == 0


def test_a_feed_with_what_others_hang_on_it_is_the_feed(store, site):
    plain = store.get("/praktijken/feed/")
    assert store.get("/praktijken/feed/?utm_source=x").text == plain.text
    assert store.get("/praktijken/feed/").text == plain.text
    assert store.get("/praktijken/feed/?q=niets").text != plain.text


def test_the_interface_refuses_what_it_does_not_know_whatever_is_kept(store, site):
    assert store.get("/api/v1/search?q=a").status == 200
    assert not store.get("/api/v1/search?q=a").rendered
    for query in ("q=a&utm_source=x", "utm_source=x", "q=a&b=1", "q=a&aantal=0"):
        assert store.get(f"/api/v1/search?{query}").status == 400, query


def test_suggestions_are_kept_by_what_is_typed(store, site):
    store.get("/zoeken/suggesties/?q=spij")
    assert not store.get("/zoeken/suggesties/?q=spij&_gl=1").rendered
    assert store.get("/zoeken/suggesties/?q=spijb").rendered


def test_a_list_of_ones_own_is_kept_for_nobody_else(store, site):
    for _ in range(2):
        assert store.get(f"/bewaarlijst/?p={site.practice.pk}").rendered
        assert store.get("/bewaarlijst/?p=").rendered
    assert len(store) == 0


def test_a_lasting_redirect_is_kept_for_the_bare_address_only(store, home):
    page = StandardPageFactory(parent=home, slug="samen")
    Redirect.objects.create(old_path="/oud", redirect_link=page.url, is_permanent=True)
    Redirect.objects.create(old_path="/even", redirect_link=page.url, is_permanent=False)
    store.hear()
    for path in ("/oud/", "/SAMEN/"):
        first, second = store.get(path), store.get(path)
        assert (first.status, second.status, second.rendered) == (301, 301, False)
        assert first["Location"] == second["Location"] == page.url
        for query in ("x=1", "utm_source=x"):
            answer = store.get(f"{path}?{query}")
            assert (answer.rendered, answer["Location"]) == (True, f"{page.url}?{query}")
    assert store.get("/even/").status == 302
    assert store.get("/even/").rendered


def test_very_long_addresses_are_answered_and_not_kept(store, site):
    for _ in range(2):
        assert store.get(f"/praktijken/?q={'a' * 500}").rendered
    assert len(store) == 0
