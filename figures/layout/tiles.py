"""The tile of each municipality: `tiles.csv`, which `make.py` made."""

import csv
from dataclasses import dataclass
from functools import cache

from figures.layout.hexagons import Cell, touching
from figures.layout.places import BRUSSELS, FOLDER, municipalities


@dataclass(frozen=True)
class Tile:
    """A municipality and its cell."""

    nis: str
    name: str
    province: str
    cell: Cell


@cache
def cells() -> dict[str, Cell]:
    """Return the cell of each municipality, and the middle one of the seven of Brussels, by code."""
    with (FOLDER / "tiles.csv").open(encoding="utf-8", newline="") as file:
        return {row["nis"]: (int(row["column"]), int(row["row"])) for row in csv.DictReader(file)}


@cache
def tiles() -> dict[str, Tile]:
    """Return the tiles of the municipalities by code, without Brussels."""
    places = municipalities()
    return {
        nis: Tile(nis, places[nis].name, places[nis].province, cell) for nis, cell in cells().items() if nis in places
    }


@cache
def brussels() -> tuple[Cell, ...]:
    """Return the cells of Brussels, the middle one first."""
    cell = cells()[BRUSSELS]
    return (cell, *touching(cell))


@cache
def provinces() -> dict[str, tuple[Cell, ...]]:
    """Return the cells of each province."""
    found: dict[str, list[Cell]] = {}
    for tile in tiles().values():
        found.setdefault(tile.province, []).append(tile.cell)
    return {name: tuple(found[name]) for name in sorted(found)}
