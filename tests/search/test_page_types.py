"""Lists that hold everything say what kind each page is, and lead to the page itself, whatever its kind."""

import re

import pytest
from wagtail.models import Page

from base.models import page_types
from search.listings.type_facet import type_facet, with_type
from search.visibility import visible_pages
from tests.factories.site import DETAILS


@pytest.fixture
def kinds(db):
    """Every kind that a list may be narrowed to: ``{slug: Dutch name}``."""
    return dict(type_facet().choices)


def counted(client, address):
    groups = {group.slug: group for group in client.get(address).context["listing"].groups}
    return {value.slug: value.count for value in groups["soort"].values}


def test_every_type_that_stands_in_lists_is_a_kind_with_a_name_of_its_own(kinds):
    models = [model for model in page_types() if model.is_listed]
    assert len(kinds) == len(models) == 25
    first, *others = kinds.values()
    assert first == "Stappenplannen"
    assert others == sorted(others)
    assert all(re.fullmatch(r"[a-z-]+", slug) and name[0].isupper() for slug, name in kinds.items())


def test_every_page_of_a_small_site_is_counted_under_one_kind(site, client, kinds):
    counts = counted(client, "/zoeken/")
    in_lists = [page for page in visible_pages() if page.specific_class.is_listed]
    assert sum(counts.values()) == len(in_lists)
    assert set(counts) <= set(kinds)
    assert counts["praktijkvoorbeelden"] == 2
    assert counts["getuigenissen"] == counts["voorbeeldverhalen"] == 1


@pytest.mark.parametrize("name", DETAILS)
def test_a_search_within_a_kind_leads_to_the_page_itself(site, client, kinds, name):
    page = site.pages[name]
    kind = with_type(visible_pages().filter(pk=page.pk)).get().type
    assert kind in kinds
    found = client.get("/zoeken/", {"soort": kind})
    assert page.pk in {result.pk for result in found.context["listing"].results}
    assert {result.specific_class for result in found.context["listing"].results} == {type(page)}
    link = f'<a href="{page.get_url()}"[^>]*>{re.escape(page.title)}</a>'
    assert re.search(link, found.content.decode())


def test_a_term_page_is_narrowed_by_kind_as_well(site, client):
    counts = counted(client, "/onderwerpen/thema/spijbelen/")
    assert counts["publicaties"] == 1
    found = client.get("/onderwerpen/thema/spijbelen/?soort=publicaties").context["listing"]
    assert [page.title for page in found.results] == [site.pages["publication"].title]


def test_two_kinds_show_both_and_an_unknown_one_is_left_out_and_said(site, client):
    listing = client.get("/zoeken/?soort=publicaties&soort=stappenplannen&soort=zeppelins").context["listing"]
    assert {page.title for page in listing.results} == {site.pages["publication"].title, site.pages["guide"].title}
    assert listing.notices == ["“zeppelins” kennen we niet bij soort. We lieten dat filter weg."]


def test_lists_and_entrances_are_found_but_are_no_kind(site, client):
    listing = client.get("/zoeken/?q=Praktijkvoorbeelden").context["listing"]
    assert site.practices.pk in {page.pk for page in listing.results}
    assert "" not in counted(client, "/zoeken/")


def test_telling_kinds_apart_costs_no_query_once_the_types_are_known(site, django_assert_num_queries):
    with_type(visible_pages())
    with django_assert_num_queries(0):
        with_type(visible_pages())


def test_no_field_of_ours_hides_what_every_page_has():
    """A field named "url" would make every link to that page lead elsewhere."""
    hidden = [
        f"{model.__name__}.{column.name}"
        for model in page_types()
        for column in model._meta.local_fields
        if not column.primary_key and hasattr(Page, column.name)
    ]
    assert hidden == []
