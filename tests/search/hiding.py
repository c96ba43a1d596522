"""The ways in which a page is not public."""

import datetime

from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from base import content_version, protection
from tests.factories.base import without_publication_rule

SECRET = "zegelring"  # in the title and the address of everything hidden
WORD = "wolfraam"  # only in its text


def hide_as_draft(pages):
    """Never published, and with rows for its terms all the same."""
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        live=False, has_unpublished_changes=True, first_published_at=None, last_published_at=None
    )
    content_version.record()


def hide_by_unpublishing(pages):
    with protection.lifted():
        for page in pages:
            page.unpublish()


def hide_by_expiry(pages):
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        expire_at=timezone.now() - datetime.timedelta(hours=1)
    )
    with protection.lifted():
        call_command("publish_scheduled")


def hide_until_later(pages):
    hide_by_unpublishing(pages)
    for page in pages:
        fresh = Page.objects.get(pk=page.pk).specific
        fresh.go_live_at = timezone.now() + datetime.timedelta(days=1)
        with without_publication_rule():
            fresh.save_revision(approved_go_live_at=fresh.go_live_at).publish()
    call_command("publish_scheduled")


def hide_by_parent(pages):
    """Hide what stands above the pages; they stay live themselves."""
    for parent in {page.get_parent().pk for page in pages}:
        with protection.lifted():
            Page.objects.get(pk=parent).specific.unpublish()


def restrict_parent(pages):
    for parent in {page.get_parent().pk for page in pages}:
        PageViewRestriction.objects.create(page_id=parent, restriction_type="login")


def restrict(pages):
    for page in pages:
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesam")


STATES = [
    hide_as_draft,
    hide_by_unpublishing,
    hide_by_expiry,
    hide_until_later,
    hide_by_parent,
    restrict_parent,
    restrict,
]
