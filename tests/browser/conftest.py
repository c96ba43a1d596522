"""One site for all browser tests of a process, filled once, and one browser that looks at it."""

import os

import pytest
from django.test import override_settings
from playwright.sync_api import expect, sync_playwright
from wagtail.models import Site

from content.loading.reading import DIRECTORY, read
from content.loading.writing import write
from search.indexing import building
from tests.browser.database import own_database
from tests.browser.serving import served
from tests.browser.watching import Watch
from tests.factories.base import UserFactory
from tests.factories.full_site import full_site

CHROMIUM = os.environ.get("CHROMIUM") or "/usr/bin/chromium"
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000  # milliseconds; a busy machine is no defect
EDITOR = {"username": "redacteur", "password": "een-lang-wachtwoord"}


def fill():
    """Load the initial content, the pages of `full_site` and an editor."""
    write(read(DIRECTORY))
    full_site()
    editor = UserFactory(username=EDITOR["username"], is_superuser=True)
    editor.set_password(EDITOR["password"])
    editor.save()


@pytest.fixture(scope="package")
def origin(django_db_blocker, tmp_path_factory):
    """The address of a site with the initial content and the pages of `full_site`, for as long as the tests need it.

    Nothing is rolled back: tests read it, and a test that writes has a page of its own.
    """
    folder = tmp_path_factory.getbasetemp()
    if "PYTEST_XDIST_WORKER" in os.environ:
        folder = folder.parent
    with (
        django_db_blocker.unblock(),
        own_database(fill, folder),
        override_settings(ROOT_URLCONF="tests.browser.urls"),
        served() as address,
    ):
        host, port = address.removeprefix("http://").split(":")
        site = Site.objects.get(is_default_site=True)
        site.hostname, site.port = host, port
        site.save()
        building.rebuild()
        yield address


@pytest.fixture(scope="package")
def chromium(origin):
    """A browser without a history; it closes before the site does."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium, origin):
    """Gives a new visitor: an empty browser context with the options asked for."""
    contexts = []

    def arrive(**options):
        context = chromium.new_context(base_url=origin, locale="nl-BE", **options)
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        return context

    yield arrive
    for context in contexts:
        context.close()


@pytest.fixture
def page(visitor):
    """A tab of an ordinary visitor on a laptop."""
    return visitor(viewport={"width": 1280, "height": 800}).new_page()


@pytest.fixture
def watch(origin):
    """Gives a `Watch` over a context: what its pages ask for and what the browser complains about."""
    return lambda context: Watch(context, origin)
