"""What tests of what lies under every page share."""

import pytest

from base import changes
from base.models import Change


@pytest.fixture
def logged():
    """What a block logs, in one transaction: ``logged(function, *arguments)`` gives {(scope, pk)}."""

    def logged(function, *arguments, **options):
        before = changes.current()
        with changes.transaction():
            function(*arguments, **options)
        return set(Change.objects.filter(sequence__gt=before).values_list("scope", "subject"))

    return logged
