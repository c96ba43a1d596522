"""The worker runs what is enqueued, tries again what fails, and has done again what is periodic."""

import datetime

import pytest
from django.db import transaction
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from base.tasks import presence, queue, registry
from base.tasks.registry import PeriodicTask
from base.tasks.worker import Worker
from tests import tasks
from tests.tasks import pass_time

GONE = "machine-000000000000-1-00000000"  # a worker of another machine


@pytest.fixture(autouse=True)
def _nothing_periodic(monkeypatch):
    """Leave out what the apps have done again and again."""
    monkeypatch.setattr(registry, "_registered", {})


@pytest.fixture
def notes(tmp_path):
    """A file in which tasks note what they did."""
    return tmp_path / "notes"


def only():
    return queue.rows().get()


def statuses():
    return list(queue.rows().order_by("enqueued_at").values_list("status", flat=True))


def test_tasks_run_in_order_and_the_urgent_ones_first(work, notes):
    tasks.note.enqueue(str(notes), "een")
    tasks.note.enqueue(str(notes), "twee")
    tasks.note.using(priority=registry.BEFORE_OTHERS).enqueue(str(notes), "dringend")
    tasks.note.using(priority=registry.AFTER_OTHERS).enqueue(str(notes), "later")
    tasks.note.enqueue(str(notes), "drie")
    work()
    assert notes.read_text().split() == ["dringend", "een", "twee", "drie", "later"]
    assert set(statuses()) == {"SUCCESSFUL"}


def test_a_task_of_a_transaction_that_is_undone_never_runs(work, notes):
    with transaction.atomic():
        tasks.note.enqueue(str(notes), "nooit")
        transaction.set_rollback(True)
    work()
    assert not notes.exists()


def test_looking_for_nothing_reads_and_writes_nothing(db, django_assert_num_queries):
    worker = Worker()
    worker.run_once()
    with django_assert_num_queries(1) as asked:
        worker.run_once()
    assert asked.captured_queries[0]["sql"].startswith("SELECT")


# What fails


def test_a_failing_task_is_tried_again_with_growing_pauses_and_then_has_failed(work):
    tasks.fail.enqueue()
    work()
    for number, pause in enumerate(queue.RETRY_DELAYS, 1):
        assert (len(only().worker_ids), statuses()) == (number, ["READY"])
        pass_time(pause - 1)
        work()
        assert len(only().worker_ids) == number
        pass_time(1)
        work()
    assert statuses() == ["FAILED"]
    assert "de schijf is vol" in only().traceback
    assert list(queue.RETRY_DELAYS) == sorted(queue.RETRY_DELAYS)
    pass_time(100_000)
    work()
    assert len(only().worker_ids) == len(queue.RETRY_DELAYS) + 1


def test_a_task_that_succeeds_at_last_says_nothing_of_how_it_failed(work, notes):
    tasks.note.enqueue(str(notes / "in een map die er nog niet is"), "gelukt")
    work()
    assert "FileNotFoundError" in only().exception_class_path
    notes.mkdir()
    pass_time(queue.RETRY_DELAYS[0])
    work()
    assert (statuses(), only().traceback, only().exception_class_path) == (["SUCCESSFUL"], "", "")


def test_a_task_that_is_no_more_fails_and_holds_up_no_other(work, notes):
    tasks.note.enqueue(str(notes), "een")
    queue.rows().update(task_path="tests.tasks.gone")
    tasks.note.enqueue(str(notes), "twee")
    work()
    assert notes.read_text() == "twee\n"
    assert sorted(statuses()) == ["READY", "SUCCESSFUL"]


# What a worker leaves


@pytest.fixture
def claimed(db, notes):
    """A task that a worker claimed: ``claimed(worker)``."""

    def claimed(worker):
        tasks.note.enqueue(str(notes), "gedaan")
        return queue.claim(worker)

    return claimed


def test_a_task_of_a_worker_that_lives_is_left_alone_and_that_of_one_that_died_runs_again(claimed, work, notes):
    worker = presence.new_worker()
    with presence.alive(worker):
        claimed(worker)
        work()
        assert statuses() == ["RUNNING"]
    work()
    assert statuses() == ["READY"]
    assert "is gestopt terwijl" in only().traceback
    pass_time(queue.RETRY_DELAYS[0])
    work()
    assert (statuses(), notes.read_text()) == (["SUCCESSFUL"], "gedaan\n")


