"""Municipalities side by side: a map when most have a figure, and never a map that says little."""

import pytest

from figures.layout.tiles import tiles
from figures.models import Basis
from tests.factories.figures import (
    AreaFactory,
    CategoryFactory,
    ObservationFactory,
    ReleaseFactory,
    SeriesFactory,
    add_figures,
    publish,
)
from tests.reading import cost, main


@pytest.fixture
def measured(indicator):
    """A function that publishes a figure of some municipalities, on one base."""
    add_figures(indicator, {"2021-2022": "14.1"})

    def measured(towns, basis=Basis.RESIDENCE):
        release, category = ReleaseFactory(), CategoryFactory()
        for number, tile in enumerate(towns):
            area = AreaFactory(code=tile.nis, name=tile.name, level="gemeente", scheme="nis")
            series = SeriesFactory(indicator=indicator, area=area, category=category, basis=basis)
            ObservationFactory(series=series, release=release, value=f"{number % 25}.5")
        publish(release)
        return f"{indicator.url}?naar=gemeente"

    return measured


def towns(number):
    return sorted(tiles().values(), key=lambda tile: tile.nis)[:number]


def test_a_map_shows_when_two_thirds_of_the_municipalities_have_a_figure(client, measured):
    text = main(client, measured(towns(190)))
    assert 'class="chart-map"' in text
    assert "190 van de 285 Vlaamse gemeenten hebben een cijfer." in text
    assert text.count("0,5%") > 1


def test_fewer_give_no_map_and_keep_their_table(client, measured):
    text = main(client, measured(towns(100)))
    assert "chart-map" not in text
    assert text.count("<tr>") >= 100


def test_two_bases_never_share_a_map(client, measured):
    measured(towns(100))
    assert "chart-map" not in main(client, measured(towns(200)[100:], Basis.SCHOOL))


def test_a_map_costs_one_query_more_than_few_figures(client, measured):
    few = cost(client, measured(towns(3)))
    assert cost(client, measured(towns(285)[3:])) == few + 1  # whether there are outlines
