"""Cuts series into runs of figures that can be compared and that follow each other without a gap."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from figures.charts.data import Break, Point, Series, clean
from figures.charts.dutch import enumeration
from figures.charts.scales import all_periods, place_of


@dataclass(frozen=True)
class Row:
    """A series on the periods of its chart.

    Args:
        points: one for each period of the chart.
        cuts: indexes of the periods before which it is cut.
    """

    name: str
    points: tuple[Point, ...]
    cuts: frozenset[int]

    @cached_property
    def known(self) -> list[tuple[int, Decimal]]:
        """Return the indexes and values of the points that have a value."""
        values = ((index, point.figure.known) for index, point in enumerate(self.points))
        return [(index, value) for index, value in values if value is not None]

    @property
    def missing(self) -> list[int]:
        """Return the indexes of the periods without a value."""
        known = {index for index, _ in self.known}
        return [index for index in range(len(self.points)) if index not in known]

    def comparable(self) -> list[list[tuple[int, Decimal]]]:
        """Return the known points between breaks, each group of one definition."""
        groups: dict[int, list[tuple[int, Decimal]]] = {}
        for index, value in self.known:
            groups.setdefault(sum(cut <= index for cut in self.cuts), []).append((index, value))
        return list(groups.values())

    def runs(self) -> list[list[tuple[int, Decimal]]]:
        """Return the points that a line may connect: comparable, of periods that follow each other."""
        runs: list[list[tuple[int, Decimal]]] = []
        for group in self.comparable():
            for index, value in group:
                if runs and runs[-1][-1][0] == index - 1 and index not in self.cuts:
                    runs[-1].append((index, value))
                else:
                    runs.append([(index, value)])
        return runs


def rows_of(series: Sequence[Series], breaks: Sequence[Break]) -> tuple[list[str], list[Row]]:
    """Return the periods of a chart and each series on them."""
    periods = all_periods([[clean(point.period) for point in each.points] for each in series])
    rows = []
    for each in series:
        given = {clean(point.period): point for point in each.points}
        cuts = {place_of(clean(cut.before), periods) for cut in breaks if cut.series in ("", each.name)}
        points = tuple(given.get(period, Point(period)) for period in periods)
        rows.append(Row(clean(each.name), points, frozenset(cut for cut in cuts if cut)))
    return periods, rows


def places_of_breaks(breaks: Sequence[Break], periods: Sequence[str], rows: Sequence[Row]) -> list[tuple[int, str]]:
    """Return for each break of a chart the index of its period and its label, each once and in order.

    A label names the series that the break cuts when it does not cut all. A break at the first period or before it is
    left out, because it cuts nothing.
    """
    names = [row.name for row in rows]
    found: dict[tuple[int, str], set[str]] = {}
    for each in breaks:
        place = place_of(clean(each.before), periods)
        cut = {clean(each.series)} & set(names) if each.series else set(names)
        if place and cut:
            found.setdefault((place, clean(each.label)), set()).update(cut)
    return sorted(
        (place, label if cut == set(names) else f"{enumeration(name for name in names if name in cut)}: {label}")
        for (place, label), cut in found.items()
    )
