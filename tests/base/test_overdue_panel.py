"""The start screen of the CMS: pages whose check is past and that are this editor's, or nobody's, to check."""

import datetime

import pytest
from django.utils import timezone

from tests.factories.base import UserFactory
from tests.factories.content import CausePageFactory, StandardPageFactory

HEADING = "Na te kijken"


@pytest.fixture
def overdue(editor):
    """Make a page whose check was due some days ago."""

    def overdue(factory, days=1, **fields):
        day = timezone.localdate() - datetime.timedelta(days=days)
        return factory(review_on=day, **{"caretaker": editor, **fields})

    return overdue


def test_it_shows_my_pages_of_every_kind_the_longest_overdue_first(cms, home, causes, overdue):
    later = overdue(StandardPageFactory, parent=home)
    first = overdue(CausePageFactory, days=30, parent=causes)
    html = cms.get("/cms/").content.decode()
    shown = html.partition(HEADING)[2]
    assert -1 < shown.find(f"/cms/pages/{first.pk}/edit/") < shown.find(f"/cms/pages/{later.pk}/edit/")


def test_it_shows_what_nobody_looks_after_any_more(cms, home, overdue):
    pages = [overdue(StandardPageFactory, parent=home, caretaker=who) for who in (None, UserFactory(is_active=False))]
    shown = cms.get("/cms/").content.decode().partition(HEADING)[2]
    assert all(f"/cms/pages/{page.pk}/edit/" in shown for page in pages)


def test_it_leaves_out_what_is_not_mine_not_published_or_not_due(cms, home, editor, overdue):
    overdue(StandardPageFactory, parent=home, caretaker=UserFactory())
    overdue(StandardPageFactory, parent=home, live=False)
    overdue(StandardPageFactory, days=0, parent=home)
    StandardPageFactory(parent=home, caretaker=editor)
    assert HEADING not in cms.get("/cms/").content.decode()


def test_it_counts_what_it_has_no_room_for(cms, home, overdue):
    for _ in range(23):
        overdue(StandardPageFactory, parent=home)
    assert "En nog 3 andere." in cms.get("/cms/").content.decode()
