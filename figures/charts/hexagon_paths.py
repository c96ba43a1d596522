"""Writes hexagons of a grid and the outlines of groups of them as paths with whole numbers."""

from collections.abc import Iterable, Mapping, Sequence

from figures.layout.hexagons import Cell, touching

HALF, QUARTER = 7, 4  # half the width and a quarter of the height of a hexagon, which is near enough to a regular one
# The corners of a hexagon from the top clockwise, and the sides that lie between them in the order of `touching`.
CORNERS = ((0, -2), (1, -1), (1, 1), (0, 2), (-1, 1), (-1, -1))
SIDES = ((1, 2), (0, 1), (5, 0), (4, 5), (3, 4), (2, 3))

Corner = tuple[int, int]


def middle_of(cell: Cell) -> Corner:
    """Return where the middle of a cell lies, in units of the drawing."""
    column, row = cell
    return (2 * column + row % 2 + 1) * HALF, (3 * row + 2) * QUARTER


def hexagon(share: float = 1) -> str:
    """Return a hexagon around the current point, of which the radius is a share of that of a cell."""
    x, y = HALF * share, QUARTER * share
    return f"m0-{2 * y:g}l{x:g} {y:g}v{2 * y:g}l-{x:g} {y:g}-{x:g}-{y:g}v-{2 * y:g}z"


def hexagons(cells: Iterable[Cell], share: float = 1) -> str:
    """Return one path with a hexagon in each cell."""
    shape = hexagon(share)
    return "".join("M{} {}{}".format(*middle_of(cell), shape) for cell in sorted(cells))


def outlines(groups: Mapping[str, Sequence[Cell]]) -> str:
    """Return one path along all sides between cells of different groups, and between a group and what lies outside."""
    owners = {cell: name for name, cells in groups.items() for cell in cells}
    links: dict[Corner, set[Corner]] = {}
    for cell, owner in owners.items():
        x, y = (2 * cell[0] + cell[1] % 2 + 1, 3 * cell[1] + 2)
        for other, side in zip(touching(cell), SIDES, strict=True):
            if owners.get(other) != owner:
                one, two = ((x + CORNERS[each][0], y + CORNERS[each][1]) for each in side)
                links.setdefault(one, set()).add(two)
                links.setdefault(two, set()).add(one)
    return "".join(_walks(links))


def _walks(links: dict[Corner, set[Corner]]) -> Iterable[str]:
    """Yield paths that together pass once along each link; start where lines end or meet, so that few are needed."""
    while links:
        corner = min(links, key=lambda each: (len(links[each]) == 2, each))
        path = [f"M{corner[0] * HALF} {corner[1] * QUARTER}l"]
        while corner in links:
            following = min(links[corner])
            for one, other in ((corner, following), (following, corner)):
                links[one].discard(other)
                if not links[one]:
                    del links[one]
            path.append(f"{(following[0] - corner[0]) * HALF} {(following[1] - corner[1]) * QUARTER} ")
            corner = following
        yield "".join(path).strip().replace(" -", "-")
