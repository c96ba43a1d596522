"""A bar chart: horizontal bars from zero, in the order in which they are given."""

from dataclasses import dataclass

from figures.charts.bar_drawing import draw_bars
from figures.charts.chart import PERCENT, Chart
from figures.charts.data import Bar, Table, clean, note_about
from figures.charts.dutch import Unit, enumeration
from figures.charts.svg import Canvas


@dataclass(frozen=True)
class BarChart(Chart):
    """Values of categories.

    Args:
        bars: tuple of `Bar`.
        header: what the labels are: "Onderwijsvorm".
        value_header: what the values are: "Aandeel".
    """

    bars: tuple[Bar, ...]
    unit: Unit = PERCENT
    header: str = "Groep"
    value_header: str = "Cijfer"

    def table(self) -> Table:
        """Return a row for each bar."""
        rows = tuple((clean(bar.label), bar.figure.words(self.unit, bare=True)) for bar in self.bars)
        return Table((self.header, self.value_header), rows)

    def summary(self) -> str:
        """Return the highest and lowest bar, or all when there are few."""
        known = [bar for bar in self.bars if bar.figure.known is not None]
        told = ""
        if known and len(known) <= FEW:
            told = enumeration(f"{clean(bar.label)} {bar.figure.words(self.unit)}" for bar in known) + "."
        elif known:
            high, low = max(known, key=lambda bar: bar.value or 0), min(known, key=lambda bar: bar.value or 0)
            told = (
                f"{len(known)} cijfers. Hoogste: {clean(high.label)}, {high.figure.words(self.unit)}. "
                f"Laagste: {clean(low.label)}, {low.figure.words(self.unit)}."
            )
        missing = [clean(bar.label) for bar in self.bars if bar.figure.known is None]
        if missing:
            told += f" Geen cijfer voor {enumeration(missing) if len(missing) <= FEW else f'{len(missing)} andere'}."
        return told.strip()

    def notes(self) -> tuple[str, ...]:
        """Return what an open bar means."""
        return note_about("Open balk", (bar.figure for bar in self.bars))

    def is_empty(self) -> bool:
        """Return whether no bar has a value."""
        return all(bar.figure.known is None for bar in self.bars)

    def sketch(self, canvas: Canvas) -> None:
        """Draw the bars."""
        draw_bars(canvas, self.bars, self.unit)


FEW = 6
