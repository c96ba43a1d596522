"""What only members see has a number of its own: it makes no public copy stale and stands in no log."""

import pytest

from base import content_version
from base.content_version import MEMBERS, NOTHING, PAGE
from base.models import Change, ContentVersion


def numbers():
    """Return (the public content version, that of the members)."""
    return content_version.current(), content_version.current(ContentVersion.Audience.MEMBERS)


@pytest.mark.parametrize("within", [True, False])
def test_a_change_for_members_raises_their_number_only(db, within):
    public, members = numbers()
    logged = Change.objects.count()
    if within:
        with content_version.transaction():
            content_version.record(MEMBERS)
            content_version.record(MEMBERS, 7)
    else:
        content_version.record(MEMBERS)
    assert numbers() == (public, members + 1)
    assert Change.objects.count() == logged


def test_a_public_change_leaves_the_number_of_the_members(db):
    public, members = numbers()
    content_version.record(PAGE, 1)
    assert numbers() == (public + 1, members)


def test_a_transaction_that_changes_both_raises_both_once_and_logs_what_is_public(db):
    public, members = numbers()
    with content_version.transaction():
        for scope in (MEMBERS, NOTHING, MEMBERS):
            content_version.record(scope)
        content_version.record(PAGE, 3)
    assert numbers() == (public + 1, members + 1)
    assert list(Change.objects.filter(version=public + 1).values_list("scope", "subject")) == [(PAGE, 3)]


def test_a_change_for_members_that_is_undone_raises_nothing(db):
    before = numbers()

    @content_version.transaction()
    def fail_halfway():
        content_version.record(MEMBERS)
        raise RuntimeError

    with pytest.raises(RuntimeError):
        fail_halfway()
    assert numbers() == before


def test_a_kept_public_page_is_served_on_after_a_change_for_members(store, home):
    store.get("/")
    content_version.record(MEMBERS)
    store.hear()
    assert not store.get("/").rendered


@pytest.mark.usefixtures("committed")
def test_nobody_is_told_of_a_change_for_members():
    told = []

    def hear(version, **kwargs):
        told.append(version)

    content_version.committed.connect(hear)
    try:
        content_version.record(MEMBERS)
        assert told == []
        content_version.record()
    finally:
        content_version.committed.disconnect(hear)
    assert told == [content_version.current()]
