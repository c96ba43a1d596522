"""Fixtures for the tracker: a plan, and a function that tells something of an action."""

import datetime

import pytest
from django.urls import reverse

from tests.factories.tracker import (
    ActionPageFactory,
    ActionPartFactory,
    ActionPlanPageFactory,
    ActionUpdateFactory,
    TrackerIndexPageFactory,
)
from tracker.models import ActionPage


@pytest.fixture
def tracker(home):
    return TrackerIndexPageFactory(parent=home)


@pytest.fixture
def plan(tracker):
    return ActionPlanPageFactory(parent=tracker, title="Actieplan", slug="plan")


@pytest.fixture
def action(plan):
    return ActionPageFactory(parent=plan, number=1, title="Scholen krijgen cijfers")


@pytest.fixture
def tell():
    """A function that adds an update to an action, and saves the action with what follows from it."""

    def tell(action, date="2018-05-01", **fields):
        day = datetime.date.fromisoformat(date) if date else None
        row = ActionUpdateFactory.build(page=action, date=day, **{"date_precision": "dag"} | fields)
        action.updates.add(row)
        action.save()
        return row

    return tell


@pytest.fixture
def import_address(plan):
    """The address at which a spreadsheet of the plan is read."""
    return reverse("tracker_import", args=[plan.pk])


@pytest.fixture
def told_action(action, tell):
    """The action with one part and one update that is public."""
    ActionPartFactory(page=action, letter="a")
    return tell(ActionPage.objects.get(), date_precision="maand", text="=1+1; dat is “twee”.", status="lopend")
