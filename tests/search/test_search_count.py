"""Counts are written apart, add up over processes, and fill no memory and no disk."""

import datetime
import threading
import time

import pytest
from django.db import connection, connections, transaction
from django.utils import timezone

from base import content_version
from search.models import SearchCount
from search.models import count as count_models
from search.statistics import recorder
from search.statistics.recorder import tally

Kind = SearchCount.Kind


def day(ago):
    return timezone.localdate() - datetime.timedelta(days=ago)


def add_twice(text):
    """Let a text be asked as often as it takes to count."""
    for _ in range(2):
        tally.add([(Kind.SEARCHED, text)])


def test_the_table_has_no_room_for_a_searcher_or_a_moment():
    assert {field.name for field in SearchCount._meta.get_fields()} == {"id", "day", "kind", "value", "number"}
    assert SearchCount._meta.get_field("day").get_internal_type() == "DateField"


def test_writing_adds_to_what_is_there_and_leaves_the_sequence(db, counted):
    before = content_version.current()
    for _ in range(3):
        tally.add([(Kind.SEARCHED, "toah")])
        tally.flush()
    tally.add([(Kind.SEARCHED, "toah"), (Kind.WITHOUT, "toah")])
    assert counted() == {("gezocht", "toah"): 4, ("zonder resultaat", "toah"): 1}
    assert content_version.current() == before


def test_memory_is_bounded_and_what_is_there_goes_on_counting(db, counted):
    for number in range(recorder.MOST_WAITING + 500):
        add_twice(f"zoek {number}")
        if number == 500:
            tally.add([(Kind.SEARCHED, "zoek 500"), (Kind.TERM, "Thema: water")])
    assert len(tally) == recorder.MOST_WAITING
    # Who comes when all room is taken by words that were asked seldom, takes the place of one of these.
    for _ in range(50):
        tally.add([(Kind.SEARCHED, "spijbelen"), (Kind.TERM, "Leeftijd: 12")])
    now = counted()
    assert (now["gezocht", "zoek 500"], now["gezocht", "spijbelen"]) == (3, 50)
    assert (now["term", "Thema: water"], now["term", "Leeftijd: 12"]) == (1, 50)


def test_a_flood_of_new_texts_spends_a_room_of_its_own_and_what_is_known_goes_on(db, counted, monkeypatch):
    monkeypatch.setattr(recorder, "MOST_NEW", 20)
    start = timezone.now()
    monkeypatch.setattr(recorder.timezone, "now", lambda: start)
    SearchCount.objects.create(day=day(20), kind=Kind.SEARCHED, value="toah", number=3)
    for number in range(10):
        add_twice(f"echt {number}")
    tally.flush()
    for number in range(60):
        for _ in range(3):
            tally.add([(Kind.SEARCHED, f"onzin {number}"), (Kind.WITHOUT, f"onzin {number}")])
        if number % 7 == 0:
            tally.flush()
    for _ in range(2):
        tally.add([(Kind.SEARCHED, "toah"), (Kind.SEARCHED, "echt 3")])
    now = counted()
    assert {value: now["gezocht", value] for value in ("toah", "echt 0", "echt 3")} == {
        "toah": 2,
        "echt 0": 2,
        "echt 3": 4,
    }
    assert len({value for _kind, value in now if value.startswith("onzin")}) == 10
    # Another hour has room again.
    monkeypatch.setattr(recorder.timezone, "now", lambda: start + datetime.timedelta(hours=1))
    add_twice("bednet")
    tally.flush()
    assert SearchCount.objects.filter(value="bednet").exists()


def test_what_an_earlier_day_knows_makes_no_room_for_what_is_new(db, monkeypatch):
    monkeypatch.setattr(count_models, "MOST_A_DAY", 3)
    texts = [(2, "toah"), (1, "toah"), (1, "bednet"), (0, "toah"), (0, "bednet")]
    SearchCount.objects.add({(day(ago), Kind.SEARCHED, text): 2 for ago, text in texts})
    SearchCount.objects.add({(day(0), Kind.SEARCHED, f"onzin {number}"): 9 for number in range(5)})
    kept = set(SearchCount.objects.filter(day=day(0)).values_list("value", flat=True))
    assert kept == {"toah", "bednet", "onzin 4"}


def test_what_was_heard_is_bounded_and_what_is_asked_most_recently_stays(monkeypatch):
    monkeypatch.setattr(recorder, "MOST_HEARD", 100)
    own = recorder.SearchRecorder()
    for number in range(1000):
        own.add([(Kind.SEARCHED, f"onzin {number}")])
        if number % 90 == 0:
            own.add([(Kind.SEARCHED, "toah")])
    assert len(own._heard) == 100
    assert dict(own._waiting) == {(day(0), Kind.SEARCHED, "toah"): 12}


