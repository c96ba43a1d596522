"""The status of an action follows from its updates by one rule, now and on any day."""

import datetime
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.partial_dates import Precision, last_day
from tracker import history
from tracker.voices import DOERS, JUDGES, Basis, Status, Voice

REPORTED, ASSESSED = Basis.REPORTED, Basis.ASSESSED


@dataclass
class Told:
    """An update, in memory."""

    date: datetime.date | None
    status: str = ""
    voice: str = Voice.DOER
    part: str = ""
    date_precision: str = Precision.DAY
    anchor: str = ""
    corrects: str = ""
    second_hand: bool = False
    found_nothing: bool = False


def day(text):
    return datetime.date.fromisoformat(text)


def test_the_newest_update_with_a_status_sets_it():
    updates = [
        Told(day("2018-05-01"), Status.ONGOING),
        Told(day("2019-01-01"), Status.DONE),
        Told(day("2020-01-01")),
        Told(day("2017-01-01"), Status.TO_START),
    ]
    assert history.status([], updates, REPORTED).status == Status.DONE


@pytest.mark.parametrize("voice", [voice for voice in Voice if voice not in DOERS | JUDGES])
def test_press_parliament_and_editors_never_set_a_status(voice):
    updates = [Told(day("2024-01-01"), Status.DONE, voice)]
    assert [history.status([], updates, basis).status for basis in Basis] == ["", ""]


def test_what_only_the_press_knows_sets_no_status_whoever_said_it():
    assert history.status([], [Told(day("2024-01-01"), Status.DONE, second_hand=True)], REPORTED).status == ""


def test_what_doers_report_and_what_judges_conclude_stand_apart():
    updates = [Told(day("2018-01-01"), Status.DONE), Told(day("2021-01-01"), Status.ONGOING, Voice.AUDITOR)]
    assert history.status([], updates, REPORTED).status == Status.DONE
    assert history.status([], updates, ASSESSED).status == Status.ONGOING


def test_what_was_corrected_no_longer_counts():
    updates = [
        Told(day("2018-01-01"), Status.ONGOING, anchor="a"),
        Told(day("2019-01-01"), Status.DONE, anchor="b"),
        Told(day("2019-02-01"), anchor="c", corrects="b"),
    ]
    assert history.status([], updates, REPORTED).status == Status.ONGOING


def test_a_month_counts_from_its_last_day_and_an_update_without_a_date_on_no_day():
    updates = [
        Told(None, Status.TO_START),
        Told(day("2018-05-01"), Status.ONGOING, date_precision=Precision.MONTH),
    ]
    assert history.status([], updates, REPORTED).status == Status.ONGOING
    assert history.status([], updates, REPORTED, day("2018-05-31")).status == Status.ONGOING
    assert history.status([], updates, REPORTED, day("2018-05-30")).status == ""


@pytest.mark.parametrize(
    ("statuses", "status", "is_partly"),
    [
        ((Status.DONE, Status.DONE), Status.DONE, False),
        ((Status.DONE, Status.ONGOING), Status.ONGOING, True),
        ((Status.DONE, ""), Status.ONGOING, True),
        ((Status.ONGOING, Status.TO_START), Status.ONGOING, False),
        ((Status.TO_START, ""), Status.TO_START, False),
        ((Status.TO_START, Status.STOPPED), Status.TO_START, False),
        ((Status.STOPPED, Status.ELSEWHERE), Status.ELSEWHERE, False),
        ((Status.STOPPED, ""), "", False),
    ],
)
def test_parts_of_different_status_make_one_by_an_explicit_rule(statuses, status, is_partly):
    updates = [
        Told(day("2018-01-01"), status, part=part) for part, status in zip("ab", statuses, strict=True) if status
    ]
    found = history.status(["a", "b"], updates, REPORTED)
    assert (found.status, found.is_partly) == (status, is_partly)


def test_an_update_of_the_whole_action_is_one_of_each_part_that_has_no_newer_one():
    updates = [Told(day("2018-01-01"), Status.ONGOING), Told(day("2019-01-01"), Status.DONE, part="a")]
    found = history.status(["a", "b"], updates, REPORTED)
    assert (found.status, found.is_partly) == (Status.ONGOING, True)
    updates.append(Told(day("2020-01-01"), Status.STOPPED))
    assert history.status(["a", "b"], updates, REPORTED).status == Status.STOPPED


def test_that_nothing_was_found_is_no_news():
    updates = [Told(day("2018-05-01")), Told(day("2026-11-29"), voice=Voice.EDITORS, found_nothing=True)]
    assert history.last_news(updates).date == day("2018-05-01")


DAYS = st.dates(datetime.date(2015, 1, 1), datetime.date(2026, 12, 31))
UPDATES = st.lists(
    st.builds(
        Told,
        date=st.none() | DAYS,
        status=st.sampled_from(["", *Status]),
        voice=st.sampled_from(Voice),
        part=st.sampled_from(["", "a", "b"]),
        date_precision=st.sampled_from(Precision),
        corrects=st.sampled_from(["", "0", "1", "2", "3"]),
        second_hand=st.booleans(),
    ),
    max_size=8,
)


def model(updates, basis, part, on):
    """Return the status of a part as somebody would read it from a list, the oldest entry first."""
    voices = DOERS if basis == REPORTED else JUDGES
    struck = [
        other.anchor
        for update in updates
        for other in updates
        if update.corrects == other.anchor and update.voice == other.voice
        if other.second_hand or not update.second_hand
    ]
    best = None
    for update in updates:
        if not update.status or update.voice not in voices or update.second_hand or update.anchor in struck:
            continue
        if update.part not in ("", part):
            continue
        end = last_day(update.date, update.date_precision) if update.date else None
        if on and (end is None or end > on):
            continue
        rank = (end or datetime.date.min, update.date and history._days(update)[1] or datetime.date.min)
        if best is None or rank >= best[0]:
            best = (rank, update.status)
    return best[1] if best else ""


@given(updates=UPDATES, basis=st.sampled_from(Basis), part=st.sampled_from(["", "a", "b"]), on=st.none() | DAYS)
def test_the_status_of_a_part_is_what_a_reader_would_say(updates, basis, part, on):
    for number, update in enumerate(updates):
        update.anchor = str(number)
    found = history.current(updates, basis, part, on)
    assert (found.status if found else "") == model(updates, basis, part, on)


@given(updates=UPDATES, on=st.none() | DAYS)
def test_what_the_press_adds_changes_nothing(updates, on):
    for number, update in enumerate(updates):
        update.anchor = str(number)
    silent = [update for update in updates if update.voice not in {Voice.PRESS, Voice.EDITORS, Voice.PARLIAMENT}]
    for basis in Basis:
        with_press = history.status(["a", "b"], updates, basis, on)
        without = history.status(["a", "b"], silent, basis, on)
        assert (with_press.status, with_press.is_partly) == (without.status, without.is_partly)