def test_a_task_that_kills_every_worker_fails_in_the_end(claimed):
    claimed(presence.new_worker())
    for _ in queue.RETRY_DELAYS:
        queue.recover("")
        pass_time(100_000)
        assert queue.claim(presence.new_worker())
    queue.recover("")
    assert statuses() == ["FAILED"]


def test_a_task_of_another_machine_is_taken_over_after_a_while(claimed):
    claimed(GONE)
    pass_time(queue.ABANDONED_AFTER - 10)
    queue.recover("")
    assert statuses() == ["RUNNING"]
    pass_time(10)
    queue.recover("")
    assert statuses() == ["READY"]


def test_a_worker_finds_again_what_it_could_not_write_the_end_of(claimed):
    worker = presence.new_worker()
    with presence.alive(worker):
        claimed(worker)
        queue.recover(worker)
    assert statuses() == ["READY"]


def test_who_lost_a_task_to_another_writes_nothing_of_its_end(claimed):
    row = claimed(GONE)
    pass_time(queue.ABANDONED_AFTER)
    queue.recover("")
    pass_time(queue.RETRY_DELAYS[0])
    assert queue.claim(presence.new_worker())
    queue.succeed(row, None)
    assert statuses() == ["RUNNING"]


# What is periodic


@pytest.fixture
def periodic(monkeypatch):
    """Declare one periodic task: ``periodic(task, **how)``."""

    def periodic(task, every=60, **how):
        monkeypatch.setattr(registry, "_registered", {})
        registry.register(PeriodicTask(task, "Iets", every, **how))

    return periodic


def test_a_periodic_task_is_done_once_in_its_period_however_many_workers_there_are(periodic, work):
    periodic(tasks.nothing)
    work()
    work()
    assert statuses() == ["SUCCESSFUL"]
    pass_time(60)
    work()
    work()
    assert statuses() == ["SUCCESSFUL", "SUCCESSFUL"]


def test_a_periodic_task_that_waits_for_its_next_try_is_not_enqueued_once_more(periodic, work):
    periodic(tasks.fail, every=1)
    work()
    pass_time(2)
    work()
    assert statuses() == ["READY"]


def test_a_periodic_task_that_failed_for_good_is_tried_anew_in_its_next_period(periodic, work):
    periodic(tasks.fail)
    for pause in (0, *queue.RETRY_DELAYS, 60):
        pass_time(pause)
        work()
    assert statuses() == ["FAILED", "READY"]


def test_what_is_not_needed_writes_nothing(periodic, work):
    periodic(tasks.nothing, needed=lambda: False)
    work()
    assert statuses() == []


def test_what_cannot_be_asked_is_done(periodic, work, caplog):
    periodic(tasks.nothing, needed=lambda: 1 / 0)
    work()
    assert statuses() == ["SUCCESSFUL"]
    assert "could not be asked" in caplog.text


def test_what_each_machine_does_for_itself_is_done_on_each(periodic, work, settings, tmp_path):
    periodic(tasks.nothing, per_machine=True)
    work()
    settings.VAR_DIR = tmp_path
    work()
    work()
    assert len(set(queue.rows().values_list("queue_name", flat=True))) == len(statuses()) == 2


def test_old_tasks_are_forgotten_but_the_last_success_and_failure_of_each(db):
    now = timezone.now()
    for days in (0, 2, 8, 9):
        for status in (queue.SUCCESSFUL, queue.FAILED):
            for path in ("a", "b")[: 1 if days == 0 else 2]:
                ended = {"finished_at": now - datetime.timedelta(days=days), "status": status, "task_path": path}
                DBTaskResult.objects.create(args_kwargs={}, backend_name=registry.BACKEND, run_after=now, **ended)
    queue.prune()
    left = queue.rows().values_list("task_path", "status", "finished_at")
    kept = sorted((path, status, (now - ended).days) for path, status, ended in left)
    assert kept == [
        *(("a", "FAILED", days) for days in (0, 2)),
        ("a", "SUCCESSFUL", 0),
        ("b", "FAILED", 2),
        ("b", "SUCCESSFUL", 2),
    ]
