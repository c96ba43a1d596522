"""Draws a tile map: one path per class, with hexagons that are larger and darker the higher the class."""

from collections.abc import Mapping, Sequence
from functools import cache

from markupsafe import Markup

from figures.charts.hexagon_paths import HALF, QUARTER, hexagon, hexagons, middle_of, outlines
from figures.charts.lettering import Box, text_width, wrap
from figures.charts.svg import Canvas, element
from figures.layout.hexagons import Cell
from figures.layout.tiles import brussels as cells_of_brussels
from figures.layout.tiles import cells, provinces, tiles

SHARES = {1: (0.75,), 2: (0.45, 0.9), 3: (0.35, 0.65, 0.95), 4: (0.3, 0.5, 0.75, 1), 5: (0.25, 0.45, 0.65, 0.85, 1)}
NAME = 22  # room for the name of Brussels
SIGN = 18  # size of a sign in the legend


def draw_map(
    canvas: Canvas, by_class: Sequence[Sequence[str]], *, marked: str, brussels: bool, told: Mapping[str, str]
) -> None:
    """Draw all municipalities.

    Args:
        by_class: the codes of each class, from low to high.
        marked: the code of the municipality that is marked, or empty.
        brussels: whether Brussels has a figure.
        told: what each tile says when it is pointed at.
    """
    places = cells()
    canvas.height = max(middle_of(cell)[1] for cell in places.values()) + 2 * QUARTER + 2
    canvas.add("path", class_="tile", d=_ground())
    if marked in tiles():
        canvas.add("path", class_="tile marked", d=hexagons([places[marked]]))
    for number, codes in enumerate(by_class):
        if codes:
            share = SHARES[len(by_class)][number]
            canvas.add(
                "path",
                class_=f"class c{shade(number, len(by_class))}",
                d=hexagons((places[nis] for nis in codes), share),
            )
    canvas.add("path", class_="province", d=_borders())
    _brussels(canvas, known=brussels)
    for name, group in provinces().items():
        _name(canvas, name, group)
    if told:
        titles = (_title(places[nis], told[nis]) for nis in sorted(told, key=lambda nis: places[nis][::-1]))
        canvas.add("g", Markup("").join(titles), class_="told")


@cache
def _ground() -> str:
    """Return the path of all tiles."""
    return hexagons(tile.cell for tile in tiles().values())


@cache
def _borders() -> str:
    """Return the path around the provinces."""
    return outlines(provinces())


def _brussels(canvas: Canvas, *, known: bool) -> None:
    """Draw Brussels as a circle in the middle of its neighbours, with its name below the map."""
    x, y = middle_of(cells_of_brussels()[0])
    radius = 2.2 * HALF
    canvas.add("circle", class_="brussels known" if known else "brussels", cx=x, cy=y, r=radius)
    canvas.add("path", class_="lead", d=f"M{x} {y + radius:.0f}V{canvas.height + 2:.0f}")
    canvas.boxes.append(Box(x - HALF, y, x + HALF, canvas.height))
    canvas.height += NAME
    canvas.write(x, canvas.height - 4, "Brussel", anchor="middle", kind="place")


def _name(canvas: Canvas, name: str, group: Sequence[Cell]) -> None:
    """Write the name of a province near its tiles, above or below all tiles, where nothing else stands."""
    everything = [middle_of(tile.cell) for tile in tiles().values()]
    own = {middle_of(cell) for cell in group}
    half = text_width(name, canvas.font) / 2
    wanted = sum(x for x, _ in own) / len(own)
    for shift in sorted(range(-180, 181, 6), key=abs):
        x = min(max(half, wanted + shift), canvas.width - half)
        near = [point for point in everything if abs(point[0] - x) < half + 2 * HALF]
        highest, lowest = min(near, key=lambda point: point[1]), max(near, key=lambda point: point[1])
        above, below = highest[1] - 2 * QUARTER - 4, lowest[1] + 2 * QUARTER + canvas.font
        for end, y in ((highest, above), (lowest, below)):
            if end in own and canvas.is_free(canvas.box(x, y, name, anchor="middle")):
                canvas.write(x, y, name, anchor="middle", kind="province-name")
                return


def _title(cell: Cell, text: str) -> Markup:
    """Return a tile that can't be seen and that says its name when it is pointed at."""
    x, y = middle_of(cell)
    return element("circle", element("title", text), cx=x, cy=y)


def key_items(labels: Sequence[str], *, marked: str, brussels: str) -> list[tuple[Markup, str]]:
    """Return a sign and words for each class, for no figure, for the marked municipality and for Brussels."""
    base = element("path", class_="tile", d=f"M0 0{hexagon()}")
    items = []
    for number, label in enumerate(labels):
        shape = f"M0 0{hexagon(SHARES[len(labels)][number])}"
        items.append((base + element("path", class_=f"class c{shade(number, len(labels))}", d=shape), label))
    items.append((base, "geen cijfer"))
    if marked:
        items.append((element("path", class_="tile marked", d=f"M0 0{hexagon()}"), marked))
    if brussels:
        items.append((element("circle", class_="brussels known", r=HALF), brussels))
    return [(_sign(sign), label) for sign, label in items]


def write_key(canvas: Canvas, items: Sequence[tuple[Markup, str]], top: float) -> None:
    """Write a legend in two columns below a map in a file, and set the height of the canvas."""
    column = canvas.width / 2
    ys = [top, top]
    for number, (sign, label) in enumerate(items):
        side = int(number >= (len(items) + 1) // 2)
        x = side * column
        canvas.add("g", sign, transform=f"translate({x:.0f} {ys[side]:.0f})")
        for line in wrap(label, column - SIGN - 16, canvas.font):
            canvas.write(x + SIGN + 8, ys[side] + canvas.font * 0.95, line)
            ys[side] += canvas.leading
        ys[side] += 5
    canvas.height = max(ys)


def _sign(shapes: Markup) -> Markup:
    """Return a small drawing for a legend."""
    return element("svg", shapes, viewBox="-9 -9 18 18", width=SIGN, height=SIGN, aria_hidden="true")


def shade(number: int, count: int) -> int:
    """Return the shade of a class, 1 to 5, so that few classes still differ much."""
    return round(1 + 4 * number / (count - 1)) if count > 1 else 3
