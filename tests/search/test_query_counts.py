"""What a page costs: few queries, and no more when the site is ten times as large."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories.base import MunicipalityFactory, PageRelationFactory, TermFactory
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticePageFactory
from tests.factories.site import DETAILS, FEEDS, LISTS

QUERIES_OF_A_DETAIL = 12
# These also show what an editor chose: pages to read on, municipalities.
ONE_MORE = {"guide", "network", "contact"}
QUERIES_OF_A_LIST = 16

ASKED = {
    "practices with a query and facets": "/praktijken/?q=praktijk&thema=spijbelen&niveau=secundair&sorteer=bewijs",
    "causes with a query and facets": "/oorzaken/?q=oorzaak&thema=spijbelen&soort=oorzaak",
    "search with a query and facets": "/zoeken/?q=praktijk&thema=spijbelen",
    "search that finds any word": "/zoeken/?q=praktijk+zeppelin",
    "search that finds nothing": "/zoeken/?q=zeppelin",
    "term with a facet": "/onderwerpen/thema/spijbelen/?niveau=secundair",
}


def queries(client, address):
    """Return the queries of an address without its kept page, with what a running process knows of sites and types."""
    client.get(address)
    with CaptureQueriesContext(connection) as captured:
        answer = client.get(address)
    assert answer.status_code == 200, address
    return [query["sql"] for query in captured]


def grow(site, start, end):
    """Fill every list up to a size, with terms, places and relations on every page."""
    level = TermFactory(facet="niveau", name="Secundair onderwijs", slug="secundair")
    for number in range(start, end):
        own = TermFactory(name=f"Thema {number}", slug=f"thema-{number}", parent=site.theme)
        cause = CausePageFactory(parent=site.causes, signals="Komt niet", terms=[own, level])
        practice = PracticePageFactory(
            parent=site.practices, terms=[own, level], municipality=MunicipalityFactory(), monday="Bel."
        )
        PageRelationFactory(source=practice, kind="helps", target=site.cause)
        PageRelationFactory(source=site.practice, kind="resembles", target=practice)
        PageRelationFactory(source=site.standard, kind="related", target=cause)


def test_no_address_costs_more_when_the_site_grows(site, client, capsys):
    addresses = {**{name: site.addresses[name] for name in ("home", *LISTS, *DETAILS, "terms", *FEEDS)}, **ASKED}
    addresses["sitemap"] = site.addresses["sitemap"]
    grow(site, 0, 4)
    small = {name: queries(client, address) for name, address in addresses.items()}
    grow(site, 4, 40)
    addresses["second page"] = "/praktijken/?pagina=2"
    large = {name: queries(client, address) for name, address in addresses.items()}
    counts = {name: len(made) for name, made in large.items()}
    with capsys.disabled():
        print("\nqueries:", ", ".join(f"{name} {count}" for name, count in counts.items()))
    for name in small:
        assert len(large[name]) == len(small[name]), "\n".join([name, *large[name]])
    for name, count in counts.items():
        most = QUERIES_OF_A_DETAIL + (name in ONE_MORE) if name in DETAILS else QUERIES_OF_A_LIST
        assert count <= most, "\n".join([name, *large[name]])


def test_a_list_costs_no_more_with_ten_than_with_two_hundred_terms_on_a_page(practices, client):
    page = PracticePageFactory(parent=practices, terms=[TermFactory()])
    before = len(queries(client, "/praktijken/")), len(queries(client, page.url))
    page.terms.add(*(TermFactory() for _ in range(50)))
    page.save()
    assert (len(queries(client, "/praktijken/")), len(queries(client, page.url))) == before


@pytest.mark.parametrize("name", ["home", "practices", "practice", "search", "terms", "sitemap"])
def test_looking_writes_nothing(site, client, name):
    with CaptureQueriesContext(connection) as captured:
        client.get(site.addresses[name])
    # PostgreSQL reads the long list of a sitemap through a cursor.
    reading = ("SELECT", "DECLARE", "FETCH", "CLOSE")
    assert [query["sql"] for query in captured if not query["sql"].startswith(reading)] == []


def test_a_page_costs_no_more_however_deep_it_stands(home, client):
    pages = [StandardPageFactory(parent=home)]
    while len(pages) < 7:
        pages.append(StandardPageFactory(parent=pages[-1]))
    counts = [len(queries(client, page.url)) for page in pages]
    assert max(counts) <= QUERIES_OF_A_DETAIL
    assert counts[3] == counts[6]
