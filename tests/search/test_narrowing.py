"""A visitor narrows a list: any value within a facet, all facets together, and counts that promise no dead end."""

import pytest
from django.http import QueryDict

from base.models import TermAssignment
from search.listings.facets import FieldFacet
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.search.conftest import query_of


@pytest.fixture
def terms(db):
    top = TermFactory(name="Spijbelen", slug="spijbelen", order=1)
    return {
        "spijbelen": top,
        "te-laat": TermFactory(name="Te laat", slug="te-laat", parent=top),
        "pesten": TermFactory(name="Pesten", slug="pesten", order=2),
        "leeg": TermFactory(name="Leeg", slug="leeg"),
        "kleuter": TermFactory(facet="niveau", name="Kleuter", slug="kleuter"),
        "secundair": TermFactory(facet="niveau", name="Secundair", slug="secundair"),
    }


@pytest.fixture
def pages(practices, terms):
    def page(title, *slugs):
        return PracticePageFactory(parent=practices, title=title, terms=[terms[slug] for slug in slugs])

    return [
        page("A", "te-laat", "kleuter"),
        page("B", "spijbelen", "secundair"),
        page("C", "pesten", "secundair"),
        page("D"),
    ]


def test_without_a_choice_everything_is_listed(pages, titles):
    assert titles() == ["A", "B", "C", "D"]


def test_values_of_one_facet_widen_and_facets_narrow(pages, titles):
    assert titles("thema=pesten&thema=te-laat") == ["A", "C"]
    assert titles("thema=pesten&niveau=secundair") == ["C"]
    assert titles("thema=pesten&thema=te-laat&niveau=kleuter") == ["A"]
    assert titles("thema=pesten&niveau=kleuter") == []


def test_a_page_about_a_narrower_term_is_about_its_parent_too(pages, titles):
    assert titles("thema=spijbelen") == ["A", "B"]
    assert titles("thema=te-laat") == ["A"]


def test_a_page_with_both_a_term_and_its_parent_counts_once(pages, terms, practices, counts):
    PracticePageFactory(parent=practices, title="E", terms=[terms["spijbelen"], terms["te-laat"]])
    assert counts()["thema"] == {"spijbelen": 3, "te-laat": 2, "pesten": 1}


def test_a_narrower_term_stands_behind_its_parent(pages, ask):
    values = ask().groups[0].values
    assert [(value.slug, value.nested) for value in values] == [
        ("spijbelen", False),
        ("te-laat", True),
        ("pesten", False),
    ]


def test_counts_leave_out_the_facets_own_choice_and_keep_the_others(pages, counts):
    found = counts("thema=pesten")
    assert found["thema"] == {"spijbelen": 2, "te-laat": 1, "pesten": 1}
    assert found["niveau"] == {"secundair": 1}


def test_a_value_without_results_is_shown_only_when_it_is_chosen(pages, counts):
    assert "leeg" not in counts()["thema"]
    assert counts("thema=leeg")["thema"]["leeg"] == 0
    assert counts("thema=pesten&niveau=kleuter") == {
        "thema": {"spijbelen": 1, "te-laat": 1, "pesten": 0},
        "niveau": {"kleuter": 0, "secundair": 1},
    }


def test_a_count_is_what_choosing_that_value_gives(pages, ask):
    for start in ("", "niveau=secundair", "thema=pesten&niveau=secundair", "thema=te-laat"):
        for group in ask(start).groups:
            for value in group.values:
                alone = QueryDict(start, mutable=True)
                alone.setlist(group.slug, [value.slug])
                assert ask(alone.urlencode()).total == value.count


def test_a_list_without_terms_has_no_facets(practices, counts):
    PracticePageFactory(parent=practices)
    assert counts() == {}


def test_a_facet_may_stand_on_a_column(practices, titles, counts):
    PracticePageFactory(parent=practices, title="Hier", country="BE")
    PracticePageFactory(parent=practices, title="Ginder", country="NL")
    land = FieldFacet("land", "Land", "country", [("BE", "Vlaanderen"), ("NL", "Nederland"), ("FR", "Frankrijk")])
    assert titles("land=NL", field_facets=[land]) == ["Ginder"]
    assert counts("land=NL", field_facets=[land]) == {"land": {"BE": 1, "NL": 1}}


def test_a_chip_for_every_choice_takes_exactly_that_one_away(pages, ask):
    start = "q=A&thema=pesten&thema=te-laat&niveau=kleuter"
    chips = ask(start).chips
    assert [(chip["facet"], chip["label"]) for chip in chips] == [
        ("Zoekterm", "“A”"),
        ("Thema", "Te laat"),
        ("Thema", "Pesten"),
        ("Niveau", "Kleuter"),
    ]
    gone = [sorted(set(start.split("&")) - set(query_of(chip["remove_url"]).split("&"))) for chip in chips]
    assert gone == [["q=A"], ["thema=te-laat"], ["thema=pesten"], ["niveau=kleuter"]]


@pytest.mark.parametrize("given", ["thema=brossen", "thema=brossen&thema=spijbelen", "thema=heel-oud"])
def test_a_merged_term_is_chosen_under_its_new_name(pages, terms, ask, given):
    oldest, old = TermFactory(name="Heel oud", slug="heel-oud"), TermFactory(name="Brossen", slug="brossen")
    oldest.merge_into(old)
    old.merge_into(terms["spijbelen"])
    listing = ask(given)
    assert [page.title for page in listing.results] == ["A", "B"]
    assert [chip["label"] for chip in listing.chips] == ["Spijbelen"]
    assert listing.notices == []
    assert listing.addresses.with_changes() == "/praktijken/?thema=spijbelen"


def test_a_page_that_still_carries_a_merged_term_is_not_lost(pages, terms, titles, client):
    old = TermFactory(name="Brossen", slug="brossen")
    old.merge_into(terms["pesten"])
    TermAssignment.objects.create(tag=old, content_object=pages[3])
    assert titles("thema=pesten") == ["C", "D"]
    assert "2 pagina’s" in client.get(terms["pesten"].get_absolute_url()).content.decode()


def test_terms_tied_in_a_ring_hang_nothing(pages, terms, titles, client):
    """The CMS refuses this; a query or an import of the future might not."""
    one, two, three = terms["pesten"], terms["leeg"], terms["spijbelen"]
    for field in ("parent", "merged_into"):
        for term, other in ((one, two), (two, three), (three, one)):
            type(term).objects.filter(pk=term.pk).update(parent=None, merged_into=None)
            type(term).objects.filter(pk=term.pk).update(**{field: other})
        assert titles()
        assert client.get("/onderwerpen/").status_code == 200
        for term in (one, two, three):
            answer = client.get(term.get_absolute_url(), follow=True)
            assert answer.status_code == 200
            assert len(answer.redirect_chain) <= 1
