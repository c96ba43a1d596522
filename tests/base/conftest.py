"""What tests of places share: the real list, loaded once for a module."""

import pytest

from base.models import Municipality
from tests.base.places import MUNICIPALITIES
from tests.conftest import undone


@pytest.fixture(scope="module")
def flemish_municipalities(django_db_setup, django_db_blocker):
    """The municipalities of Flanders, once for this module."""
    with django_db_blocker.unblock(), undone():
        Municipality.objects.bulk_create(MUNICIPALITIES)
        yield
