"""The content version rises once for every transaction that changes what the public sees, and only then."""

import threading

import pytest
from django.db import connection, connections
from wagtail.models import Page

from base import content_version, tree_lock
from content.models import StandardPage
from tests.factories.base import TermFactory
from tests.factories.content import HomePageFactory, StandardPageFactory


def test_a_saved_page_raises_the_sequence(home):
    before = content_version.current()
    StandardPageFactory(parent=home)
    assert content_version.current() > before


def test_many_changes_in_one_transaction_raise_the_sequence_once(home):
    before = content_version.current()
    with content_version.transaction():
        StandardPageFactory(parent=home)
        TermFactory()
        assert content_version.current() == before
    assert content_version.current() == before + 1


def test_a_transaction_that_changes_nothing_leaves_the_sequence(home):
    before = content_version.current()
    with content_version.transaction():
        Page.objects.count()
    assert content_version.current() == before


def test_a_failed_transaction_leaves_the_sequence_and_the_pages(home):
    before, pages = content_version.current(), Page.objects.count()

    @content_version.transaction()
    def fail_halfway():
        StandardPageFactory(parent=home)
        raise RuntimeError("halfweg")

    with pytest.raises(RuntimeError, match="halfweg"):
        fail_halfway()
    assert (content_version.current(), Page.objects.count()) == (before, pages)


def test_a_saved_draft_of_a_live_page_leaves_the_sequence(home):
    page = StandardPageFactory(parent=home)
    before = content_version.current()
    page.title = "Nog niet af"
    page.save_revision()
    assert content_version.current() == before


def test_a_move_raises_the_sequence(home):
    page, target = StandardPageFactory(parent=home), StandardPageFactory(parent=home)
    before = content_version.current()
    Page.objects.get(pk=page.pk).move(Page.objects.get(pk=target.pk), pos="last-child")
    assert content_version.current() > before


def test_unpublishing_and_deleting_raise_the_sequence(home):
    page = StandardPageFactory(parent=home)
    seen = [content_version.current()]
    page.unpublish()
    seen.append(content_version.current())
    page.delete()
    seen.append(content_version.current())
    assert seen == sorted(set(seen))


@pytest.mark.usefixtures("committed")
def test_the_tree_lock_refuses_to_be_taken_outside_a_transaction():
    with pytest.raises(RuntimeError):
        tree_lock.lock()


@pytest.mark.postgres
@pytest.mark.usefixtures("committed")
@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite has one writer at a time by itself")
def test_eight_writers_at_once_leave_a_sound_tree():
    """Stock Wagtail corrupts its tree here: paths collide and numbers of children go wrong."""
    home = HomePageFactory(parent=Page.get_first_root_node())
    parents = [StandardPageFactory(parent=home) for _ in range(4)]
    writers, rounds, errors = 8, 12, []
    start = threading.Barrier(writers)

    def write(number):
        try:
            start.wait()
            for turn in range(rounds):
                with content_version.transaction(lock_tree=True):
                    parent = Page.objects.get(pk=parents[(number + turn) % 4].pk)
                    parent.add_child(instance=StandardPage(title="x", slug=f"s{number}-{turn}", live=False))
                with content_version.transaction(lock_tree=True):
                    child = Page.objects.get(slug=f"s{number}-{turn}")
                    target = Page.objects.get(pk=parents[(number * 3 + turn + 1) % 4].pk)
                    if child.get_parent().pk != target.pk:
                        child.move(target, pos="last-child")
        except Exception as error:  # noqa: BLE001 reported below
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=write, args=[number]) for number in range(writers)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert all(not problem for problem in Page.find_problems())
    children = StandardPage.objects.filter(slug__startswith="s", title="x")
    assert children.count() == writers * rounds
    for page in children:
        assert page.url_path == f"{page.get_parent().url_path}{page.slug}/"
