"""A dot chart: one row per category, two dots per row."""

from dataclasses import dataclass

from figures.charts.chart import PERCENT, Chart
from figures.charts.data import DotRow, Table, clean, note_about
from figures.charts.dot_drawing import draw_dots
from figures.charts.dutch import Unit
from figures.charts.svg import Canvas

FEW = 5


@dataclass(frozen=True)
class DotChart(Chart):
    """Two values of each category, side by side.

    Args:
        rows: tuple of `DotRow`.
        names: of the two dots: ("man", "vrouw").
        header: what the labels are: "Onderwijsvorm".
    """

    rows: tuple[DotRow, ...]
    names: tuple[str, str]
    unit: Unit = PERCENT
    header: str = "Groep"

    def table(self) -> Table:
        """Return a row for each category, with both values."""
        rows = (
            (clean(row.label), *(each.words(self.unit, bare=True) for each in (row.first, row.second)))
            for row in self.rows
        )
        return Table((self.header, clean(self.names[0]), clean(self.names[1])), tuple(rows))

    def summary(self) -> str:
        """Return both values of each row, or of the row where they differ most when there are many."""
        rows = self.rows
        start = ""
        if len(rows) > FEW:
            both = [row for row in rows if row.first.known is not None and row.second.known is not None]
            start = f"{len(rows)} groepen."
            rows = tuple(sorted(both, key=_distance)[-1:])
            start += " Grootste verschil:" if rows else ""
        told = [
            f"{clean(row.label)}: {clean(self.names[0])} {row.first.words(self.unit)}, "
            f"{clean(self.names[1])} {row.second.words(self.unit)}."
            for row in rows
        ]
        return " ".join([*([start] if start else []), *told])

    def notes(self) -> tuple[str, ...]:
        """Return what an open mark means."""
        return note_about("Open teken", (each for row in self.rows for each in (row.first, row.second)))

    def is_empty(self) -> bool:
        """Return whether no row has a value."""
        return all(each.known is None for row in self.rows for each in (row.first, row.second))

    def sketch(self, canvas: Canvas) -> None:
        """Draw the rows."""
        draw_dots(canvas, self.rows, self.names, self.unit)


def _distance(row: DotRow) -> float:
    """Return how far the two values of a row lie apart."""
    return abs(float(row.first.known or 0) - float(row.second.known or 0))
