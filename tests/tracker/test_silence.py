"""The start screen of the CMS names the actions of which nobody told anything for long."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.factories.base import UserFactory
from tests.factories.tracker import ActionPageFactory, ActionUpdateFactory
from tests.tracker.entering import grid_address
from tracker.models import ActionPage
from tracker.silence import silent_actions

LONG_AGO, LATELY = datetime.date(2018, 5, 1), timezone.localdate() - datetime.timedelta(days=100)


@pytest.fixture
def silent(plan, editor):
    """A function that makes an action with one update."""

    def silent(number, date=LONG_AGO, status="lopend", **fields):
        action = ActionPageFactory(parent=plan, number=number, caretaker=editor)
        ActionUpdateFactory(page=action, anchor="a", date=date, date_precision="dag", status=status, **fields)
        action = ActionPage.objects.get(pk=action.pk)
        action.save()
        return action

    return silent


def found(user):
    return [action.number for action in silent_actions(user)]


def test_what_goes_on_without_news_is_named(editor, plan, silent):
    silent(1)
    silent(2, date=LATELY)
    silent(3, status="gerealiseerd")
    silent(4, status="op-te-starten")
    silent(5, status="")
    ActionPageFactory(parent=plan, number=6, caretaker=editor)
    assert sorted(found(editor)) == [1, 4, 5, 6]


def test_who_looked_and_found_nothing_need_not_look_again_soon(editor, silent):
    action = silent(1)
    ActionUpdateFactory(
        page=action, anchor="b", date=LATELY, date_precision="dag", found_nothing=True, voice="redactie"
    )
    ActionPage.objects.get().save()
    assert found(editor) == []
    ActionPage.objects.get().updates.filter(anchor="b").update(date=datetime.date(2020, 1, 1))
    assert found(editor) == [1]


def test_only_plans_that_run_and_pages_of_the_editor_count(editor, plan, silent):
    action = silent(1)
    ActionPage.objects.update(caretaker=UserFactory())
    assert found(editor) == []
    ActionPage.objects.update(caretaker=None)
    assert found(editor) == [1]
    assert found(UserFactory()) == []
    ActionPage.objects.update(live=False)
    assert found(editor) == []
    ActionPage.objects.update(live=True)
    plan.state = "afgesloten"
    plan.save()
    assert found(editor) == []
    assert action.number == 1


def test_the_months_are_a_setting(editor, silent, settings):
    silent(1, date=LATELY)
    settings.TRACKER_SILENT_MONTHS = 2
    assert found(editor) == [1]


def test_the_panel_leads_to_the_grid_with_these_actions(cms, plan, silent):
    silent(8)
    silent(9)
    html = cms.get("/cms/").content.decode()
    assert "Acties zonder nieuws" in html
    address = f"{grid_address(plan)}?acties=8,9"
    assert address in html
    assert 'value="8"' in cms.get(address).content.decode()


def test_the_panel_asks_as_many_queries_for_forty_actions_as_for_four(cms, silent):
    counts = []
    for numbers in (range(1, 5), range(5, 41)):
        for number in numbers:
            silent(number)
        cms.get("/cms/")
        with CaptureQueriesContext(connection) as queries:
            html = cms.get("/cms/").content.decode()
        counts.append(len(queries))
    assert "En nog 20 andere." in html
    assert counts[0] == counts[1]
