"""Fixtures for browser tests: one site and one browser for all tests of a process."""

import os

import pytest
from django.test import override_settings
from playwright.sync_api import expect, sync_playwright
from wagtail.models import Site

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
# Who first opens a page with pictures waits until these are made.
PATIENCE_FOR_PAGES = 60_000
EDITOR = {"username": "redacteur", "password": "een-lang-wachtwoord"}


def fill():
    """Add the pages of `full_site` and an editor to the initial content."""
    full_site()
    editor = UserFactory(username=EDITOR["username"], is_superuser=True)
    editor.set_password(EDITOR["password"])
    editor.save()


@pytest.fixture(scope="package")
def origin(django_db_blocker, tmp_path_factory):
    """The origin of a site with the initial content and the pages of `full_site`.

    Nothing is rolled back, so a test that writes uses a page that no other test reads.
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
    """A browser, which closes before the site does."""
    expect.set_options(timeout=PATIENCE)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=CHROMIUM_ARGS)
        yield browser
        browser.close()


@pytest.fixture
def visitor(chromium, origin):
    """A factory of visitors: new browser contexts with some options."""
    contexts = []

    def make_context(**options):
        context = chromium.new_context(base_url=origin, locale="nl-BE", **options)
        context.set_default_timeout(PATIENCE)
        context.set_default_navigation_timeout(PATIENCE_FOR_PAGES)
        contexts.append(context)
        return context

    yield make_context
    for context in contexts:
        context.close()


@pytest.fixture
def page(visitor):
    """A tab of a visitor on a laptop."""
    return visitor(viewport={"width": 1280, "height": 800}).new_page()


@pytest.fixture
def watch(origin):
    """A factory of `Watch`es, which record the requests and errors of a browser context."""
    return lambda context: Watch(context, origin)
