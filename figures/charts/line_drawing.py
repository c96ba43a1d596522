"""Draws a line chart: axes, lines cut at breaks, targets, and labels that never overlap."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from figures.charts.data import Target, clean
from figures.charts.dutch import Unit
from figures.charts.frame import add_marks, draw_grid, write_ticks
from figures.charts.lettering import Box, shorten, spread, text_width, wrap
from figures.charts.period_axis import write_periods
from figures.charts.runs import Row
from figures.charts.scales import nice_scale
from figures.charts.svg import MARKS, Canvas, marks, polyline

PLOT = {True: 190, False: 250}  # heights on a narrow and a wide canvas
COLUMN = {True: (0.36, 0.44), False: (0.3, 0.3)}  # of the width, for the labels at the right; more for a long word
ROOMY = 16  # Where periods stand nearer to each other, only the ends of lines carry marks.
KEY = 16  # room for the mark before a label
GAP = 8


@dataclass(frozen=True)
class EndLabel:
    """A label right of the plot: of a series (`place` is its number) or of a target (`place` is None)."""

    place: int | None
    height: float
    value: str
    lines: tuple[str, ...]


class LineDrawing:
    """Draws rows on a canvas.

    Args:
        periods: of the horizontal axis.
        rows: of the series, each with a point for each period.
        from_zero: whether zero is on the vertical axis.
    """

    def __init__(self, canvas: Canvas, unit: Unit, periods: Sequence[str], rows: Sequence[Row], *, from_zero: bool):
        self.canvas, self.unit, self.periods, self.rows, self.from_zero = canvas, unit, periods, rows, from_zero
        self.narrow = canvas.width < 500
        self.named = len(rows) > 1

    def draw(self, breaks: Sequence[tuple[int, str]], targets: Sequence[Target]) -> None:
        """Draw everything and set the height of the canvas."""
        values = [value for row in self.rows for _, value in row.known]
        self.scale = nice_scale([*values, *(each.value for each in targets)], from_zero=self.from_zero)
        labels = self._end_labels(targets)
        self._set_frame(labels, breaks)
        self._axes()
        self._breaks(breaks)
        for target in targets:
            y = self.y(target.value)
            self.canvas.add("path", class_="target", d=f"M{self.left:.0f} {y:.1f}H{self.right:.0f}")
        if not self.named:
            index, value = self.rows[0].known[-1]
            self.canvas.add("circle", class_="newest", cx=self.x(index), cy=self.y(value), r=9)
        for number, row in enumerate(self.rows):
            self._line(number, row)
        if not self.named:
            self._first_value(self.rows[0])
        self._write_ends(labels, targets)

    def x(self, index: int) -> float:
        """Return the place of a period."""
        inset = 6
        steps = len(self.periods) - 1
        span = self.right - self.left - 2 * inset
        return self.left + inset + (span * index / steps if steps else span / 2)

    def y(self, value: Decimal) -> float:
        """Return the height of a value."""
        return self.bottom - self.scale.share(value) * (self.bottom - self.top)

    def _end_labels(self, targets: Sequence[Target]) -> list[EndLabel]:
        """Return the labels right of the plot, not yet placed."""
        canvas, labels = self.canvas, []
        words = [text_width(word, canvas.font) for row in self.rows for word in row.name.split(" ") if self.named]
        usual, widest = (canvas.width * share - KEY for share in COLUMN[self.narrow])
        most = min(widest, max(usual, *words, 0))
        self.key = KEY if self.named or targets else 0
        for number, row in enumerate(self.rows):
            if not row.known:
                continue
            index, value = row.known[-1]
            shown = self.unit.label(value)
            rest = ([row.name] if self.named else []) + ([self.periods[index]] if index < len(self.periods) - 1 else [])
            labels.append(self._label(number, shown, ", ".join(rest), most))
        aims = [self._label(None, self.unit.label(each.value), clean(each.label), most) for each in targets]
        return labels + aims

    def _label(self, place: int | None, value: str, rest: str, most: float) -> EndLabel:
        """Return a label of which the value stands on the first line, with as much of the rest as fits there."""
        canvas = self.canvas
        lines: tuple[str, ...]
        used = text_width(f"{value} ", canvas.font, bold=True)
        if rest and text_width(rest, canvas.font) <= most - used:
            lines = (rest,)
        elif rest:
            lines = ("", *wrap(rest, most, canvas.font, most=3))
        else:
            lines = ("",)
        return EndLabel(place, len(lines) * canvas.leading + 4, shorten(value, most, canvas.font, bold=True), lines)

    def _set_frame(self, labels: Sequence[EndLabel], breaks: Sequence[tuple[int, str]]) -> None:
        """Set where the plot lies."""
        canvas = self.canvas
        ticks = max(text_width(tick, canvas.font) for tick in self.unit.ticks(self.scale.ticks))
        column = max((self._label_width(label) for label in labels), default=0) + self.key + GAP
        self.left = min(ticks, canvas.width / 3) + GAP
        self.right = canvas.width - column
        self.low = canvas.leading * self._stack(breaks)
        self.top = self.low + canvas.leading * (self.unit.name != "%") + canvas.font * 0.7
        self.bottom = self.top + max(PLOT[self.narrow], sum(label.height for label in labels))
        canvas.height = self.bottom + canvas.font * 2

    def _label_width(self, label: EndLabel) -> float:
        """Return how wide a label may become."""
        font = self.canvas.font
        first = text_width(f"{label.value} ", font, bold=True) + text_width(label.lines[0], font, bold=True)
        return max(first, *(text_width(line, font) for line in label.lines))

    def _stack(self, breaks: Sequence[tuple[int, str]]) -> int:
        """Place the labels of breaks in as few rows as they need, and return how many."""
        canvas = self.canvas
        self.break_labels: list[tuple[int, str, float, str, int]] = []
        ends: list[Box] = []
        for place, label in breaks:
            text = shorten(label, (self.right - self.left) * 0.9, canvas.font)
            width = text_width(text, canvas.font)
            x = self._cut(place)
            anchor = "start" if x + 4 + width <= canvas.width else "end"
            left = x + 4 if anchor == "start" else max(0, x - 4 - width)
            row = 0
            while any(Box(left, row, left + width, row + 0.5).overlaps(other) for other in ends):
                row += 1
            ends.append(Box(left, row, left + width + GAP, row + 0.5))
            self.break_labels.append((place, text, left, anchor, row))
        return max((row for *_, row in self.break_labels), default=-1) + 1

    def _cut(self, place: int) -> float:
        """Return where a break before a period lies."""
        return (self.x(place) + self.x(place - 1)) / 2

    def _axes(self) -> None:
        """Draw the lines and numbers of the values, and the periods."""
        canvas = self.canvas
        draw_grid(canvas, self.scale, self.y, [(self.left, self.right)])
        write_ticks(canvas, self.scale, self.unit, self.y, self.left)
        if self.unit.name != "%":
            y = self.top - canvas.font * 0.7 - 4
            canvas.write(0, y, shorten(self.unit.name, self.right, canvas.font), kind="soft")
        places = [self.x(index) for index in range(len(self.periods))]
        write_periods(canvas, self.periods, places, self.bottom, 0, min(self.right + 2 * GAP, canvas.width))

    def _breaks(self, breaks: Sequence[tuple[int, str]]) -> None:
        """Draw where series are cut, with the reason."""
        canvas = self.canvas
        for place, text, left, _, row in self.break_labels:
            x, y = self._cut(place), canvas.leading * row + canvas.font
            canvas.add("path", class_="cut", d=f"M{x:.1f} {y - canvas.font * 0.8:.1f}V{self.bottom:.0f}")
            canvas.write(left, y, text, kind="soft")

    def _line(self, number: int, row: Row) -> None:
        """Draw one series: its runs as one path, and its marks."""
        runs = row.runs()
        points = {index: (self.x(index), self.y(value)) for index, value in row.known}
        self.canvas.add(
            "path",
            class_=f"line s{number + 1}",
            d="".join(polyline(points[index] for index, _ in run) for run in runs if len(run) > 1),
        )
        roomy = (self.right - self.left) / len(self.periods) >= ROOMY
        shown = {index for run in runs for index, _ in run if roomy or index in (run[0][0], run[-1][0])}
        shown |= {index for index in points if row.points[index].note}
        add_marks(self.canvas, number, row, points, shown)

    def _write_ends(self, labels: Sequence[EndLabel], targets: Sequence[Target]) -> None:
        """Write the labels right of the plot, each with its mark, none over another."""
        canvas = self.canvas
        waiting = iter(targets)
        wanted = [
            self.y(self.rows[label.place].known[-1][1] if label.place is not None else next(waiting).value)
            for label in labels
        ]
        heights = [label.height for label in labels]
        x = self.right + GAP
        for label, middle in zip(labels, spread(wanted, heights, self.low, self.bottom + 6), strict=True):
            y = middle - label.height / 2 + 2 + canvas.font * 0.9
            if label.place is None:
                canvas.add("path", class_="target", d=f"M{x:.0f} {y - canvas.font * 0.35:.1f}h12")
            elif self.key:
                mark = marks([(x + 5, y - canvas.font * 0.35)], MARKS[label.place])
                canvas.add("path", class_=f"mark key s{label.place + 1}", d=mark)
            indent = x + self.key
            canvas.write(indent, y, label.value, kind="value", rest=label.lines[0])
            for line in label.lines[1:]:
                y += canvas.leading
                canvas.write(indent, y, line)

    def _first_value(self, row: Row) -> None:
        """Write the first value of a single series above or below its mark, where there is room."""
        canvas, known = self.canvas, row.known
        if len(known) < 2:
            return
        (index, value), (after, following) = known[:2]
        x, y = self.x(index), self.y(value)
        text = self.unit.label(value)
        above, below = y - 10, y + 10 + canvas.font * 0.75
        for baseline in (above, below) if following <= value else (below, above):
            left = max(self.left, x - text_width(text, canvas.font) / 2)
            box = canvas.box(left, baseline, text)
            if (
                canvas.is_free(box)
                and box.bottom < self.bottom - 2
                and self.top < box.top
                and box.right < self.x(after)
            ):
                canvas.write(left, baseline, text)
                return
