"""A term's page gathers everything that carries it; the list of terms shows only what leads somewhere."""

import re

import pytest

from base.models import Term
from tests.factories.base import TermFactory
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticePageFactory


@pytest.fixture
def family(db):
    top = TermFactory(name="Spijbelen", slug="spijbelen", description="Wegblijven van school.")
    return top, TermFactory(name="Te laat", slug="te-laat", parent=top)


def shown(client, address, **params):
    return [page.title for page in client.get(address, params).context["listing"].results]


def listed_terms(client):
    """Read the list of terms as a visitor does: ``{name: count}``."""
    html = client.get("/onderwerpen/").content.decode()
    return {
        name: int(count) for name, count in re.findall(r'">([^<]+)</a>&nbsp;<span class="small">(\d+)</span>', html)
    }


def test_a_term_gathers_pages_of_every_kind_and_of_its_narrower_terms(home, practices, causes, family, client):
    top, child = family
    PracticePageFactory(parent=practices, title="Praktijk", terms=[child])
    CausePageFactory(parent=causes, title="Oorzaak", terms=[top])
    StandardPageFactory(parent=home, title="Uitleg", terms=[top, child])
    StandardPageFactory(parent=home, title="Iets anders")
    assert shown(client, "/onderwerpen/thema/spijbelen/") == ["Oorzaak", "Praktijk", "Uitleg"]
    assert shown(client, "/onderwerpen/thema/te-laat/") == ["Praktijk", "Uitleg"]


def test_a_terms_page_narrows_by_the_other_facets_only(practices, family, client):
    level = TermFactory(facet="niveau", name="Kleuter", slug="kleuter")
    PracticePageFactory(parent=practices, title="A", terms=[family[0], level])
    PracticePageFactory(parent=practices, title="B", terms=[family[0]])
    listing = client.get("/onderwerpen/thema/spijbelen/").context["listing"]
    assert [group.slug for group in listing.groups] == ["soort", "niveau"]
    assert shown(client, "/onderwerpen/thema/spijbelen/", niveau="kleuter") == ["A"]


def test_a_terms_page_says_what_it_is_and_where_it_belongs(practices, family, client):
    PracticePageFactory(parent=practices, terms=[family[1]])
    html = client.get("/onderwerpen/thema/spijbelen/").content.decode()
    assert "Wegblijven van school." in html
    assert 'href="/onderwerpen/thema/te-laat/"' in html
    assert 'href="/onderwerpen/thema/spijbelen/"' in client.get("/onderwerpen/thema/te-laat/").content.decode()


def test_the_same_word_in_two_facets_has_two_pages(practices, client):
    for facet, title in (("doelgroep", "Voor ouders"), ("actor", "Met ouders")):
        PracticePageFactory(
            parent=practices, title=title, terms=[TermFactory(facet=facet, name="Ouders", slug="ouders")]
        )
    assert shown(client, "/onderwerpen/doelgroep/ouders/") == ["Voor ouders"]
    assert shown(client, "/onderwerpen/actor/ouders/") == ["Met ouders"]


def test_the_list_of_terms_counts_every_page_once_and_parents_count_their_children(home, practices, family, client):
    top, child = family
    TermFactory(name="Leeg", slug="leeg")
    PracticePageFactory(parent=practices, terms=[top, child])
    StandardPageFactory(parent=home, terms=[child])
    assert listed_terms(client) == {"Spijbelen": 2, "Te laat": 2}


def test_the_count_of_a_term_is_what_its_page_lists(home, practices, causes, family, client):
    for number in range(3):
        PracticePageFactory(parent=practices, terms=[family[number % 2]])
    CausePageFactory(parent=causes, terms=[family[1], TermFactory(facet="niveau", name="Kleuter", slug="kleuter")])
    counts = listed_terms(client)
    assert counts
    for term in Term.objects.all():
        assert client.get(term.get_absolute_url()).context["listing"].total == counts[term.name]


def test_a_narrower_term_is_listed_behind_its_parent(practices, client):
    late = TermFactory(name="Aanwezigheid", slug="aanwezigheid", order=2)
    early = TermFactory(name="Zorg", slug="zorg", order=1)
    child = TermFactory(name="Bijles", slug="bijles", parent=early, order=9)
    PracticePageFactory(parent=practices, terms=[late, early, child])
    assert list(listed_terms(client)) == ["Zorg", "Bijles", "Aanwezigheid"]


def test_a_term_that_no_page_carries_has_an_empty_page(practices, client):
    answer = client.get(TermFactory().get_absolute_url())
    assert answer.status_code == 200
    assert "0 pagina’s" in answer.content.decode()


@pytest.mark.parametrize(
    "address", ["/onderwerpen/thema/nooit/", "/onderwerpen/nooit/spijbelen/", "/onderwerpen/nooit/"]
)
def test_an_unknown_term_or_facet_is_not_found(home, family, client, address):
    assert client.get(address).status_code == 404
    assert client.get(f"{address}feed/").status_code == 404


def test_the_address_of_a_facet_leads_to_its_part_of_the_list(home, client):
    assert client.get("/onderwerpen/thema/").headers["Location"] == "/onderwerpen/#thema"


def test_a_merged_term_redirects_for_good_with_its_feed(home, family, client):
    oldest, old = TermFactory(name="Heel oud", slug="heel-oud"), TermFactory(name="Brossen", slug="brossen")
    oldest.merge_into(old)
    old.merge_into(family[0])
    for slug in ("brossen", "heel-oud"):
        for end in ("", "feed/"):
            answer = client.get(f"/onderwerpen/thema/{slug}/{end}")
            assert (answer.status_code, answer.headers["Location"]) == (301, f"/onderwerpen/thema/spijbelen/{end}")


def test_merging_a_term_loses_no_page_and_counts_none_twice(home, practices, family, client):
    old = TermFactory(name="Brossen", slug="brossen")
    PracticePageFactory(parent=practices, title="A", terms=[old])
    PracticePageFactory(parent=practices, title="B", terms=[old, family[0]])
    old.merge_into(family[0])
    assert shown(client, "/onderwerpen/thema/spijbelen/") == ["A", "B"]
    assert listed_terms(client) == {"Spijbelen": 2}


def test_a_term_that_only_hidden_pages_carry_is_named_nowhere(practices, family, client):
    top, child = family
    PracticePageFactory(parent=practices, terms=[top])
    draft = PracticePageFactory(parent=practices, terms=[child])
    named = '"te-laat"', "/te-laat/"
    ways = "/api/v1/terms", "/onderwerpen/thema/spijbelen/", "/onderwerpen/", "/sitemap.xml"
    assert all(any(name in client.get(way).content.decode() for name in named) for way in ways)
    draft.unpublish()
    assert not any(name in client.get(way).content.decode() for name in named for way in ways)
