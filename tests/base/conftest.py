"""Fixtures for tests of base."""

import pytest

from base import content_version
from base.models import Change


@pytest.fixture
def logged():
    """A function that calls another in one transaction and returns the logged changes, as {(scope, pk)}."""

    def logged(function, *arguments, **options):
        before = content_version.current()
        with content_version.transaction():
            function(*arguments, **options)
        return set(Change.objects.filter(version__gt=before).values_list("scope", "subject"))

    return logged
