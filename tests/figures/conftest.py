import pytest

from tests.factories.figures import FiguresIndexPageFactory, IndicatorPageFactory


@pytest.fixture
def index(home):
    """The entrance of the figures."""
    return FiguresIndexPageFactory(parent=home)


@pytest.fixture
def indicator(index):
    """An indicator without figures."""
    return IndicatorPageFactory(parent=index, title="Jongeren zonder kwalificatie", slug="vsv", code="vsv_admin")
