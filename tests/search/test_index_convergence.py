"""Whatever editors do, in whatever order, the index ends up saying what the database says."""

import pytest

from base.models import Change
from search.indexing import consistency_check
from search.indexing.updating import Outcome, update
from tests.random_edits import RandomEditor

EDITS = 60


@pytest.mark.parametrize("seed", range(3))
def test_the_index_follows_sixty_acts_of_editors(home, practices, built, seed):
    editor = RandomEditor(home, practices, seed)
    editor.begin()
    for number in range(EDITS):
        editor.edit()
        # Now after each, now after some.
        if editor.random.random() < 0.5 or number == EDITS - 1:
            assert update() is Outcome.DONE
            assert not consistency_check.compare()
    assert Change.objects.exclude(scope__in=["nothing", "all"]).exists()
