from contextlib import contextmanager

import pytest
from django.db import transaction

from tests.conftest import make_root
from tests.content.files import Files


@contextmanager
def undone():
    """Run a block of which the database keeps nothing."""
    with transaction.atomic():
        yield
        transaction.set_rollback(True)


@pytest.fixture
def files(tmp_path):
    """A small set of content files."""
    return Files(tmp_path)


@pytest.fixture(scope="module")
def _loaded_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """The small set, loaded once for a module: that takes a second. What a test changes, ``db`` undoes."""
    with django_db_blocker.unblock(), undone():
        make_root()
        Files(tmp_path_factory.mktemp("content")).load()
        yield


@pytest.fixture
def loaded(_loaded_once, db, files):
    """The small set of files, loaded."""
    return files
