"""What tests of places share: the real list, loaded once for a module."""

import pytest

from base import changes
from base.models import Change, Municipality
from tests.base.places import MUNICIPALITIES
from tests.conftest import undone


@pytest.fixture(scope="module")
def flemish_municipalities(django_db_setup, django_db_blocker):
    """The municipalities of Flanders, once for this module."""
    with django_db_blocker.unblock(), undone():
        Municipality.objects.bulk_create(MUNICIPALITIES)
        yield


@pytest.fixture
def logged():
    """What a block logs, in one transaction: ``logged(function, *arguments)`` gives {(scope, pk)}."""

    def logged(function, *arguments, **options):
        before = changes.current()
        with changes.transaction():
            function(*arguments, **options)
        return set(Change.objects.filter(sequence__gt=before).values_list("scope", "subject"))

    return logged
