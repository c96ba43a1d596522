"""Every municipality has a tile of its own, near its neighbours."""

from random import Random

import pytest

from figures.layout import make
from figures.layout.hexagons import distance, middle, nearest, pieces, touching
from figures.layout.places import BRUSSELS, municipalities, neighbour_pairs
from figures.layout.tiles import brussels, cells, provinces, tiles


def test_all_municipalities_and_brussels_have_a_tile_and_no_tile_holds_two():
    assert cells().keys() == municipalities().keys() | {BRUSSELS}
    assert len(tiles()) == 285
    taken = [*(tile.cell for tile in tiles().values()), *brussels()]
    assert len(taken) == len(set(taken)) == 285 + 7


def test_at_least_three_quarters_of_the_neighbours_share_an_edge():
    steps = [distance(cells()[one], cells()[other]) for one, other in neighbour_pairs()]
    assert len(steps) == 756
    assert steps.count(1) / len(steps) >= 0.75
    assert max(steps) <= 3


@pytest.mark.parametrize("province", ["Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"])
def test_a_province_is_one_piece(province):
    voeren = next(tile.cell for tile in tiles().values() if tile.name == "Voeren")
    assert len(pieces(set(provinces()[province]) - {voeren})) == 1


def test_there_are_no_holes_between_tiles():
    taken = {*(tile.cell for tile in tiles().values()), *brussels()}
    columns, rows = (range(min(each) - 2, max(each) + 3) for each in zip(*taken, strict=True))
    assert len(pieces({(column, row) for column in columns for row in rows} - taken)) == 1


def test_tiles_lie_as_municipalities_do():
    """West is left and north is up, for every pair that lies far apart."""
    places = municipalities()
    for one in places.values():
        for other in places.values():
            (x1, y1), (x2, y2) = middle(cells()[one.nis]), middle(cells()[other.nis])
            if other.longitude - one.longitude > 1:
                assert x1 < x2, (one.name, other.name)
            if one.latitude - other.latitude > 0.45:
                assert y1 < y2, (one.name, other.name)


def test_neighbours_are_told_by_both_sides():
    places = municipalities()
    assert all(one.nis in places[other].neighbours for one in places.values() for other in one.neighbours)


def test_cells_that_touch_are_one_step_apart():
    for cell in ((4, 4), (4, 5)):
        assert {distance(cell, other) for other in touching(cell)} == {1}
        assert all(
            abs((a - c) ** 2 + (b - d) ** 2 - 1) < 1e-9
            for a, b in [middle(cell)]
            for c, d in map(middle, touching(cell))
        )
        assert nearest(*middle(cell)) == cell
    assert distance((0, 0), (3, 2)) == 4


def test_the_same_seed_makes_the_same_tiles_and_swaps_bring_neighbours_together():
    points = {
        nis: ((each.longitude - 2.5) * 9.5, (51.55 - each.latitude) * 15) for nis, each in municipalities().items()
    } | {BRUSSELS: (17.7, 10.5)}
    made = [make.Assignment(points) for _ in range(2)]
    before = together(made[0])
    for each in made:
        each.improve(Random(5), swaps=8_000)
    assert made[0].cells == made[1].cells
    assert together(made[0]) > before


def together(assignment):
    """Return how many pairs of neighbours share an edge."""
    return sum(distance(assignment.cells[one], assignment.cells[other]) == 1 for one, other in neighbour_pairs())
