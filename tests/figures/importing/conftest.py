import pytest

from tests.factories.importing import make_profile, make_rule, places


@pytest.fixture
def profile(indicator):
    """A profile of a CSV file with a column for each thing, and a rule for small numbers."""
    places()
    make_rule()
    return make_profile(indicator)