def test_three_thousand_words_of_nonsense_leave_no_row_and_displace_nothing(db, counted):
    for number in range(3000):
        tally.add([(Kind.SEARCHED, f"onzin {number}"), (Kind.WITHOUT, f"onzin {number}")])
        if number in {10, 1500, 2990}:
            tally.add([(Kind.SEARCHED, "toah")])
        if number % 700 == 0:
            tally.flush()
    assert counted() == {("gezocht", "toah"): 3}


def test_of_a_day_the_texts_asked_most_are_kept_and_the_rest_makes_room(db, counted, monkeypatch):
    monkeypatch.setattr(count_models, "MOST_A_DAY", 3)
    tally.add([(Kind.TERM, f"Thema: {number}") for number in range(9)])
    for _ in range(3):
        add_twice("toah")
    for number in range(9):
        add_twice(f"onzin {number}")
        tally.flush()
    # Nonsense that was there first does not keep out what comes later.
    add_twice("bednet")
    texts = {key: number for key, number in counted().items() if key[0] != Kind.TERM}
    assert texts == {("gezocht", "toah"): 6, ("gezocht", "onzin 8"): 2, ("gezocht", "bednet"): 2}
    assert SearchCount.objects.filter(kind=Kind.TERM).count() == 9


def test_each_kind_and_each_day_has_room_of_its_own(db, counted, monkeypatch):
    monkeypatch.setattr(count_models, "MOST_A_DAY", 2)
    for ago in (0, 1):
        for kind in (Kind.SEARCHED, Kind.WITHOUT):
            SearchCount.objects.add({(day(ago), kind, f"zoek {number}"): number for number in range(2, 6)})
    kept = SearchCount.objects.values_list("day", "kind", "value")
    assert set(kept) == {
        (day(ago), str(kind), value)
        for ago in (0, 1)
        for kind in (Kind.SEARCHED, Kind.WITHOUT)
        for value in ("zoek 4", "zoek 5")
    }


def test_counts_that_the_database_refuses_wait_for_the_next_time(db, counted, monkeypatch):
    add_twice("toah")
    with monkeypatch.context() as broken:
        broken.setattr(count_models, "UPSERT", "INSERT INTO nergens VALUES (%s, %s, %s, %s)")
        tally.flush()
    tally.add([(Kind.SEARCHED, "toah")])
    assert counted() == {("gezocht", "toah"): 3}


@pytest.mark.usefixtures("committed")
def test_two_processes_that_add_the_same_counts_lose_none():
    """Each connection is a process to the database."""
    keys = [(timezone.localdate(), Kind.SEARCHED, f"zoek {number}") for number in range(50)]
    errors = []

    def process(order):
        own = recorder.SearchRecorder()
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
def test_the_first_request_that_ends_after_a_minute_writes_what_waits(client, settings, monkeypatch):
    settings.SEARCH_COUNTS_EVERY = 60
    add_twice("toah")
    client.get("/health/")
    assert not SearchCount.objects.exists()
    later = time.monotonic() + 60
    monkeypatch.setattr(recorder.time, "monotonic", lambda: later)
    client.get("/health/")
    assert SearchCount.objects.get().value == "toah"
    assert len(tally) == 0


@pytest.mark.usefixtures("committed")
def test_a_request_does_not_wait_for_who_is_writing_and_its_counts_are_kept(client, settings):
    settings.SEARCH_COUNTS_EVERY = 0.01
    add_twice("toah")
    time.sleep(0.01)
    writing, done = threading.Event(), threading.Event()
    writer = threading.Thread(target=_hold_the_counts, args=[writing, done])
    writer.start()
    writing.wait()
    before = time.monotonic()
    client.get("/health/")
    took = time.monotonic() - before
    done.set()
    writer.join()
    assert took < 5
    assert len(tally) == 1
    time.sleep(0.01)
    client.get("/health/")
    assert SearchCount.objects.get().number == 2


def _hold_the_counts(writing, done):
    try:
        with transaction.atomic():
            SearchCount.objects.add({(day(0), Kind.TERM, "Thema: Spijbelen"): 1})
            writing.set()
            done.wait()
            transaction.set_rollback(True)
    finally:
        connections.close_all()


def test_the_patience_of_a_connection_is_as_before_after_a_count(db):
    asked = "SHOW lock_timeout" if connection.vendor == "postgresql" else "PRAGMA busy_timeout"

    def patience():
        with connection.cursor() as cursor:
            cursor.execute(asked)
            return cursor.fetchone()

    before = patience()
    add_twice("toah")
    tally.flush()
    assert patience() == before
