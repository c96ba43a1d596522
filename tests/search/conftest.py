"""What the tests of lists share: a way to ask a list something."""

from urllib.parse import urlsplit

import pytest
from django.http import QueryDict
from django.utils import timezone

from base import facets
from search.engine.documents import Sort
from search.indexing import building
from search.listings.listing import Listing
from search.listings.spec import ListingRequest, ListingSpec
from search.models import SearchCount
from search.statistics.recorder import tally
from tests.factories.base import PageRelationFactory, TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory
from tests.search.hiding import SECRET, WORD

SORTS = (Sort.TITLE, Sort.NEWEST, Sort.EVIDENCE)
BROWSER = "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101 Firefox/140.0"


@pytest.fixture(params=["database", "index"])
def way(request):
    """How a list gets its answers: a test that asks for this runs both ways."""
    return request.param


@pytest.fixture
def ask(practices, request):
    """Ask the list of practices something, as a visitor does: ``ask("thema=spijbelen&pagina=2")``.

    Ready parameters (a QueryDict) may hold what no address can. A test that asks for `way` is answered by the index as
    well, which is made anew when it says so: ``ask.rebuild()``.
    """
    by_index = "way" in request.fixturenames and request.getfixturevalue("way") == "index"
    built = request.getfixturevalue("built") if by_index else None

    def ask(query="", **options):
        if built:
            options = {"within": practices.within, "reader": built(), **options}
        params = query if isinstance(query, QueryDict) else QueryDict(query)
        asked = {name: options.pop(name) for name in ("first", "reader", "version") if name in options}
        options = {"term_facets": tuple(facets.FACETS), "sorts": SORTS, **options}
        spec = ListingSpec(practices.listed(), "/praktijken/", **options)
        return Listing(spec, ListingRequest(params, **asked)).search()

    ask.rebuild = building.rebuild if built else lambda: None
    return ask


@pytest.fixture
def titles(ask):
    """The titles that a question gives, in order."""
    return lambda query="", **options: [page.title for page in ask(query, **options).results]


@pytest.fixture
def counts(ask):
    """The live counts that a question gives: ``{facet: {value: count}}``."""

    def counts(query="", **options):
        groups = ask(query, **options).groups
        return {group.slug: {value.slug: value.count for value in group.values} for group in groups}

    return counts


@pytest.fixture
def visit(client):
    """Ask for an address as a visitor with a browser does."""
    return lambda address, **headers: client.get(address, headers={"user-agent": BROWSER, **headers})


@pytest.fixture
def visit_twice(visit):
    """Ask for an address twice, as a text must be that counts, and give the last answer."""
    return lambda address, **headers: [visit(address, **headers) for _ in range(2)][-1]


@pytest.fixture
def counted():
    """Write what waits and give all counts of today: ``{(kind, value): number}``."""

    def counted():
        tally.flush()
        rows = SearchCount.objects.filter(day=timezone.localdate())
        return {(row.kind, row.value): row.number for row in rows}

    return counted


@pytest.fixture
def secrets(site):
    """A practice, a cause and a page that tie into everything public, under indexes of their own."""
    term = TermFactory(name=f"Term {SECRET}", slug=f"term-{SECRET}")
    index = PracticeIndexPageFactory(parent=site.home, title=f"Index {SECRET}", slug=f"index-{SECRET}")
    above = StandardPageFactory(parent=site.home, title=f"Boven {SECRET}", slug=f"boven-{SECRET}", show_in_menus=True)
    named = {"search_description": WORD, "terms": [term, site.theme], "show_in_menus": True}
    practice = PracticePageFactory(parent=index, title=f"Praktijk {SECRET}", slug=f"praktijk-{SECRET}", **named)
    below = StandardPageFactory(parent=above, title=f"Pagina {SECRET}", slug=f"pagina-{SECRET}", **named)
    PageRelationFactory(source=practice, kind="helps", target=site.cause)
    PageRelationFactory(source=site.standard, kind="related", target=below)
    home = site.home
    home.practice_index, home.figure_page = index, below
    home.tasks = [("task", {"title": "Lees meer", "page": below}), ("task", {"title": "Zie", "page": site.cause})]
    home.save()
    return {"pages": [practice, below], "parents": [index, above], "term": term}


def query_of(address):
    """Return the parameters of an address, as a visitor who follows it sends them."""
    return urlsplit(address).query
