"""A line chart: at most four series, told apart by dash and mark, with their names at their ends."""

from dataclasses import dataclass
from decimal import Decimal
from functools import cached_property

from figures.charts.chart import PERCENT, Chart
from figures.charts.data import Break, Series, Table, Target
from figures.charts.dutch import Unit
from figures.charts.line_drawing import LineDrawing
from figures.charts.multiples import SmallMultiples
from figures.charts.runs import Row, places_of_breaks, rows_of
from figures.charts.series_text import notes_of, summary_of, table_of
from figures.charts.svg import Canvas

MOST_SERIES = 4


@dataclass(frozen=True)
class LineChart(Chart):
    """Values over time. More than four series are drawn as small multiples.

    Args:
        series: tuple of `Series`.
        breaks: where lines are cut.
        targets: lines at a value that was promised.
        from_zero: whether the axis starts at zero; if not, a note says so.
    """

    series: tuple[Series, ...]
    unit: Unit = PERCENT
    breaks: tuple[Break, ...] = ()
    targets: tuple[Target, ...] = ()
    from_zero: bool = True

    def table(self) -> Table:
        """Return a row for each period and a column for each series."""
        return table_of(*self.rows, self.unit, self.breaks)

    def summary(self) -> str:
        """Return for each series its first, last, highest and lowest figure, what changed, and the breaks."""
        return summary_of(*self.rows, self.unit, self.breaks, self.targets)

    def notes(self) -> tuple[str, ...]:
        """Return what an open mark means, that lines are interrupted, and where the axis starts."""
        notes = notes_of(*self.rows, self.breaks)
        return notes if self.from_zero else (*notes, "De as begint niet bij nul.")

    def is_empty(self) -> bool:
        """Return whether no series has a value."""
        return not any(row.known for row in self.rows[1])

    @cached_property
    def rows(self) -> tuple[list[str], list[Row]]:
        """Return the periods and each series on them."""
        return rows_of(self.series, self.breaks)

    def sketch(self, canvas: Canvas) -> None:
        """Draw the lines, or small multiples when there are too many of them."""
        if len(self.series) > MOST_SERIES:
            SmallMultiples(self.title, self.series, self.unit, self.breaks, self.targets).sketch(canvas)
            return
        periods, rows = self.rows
        targets = [each for each in self.targets if Decimal(each.value).is_finite()]
        LineDrawing(canvas, self.unit, periods, rows, from_zero=self.from_zero).draw(
            places_of_breaks(self.breaks, periods, rows), targets
        )
