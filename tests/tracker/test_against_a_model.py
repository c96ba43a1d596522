"""Whatever is told of actions, corrected or withdrawn, the public pages, files and feed agree with a plain model."""

import datetime
import os
import re
from xml.etree import ElementTree

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from base.partial_dates import Precision, iso
from tests.factories.tracker import ActionPageFactory, ActionPartFactory, ActionUpdateFactory
from tests.reading import main, spreadsheet
from tests.tracker.test_history import model
from tracker.models import ActionPage
from tracker.voices import DOERS, JUDGES, Basis, Status, Voice

EXAMPLES = int(os.environ.get("EXAMPLES", "15"))
ACTIONS, PARTS = 3, {0: "ab"}  # the first action has two parts
DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2026, 10, 31))
UPDATE = st.fixed_dictionaries(
    {
        "action": st.integers(0, ACTIONS - 1),
        "date": st.none() | DAYS,
        "date_precision": st.sampled_from(Precision),
        "voice": st.sampled_from(Voice),
        "status": st.sampled_from(["", *Status]),
        "part": st.sampled_from(["", "a", "b"]),
        "second_hand": st.booleans(),
        "corrects": st.none() | st.integers(0, 5),
        "text": st.sampled_from(["Het loopt.", "=1+1", "Een “;” en\neen regel", "‏עברית", "🙂"]),
    }
)


@pytest.fixture
def actions(plan):
    """Three actions that every example tells other things of."""
    made = [ActionPageFactory(parent=plan, number=number) for number in range(1, ACTIONS + 1)]
    for index, letters in PARTS.items():
        for letter in letters:
            ActionPartFactory(page=made[index], letter=letter)
    return made


def tell(actions, told):
    """Write updates as an editor does, one after another; return them by the number of their action."""
    written = {action.number: [] for action in actions}
    for each in told:
        each = dict(each)
        action = ActionPage.objects.get(pk=actions[each.pop("action")].pk)
        others = written[action.number]
        which = each.pop("corrects")
        if each["second_hand"] or each["voice"] not in DOERS | JUDGES:
            each["status"] = ""  # The site refuses it.
        target = others[which % len(others)] if which is not None and others else None
        if target and (target.voice != each["voice"] or each["second_hand"] > target.second_hand):
            target = None  # Nor this: only who said something corrects it.
        corrects = target.anchor if target else ""
        if not action.parts.exists():
            each["part"] = ""
        row = ActionUpdateFactory.build(page=action, corrects=corrects, **each)
        action.updates.add(row)
        action.save()
        others.append(row)
    return written


def expected(letters, updates, basis, on=None):
    """Return the status of an action as a reader would reckon it."""
    found = {model(updates, basis, letter, on) for letter in (letters or [""])}
    if len(found) == 1:
        return found.pop()
    if found & {Status.DONE, Status.ONGOING}:
        return Status.ONGOING
    return Status.TO_START if Status.TO_START in found else "" if "" in found else Status.ELSEWHERE


def counts_on(text, caption, column):
    """Return ``{Dutch status: number}`` of a table on a page."""
    body = text[text.index(caption) :].split("<tbody>")[1].split("</tbody>")[0]
    rows = [re.findall(r"<t[hd].*?</t[hd]>", row, re.DOTALL) for row in body.split("</tr>")[:-1]]
    cells = [[" ".join(re.sub(r"<[^>]+>", "", cell).split()) for cell in row] for row in rows]
    return {row[0]: int(row[column]) for row in cells if int(row[column])}


def counted(statuses):
    """Return ``{Dutch status: number}`` of some statuses."""
    labels = [Status(status).label if status else "niet bekend" for status in statuses]
    return {label: labels.count(label) for label in labels}


@settings(max_examples=EXAMPLES, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(told=st.lists(UPDATE, max_size=8), on=DAYS, hidden=st.none() | st.integers(0, ACTIONS - 1))
def test_what_visitors_read_is_what_was_told(client, plan, actions, told, on, hidden):
    with transaction.atomic():
        written = tell(actions, told)
        if hidden is not None:
            ActionPage.objects.get(pk=actions[hidden].pk).unpublish()
        shown = [action for index, action in enumerate(actions) if index != hidden]
        letters = {action.number: PARTS.get(index, "") for index, action in enumerate(actions)}

        def statuses(basis, day=None):
            return [expected(letters[each.number], written[each.number], basis, day) for each in shown]

        reported = statuses(Basis.REPORTED)
        assert counts_on(main(client, plan.url), "Hoe ver staan de", 1) == counted(reported)
        heading, *rows = spreadsheet(client.get(f"{plan.url}?vorm=csv"))
        cells = [dict(zip(heading, row, strict=True)) for row in rows]
        assert [row["status_gemeld"] for row in cells] == reported
        assert [row["status_beoordeeld"] for row in cells] == statuses(Basis.ASSESSED)

        compared = main(client, f"{plan.url}?toen={on.isoformat()}")
        then = statuses(Basis.REPORTED, on)
        assert counts_on(compared, 'aria-label="Aantallen op twee dagen"', 1) == counted(then)

        heading, *rows = spreadsheet(client.get(f"{plan.url}voortgang/?vorm=csv"))
        assert [(row[0], row[2], row[-1]) for row in rows] == [
            (str(each.number), iso(row.date, row.date_precision), row.anchor)
            for each in shown
            for row in written[each.number]
        ]
        feed = ElementTree.fromstring(client.get(f"{plan.url}voortgang/?vorm=atom").content)
        dated = [row for each in shown for row in written[each.number] if row.date]
        assert len(feed.findall("{*}entry")) == len(dated)
        transaction.set_rollback(True)
