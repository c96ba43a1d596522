"""Many writers at once, for long: the tree stays sound on PostgreSQL, and on SQLite by its one writer."""

import threading

import pytest
from django.db import connections
from wagtail.models import Page

from base import content_version
from content.models import StandardPage
from tests.factories.content import HomePageFactory, StandardPageFactory

pytestmark = pytest.mark.soak
WRITERS, MOVES = 8, 60


@pytest.mark.usefixtures("committed")
def test_eight_writers_of_sixty_moves_each_leave_a_sound_tree():
    home = HomePageFactory(parent=Page.get_first_root_node())
    parents = [StandardPageFactory(parent=home) for _ in range(6)]
    children = [StandardPageFactory(parent=parents[number % 6], slug=f"kind{number}") for number in range(WRITERS)]
    start, errors = threading.Barrier(WRITERS), []

    def move(number):
        try:
            start.wait()
            for turn in range(MOVES):
                with content_version.transaction(lock_tree=True):
                    page = Page.objects.get(pk=children[number].pk)
                    target = Page.objects.get(pk=parents[(number * 5 + turn) % 6].pk)
                    if page.get_parent().pk != target.pk:
                        page.move(target, pos="first-child" if turn % 2 else "last-child")
                if turn % 10 == 0:
                    with content_version.transaction(lock_tree=True):
                        parent = Page.objects.get(pk=parents[turn % 6].pk)
                        parent.add_child(instance=StandardPage(title="Nieuw", slug=f"nieuw{number}-{turn}", live=False))
        except Exception as error:  # noqa: BLE001 reported below
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=move, args=[number]) for number in range(WRITERS)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert errors == []
    assert all(not problem for problem in Page.find_problems())
    for page in Page.objects.filter(depth__gt=2):
        assert page.url_path == f"{page.get_parent().url_path}{page.slug}/"
