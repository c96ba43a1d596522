"""Whatever editors do, in whatever order, the index ends up saying what the database says."""

import pytest

from base.models import Change
from search.indexing import comparing
from search.indexing.updating import Outcome, update
from tests.acts import Editors

ACTS = 60


@pytest.mark.parametrize("seed", range(3))
def test_the_index_follows_sixty_acts_of_editors(home, practices, built, seed):
    editors = Editors(home, practices, seed)
    editors.begin()
    for number in range(ACTS):
        editors.act()
        # Now after each, now after some.
        if editors.chance.random() < 0.5 or number == ACTS - 1:
            assert update() is Outcome.DONE
            assert not comparing.compare()
    assert Change.objects.exclude(scope__in=["nothing", "all"]).exists()
