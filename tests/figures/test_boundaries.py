"""Boundaries are read from files, made simple without a gap between neighbours, and drawn as a map."""

import math
import random
import re

import pytest
from django.core.management import CommandError, call_command
from hypothesis import given
from hypothesis import strategies as st

from figures.boundaries import paths, reading
from figures.boundaries.topology import Topology
from figures.layout.tiles import tiles
from figures.models import AreaOutline, OutlineMap
from tests.factories.boundaries import geojson, geopackage, grid, topojson
from tests.factories.figures import AreaFactory
from tests.figures.test_maps import measured  # noqa: F401 a fixture
from tests.reading import cost, main

CODES = [f"{number:05}" for number in range(1, 13)]
KINDS = {
    "GeoJSON": geojson,
    "TopoJSON": topojson,
    "GeoPackage": geopackage,
    "GeoPackage with heights": lambda path, towns: geopackage(path, towns, order=">", z=True),
}


def area(ring):
    """Return the area of a ring, below zero when it runs the other way round."""
    return sum(x * b - a * y for (x, y), (a, b) in zip(ring, [*ring[1:], ring[0]], strict=True)) / 2


def sides(ring):
    """Return the sides of a ring, whichever way it runs."""
    return {frozenset(pair) for pair in zip(ring, [*ring[1:], ring[0]], strict=True)}


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_of_file_gives_the_same_towns(tmp_path, kind):
    towns = grid(CODES, 4)
    found = reading.read(KINDS[kind](tmp_path / "file", towns))
    assert found.keys() == towns.keys()
    for code, (ring,) in found.items():
        # A topology rounds, and may begin and turn a ring otherwise.
        assert len(ring) == len(towns[code])
        assert all(min(math.dist(point, other) for other in towns[code]) < 2e-6 for point in ring)
        assert abs(area(ring)) == pytest.approx(abs(area(towns[code])), abs=1e-6)


@given(st.integers(1, 6), st.integers(1, 5), st.integers(0, 30), st.floats(0, 500))
def test_neighbours_share_their_border_however_simple_it_becomes(columns, rows, bends, smallest):
    codes = [str(number) for number in range(columns * rows)]
    fitted, _height = paths.fitted({code: [ring] for code, ring in grid(codes, columns, bends=bends).items()})
    simple = Topology(fitted).simplified(smallest)
    before = {code: sides(rings[0]) for code, rings in fitted.items()}
    after = {code: sides(rings[0]) for code, rings in simple.items()}
    for one in codes:
        assert len(simple[one][0]) >= 3
        for other in codes:
            if one < other:
                assert bool(before[one] & before[other]) == bool(after[one] & after[other])
    # No side belongs to one town inside the map: those that do, are its edge, which closes around it.
    edge = [side for code in codes for side in after[code] if sum(side in each for each in after.values()) == 1]
    ends = [point for side in edge for point in side]
    assert all(ends.count(point) % 2 == 0 for point in set(ends))


def test_a_town_within_another_keeps_fitting():
    hole = [(4.0, 4.0), (6.0, 4.1), (6.2, 6.0), (5.0, 6.3), (4.1, 6.0)]
    square = [(0.0, 0.0), (10.0, 0.0), (10.0, 10.0), (0.0, 10.0)]
    simple = Topology({"around": [square, hole[::-1]], "within": [hole]}).simplified(1000)
    assert sides(simple["around"][1]) == sides(simple["within"][0])
    assert len(simple["within"][0]) == 3


def test_the_simpler_the_fewer_points_and_the_heaviest_bend_stays():
    towns = {code: [ring] for code, ring in grid(CODES, 4, bends=40).items()}
    topology = Topology(paths.fitted(towns)[0])
    counts = [
        sum(len(ring) for rings in topology.simplified(smallest).values() for ring in rings)
        for smallest in (0, 5, 50, 500)
    ]
    assert counts == sorted(counts, reverse=True)
    assert counts[0] > 2 * counts[-1]


