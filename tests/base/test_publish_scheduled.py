"""Scheduled pages appear and disappear when it is time, all in one transaction."""

import datetime

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.signals import page_published

from base import content_version
from content.models import StandardPage
from tests.factories.base import UserFactory, complete
from tests.factories.content import StandardPageFactory

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def scheduled(home):
    """Return a page that is scheduled to appear, as an editor's approved draft."""

    def scheduled(when):
        page = complete(StandardPageFactory(parent=home, live=False), UserFactory())
        page.go_live_at = when
        page.save_revision(approved_go_live_at=when)
        return page

    return scheduled


def state(*pages):
    return [StandardPage.objects.get(pk=page.pk).live for page in pages]


def test_what_is_due_is_published_or_expires_and_the_rest_waits(client, home, scheduled):
    now = timezone.now()
    due, later = scheduled(now - HOUR), scheduled(now + HOUR)
    over = StandardPageFactory(parent=home, expire_at=now - HOUR)
    lasting = StandardPageFactory(parent=home, expire_at=now + HOUR)
    # What is over is gone for visitors at once; the command writes that down.
    assert client.get(over.url).status_code == 404
    call_command("publish_scheduled")
    assert state(due, later, over, lasting) == [True, False, False, True]
    assert StandardPage.objects.get(pk=over.pk).expired
    assert client.get(over.url).status_code == 404
    assert client.get(due.url).status_code == 200


def test_the_worker_publishes_what_is_due(home, scheduled, work):
    due = scheduled(timezone.now() - HOUR)
    work()
    assert state(due) == [True]


def test_however_much_is_due_the_sequence_rises_once(home, scheduled):
    now = timezone.now()
    for _ in range(3):
        scheduled(now - HOUR)
        StandardPageFactory(parent=home, expire_at=now - HOUR)
    before = content_version.current()
    call_command("publish_scheduled")
    assert content_version.current() == before + 1


def test_when_nothing_is_due_the_sequence_stays(home, scheduled):
    scheduled(timezone.now() + HOUR)
    before = content_version.current()
    call_command("publish_scheduled")
    assert content_version.current() == before


def test_a_failure_halfway_publishes_nothing_and_leaves_it_for_the_next_time(home, scheduled):
    pages = [scheduled(timezone.now() - HOUR) for _ in range(2)]
    before, seen = content_version.current(), []

    def fail(**kwargs):
        seen.append(kwargs)
        if len(seen) == 2:
            raise RuntimeError("halfweg")

    page_published.connect(fail)
    try:
        with pytest.raises(RuntimeError, match="halfweg"):
            call_command("publish_scheduled")
    finally:
        page_published.disconnect(fail)
    assert (state(*pages), content_version.current()) == ([False, False], before)
    call_command("publish_scheduled")
    assert state(*pages) == [True, True]
