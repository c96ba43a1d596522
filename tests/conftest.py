"""What every test builds on: a site with a home page and its indexes, and no page kept from another test."""

import pytest
from django.core.cache import caches
from wagtail.models import Locale, Page, Site

from tests.factories.base import UserFactory
from tests.factories.content import CauseIndexPageFactory, HomePageFactory
from tests.factories.practices import PracticeIndexPageFactory
from tests.factories.site import small_site


@pytest.fixture(autouse=True)
def _empty_caches():
    """Forget kept pages and site addresses: rows of another test are gone."""
    for cache in caches.all():
        cache.clear()
    caches["pages"].clear()


def make_root():
    """Give the root of the tree; a flushed database has neither that nor a language."""
    Locale.objects.get_or_create(language_code="nl")
    return Page.objects.filter(depth=1).first() or Page.add_root(instance=Page(title="Root", slug="root"))


@pytest.fixture
def home(db):
    """The home page of the default site, published."""
    root = make_root()
    home = HomePageFactory(parent=root)
    site = Site.objects.filter(is_default_site=True).first() or Site(is_default_site=True)
    site.hostname, site.port, site.root_page = "localhost", 80, home
    site.save()
    return home


@pytest.fixture
def practices(home):
    """The index of Flemish practices."""
    return PracticeIndexPageFactory(parent=home)


@pytest.fixture
def causes(home):
    """The index of causes."""
    return CauseIndexPageFactory(parent=home)


@pytest.fixture
def site(home, practices, causes):
    """One of everything that a visitor can ask for; see tests/factories/site.py."""
    return small_site(home, practices, causes)


@pytest.fixture
def editor(db):
    """Somebody who may do everything in the CMS."""
    return UserFactory(is_superuser=True)


@pytest.fixture
def cms(client, editor):
    """A client logged in to the CMS."""
    client.force_login(editor)
    return client
