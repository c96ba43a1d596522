"""A grid of hexagons: columns and rows, of which every second row is shifted half a column to the right.

A cell is a pair (column, row). The distance between the middles of two cells that touch is 1.
"""

from collections.abc import Iterable
from math import sqrt

Cell = tuple[int, int]

ROW_HEIGHT = sqrt(3) / 2
EVEN_ROW = ((1, 0), (0, -1), (-1, -1), (-1, 0), (-1, 1), (0, 1))
ODD_ROW = ((1, 0), (1, -1), (0, -1), (-1, 0), (0, 1), (1, 1))


def touching(cell: Cell) -> list[Cell]:
    """Return the six cells that share an edge with a cell, against the clock from the right."""
    column, row = cell
    return [(column + dx, row + dy) for dx, dy in (ODD_ROW if row % 2 else EVEN_ROW)]


def middle(cell: Cell) -> tuple[float, float]:
    """Return where the middle of a cell lies."""
    column, row = cell
    return column + (row % 2) / 2, row * ROW_HEIGHT


def distance(one: Cell, other: Cell) -> int:
    """Return how many steps from cell to cell lie between two cells."""
    (x1, y1), (x2, y2) = one, other
    q, r = (x1 - (y1 - y1 % 2) // 2) - (x2 - (y2 - y2 % 2) // 2), y1 - y2
    return max(abs(q), abs(r), abs(q + r))


def nearest(x: float, y: float) -> Cell:
    """Return the cell whose middle lies nearest to a point."""
    row = round(y / ROW_HEIGHT)
    cells = [(round(x - (each % 2) / 2), each) for each in (row - 1, row, row + 1)]
    return min(cells, key=lambda cell: (middle(cell)[0] - x) ** 2 + (middle(cell)[1] - y) ** 2)


def pieces(cells: Iterable[Cell]) -> list[set[Cell]]:
    """Return groups of cells that hang together by edges, the largest first."""
    waiting, found = set(cells), []
    while waiting:
        piece, edge = set(), [waiting.pop()]
        while edge:
            cell = edge.pop()
            piece.add(cell)
            for other in touching(cell):
                if other in waiting:
                    waiting.remove(other)
                    edge.append(other)
        found.append(piece)
    return sorted(found, key=len, reverse=True)
