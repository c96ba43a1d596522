"""The list against a brute-force reckoning: random pages, terms, drafts and choices; every number compared."""

import datetime
import os
from urllib.parse import urlencode

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from wagtail.models import Page

from base.models import TermAssignment
from search.listings.facets import FieldFacet
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory

# In the order a Dutch reader expects.
TITLES = ["aanpak", "‘Anders’", "École", "een team", "Eenzaam", "ijver", "IJver", "Zorg", "Zorg"]
RANK = {title: TITLES.index(title) for title in TITLES} | {"IJver": TITLES.index("ijver")}
# facet -> value -> parent
VOCABULARY = {
    "thema": {"spijbelen": None, "te-laat": "spijbelen", "brossen": "spijbelen", "pesten": None, "leeg": None},
    "niveau": {"kleuter": None, "secundair": None},
    "bewijs": {"niet": None, "zelf": None, "effect": None},
}
LAND = FieldFacet("land", "Land", "country", [("BE", "Vlaanderen"), ("NL", "Nederland"), ("FR", "Frankrijk")])
PAGES, PAGE_SIZE = 9, 3
VALUES = [(facet, value) for facet, values in VOCABULARY.items() for value in values]
PAGE = st.fixed_dictionaries(
    {
        "title": st.sampled_from(TITLES),
        "live": st.sampled_from([True, True, True, False]),
        "day": st.integers(1, 3),
        "country": st.sampled_from(["BE", "NL"]),
        "terms": st.sets(st.sampled_from(VALUES), max_size=4),
    }
)
CHOICE = st.sets(
    st.sampled_from([*VALUES, ("land", "BE"), ("land", "FR"), ("thema", "oud"), ("thema", "?")]), max_size=4
)


@pytest.fixture
def pool(practices):
    """Nine pages that every example gives other titles, terms and states; and the terms by facet and slug."""
    terms = {}
    for facet, values in VOCABULARY.items():
        for order, (slug, parent) in enumerate(values.items()):
            above = terms[facet, parent] if parent else None
            terms[facet, slug] = TermFactory(facet=facet, slug=slug, name=slug.title(), order=order, parent=above)
    TermFactory(facet="thema", slug="oud", name="Oud").merge_into(terms["thema", "pesten"])
    return [PracticePageFactory(parent=practices) for _ in range(PAGES)], terms


def carried(page):
    """Return what a page is about: its terms, their parents and its country."""
    parents = {(facet, VOCABULARY[facet][value]) for facet, value in page["terms"]}
    return {("land", page["country"])} | page["terms"] | {pair for pair in parents if pair[1]}


def unknown_in(chosen, pages):
    """Return what a visitor chose that the list doesn't know; not even an old name of a term that only drafts carry."""
    carriers = [page for page in pages if ("thema", "pesten") in page["terms"]]
    is_hidden = bool(carriers) and not any(page["live"] for page in carriers)
    return chosen & {("thema", "?"), *([("thema", "oud")] if is_hidden else [])}


def choice_of(known):
    """Return what is known of a choice by facet, with merged values under their new name."""
    current = {("thema", "pesten") if pair == ("thema", "oud") else pair for pair in known}
    return {facet: {value for other, value in current if other == facet} for facet, _ in current}


def fits(page, choice):
    return all(any((facet, value) in carried(page) for value in values) for facet, values in choice.items())


def order_of(pk, page, sort):
    by_title = (RANK[page["title"]], pk)
    if sort == "nieuwste":
        return (-page["day"], *by_title)
    if sort == "bewijs":
        strengths = [list(VOCABULARY["bewijs"]).index(value) for facet, value in page["terms"] if facet == "bewijs"]
        return (-max(strengths, default=-1), *by_title)
    return by_title


# More in `make soak`.
EXAMPLES = int(os.environ.get("EXAMPLES", "12"))


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(
    made=st.lists(PAGE, min_size=PAGES, max_size=PAGES), chosen=CHOICE, sort=st.sampled_from(["", "nieuwste", "bewijs"])
)
def test_every_number_is_what_counting_by_hand_gives(pool, ask, way, made, chosen, sort):
    pages, terms = pool
    with transaction.atomic():
        for page, wanted in zip(pages, made, strict=True):
            moment = datetime.datetime(2026, 1, wanted["day"], tzinfo=datetime.UTC)
            type(page).objects.filter(pk=page.pk).update(country=wanted["country"])
            Page.objects.filter(pk=page.pk).update(
                title=wanted["title"], live=wanted["live"], first_published_at=moment
            )
            TermAssignment.objects.bulk_create(
                TermAssignment(tag=terms[pair], content_object=page) for pair in wanted["terms"]
            )
        ask.rebuild()
        compare(ask, {page.pk: wanted for page, wanted in zip(pages, made, strict=True)}, chosen, sort)
        transaction.set_rollback(True)


def compare(ask, by_pk, chosen, sort):
    public = {pk: page for pk, page in by_pk.items() if page["live"]}
    unknown = unknown_in(chosen, by_pk.values())
    choice = choice_of(chosen - unknown)
    expected = sorted((pk for pk in public if fits(public[pk], choice)), key=lambda pk: order_of(pk, public[pk], sort))
    query = urlencode([*sorted(chosen), *([("sorteer", sort)] if sort else [])])
    options = {"term_facets": tuple(VOCABULARY), "field_facets": [LAND], "page_size": PAGE_SIZE}

    def asked(number):
        return ask(f"{query}&pagina={number}", **options)

    listing = asked(1)
    assert listing.total == len(expected)
    assert listing.paging.num_pages == max(1, -(-len(expected) // PAGE_SIZE))
    shown = [page.pk for number in range(1, listing.paging.num_pages + 1) for page in asked(number).results]
    assert shown == expected
    assert bool(listing.notices) == bool(unknown)

    counts = {
        (group.slug, value.slug): (value.count, value.selected) for group in listing.groups for value in group.values
    }
    for facet, value in [*VALUES, *(("land", code) for code, _ in LAND.choices)]:
        others = {name: values for name, values in choice.items() if name != facet}
        count = sum(fits(page, others) and (facet, value) in carried(page) for page in public.values())
        selected = value in choice.get(facet, ())
        assert counts.pop((facet, value), (0, False)) == (count, selected)
    assert counts == {}, "a value that nobody made"
