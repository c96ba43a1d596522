"""Helpers that change the addresses of pages, for tests of redirects."""

import pytest
from wagtail.models import Page

from tests.factories.content import StandardPageFactory


def fresh(page):
    return Page.objects.get(pk=page.pk).specific


@pytest.fixture
def rename(django_capture_on_commit_callbacks):
    """A function that changes the slug of a page; Wagtail creates the redirects on commit."""

    def rename(page, slug):
        with django_capture_on_commit_callbacks(execute=True):
            page = fresh(page)
            page.slug = slug
            page.save_revision().publish()

    return rename


def move(page, target):
    fresh(page).move(fresh(target), pos="last-child")


def leads_to(client, address):
    """Return the final address of permanent redirects from an address."""
    answer = client.get(address, follow=True)
    assert {status for _, status in answer.redirect_chain} <= {301}
    assert answer.status_code == 200
    return answer.redirect_chain[-1][0] if answer.redirect_chain else address


@pytest.fixture
def tree(home):
    """A page with a child and a grandchild, and a page elsewhere."""
    top = StandardPageFactory(parent=home, slug="top")
    child = StandardPageFactory(parent=top, slug="kind")
    return {
        "top": top,
        "child": child,
        "grandchild": StandardPageFactory(parent=child, slug="kleinkind"),
        "elsewhere": StandardPageFactory(parent=home, slug="elders"),
    }
