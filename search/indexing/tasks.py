"""What the worker does for the index of its machine, second by second."""

from django_tasks import task

from base.tasks.registry import AFTER_OTHERS, BACKEND, BEFORE_OTHERS, PeriodicTask
from search.indexing import building, reader, storage, updating


@task(backend=BACKEND, priority=BEFORE_OTHERS)
def follow_log():
    """Bring the index up to date, or build it when the log can't."""
    if updating.update() is updating.Outcome.UNUSABLE:
        building.rebuild()
        reader.refresh()


@task(backend=BACKEND, priority=AFTER_OTHERS)
def tidy_index():
    """Join the pieces of the index, and remove the indexes that nobody reads any more."""
    updating.join_pieces()
    with storage.alone("build") as ours:
        if ours:
            storage.remove_unused()


def is_untidy():
    """Return whether there is something to join or to remove."""
    found = reader.refresh()
    return (found is not None and found.engine.pieces > updating.SOME_PIECES) or storage.has_unused()


PERIODIC = (
    PeriodicTask(follow_log, "Zoekindex bijwerken", every=1, needed=updating.is_behind, per_machine=True),
    PeriodicTask(tidy_index, "Zoekindex opruimen", every=60, needed=is_untidy, per_machine=True),
)
