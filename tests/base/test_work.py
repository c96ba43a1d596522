"""The worker as a process: stopped, killed, two of them at once, and started by the command that serves the site."""

import os
import signal
import subprocess
import sys
import time

import pytest

from base.management.commands import serve
from base.tasks import queue
from tests import tasks
from tests.processes import end, manage, pid_of, wait_for, workers_of
from tests.tasks import pass_time


@pytest.fixture
def start(tmp_path, committed):
    """Start a worker of the same machine as those before: ``start()`` gives its process; none outlives the test."""
    started = []

    def start():
        started.append(manage(tmp_path, "work"))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


@pytest.fixture
def notes(tmp_path):
    """A file in which tasks note what they did."""
    return tmp_path / "notes"


def told(notes):
    return notes.read_text().split() if notes.exists() else []


def ours():
    """Return the tasks of the tests."""
    return queue.rows().filter(task_path__startswith="tests.")


def status():
    return ours().get().status


def test_a_task_of_a_worker_that_is_killed_runs_again_on_the_next(start, notes):
    tasks.linger.enqueue(str(notes), 5)
    first = start()
    wait_for(lambda: told(notes))
    first.kill()
    first.wait()
    assert status() == queue.RUNNING
    second = start()
    wait_for(lambda: status() == queue.READY)
    pass_time(queue.RETRY_DELAYS[0])
    wait_for(lambda: status() == queue.SUCCESSFUL)
    assert told(notes) == [str(first.pid), str(second.pid), "done"]


def test_a_worker_that_is_stopped_ends_the_task_that_it_is_at(start, notes):
    tasks.linger.enqueue(str(notes), 2)
    worker = start()
    wait_for(lambda: told(notes))
    worker.terminate()
    assert worker.wait(timeout=10) == 0
    assert (status(), told(notes)) == (queue.SUCCESSFUL, [str(worker.pid), "done"])


def test_a_worker_that_is_stopped_leaves_a_long_task_to_the_next_within_seconds(start, notes, tmp_path):
    tasks.linger.enqueue(str(notes), 600)
    worker = start()
    wait_for(lambda: told(notes))
    before = time.monotonic()
    worker.terminate()
    assert worker.wait(timeout=20) == 0
    assert time.monotonic() - before < serve.WORKER_TIMEOUT
    assert (status(), ours().get().worker_ids, workers_of(tmp_path)) == (queue.READY, [], set())


def test_two_workers_never_run_the_same_task(start, notes):
    workers = [start(), start()]
    wait_for(lambda: len(workers_of(notes.parent)) == 2)
    words = [str(number) for number in range(40)]
    for word in words:
        tasks.note.enqueue(str(notes), word)
    wait_for(lambda: not ours().exclude(status=queue.SUCCESSFUL).exists())
    assert sorted(told(notes), key=int) == words
    assert {len(row.worker_ids) for row in ours()} == {1}
    assert all(worker.poll() is None for worker in workers)


def test_a_worker_keeps_nobody_from_writing_while_it_works(start, notes):
    tasks.linger.enqueue(str(notes), 3)
    start()
    wait_for(lambda: told(notes))
    before = time.monotonic()
    for number in range(20):
        tasks.note.enqueue(str(notes), str(number))
    assert time.monotonic() - before < 2
    assert "done" not in told(notes)


def test_the_worker_is_started_and_started_again_when_it_dies(tmp_path, committed):
    server = manage(tmp_path, "serve", "--port", "0", "--workers", "1", stderr=subprocess.DEVNULL)
    try:
        wait_for(lambda: workers_of(tmp_path))
        (first,) = workers_of(tmp_path)
        os.kill(pid_of(first), signal.SIGKILL)
        wait_for(lambda: workers_of(tmp_path) and first not in workers_of(tmp_path))
        server.send_signal(signal.SIGTERM)
        assert server.wait(timeout=60) == 0
        assert workers_of(tmp_path) == set()
    finally:
        end(server)


def test_the_worker_ends_when_it_is_told_or_when_nobody_serves_any_more(tmp_path, committed):
    worker = manage(tmp_path, "work")
    wait_for((tmp_path / "search" / "current").exists)
    serve.Command.end(worker)
    assert worker.poll() == 0
    assert manage(tmp_path, "work", "--parent", "1").wait(timeout=60) == 0


def test_a_worker_that_ends_by_itself_is_started_again_after_a_while(monkeypatch):
    started = []

    def start(command, **options):
        started.append(command)
        return subprocess_popen([sys.executable, "-c", ""])

    subprocess_popen = subprocess.Popen
    monkeypatch.setattr(serve.subprocess, "Popen", start)
    command = serve.Command()
    first = command.work()
    first.wait()
    assert command.work(first) is first
    monkeypatch.setattr(serve, "RESTART_DELAY", 0)
    second = command.work(first)
    assert second is not first
    assert [each[2] for each in started] == ["work", "work"]
    second.wait()


def test_a_worker_that_hears_nothing_is_ended(monkeypatch):
    monkeypatch.setattr(serve, "WORKER_TIMEOUT", 0.5)
    deaf = "import signal; signal.signal(signal.SIGTERM, signal.SIG_IGN); print(flush=True); signal.pause()"
    worker = subprocess.Popen([sys.executable, "-c", deaf], stdout=subprocess.PIPE)
    worker.stdout.readline()
    serve.Command.end(worker)
    assert worker.wait(timeout=10) == -signal.SIGKILL
