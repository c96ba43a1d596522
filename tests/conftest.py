"""Fixtures for all tests: a site with a home page and its indexes, empty caches and a search index."""

from contextlib import ExitStack, contextmanager
from copy import deepcopy
from pathlib import Path
from shutil import rmtree

import pytest
from django.conf import settings
from django.core.cache import caches
from django.db import connection, transaction
from django.template.backends import jinja2
from django.test.signals import template_rendered

from base import content_version, versioned_cache
from base.page_store import local_version
from base.tasks.worker import Worker
from search.indexing import building, reader
from search.indexing.updating import Outcome, update
from search.statistics import recorder
from tests import databases, selection
from tests.databases import analyze_tables
from tests.factories.base import UserFactory
from tests.factories.content import CauseIndexPageFactory
from tests.factories.practices import PracticeIndexPageFactory
from tests.factories.site import make_home, small_site
from tests.store_client import StoreClient


@pytest.fixture(autouse=True)
def _empty_caches():
    """Forget site addresses, glossary, counts and content version: rows of another test are gone."""
    for name in ("default", "glossary"):
        caches[name].clear()
    versioned_cache.clear()
    local_version.of_machine().write(0)
    rmtree(Path(settings.VAR_DIR) / "page-store", ignore_errors=True)
    recorder.tally.forget()


@pytest.fixture(scope="session", autouse=True)
def _jinja2_signals():
    """Send Django's signal for a Jinja2 template, from which the test client makes ``response.context``."""
    render = jinja2.Template.render

    def render_and_send(template, context=None, request=None):
        template_rendered.send(template, template=template, context=context or {})
        return render(template, context, request)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(jinja2.Template, "render", render_and_send)
        yield


@pytest.fixture(scope="session")
def django_db_setup(request, django_test_environment, django_db_blocker, django_db_modify_db_settings):
    """A database for the tests of this process, as the migrations make it."""
    name, stack = connection.creation._get_test_db_name(), ExitStack()
    with django_db_blocker.unblock():
        stack.enter_context(databases.copied(databases.MIGRATED, name))
        # What a test that commits empties is put back from this.
        if any("committed" in item.fixturenames for item in request.session.items):
            connection._test_serialized_contents = connection.creation.serialize_db_to_string()
    yield
    with django_db_blocker.unblock():
        stack.close()


@contextmanager
def rolled_back():
    """Run a block in a transaction that is rolled back."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


# Fixtures with much content, which is created once for all tests that use it.
LARGE = ("_own_copy", "initial_content")


def pytest_generate_tests(metafunc):
    """Group the tests that use the same large fixture, for `_shared_content`."""
    fixture = next((name for name in LARGE if name in metafunc.fixturenames), None)
    metafunc.parametrize("_shared_content", [fixture], ids=[pytest.HIDDEN_PARAM], indirect=True, scope="session")


@pytest.fixture(scope="session", autouse=True)
def _shared_content(request):
    """The small site or the initial content, for a group of tests that use it; None for other tests.

    ``db`` rolls back what a test changes in it.
    """
    if request.param is None:
        yield None
        return
    request.getfixturevalue("django_db_setup")
    with request.getfixturevalue("django_db_blocker").unblock():
        if request.param == "initial_content":
            with databases.copied(databases.LOADED, f"{connection.settings_dict['NAME']}_loaded"):
                yield request.param
            return
        with rolled_back():
            home = make_home()
            content = small_site(home, PracticeIndexPageFactory(parent=home), CauseIndexPageFactory(parent=home))
            analyze_tables()
            yield content


DATABASE_TO_RESTORE = pytest.StashKey()  # the database blocker, after a test that committed


@pytest.fixture
def committed(transactional_db, django_db_serialized_rollback, django_db_blocker, pytestconfig):
    """A database in which a test commits, so that other threads and processes see what it writes."""
    pytestconfig.stash[DATABASE_TO_RESTORE] = django_db_blocker
    yield
    databases.let_figures_go()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup(item):
    """Restore the rows of migrations (groups, the root page …) when the test before emptied the database."""
    if blocker := item.config.stash.get(DATABASE_TO_RESTORE, None):
        with blocker.unblock():
            connection.creation.deserialize_db_from_string(connection._test_serialized_contents)
            databases.keep_figures()
        del item.config.stash[DATABASE_TO_RESTORE]


@pytest.fixture
def initial_content(_shared_content, db):
    """The initial content of all apps, loaded."""


@pytest.fixture
def _own_copy(_shared_content, db):
    return deepcopy(_shared_content)


@pytest.fixture
def site(_own_copy):
    """A page of every type; see tests/factories/site.py."""
    return _own_copy


@pytest.fixture
def home(_shared_content, request, db):
    """The home page of the default site, published."""
    return request.getfixturevalue("_own_copy").home if _shared_content else make_home()


@pytest.fixture
def practices(_shared_content, request, home):
    """The index of Flemish practices."""
    return request.getfixturevalue("_own_copy").practices if _shared_content else PracticeIndexPageFactory(parent=home)


@pytest.fixture
def causes(_shared_content, request, home):
    """The index of causes."""
    return request.getfixturevalue("_own_copy").causes if _shared_content else CauseIndexPageFactory(parent=home)


@pytest.fixture
def editor(db):
    """A superuser."""
    return UserFactory(is_superuser=True)


@pytest.fixture
def cms(client, editor):
    """A client logged in to the CMS."""
    client.force_login(editor)
    return client


@pytest.fixture
def store(db):
    """A visitor of the site behind a page store that keeps nothing yet; see tests/store_client.py."""
    return StoreClient()


@pytest.fixture
def work(db, index_folder):
    """A function that runs the tasks that are due, like a worker that is started now.

    One of these tasks builds the search index, so the fixture uses the index folder of the test.
    """

    def work():
        worker = Worker()
        while worker.run_once():
            pass

    return work


@pytest.fixture
def index_folder(settings, tmp_path):
    """The empty folder for the search index of a test."""
    settings.SEARCH_INDEX_DIR = tmp_path / "search"
    reader.close()
    yield settings.SEARCH_INDEX_DIR
    reader.close()


@pytest.fixture
def built(index_folder, db):
    """The search index of the database as it is now; without this fixture, lists query the database.

    It is a function that updates the index after a change, and returns the `IndexReader`.
    """

    def bring_up_to_date():
        if update() is Outcome.UNUSABLE:
            building.rebuild()
        reader.refresh()
        return reader.current(content_version.current())

    bring_up_to_date()
    return bring_up_to_date


@pytest.fixture(params=["database", "index"])
def way(request):
    """Return a function that brings the index up to date; a test runs with the database and with the index."""
    return request.getfixturevalue("built") if request.param == "index" else lambda: None


def pytest_collection_modifyitems(config, items):
    """Run the tests with the initial content first: a worker gets consecutive tests, so only one worker loads it.

    On PostgreSQL, deselect some; see tests/selection.py.
    """
    slow = [item for item in items if LARGE[1] in item.fixturenames]
    items[:] = slow + [item for item in items if item not in slow]
    if connection.vendor == "postgresql":
        chosen = selection.on_postgresql(items)
        kept = set(chosen)
        config.hook.pytest_deselected(items=[item for item in items if item not in kept])
        items[:] = chosen
