"""What every test builds on: a site with a home page and its indexes, and no page kept from another test."""

from contextlib import contextmanager
from copy import deepcopy

import pytest
from django.core.cache import caches
from django.db import connection, transaction
from wagtail.models import Page, Site

from base import cache, changes
from content.loading.reading import read
from content.loading.writing import write
from search import counting
from search.indexing import building, opened
from search.indexing.updating import Outcome, update
from tests.factories.base import UserFactory
from tests.factories.content import CauseIndexPageFactory, HomePageFactory
from tests.factories.practices import PracticeIndexPageFactory
from tests.factories.site import small_site


@pytest.fixture(autouse=True)
def _empty_caches():
    """Forget kept pages, site addresses and counts: rows of another test are gone."""
    for name in ("default", "glossary", "pages"):
        caches[name].clear()
    cache.forget()
    counting.tally.forget()


@contextmanager
def undone():
    """Run a block of which the database keeps nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


def make_home():
    """Make the home page of the default site."""
    home = HomePageFactory(parent=Page.get_first_root_node())
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page = "localhost", 80, home
    site.save()
    return home


def know_sizes():
    """Let PostgreSQL see how large its tables are, which it does by itself only after a transaction has ended."""
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")


# Fixtures that stand on something large, which is made once for all tests that ask for it.
LARGE = ("_own_copy", "initial_content")


def pytest_generate_tests(metafunc):
    """Let the tests that stand on the same large thing run in a row, for `_standing`."""
    asked = next((name for name in LARGE if name in metafunc.fixturenames), None)
    metafunc.parametrize("_standing", [asked], ids=[pytest.HIDDEN_PARAM], indirect=True, scope="session")


@pytest.fixture(scope="session", autouse=True)
def _standing(request):
    """The small site or the initial content, for as long as tests that ask for it follow; for the others nothing.

    What a test changes of it, ``db`` undoes.
    """
    if request.param is None:
        yield None
        return
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock(), undone():
        if request.param == "initial_content":
            made = write(read())
        else:
            home = make_home()
            made = small_site(home, PracticeIndexPageFactory(parent=home), CauseIndexPageFactory(parent=home))
        know_sizes()
        yield made


EMPTIED = pytest.StashKey()  # after a test that committed: what opens the database, to put back what was in it


@pytest.fixture
def committed(transactional_db, django_db_serialized_rollback, django_db_blocker, pytestconfig):
    """A database in which what a test writes is committed, so that other threads and processes see it."""
    pytestconfig.stash[EMPTIED] = django_db_blocker


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Put back what the migrations left (groups, the root page ...) when the test before was emptied for committing."""
    if blocker := item.config.stash.get(EMPTIED, None):
        with blocker.unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
        del item.config.stash[EMPTIED]


@pytest.fixture
def initial_content(_standing, db):
    """Everything in content/initial, loaded."""


@pytest.fixture
def _own_copy(_standing, db):
    return deepcopy(_standing)


@pytest.fixture
def site(_own_copy):
    """One of everything that a visitor can ask for; see tests/factories/site.py."""
    return _own_copy


@pytest.fixture
def home(_standing, request, db):
    """The home page of the default site, published."""
    return request.getfixturevalue("_own_copy").home if _standing else make_home()


@pytest.fixture
def practices(_standing, request, home):
    """The index of Flemish practices."""
    return request.getfixturevalue("_own_copy").practices if _standing else PracticeIndexPageFactory(parent=home)


@pytest.fixture
def causes(_standing, request, home):
    """The index of causes."""
    return request.getfixturevalue("_own_copy").causes if _standing else CauseIndexPageFactory(parent=home)


@pytest.fixture
def editor(db):
    """Somebody who may do everything in the CMS."""
    return UserFactory(is_superuser=True)


@pytest.fixture
def cms(client, editor):
    """A client logged in to the CMS."""
    client.force_login(editor)
    return client


@pytest.fixture
def index_folder(settings, tmp_path):
    """Where the search index of this test lies; there is none yet, and nothing of it stays open."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    opened.close()
    yield settings.SEARCH_INDEX_DIR
    opened.close()


@pytest.fixture
def built(index_folder, db):
    """Build the search index of what stands in the database now; without this, lists ask the database.

    Called, it brings the index up to what the test did since. It gives what is `Opened`.
    """

    def bring_up_to_date():
        if update() is Outcome.UNUSABLE:
            building.rebuild()
        opened.look()
        return opened.current(changes.current())

    bring_up_to_date()
    return bring_up_to_date


def pytest_collection_modifyitems(config, items):
    """Put the tests that stand on the whole first content first: a worker takes a row of them, so one makes it.

    On PostgreSQL, leave out what touches no database: the run on SQLite has told the same.
    """
    heavy = [item for item in items if LARGE[1] in item.fixturenames]
    items[:] = heavy + [item for item in items if item not in heavy]
    if connection.vendor != "postgresql":
        return
    same = [item for item in items if not _touches_a_database(item)]
    config.hook.pytest_deselected(items=same)
    items[:] = [item for item in items if _touches_a_database(item)]


def _touches_a_database(item):
    return "django_db_setup" in item.fixturenames or any(map(item.get_closest_marker, ("django_db", "browser")))
