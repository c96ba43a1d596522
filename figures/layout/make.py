"""Makes `tiles.csv`, the place of each municipality on a grid of hexagons: `python -m figures.layout.make`.

Hexagons, because a municipality has 5.3 neighbours on average: squares have only four edges, so on squares at most
69 of 100 pairs of neighbours could touch. First the municipalities are pushed apart until each has room for a tile,
while neighbours pull at each other. Then each takes the free cell that is nearest. At last cells are swapped, at random
but cooling down, so that more neighbours touch, on the side where they lie, and provinces stay whole. Brussels keeps
seven cells in the middle of its neighbours. The same seed gives the same tiles. Takes about three minutes.
"""

import csv
from math import cos, hypot, log, radians
from random import Random

from figures.layout.hexagons import Cell, distance, middle, nearest, pieces, touching
from figures.layout.places import BRUSSELS, FOLDER, municipalities, neighbour_pairs

SEED = 11
KM_PER_DEGREE = 111.2
KM_PER_TILE = 7.4
BRUSSELS_LIES = (50.85, 4.36)
BRUSSELS_RADIUS = 1.5  # of its seven cells, in tiles
# Municipalities around Brussels, from Asse clockwise.
AROUND_BRUSSELS = (
    *("23002", "23102", "23025", "23088", "23047", "23094", "23099", "23103", "24104"),
    *("23033", "23101", "23100", "23098", "23077", "23016"),
)
ROUNDS, SWAPS = 400, 1_500_000
HOTTEST, COLDEST = 1.2, 0.03
APART = (0, 0, 1, 1.9, 2.7)  # what it costs that neighbours are so many steps apart
FARTHER = 0.8  # for each step beyond
TURNED, STRAYED, LOOSE, HOLE, TORN = 0.5, 0.03, 0.12, 0.9, 4.0

Point = tuple[float, float]


def pushed_apart() -> dict[str, Point]:
    """Return a point for each municipality and Brussels, so that all have about the room of a tile."""
    places = {each.nis: (each.latitude, each.longitude) for each in municipalities().values()} | {
        BRUSSELS: BRUSSELS_LIES
    }
    scale = KM_PER_DEGREE / KM_PER_TILE
    points = {
        nis: ((longitude - 2.5) * scale * cos(radians(51)), (51.55 - latitude) * scale)
        for nis, (latitude, longitude) in places.items()
    }
    pairs = [*neighbour_pairs(), *((BRUSSELS, each) for each in AROUND_BRUSSELS)]
    codes = sorted(points)
    for turn in range(ROUNDS):
        force = 0.5 * (1 - turn / ROUNDS) + 0.05
        moves = dict.fromkeys(codes, (0.0, 0.0))
        for index, one in enumerate(codes):
            for other in codes[index + 1 :]:
                _push(one, other, points, moves, force, only_apart=True)
        for one, other in pairs:
            _push(one, other, points, moves, force * 0.35, only_apart=False)
        points = {nis: (x + moves[nis][0], y + moves[nis][1]) for nis, (x, y) in points.items()}
    return points


def _push(
    one: str, other: str, points: dict[str, Point], moves: dict[str, Point], force: float, *, only_apart: bool
) -> None:
    """Add to the moves of two municipalities what brings them to the right distance."""
    wanted = 0.5 + BRUSSELS_RADIUS if BRUSSELS in (one, other) else 1
    (x1, y1), (x2, y2) = points[one], points[other]
    dx, dy = x2 - x1, y2 - y1
    if abs(dx) > wanted and abs(dy) > wanted and only_apart:
        return
    length = hypot(dx, dy) or 0.01
    if only_apart and length >= wanted:
        return
    pull = force * (length - wanted) / length / 2
    moves[one] = (moves[one][0] + dx * pull, moves[one][1] + dy * pull)
    moves[other] = (moves[other][0] - dx * pull, moves[other][1] - dy * pull)


