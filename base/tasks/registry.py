"""The registry of periodic tasks: each app registers its own when it is ready."""

from collections.abc import Callable
from dataclasses import dataclass

from django_tasks.base import Task

BACKEND = "database"  # in settings.TASKS; Wagtail's own tasks use "default", which runs them immediately
BEFORE_OTHERS, AFTER_OTHERS = 50, -50  # priorities


def always():
    """Return True: the default of `PeriodicTask.needed`."""
    return True


@dataclass(frozen=True)
class PeriodicTask:
    """A task that runs periodically.

    Args:
        task: of django-tasks, without arguments, on `BACKEND`.
        label: Dutch name for editors.
        every: seconds between two runs.
        needed: function that returns, with a few queries, whether there is something to do; called once per period.
        per_machine: whether each machine runs it, such as for a file on its disk.
    """

    task: Task
    label: str
    every: float
    needed: Callable[[], bool] = always
    per_machine: bool = False


_registered: dict[str, PeriodicTask] = {}


def register(*periodic):
    """Register periodic tasks; an app calls this when it is ready.

    Args:
        periodic: of `PeriodicTask`.
    """
    _registered.update({each.task.module_path: each for each in periodic})


def registered():
    """Return the registered tasks, as a list of `PeriodicTask`."""
    return list(_registered.values())
