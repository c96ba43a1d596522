"""The worker: it enqueues periodic tasks and runs the tasks of the database one by one."""

import logging
import os
import signal
import time

from django.db import close_old_connections
from django_tasks.base import TaskContext
from django_tasks.utils import normalize_json

from base.tasks import presence, queue, registry

logger = logging.getLogger(__name__)

POLL_INTERVAL = 0.5  # seconds between two polls when there is no task
RECOVERY_INTERVAL = 5.0  # seconds
ERROR_DELAY = 5.0  # seconds after an error of the database
GRACE_PERIOD = 5.0  # seconds for the running task when the worker must stop


class StoppedError(SystemExit):
    """A task did not end within the grace period: another worker runs it again."""


class Worker:
    """One worker, in the main thread of a process of its own.

    Args:
        parent: pid of the parent process, with which it stops; None to run on its own.
    """

    def __init__(self, parent=None):
        self.name = presence.new_worker()
        self.parent = parent
        self.stopping = self.running = False
        self._next_check: dict[str, float] = {}  # by name, on the monotonic clock

    def run(self):
        """Run tasks until a signal stops the worker."""
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._stop)
        signal.signal(signal.SIGALRM, self._stop_task)
        presence.remove_stale_locks()
        with presence.alive(self.name):
            while not self.stopping and self.parent in (None, os.getppid()):
                close_old_connections()
                if not self.run_once():
                    time.sleep(POLL_INTERVAL)

    def _stop(self, number, frame):
        self.stopping = True
        signal.setitimer(signal.ITIMER_REAL, GRACE_PERIOD)

    def _stop_task(self, number, frame):
        if self.running:
            raise StoppedError(0)

    def run_once(self):
        """Run the next task, and return whether there was one; wait `ERROR_DELAY` after an error of the database."""
        try:
            self._enqueue()
            if self._is_check_due("", RECOVERY_INTERVAL):
                queue.recover(self.name)
            row = queue.claim(self.name)
            if row:
                self._perform(row)
        except Exception:
            logger.exception("The worker could not reach its tasks.")
            time.sleep(0 if self.stopping else ERROR_DELAY)
            return False
        return row is not None

    def _enqueue(self):
        for periodic in registry.registered():
            if self._is_check_due(periodic.task.module_path, periodic.every) and _is_needed(periodic):
                queue.enqueue_when_due(periodic)

    def _is_check_due(self, name, every):
        now = time.monotonic()
        if now < self._next_check.get(name, now):
            return False
        self._next_check[name] = now + min(every, RECOVERY_INTERVAL)
        return True

    def _perform(self, row):
        self.running = True
        try:
            value = normalize_json(_call(row))
        except StoppedError:
            self.running = False
            queue.put_back(row)
            raise
        except BaseException as error:
            self.running = False
            logger.warning("%s failed", row.task_path, exc_info=True)
            queue.fail(row, error)
        else:
            self.running = False
            queue.succeed(row, value)


def _is_needed(periodic):
    """Return whether a periodic task has something to do; True after an error, which the task then reports."""
    try:
        return periodic.needed()
    except StoppedError:
        raise
    except BaseException:
        logger.exception("Whether %s is needed could not be asked.", periodic.task.module_path)
        return True


def _call(row):
    task, result = row.task, row.task_result
    context = [TaskContext(task_result=result)] if task.takes_context else []
    return task.call(*context, *result.args, **result.kwargs)
