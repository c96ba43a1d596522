"""The log of changes is written with them or not at all, says the least that says it all, and is told after commit."""

import pytest
from django.db import connection
from wagtail.contrib.redirects.models import Redirect

from base import changes
from base.models import Change, Sequence
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory

PAGE, TREE, TERM, ALL, NOTHING = changes.PAGE, changes.TREE, changes.TERM, changes.ALL, changes.NOTHING


def test_every_rise_of_the_sequence_is_in_the_log(site):
    TermFactory()
    site.practice.unpublish()
    Redirect.objects.create(old_path="/oud", redirect_link="/nieuw")
    told = set(Change.objects.values_list("sequence", flat=True))
    assert told == set(range(1, changes.current() + 1))


def test_all_rows_of_one_rise_bear_one_stamp(home):
    pages = [StandardPageFactory(parent=home) for _ in range(3)]
    with changes.transaction():
        for page in pages:
            page.save()
    rows = Change.objects.filter(sequence=changes.current())
    assert rows.count() == 3
    assert len(set(rows.values_list("stamp", flat=True))) == 1


def test_what_a_failed_transaction_touched_is_not_in_the_log(home):
    before = Change.objects.count()

    @changes.transaction()
    def fail_halfway():
        StandardPageFactory(parent=home)
        raise RuntimeError("halfweg")

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert Change.objects.count() == before


def test_one_transaction_logs_the_least_that_says_it_all(home, logged):
    def work(*records):
        for each in records:
            changes.record(*each)

    assert logged(work, (PAGE, 1), (PAGE, 1), (NOTHING, None)) == {(PAGE, 1)}
    assert logged(work, (PAGE, 1), (TREE, 1), (PAGE, 2)) == {(TREE, 1), (PAGE, 2)}
    assert logged(work, (PAGE, 1), (TERM, 1), (ALL, None)) == {(ALL, None)}
    assert logged(work, *((PAGE, number) for number in range(changes.MOST_NAMED + 1))) == {(ALL, None)}


def test_only_the_last_of_the_log_is_kept(db, monkeypatch):
    monkeypatch.setattr(changes, "KEPT", 3)
    for _ in range(5):
        changes.record(NOTHING)
    last = changes.current()
    changes.prune()
    assert set(Change.objects.values_list("sequence", flat=True)) == {last - 2, last - 1, last}


@pytest.fixture
def told():
    """The sequences that were told after a commit."""
    heard = []

    def hear(sequence, **kwargs):
        heard.append(sequence)

    changes.committed.connect(hear)
    yield heard
    changes.committed.disconnect(hear)


@pytest.mark.usefixtures("committed")
def test_a_rise_is_told_when_it_is_committed_and_never_when_it_is_not(told):
    Sequence.objects.all().delete()
    with changes.transaction():
        changes.record()
        assert told == []
    assert told == [changes.current()]

    @changes.transaction()
    def fail_halfway():
        changes.record()
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert told == [changes.current()]


@pytest.mark.usefixtures("committed")
def test_a_listener_that_fails_harms_nobody(told):
    def fail(**kwargs):
        raise RuntimeError("mislukt")

    changes.committed.connect(fail)
    try:
        with changes.transaction():
            changes.record()
    finally:
        changes.committed.disconnect(fail)
    assert told == [changes.current()]
    assert not connection.in_atomic_block
