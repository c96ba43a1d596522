"""Compares the figures of a file with what is published: what is new, what changes, and what is gone."""

from collections import Counter
from dataclasses import dataclass, field

from figures.models import Observation, Release

MOST_SHOWN = 100  # of each kind, in the preview
CELL = ("value", "numerator", "denominator", "decimals", "status", "missing", "remarks")
KEY = (
    *("series__indicator_id", "period", "series__area_id", "series__category__dimension_id"),
    *("series__category__code", "release__code", "release__publication_id"),
)


@dataclass(frozen=True)
class Published:
    """A published cell.

    Args:
        cell: values of `CELL`.
        release: code.
        publication: code.
    """

    cell: tuple
    release: str
    publication: str


def published(indicators, basis):
    """Return ``{key: Published}`` of the newest published cells of indicators on a base.

    Args:
        indicators: primary keys.
        basis: of `figures.models.Basis`.
    """
    found = Observation.objects.filter(
        release__state=Release.State.PUBLISHED, series__indicator__in=indicators, series__basis=basis
    ).order_by("release__known_on", "release__version", "release__pk")
    cells = {}
    for row in found.values_list(*KEY, *CELL).iterator(chunk_size=2000):
        indicator, period, area, dimension, category, release, publication = row[: len(KEY)]
        cells[indicator, period, area, (dimension, category)] = Published(row[len(KEY) :], release, publication)
    return cells


def last_values(cells):
    """Return ``{(indicator, area, category): (period, value)}`` of the newest period of each indicator.

    Args:
        cells: as of `published`.
    """
    newest: dict[int, str] = {}
    for indicator, period, _area, _category in cells:
        newest[indicator] = max(period, newest.get(indicator, ""))
    return {
        (indicator, area, category): (period, each.cell[0])
        for (indicator, period, area, category), each in cells.items()
        if period == newest[indicator] and each.cell[0] is not None
    }


@dataclass
class Comparison:
    """What a file changes.

    Args:
        counts: Counter of "nieuw", "anders", "gelijk" and "weg".
        shown: ``{kind: [(key, cell before or None, cell after or None), …]}``, the first ones of each kind.
        touched: codes of the published releases of which it says something else.
    """

    counts: Counter = field(default_factory=Counter)
    shown: dict = field(default_factory=dict)
    touched: set = field(default_factory=set)

    def _add(self, kind, key, before, after):
        self.counts[kind] += 1
        rows = self.shown.setdefault(kind, [])
        if len(rows) < MOST_SHOWN:
            rows.append((key, before, after))


def compare(figures, cells, publication):
    """Return the `Comparison` of a file with what is published.

    Args:
        figures: ``{key: Figure}``.
        cells: as of `published`.
        publication: code; what other publications said of a cell does not count as gone.
    """
    found = Comparison()
    for key, figure in figures.items():
        known = cells.get(key)
        if known is None:
            found._add("nieuw", key, None, figure.cell)
        elif known.cell == figure.cell:
            found.counts["gelijk"] += 1
        else:
            found._add("anders", key, known.cell, figure.cell)
            found.touched.add(known.release)
    periods = {(indicator, period) for indicator, period, _area, _category in figures}
    for key, known in cells.items():
        if key not in figures and key[:2] in periods and known.publication == publication:
            found._add("weg", key, known.cell, None)
    return found
