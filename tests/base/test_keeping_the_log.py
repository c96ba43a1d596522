"""The log of changes is written with them or not at all, says the least that says it all, and is told after commit."""

import pytest
from django.db import connection
from wagtail.contrib.redirects.models import Redirect

from base import content_version
from base.content_version import ALL, NOTHING, PAGE, TERM, TREE
from base.models import Change, ContentVersion
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory


def test_every_rise_of_the_sequence_is_in_the_log(site):
    TermFactory()
    site.practice.unpublish()
    Redirect.objects.create(old_path="/oud", redirect_link="/nieuw")
    told = set(Change.objects.values_list("version", flat=True))
    assert told == set(range(1, content_version.current() + 1))


def test_all_rows_of_one_rise_bear_one_stamp(home):
    pages = [StandardPageFactory(parent=home) for _ in range(3)]
    with content_version.transaction():
        for page in pages:
            page.save()
    rows = Change.objects.filter(version=content_version.current())
    assert rows.count() == 3
    assert len(set(rows.values_list("stamp", flat=True))) == 1


def test_what_a_failed_transaction_touched_is_not_in_the_log(home):
    before = Change.objects.count()

    @content_version.transaction()
    def fail_halfway():
        StandardPageFactory(parent=home)
        raise RuntimeError("halfweg")

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert Change.objects.count() == before


def test_one_transaction_logs_the_least_that_says_it_all(home, logged):
    def work(*records):
        for each in records:
            content_version.record(*each)

    assert logged(work, (PAGE, 1), (PAGE, 1), (NOTHING, None)) == {(PAGE, 1)}
    assert logged(work, (PAGE, 1), (TREE, 1), (PAGE, 2)) == {(TREE, 1), (PAGE, 2)}
    assert logged(work, (PAGE, 1), (TERM, 1), (ALL, None)) == {(ALL, None)}
    assert logged(work, *((PAGE, number) for number in range(content_version.MAX_SUBJECTS + 1))) == {(ALL, None)}


def test_only_the_last_of_the_log_is_kept(db, monkeypatch):
    monkeypatch.setattr(content_version, "VERSIONS_KEPT", 3)
    for _ in range(5):
        content_version.record(NOTHING)
    last = content_version.current()
    content_version.prune()
    assert set(Change.objects.values_list("version", flat=True)) == {last - 2, last - 1, last}


@pytest.fixture
def told():
    """The versions that were told after a commit."""
    heard = []

    def hear(version, **kwargs):
        heard.append(version)

    content_version.committed.connect(hear)
    yield heard
    content_version.committed.disconnect(hear)


@pytest.mark.usefixtures("committed")
def test_a_rise_is_told_when_it_is_committed_and_never_when_it_is_not(told):
    ContentVersion.objects.all().delete()
    with content_version.transaction():
        content_version.record()
        assert told == []
    assert told == [content_version.current()]

    @content_version.transaction()
    def fail_halfway():
        content_version.record()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert told == [content_version.current()]


@pytest.mark.usefixtures("committed")
def test_a_listener_that_fails_harms_nobody(told):
    def fail(**kwargs):
        raise RuntimeError("mislukt")

    content_version.committed.connect(fail)
    try:
        with content_version.transaction():
            content_version.record()
    finally:
        content_version.committed.disconnect(fail)
    assert told == [content_version.current()]
    assert not connection.in_atomic_block
