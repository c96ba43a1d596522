"""What a process knows of changes: at once on its machine, and what is withdrawn is served late to nobody."""

import datetime
import threading
import time
from dataclasses import replace

import pytest
from django.db import OperationalError
from django.utils import timezone
from wagtail.models import PageViewRestriction

from base import content_version
from base.models import Change, SiteSettings
from base.page_store import freshness
from base.page_store.entries import Conditions
from base.page_store.freshness import STALE_FOR, Freshness, Known
from base.page_store.local_version import LocalVersion, of_machine
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory
from tests.processes import run
from tests.store_client import StoreClient


def test_what_one_process_writes_another_reads_at_once(tmp_path):
    one, other = (LocalVersion(tmp_path / "new" / "content-version") for _ in range(2))
    assert other.read() == 0
    for version in (7, 2**62, 3):
        one.write(version)
        assert other.read() == LocalVersion(tmp_path / "new" / "content-version").read() == version


@pytest.mark.usefixtures("committed")
def test_a_commit_is_heard_before_anything_is_asked(django_assert_num_queries):
    known = Freshness()
    known.ask()
    with django_assert_num_queries(0):
        known.current()
    content_version.record()
    assert of_machine().read() == content_version.current()
    assert known.current().version == content_version.current()


@pytest.mark.usefixtures("committed")
def test_a_commit_of_another_process_is_heard_at_once(settings):
    known = Freshness()
    before = known.ask().version
    assert run(settings.VAR_DIR, "from base import content_version; content_version.record()") == 0
    assert known.current().version == before + 1


def test_who_is_late_asks_himself_and_who_hears_nothing_serves_nothing(db, monkeypatch):
    known = Freshness()
    known.ask()
    content_version.record()
    assert known.current().version == content_version.current() - 1
    known.known = replace(known.known, asked=time.monotonic() - freshness.LATE - 1)
    assert known.current().version == content_version.current()
    # Somebody committed, and the database does not say what.
    of_machine().write(of_machine().read() + 1)

    def fail(*args):
        raise OperationalError

    monkeypatch.setattr(content_version, "current", fail)
    assert known.current() is None


@pytest.fixture
def page(home):
    return StandardPageFactory(parent=home)


def edit(page):
    page.title = "Anders"
    page.save_revision().publish()


def publish_new(page):
    StandardPageFactory(parent=page.get_parent())


def move(page):
    page.move(StandardPageFactory(parent=page.get_parent()), "last-child")


def restrict(page):
    PageViewRestriction.objects.create(page=page, restriction_type="login")


def end(page):
    page.expire_at = timezone.now() - datetime.timedelta(hours=1)
    page.save()


def rename_term(page):
    TermFactory(name="Nieuw")


def set_banner(page):
    SiteSettings.objects.create(site=page.get_site(), banner="Anders")


def change_all(page):
    content_version.record()


@pytest.mark.parametrize("act", [edit, publish_new, move])
def test_after_a_change_of_public_pages_an_older_copy_may_be_late(page, act):
    known = Freshness()
    before = known.ask().version
    with content_version.transaction():
        act(page)
    assert known.ask().previous == before


WITHDRAWING = [lambda page: page.unpublish(), lambda page: page.delete(), restrict, end]


@pytest.mark.parametrize("act", [*WITHDRAWING, rename_term, set_banner, change_all])
def test_after_what_may_be_a_withdrawal_no_older_copy_is_served(page, act):
    known = Freshness()
    known.ask()
    with content_version.transaction():
        act(page)
    assert known.ask().previous is None


def test_a_change_that_the_log_forgot_may_have_been_a_withdrawal(page):
    known = Freshness()
    known.ask()
    edit(page)
    edit(page)
    Change.objects.order_by("version").last().delete()
    assert known.ask().previous is None


def test_two_changes_within_one_look_are_judged_together(page):
    known = Freshness()
    known.ask()
    other = StandardPageFactory(parent=page.get_parent())
    other.unpublish()
    edit(page)
    assert known.ask().previous is None


# One renders, others wait or get the copy there is


class Rendering:
    """A site whose second answer takes until it is let, behind a store that knows what a test says."""

    def __init__(self):
        self.let, self.begun, self.made = threading.Event(), threading.Event(), 0
        self.client = StoreClient(self)
        self.know(1)

    def know(self, version, previous=None, ago=0.0):
        known = Known(version, previous, time.monotonic() - ago, time.monotonic(), 0)
        self.client.store.freshness.current = lambda: known
        self.version = version

    def __call__(self, environ, start_response):
        self.made += 1
        number = self.made
        if number == 2:
            self.begun.set()
            assert self.let.wait(30)
        environ["base.page_store"].conditions = Conditions(self.version, time.time() + 60)
        start_response("200 OK", [])
        return [b"antwoord %d" % number]

    def while_rendering(self):
        """Return what a second visitor gets while the first one's answer is made."""
        thread = threading.Thread(target=self.client.get, args=["/"])
        thread.start()
        assert self.begun.wait(30)
        try:
            return self.client.get("/").text
        finally:
            self.let.set()
            thread.join()


@pytest.fixture
def rendering(db):
    site = Rendering()
    # The store asks for the version that an answer was made of when it has not heard of it.
    site.client.store.freshness.known = Known(version=9)
    assert site.client.get("/").text == "antwoord 1"
    return site


def test_while_one_renders_the_others_get_the_copy_that_was_true_a_moment_ago(rendering):
    rendering.know(2, previous=1)
    assert rendering.while_rendering() == "antwoord 1"
    assert rendering.client.get("/").text == "antwoord 2"
    assert rendering.made == 2


@pytest.mark.parametrize(("previous", "ago"), [(None, 0.0), (0, 0.0), (1, STALE_FOR + 0.1)])
def test_nobody_gets_a_copy_of_before_a_withdrawal_or_of_long_ago(rendering, previous, ago):
    rendering.know(2, previous=previous, ago=ago)
    assert rendering.while_rendering() == "antwoord 3"


def test_nobody_gets_a_copy_whose_moment_has_passed(rendering, monkeypatch):
    rendering.know(2, previous=1)
    later = time.time() + 61
    monkeypatch.setattr("base.page_store.freshness.time.time", lambda: later)
    assert rendering.while_rendering() == "antwoord 3"


def test_a_rendering_that_fails_is_begun_anew_by_the_next(rendering):
    rendering.know(2, previous=1)
    rendering.let.set()

    def fail(environ, start_response):
        raise RuntimeError

    behind, rendering.client.behind = rendering.client.behind, fail
    with pytest.raises(RuntimeError):
        rendering.client.get("/")
    rendering.client.behind = behind
    assert rendering.client.get("/").text == "antwoord 2"
