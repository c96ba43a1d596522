"""A map puts every municipality in the class of its figure, and Brussels apart."""

import gzip
from decimal import Decimal

import pytest

from figures.charts import Figure, MapClass, TileMap
from figures.charts.hexagon_paths import middle_of
from figures.layout.tiles import tiles
from tests.figures.charts.reading import drawings, having, subpaths

CODES = sorted(tiles())
CLASSES = (
    MapClass(Decimal(5), "minder dan 5%"),
    MapClass(Decimal(10), "5% tot minder dan 10%"),
    MapClass(None, "10% of meer"),
)
FIGURES = {nis: Figure(Decimal(place % 15)) for place, nis in enumerate(CODES) if place % 6}


def tile_map(**options):
    """Return a map of made-up figures."""
    return TileMap("Een kaart", **{"figures": FIGURES, "classes": CLASSES, **options})


def codes_by_class(svg):
    """Return the codes of the municipalities that a drawing shows in each class, from low to high."""
    owners = {middle_of(tile.cell): nis for nis, tile in tiles().items()}
    return [{owners[part[0]] for part in subpaths(path)} for path in having(svg, "class")]


def test_the_map_reads_back_as_its_figures():
    (svg,) = drawings(tile_map().draw("k"))
    expected = [
        {nis for nis, figure in FIGURES.items() if low <= figure.value < high}
        for low, high in ((0, 5), (5, 10), (10, 99))
    ]
    assert codes_by_class(svg) == expected


def test_a_municipality_without_a_figure_has_a_tile_and_no_class():
    (svg,) = drawings(tile_map().draw("k"))
    assert len(subpaths(having(svg, "tile")[0])) == 285
    assert not set(CODES[::6]) & set.union(*codes_by_class(svg))


def test_every_tile_says_its_name_and_figure():
    (svg,) = drawings(tile_map().draw("k"))
    titles = {each.find("title").text for each in having(svg, "told")[0]}
    assert len(titles) == 285
    genk = next(tile for tile in tiles().values() if tile.name == "Genk")
    assert f"Genk: {FIGURES[genk.nis].value}%" in titles


def test_classes_differ_in_size_and_the_legend_says_them_in_words():
    html = tile_map().draw("k")
    shapes = [path.get("d").split("m")[1] for path in having(drawings(html)[0], "class")]
    assert len(set(shapes)) == 3
    assert all(each.label in html for each in CLASSES)
    assert "geen cijfer" in html


def test_round_classes_are_made_when_none_are_given():
    made = tile_map(classes=())
    assert 2 <= len(made.legend) <= 5
    assert made.legend[0].label.startswith("minder dan")
    assert sum(map(len, made.by_class)) == len(FIGURES)


def test_brussels_stands_apart_as_another_series():
    made = tile_map(brussels=Figure(Decimal("18.4")), brussels_label="Brussel: een andere reeks")
    assert len(having(drawings(made.draw("k"))[0], "brussels", "known")) == 1
    assert "Brussel: een andere reeks, 18,4%" in made.draw("k")
    assert made.table().rows[-1] == ("Brussel: een andere reeks", "", "18,4%")
    assert "van de 285" in made.summary()


def test_the_municipality_of_the_page_is_marked_and_named():
    made = tile_map(marked="71016")
    assert len(subpaths(having(drawings(made.draw("k"))[0], "tile", "marked")[0])) == 1
    assert "<li>" in made.draw("k")
    assert "Genk</li>" in made.draw("k")


@pytest.mark.parametrize(("count", "drawn"), [(0, False), (5, False), (189, False), (190, True), (285, True)])
def test_a_map_is_drawn_only_when_two_thirds_have_a_figure(count, drawn):
    made = tile_map(figures={nis: Figure(Decimal(7)) for nis in CODES[:count]})
    assert bool(drawings(f"<div>{made.draw('k')}</div>")) is drawn
    assert drawn or f"Voor {count} van de 285 gemeenten is er een cijfer." in made.draw("k")
    assert made.summary()


def test_unknown_codes_are_left_out():
    assert tile_map(figures={**FIGURES, "99999": Figure(Decimal(3))}).known.keys() == FIGURES.keys()


def test_a_map_is_light():
    drawn = {nis: Figure(Decimal(place % 5)) for place, nis in enumerate(CODES)}
    assert len(gzip.compress(tile_map(figures=drawn, names=False).draw("k").encode(), 9)) < 3_000
    assert len(gzip.compress(tile_map(figures=drawn).draw("k").encode(), 9)) < 7_000