@given(st.lists(st.tuples(st.integers(0, 999), st.integers(0, 999)), min_size=3, max_size=40, unique=True))
def test_a_path_says_every_point(ring):
    text = paths.path(ring)
    numbers = [int(number) for number in re.findall(r"-?\d+", text)]
    (x, y), found = numbers[:2], [tuple(numbers[:2])]
    for step_x, step_y in zip(numbers[2::2], numbers[3::2], strict=True):
        x, y = x + step_x, y + step_y
        found.append((x, y))
    assert found == ring
    assert re.fullmatch(r"M\d+ \d+l[-\d ]*z", text)


def test_degrees_are_drawn_as_wide_as_they_are_on_the_ground():
    square = {"x": [[(4.0, 51.0), (5.0, 51.0), (5.0, 52.0), (4.0, 52.0)]]}
    assert paths.fitted(square)[1] == pytest.approx(1000 / 0.6225, rel=0.01)
    metres = {"x": [[(0.0, 0.0), (200.0, 0.0), (200.0, 100.0), (0.0, 100.0)]]}
    assert paths.fitted(metres) == ({"x": [[(0, 500), (1000, 500), (1000, 0), (0, 0)]]}, 500)


@pytest.mark.parametrize(
    "content", [b"", b"{}", b'{"features": [{"geometry": 3}]}', b"SQLite format 3\x00 and nothing", b"\xff\xfe", b"[]"]
)
def test_a_file_that_is_none_of_these_is_refused_in_dutch(tmp_path, content):
    path = tmp_path / "file"
    path.write_bytes(content)
    with pytest.raises(reading.BoundaryError, match=r"Het bestand is geen geldige|Geen enkel vlak"):
        reading.read(path)


# On the site


@pytest.fixture
def municipalities(db):
    """The 285 municipalities."""
    for tile in tiles().values():
        AreaFactory(code=tile.nis, name=tile.name, level="gemeente", scheme="nis")
    return sorted(tiles())


def test_the_map_has_the_outlines_once_they_are_imported(client, municipalities, measured, tmp_path, capsys):  # noqa: F811
    address = measured(sorted(tiles().values(), key=lambda tile: tile.nis))
    assert 'class="tile"' in main(client, address)
    before = cost(client, address)
    file = geojson(tmp_path / "towns", grid(municipalities, 19, bends=40))
    call_command("import_boundaries", str(file), bron="Een dienst, 2025")
    drawn = main(client, address)
    assert 'class="tile"' not in drawn
    assert "Grenzen: Een dienst, 2025." in drawn
    assert 'class="area a1"' in drawn
    assert cost(client, address) <= before + 1
    assert "Grenzen: Een dienst" in client.get(f"{address}&vorm=svg").content.decode()
    written = {each.area_id: each.path for each in AreaOutline.objects.all()}
    assert written.keys() == set(municipalities)
    assert paths.weight(written) <= paths.HEAVIEST


def test_importing_again_replaces_what_was_there(municipalities, tmp_path):
    for number, source in enumerate(("Eerste", "Tweede")):
        file = geojson(tmp_path / "towns", grid(municipalities, 15 + number, bends=3))
        call_command("import_boundaries", str(file), bron=source)
    assert [each.source for each in OutlineMap.objects.all()] == ["Tweede"]
    assert AreaOutline.objects.count() == 285


def test_a_file_without_some_municipalities_changes_nothing_and_names_them(municipalities, tmp_path):
    call_command("import_boundaries", str(geojson(tmp_path / "all", grid(municipalities, 19, bends=2))), bron="Eerste")
    kept = random.Random(1).sample(municipalities, 284)
    (absent,) = set(municipalities) - set(kept)
    with pytest.raises(CommandError, match=tiles()[absent].name):
        call_command("import_boundaries", str(geojson(tmp_path / "some", grid(kept, 19, bends=2))), bron="Tweede")
    assert OutlineMap.objects.get().source == "Eerste"


def test_a_column_of_another_name_is_given(municipalities, tmp_path):
    file = geojson(tmp_path / "towns", grid(municipalities, 19, bends=2), name="Gemeentecode")
    with pytest.raises(CommandError, match="Geen enkel vlak"):
        call_command("import_boundaries", str(file), bron="Een dienst")
    call_command("import_boundaries", str(file), bron="Een dienst", code="gemeentecode")
    assert AreaOutline.objects.count() == 285