class Assignment:
    """Municipalities on cells, and what is wrong with it as a cost.

    Args:
        points: where each would like to lie.
    """

    def __init__(self, points: dict[str, Point]):
        self.points = points
        self.provinces = {each.nis: each.province for each in municipalities().values()}
        self.brussels = nearest(*points[BRUSSELS])
        self.taken = {self.brussels, *touching(self.brussels)}
        self.near: dict[str, list[str]] = {nis: list(each.neighbours) for nis, each in municipalities().items()}
        for nis in AROUND_BRUSSELS:
            self.near[nis].append(BRUSSELS)
        self.directions = {
            (one, other): _direction(points[one], points[other])
            for one, others in self.near.items()
            for other in others
        }
        self.cells: dict[str, Cell] = {BRUSSELS: self.brussels}
        self.owners: dict[Cell, str] = {}
        for nis in sorted(self.near, key=lambda nis: (-len(self.near[nis]), nis)):
            self._settle(nis)

    def _settle(self, nis: str) -> None:
        """Move a municipality to the free cell that is nearest to its point."""
        x, y = self.points[nis]
        start = nearest(x, y)
        free = [
            (start[0] + dx, start[1] + dy)
            for dx in range(-8, 9)
            for dy in range(-8, 9)
            if (start[0] + dx, start[1] + dy) not in self.owners and (start[0] + dx, start[1] + dy) not in self.taken
        ]
        cell = min(free, key=lambda each: hypot(middle(each)[0] - x, middle(each)[1] - y))
        self.cells[nis], self.owners[cell] = cell, nis

    def cost(self, nis: str) -> float:
        """Return what is wrong with the place of one municipality."""
        cell, cells = self.cells[nis], self.cells
        x, y = middle(cell)
        total = STRAYED * ((x - self.points[nis][0]) ** 2 + (y - self.points[nis][1]) ** 2)
        for other in self.near[nis]:
            steps = distance(cell, cells[other]) - (other == BRUSSELS)
            total += APART[steps] if steps < len(APART) else APART[-1] + FARTHER * (steps - len(APART) + 1)
            dx, dy = self.directions[nis, other]
            ox, oy = middle(cells[other])
            total += TURNED * (1 - ((ox - x) * dx + (oy - y) * dy) / (hypot(ox - x, oy - y) or 1))
        for empty in touching(cell):
            if self._is_empty(empty):
                enclosed = sum(self._is_empty(each) for each in touching(empty)) < 2
                total += HOLE if enclosed else LOOSE
        return total

    def _is_empty(self, cell: Cell) -> bool:
        """Return whether nothing lies on a cell."""
        return cell not in self.owners and cell not in self.taken

    def torn(self, provinces: set[str]) -> int:
        """Return in how many pieces too many provinces lie."""
        found = 0
        for province in provinces:
            whole = [cell for nis, cell in self.cells.items() if self.near.get(nis) and self.provinces[nis] == province]
            found += len(pieces(whole)) - 1
        return found

    def swap(self, one: Cell, other: Cell) -> None:
        """Exchange what lies on two cells, of which one may be empty."""
        first, second = self.owners.pop(one, None), self.owners.pop(other, None)
        for nis, cell in ((first, other), (second, one)):
            if nis:
                self.cells[nis], self.owners[cell] = cell, nis

    def holes(self) -> list[Cell]:
        """Return the empty cells that are enclosed."""
        taken = {*self.owners, *self.taken}
        columns, rows = (range(min(each) - 1, max(each) + 2) for each in zip(*taken, strict=True))
        return sorted(set().union(*pieces({(x, y) for x in columns for y in rows} - taken)[1:]))

    def close(self, hole: Cell) -> None:
        """Fill a hole: move each tile on a way to the edge of the map one step, on the way that costs least."""
        before: dict[Cell, Cell] = {}
        edge, enclosed, ways = [hole], set(self.holes()), []
        while edge:
            cell = edge.pop(0)
            for other in touching(cell):
                if other in self.owners and other not in before:
                    before[other] = cell
                    edge.append(other)
                elif cell != hole and self._is_empty(other) and other not in enclosed:
                    ways.append(cell)
        costs = {}
        for end in dict.fromkeys(ways):
            way = [end]
            while way[-1] != hole:
                way.append(before[way[-1]])
            steps = list(zip(way[:0:-1], way[-2::-1], strict=True))
            for one, other in steps:
                self.swap(one, other)
            costs[end] = sum(map(self.cost, self.near)) + TORN * self.torn(set(self.provinces.values())), steps
            for one, other in reversed(steps):
                self.swap(one, other)
        for one, other in min(costs.values())[1]:
            self.swap(one, other)

    def improve(self, random: Random, swaps: int = SWAPS, hottest: float = HOTTEST) -> None:
        """Swap cells until few swaps help any more, and close the holes that are left."""
        codes = sorted(self.near)
        for turn in range(swaps):
            heat = hottest * (COLDEST / hottest) ** (turn / swaps)
            nis = codes[int(random.random() * len(codes))]
            one = self.cells[nis]
            friends = self.near[nis]
            if friends and random.random() < 0.5:
                around = touching(self.cells[friends[int(random.random() * len(friends))]])
            else:
                around = touching(one)
            other = around[int(random.random() * 6)]
            if other == one or other in self.taken:
                continue
            moved = [nis, *([self.owners[other]] if other in self.owners else [])]
            before = sum(map(self.cost, moved))
            provinces = {self.provinces[each] for each in moved}
            self.swap(one, other)
            worse = sum(map(self.cost, moved)) - before
            limit = -heat * _log(random.random())
            if worse < limit and turn > swaps * 0.6:
                torn = self.torn(provinces)
                self.swap(one, other)
                worse += TORN * (torn - self.torn(provinces))
                self.swap(one, other)
            if worse >= limit:
                self.swap(one, other)
        for hole in self.holes():
            self.close(hole)


def _log(chance: float) -> float:
    """Return the natural logarithm of a chance, and a very low number for zero."""
    return log(chance) if chance else -50.0


def _direction(one: Point, other: Point) -> Point:
    """Return the direction from one point to another, of length 1."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = hypot(dx, dy) or 1
    return dx / length, dy / length


def main() -> None:
    """Make the layout and write it."""
    assignment = Assignment(pushed_apart())
    assignment.improve(Random(SEED))  # noqa: S311
    write(assignment.cells)


def write(cells: dict[str, Cell]) -> None:
    """Write cells by code to `tiles.csv`, counted from the top left."""
    left = min(column for column, _ in cells.values())
    top = min(row for _, row in cells.values()) // 2 * 2
    with (FOLDER / "tiles.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(["nis", "column", "row"])
        writer.writerows([nis, column - left, row - top] for nis, (column, row) in sorted(cells.items()))


if __name__ == "__main__":
    main()
