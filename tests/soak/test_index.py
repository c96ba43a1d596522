"""Keepers are killed at any moment while editors go on: the index always comes to say what the database says."""

import time

import pytest

from base import changes
from search.indexing import building, comparing, opened
from search.indexing.updating import apply_committed
from tests.acts import Editors
from tests.processes import manage

pytestmark = pytest.mark.soak
ROUNDS, ACTS = 50, 8


@pytest.fixture
def keepers(committed, index_folder):
    """Start keepers of this machine's index: ``keepers()`` gives a new one; none outlives the test."""
    started = []

    def start():
        started.append(manage(index_folder.parent, "keep_search"))
        return started[-1]

    yield start
    for keeper in started:
        keeper.kill()
        keeper.wait()


def test_fifty_rounds_of_editors_and_killed_keepers_converge(home, practices, index_folder, keepers):
    editors = Editors(home, practices, seed=20261127)
    editors.begin()
    building.rebuild()
    staying, killed = keepers(), 0
    for number in range(ROUNDS):
        # Now the process that publishes applies as well, now all is left to the keepers.
        if number % 2:
            changes.committed.disconnect(dispatch_uid="search.indexing")
        victim = keepers()
        time.sleep(editors.chance.uniform(0.5, 2.5))
        for _ in range(ACTS):
            editors.act()
            if number % 7 == 3:
                changes.record()  # everything: the keepers build anew
            time.sleep(editors.chance.uniform(0, 0.2))
        killed += victim.poll() is None
        victim.kill()
        victim.wait()
        changes.committed.connect(apply_committed, dispatch_uid="search.indexing")
        _converge()
        assert staying.poll() is None
    assert killed == ROUNDS


def _converge(seconds=30):
    end = time.monotonic() + seconds
    while found := comparing.compare():
        assert time.monotonic() < end, found
        time.sleep(0.2)
    opened.close()
