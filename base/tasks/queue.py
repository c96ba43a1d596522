"""The queue of tasks in the database: it enqueues, claims, finishes, retries and recovers them.

Every change is one short transaction, so no writer waits for a task. django-tasks-db has the model and the claim.
"""

import datetime
from contextlib import contextmanager
from traceback import format_exception

from django.db import connection, transaction
from django.db.models import Exists, OuterRef, Q
from django.utils import timezone
from django_tasks.base import DEFAULT_TASK_QUEUE_NAME, TaskResultStatus
from django_tasks_db.models import DBTaskResult

from base.tasks import presence
from base.tasks.registry import BACKEND

RETRY_DELAYS = (5, 30, 120)  # seconds before the second, third and fourth try; then the task has failed
# Seconds after which a running task of another machine counts as abandoned: its worker can't be checked from here.
ABANDONED_AFTER = 600
SUCCESSES_KEPT, FAILURES_KEPT = datetime.timedelta(days=1), datetime.timedelta(days=7)
LOCK_KEY = 727_683_002  # any number that no other advisory lock of this database uses

READY, RUNNING = TaskResultStatus.READY, TaskResultStatus.RUNNING
SUCCESSFUL, FAILED = TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED


class WorkerDiedError(Exception):
    """The worker that ran a task was killed, or its machine stopped."""


def rows():
    """Return the tasks of `BACKEND`, as a queryset of DBTaskResult."""
    return DBTaskResult.objects.filter(backend_name=BACKEND)


# Enqueueing periodic tasks


def enqueue_when_due(periodic):
    """Enqueue a periodic task, unless it is ready or running or was enqueued within its period.

    Args:
        periodic: `base.tasks.registry.PeriodicTask`.
    """
    queue = presence.machine() if periodic.per_machine else DEFAULT_TASK_QUEUE_NAME
    own = rows().filter(task_path=periodic.task.module_path, queue_name=queue)
    if _is_due(own, periodic.every):
        with _exclusive_transaction():
            # Another worker may have enqueued it while this one waited for the lock.
            if _is_due(own, periodic.every):
                periodic.task.using(queue_name=queue).enqueue()


def _is_due(own, every):
    period_start = timezone.now() - datetime.timedelta(seconds=every)
    return not own.filter(Q(status__in=[READY, RUNNING]) | Q(enqueued_at__gt=period_start)).exists()


@contextmanager
def _exclusive_transaction():
    """Run a block in a transaction of which one runs at a time; on SQLite every write transaction is exclusive."""
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK_KEY])
        yield


# Running


def claim(worker):
    """Claim the next task for a worker, and return its DBTaskResult; None without a task.

    Args:
        worker: its name, of `presence`.
    """
    ready = DBTaskResult.objects.ready().filter(backend_name=BACKEND)
    ready = ready.filter(queue_name__in=[DEFAULT_TASK_QUEUE_NAME, presence.machine()])
    # This read takes no lock when there is no task.
    if not ready.exists():
        return None
    with transaction.atomic():
        row = ready.get_locked()
        if row:
            row.claim(worker)
    return row


def succeed(row, value):
    """Store the result of a task.

    Args:
        row: DBTaskResult that was claimed.
        value: return value of the task, as JSON.
    """
    _write(row, SUCCESSFUL, return_value=value, finished_at=timezone.now(), exception_class_path="", traceback="")


def fail(row, error):
    """Schedule another try of a task, or store that it failed after the last try.

    Args:
        row: DBTaskResult that was claimed.
        error: the exception.
    """
    values = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error)),
    }
    tries = len(row.worker_ids)
    if tries > len(RETRY_DELAYS):
        _write(row, FAILED, finished_at=timezone.now(), **values)
    else:
        run_after = timezone.now() + datetime.timedelta(seconds=RETRY_DELAYS[tries - 1])
        _write(row, READY, run_after=run_after, **values)


def put_back(row):
    """Put a task back in the queue, without counting this try."""
    _write(row, READY, run_after=timezone.now(), worker_ids=row.worker_ids[:-1])


def _write(row, status, **values):
    """Store the status of a task, unless another worker has taken it over meanwhile."""
    rows().filter(pk=row.pk, status=RUNNING, started_at=row.started_at).update(status=status, **values)


# Recovery and cleaning up


def recover(worker):
    """Retry the tasks that a worker abandoned when it died.

    The abandoned try counts, so a task that kills its worker is not retried for ever.

    Args:
        worker: name of the calling worker, which runs no task now: of a task that still is its own, it could not store
            the result.
    """
    for row in rows().filter(status=RUNNING):
        last = row.worker_ids[-1]
        if last == worker or _is_abandoned(row, last):
            fail(row, WorkerDiedError(f"De verwerker {last} is gestopt terwijl hij hiermee bezig was."))


def _is_abandoned(row, worker):
    if presence.is_on_this_machine(worker):
        return presence.has_ended(worker)
    return row.started_at < timezone.now() - datetime.timedelta(seconds=ABANDONED_AFTER)


def prune():
    """Delete old tasks, except the last success and failure of each, and tasks in the queue of a lost machine."""
    now = timezone.now()
    later = {name: OuterRef(name) for name in ("task_path", "status")} | {"finished_at__gt": OuterRef("finished_at")}
    for status, kept in ((SUCCESSFUL, SUCCESSES_KEPT), (FAILED, FAILURES_KEPT)):
        rows().filter(Exists(rows().filter(**later)), status=status, finished_at__lt=now - kept).delete()
    of_machines = rows().exclude(queue_name=DEFAULT_TASK_QUEUE_NAME)
    of_machines.filter(status=READY, enqueued_at__lt=now - FAILURES_KEPT).delete()
