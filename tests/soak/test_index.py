"""Workers are killed at any moment while editors go on: the index always comes to say what the database says."""

import time

import pytest

from base import content_version
from search.indexing import building, consistency_check, reader
from search.indexing.updating import apply_committed
from tests.processes import manage
from tests.random_edits import RandomEditor

pytestmark = pytest.mark.soak
ROUNDS, EDITS = 50, 8


@pytest.fixture
def workers(committed, index_folder):
    """Start workers of this machine: ``workers()`` gives a new one; none outlives the test."""
    started = []

    def start():
        started.append(manage(index_folder.parent, "work"))
        return started[-1]

    yield start
    for worker in started:
        worker.kill()
        worker.wait()


def test_fifty_rounds_of_editors_and_killed_workers_converge(home, practices, index_folder, workers):
    editor = RandomEditor(home, practices, seed=20261127)
    editor.begin()
    building.rebuild()
    staying, killed = workers(), 0
    for number in range(ROUNDS):
        # Now the process that publishes applies as well, now all is left to the workers.
        if number % 2:
            content_version.committed.disconnect(dispatch_uid="search.indexing")
        victim = workers()
        time.sleep(editor.random.uniform(0.5, 2.5))
        for _ in range(EDITS):
            editor.edit()
            if number % 7 == 3:
                content_version.record()  # everything: the workers build anew
            time.sleep(editor.random.uniform(0, 0.2))
        killed += victim.poll() is None
        victim.kill()
        victim.wait()
        content_version.committed.connect(apply_committed, dispatch_uid="search.indexing")
        _converge()
        assert staying.poll() is None
    assert killed == ROUNDS


def _converge(seconds=30):
    end = time.monotonic() + seconds
    while found := consistency_check.compare():
        assert time.monotonic() < end, found
        time.sleep(0.2)
    reader.close()
