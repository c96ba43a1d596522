"""Small multiples: a small line chart for each series, all on one scale."""

from dataclasses import dataclass
from functools import cached_property

from figures.charts.chart import PERCENT, Chart
from figures.charts.data import Break, Series, Table, Target, clean
from figures.charts.dutch import Unit
from figures.charts.multiples_drawing import draw_multiples
from figures.charts.runs import Row, places_of_breaks, rows_of
from figures.charts.series_text import notes_of, summary_of, table_of
from figures.charts.svg import Canvas


@dataclass(frozen=True)
class SmallMultiples(Chart):
    """Values over time, in a panel for each series.

    Args:
        series, breaks, targets: as of a `LineChart`.
        reference: a series that is drawn thin in every panel, such as Flanders.
    """

    series: tuple[Series, ...]
    unit: Unit = PERCENT
    breaks: tuple[Break, ...] = ()
    targets: tuple[Target, ...] = ()
    reference: Series | None = None

    def table(self) -> Table:
        """Return a row for each period and a column for each series."""
        return table_of(*self.rows, self.unit, self.breaks)

    def summary(self) -> str:
        """Return for each series its first, last, highest and lowest figure, and what changed."""
        return summary_of(*self.rows, self.unit, self.breaks, self.targets)

    def notes(self) -> tuple[str, ...]:
        """Return what the thin line and an open mark are, and that lines are interrupted."""
        notes = notes_of(*self.rows, self.breaks)
        return (f"Dunne lijn: {clean(self.reference.name)}.", *notes) if self.reference else notes

    def is_empty(self) -> bool:
        """Return whether no series has a value."""
        return not any(row.known for row in self.rows[1])

    @cached_property
    def rows(self) -> tuple[list[str], list[Row]]:
        """Return the periods and each series on them, the reference last."""
        return rows_of((*self.series, *([self.reference] if self.reference else [])), self.breaks)

    def sketch(self, canvas: Canvas) -> None:
        """Draw the panels."""
        periods, rows = self.rows
        rows, reference = (rows[:-1], rows[-1]) if self.reference else (rows, None)
        draw_multiples(
            canvas, self.unit, periods, rows, reference, places_of_breaks(self.breaks, periods, rows), self.targets
        )
