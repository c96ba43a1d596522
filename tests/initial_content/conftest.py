import pytest

from tests.conftest import rolled_back
from tests.initial_content.files import Files


@pytest.fixture
def files(tmp_path):
    """A small set of content files."""
    return Files(tmp_path)


@pytest.fixture(scope="module")
def _loaded_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """The small set, loaded once for each module; ``db`` rolls back what a test changes."""
    with django_db_blocker.unblock(), rolled_back():
        Files(tmp_path_factory.mktemp("content")).load()
        yield


@pytest.fixture
def loaded(_loaded_once, db, files):
    """The small set of files, loaded."""
    return files
