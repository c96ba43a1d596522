"""Counts are written apart, add up over processes, fill no memory and no disk, and are deleted in time."""

import datetime
import threading

import pytest
from django.db import connections
from django.utils import timezone

from base import changes
from search import counting
from search.counting import tally
from search.models import SearchCount
from search.models import count as count_models
from search.models.count import RARE_TEXTS_KEPT, TERMS_KEPT, TEXTS_KEPT

Kind = SearchCount.Kind


def day(ago):
    return timezone.localdate() - datetime.timedelta(days=ago)


def test_the_table_has_no_room_for_a_searcher_or_a_moment():
    assert {field.name for field in SearchCount._meta.get_fields()} == {"id", "day", "kind", "value", "number"}
    assert SearchCount._meta.get_field("day").get_internal_type() == "DateField"


def test_writing_adds_to_what_is_there_and_leaves_the_sequence(db, counted):
    before = changes.current()
    for _ in range(3):
        tally.add([(Kind.SEARCHED, "toah")])
        tally.flush()
    tally.add([(Kind.SEARCHED, "toah"), (Kind.WITHOUT, "toah")])
    assert counted() == {("gezocht", "toah"): 4, ("zonder resultaat", "toah"): 1}
    assert changes.current() == before


def test_memory_is_bounded_and_what_is_there_goes_on_counting(db, counted):
    for number in range(counting.MOST_WAITING + 500):
        tally.add([(Kind.SEARCHED, f"zoek {number}")])
    assert len(tally) == counting.MOST_WAITING
    tally.add([(Kind.SEARCHED, "zoek 0")])
    assert counted()["gezocht", "zoek 0"] == 2


def test_nonsense_for_hours_fills_no_table(db, counted, monkeypatch):
    monkeypatch.setattr(count_models, "MOST_A_DAY", 3)
    for text_ in ("een", "twee", "drie"):
        tally.add([(Kind.SEARCHED, text_)])
    tally.flush()
    tally.add([(Kind.SEARCHED, "vier"), (Kind.SEARCHED, "een")])
    assert counted() == {("gezocht", "een"): 2, ("gezocht", "twee"): 1, ("gezocht", "drie"): 1}


def test_counts_that_the_database_refuses_wait_for_the_next_time(db, counted, monkeypatch):
    tally.add([(Kind.SEARCHED, "toah")])
    with monkeypatch.context() as broken:
        broken.setattr(count_models, "UPSERT", "INSERT INTO nergens VALUES (%s, %s, %s, %s)")
        tally.flush()
    tally.add([(Kind.SEARCHED, "toah")])
    assert counted() == {("gezocht", "toah"): 2}


@pytest.mark.usefixtures("committed")
def test_two_processes_that_add_the_same_counts_lose_none():
    """Each connection is a process to the database."""
    keys = [(timezone.localdate(), Kind.SEARCHED, f"zoek {number}") for number in range(50)]
    errors = []

    def process(order):
        own = counting.Tally()
        try:
            for _ in range(5):
                for _day, kind, value in keys[::order]:
                    own.add([(kind, value)])
                own.flush()
        except Exception as error:  # noqa: BLE001 a thread's error would go unseen
            errors.append(error)
        finally:
            connections.close_all()

    threads = [threading.Thread(target=process, args=[order]) for order in (1, -1)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert errors == []
    assert {row.number for row in SearchCount.objects.all()} == {10}
    assert SearchCount.objects.count() == 50


@pytest.mark.usefixtures("committed")
def test_the_first_count_sets_a_clock_that_writes_and_gives_its_connection_back(settings):
    settings.SEARCH_COUNTS_EVERY = 0.01
    own = counting.Tally()
    own.add([(Kind.SEARCHED, "toah")])
    own._timer.join()
    assert SearchCount.objects.get().value == "toah"
    assert len(own) == 0
    assert own._timer is None


# How long


def test_texts_go_after_ninety_days_and_terms_after_four_hundred(db):
    for ago in (0, 1, TEXTS_KEPT - 1, TEXTS_KEPT, TERMS_KEPT - 1, TERMS_KEPT):
        for kind in Kind:
            SearchCount.objects.create(day=day(ago), kind=kind, value="x", number=5)
    tally.flush()
    left = {
        kind: {(timezone.localdate() - row.day).days for row in SearchCount.objects.filter(kind=kind)} for kind in Kind
    }
    assert left[Kind.TERM] == {0, 1, TEXTS_KEPT - 1, TEXTS_KEPT, TERMS_KEPT - 1}
    assert left[Kind.SEARCHED] == left[Kind.WITHOUT] == {0, 1, TEXTS_KEPT - 1}


@pytest.mark.parametrize(
    ("others", "stays"),
    [([], False), ([(1, 1)], False), ([(1, 2)], True), ([(RARE_TEXTS_KEPT, 9)], False)],
    ids=["once", "twice", "three times on two days", "often on one day"],
)
def test_a_rare_text_goes_after_thirty_days(db, others, stays):
    rare = [SearchCount.objects.create(day=day(RARE_TEXTS_KEPT), kind=Kind.SEARCHED, value="jan", number=1)]
    for ago, number in others:
        if ago == RARE_TEXTS_KEPT:
            SearchCount.objects.update(number=number)
        else:
            SearchCount.objects.create(day=day(ago), kind=Kind.SEARCHED, value="jan", number=number)
    tally.flush()
    assert SearchCount.objects.filter(pk=rare[0].pk).exists() == stays
