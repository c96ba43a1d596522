"""Tasks for tests of the worker, and a helper that lets time pass for them."""

import datetime
import os
import time
from pathlib import Path

from django.db.models import F
from django_tasks import task

from base.tasks import queue
from base.tasks.registry import BACKEND


@task(backend=BACKEND)
def note(file, word):
    """Append a word to a file."""
    with Path(file).open("a") as notes:
        notes.write(f"{word}\n")


@task(backend=BACKEND)
def nothing():
    """Do nothing."""


@task(backend=BACKEND)
def fail():
    """Go wrong."""
    raise RuntimeError("de schijf is vol")


@task(backend=BACKEND)
def linger(file, seconds):
    """Write the pid to a file, and take some seconds."""
    note.call(file, os.getpid())
    time.sleep(seconds)
    note.call(file, "done")


def pass_time(seconds):
    """Move the times of all tasks back by a number of seconds."""
    passed = datetime.timedelta(seconds=seconds)
    # A task that may run at once has the maximum date.
    queue.rows().filter(run_after__year__lt=9999).update(run_after=F("run_after") - passed)
    queue.rows().update(**{name: F(name) - passed for name in ("enqueued_at", "started_at", "finished_at")})
