from decimal import Decimal

import pytest

from figures.models import Basis, Footnote
from tests.factories.figures import (
    AreaFactory,
    FiguresIndexPageFactory,
    IndicatorPageFactory,
    ObservationFactory,
    ReleaseFactory,
    SeriesFactory,
    publish,
)


@pytest.fixture
def index(home):
    """The entrance of the figures."""
    return FiguresIndexPageFactory(parent=home)


@pytest.fixture
def indicator(index):
    """An indicator without figures."""
    return IndicatorPageFactory(parent=index, title="Jongeren zonder kwalificatie", slug="vsv", code="vsv_admin")


@pytest.fixture
def release_of_four(indicator):
    """A published release: a figure with decimals, one below zero in a town, one that is not there."""
    Footnote.objects.create(page=indicator, period="2021-2022", text="=Zonder leerlingen die verhuisden.")
    release = ReleaseFactory(code="sv2024", title="Cijfers, met een komma", url="https://www.example.org/cijfers")
    whole = SeriesFactory(indicator=indicator)
    town = SeriesFactory(
        indicator=indicator,
        area=AreaFactory(code="44021", name="=Gent", level="gemeente", scheme="nis"),
        basis=Basis.SCHOOL,
    )
    ObservationFactory(series=whole, release=release, value=Decimal("14.10"), decimals=2, numerator=1410)
    ObservationFactory(series=whole, release=release, period="2020-2021", status="P", value=Decimal("12"), decimals=0)
    ObservationFactory(series=town, release=release, value=Decimal("-0.3"))
    ObservationFactory(series=town, release=release, period="2020-2021", value=None, missing="niet-zichtbaar")
    return publish(release)
