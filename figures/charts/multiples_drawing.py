"""Draws small multiples: panels in a grid, all on one scale, each with its first and last value."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from figures.charts.data import Target
from figures.charts.dutch import Unit
from figures.charts.frame import add_marks, draw_grid, write_ticks
from figures.charts.lettering import text_width, wrap
from figures.charts.period_axis import write_periods
from figures.charts.runs import Row
from figures.charts.scales import Scale, nice_scale
from figures.charts.svg import Canvas, polyline, short

COLUMNS = {True: 2, False: 4}
SPACE = {True: 20, False: 24}
HEIGHT = 84
INSET = 6


@dataclass(frozen=True)
class Panel:
    """Where one series is drawn."""

    left: float
    right: float
    top: float
    bottom: float
    count: int
    scale: Scale

    def point(self, index: int, share: float) -> tuple[float, float]:
        """Return the place of a period and of a share of the scale."""
        span = self.right - self.left - 2 * INSET
        x = self.left + INSET + (span * index / (self.count - 1) if self.count > 1 else span / 2)
        return x, self.bottom - share * (self.bottom - self.top)

    def cut(self, place: int) -> float:
        """Return where a break before a period lies."""
        return (self.point(place, 0)[0] + self.point(place - 1, 0)[0]) / 2


def draw_multiples(
    canvas: Canvas,
    unit: Unit,
    periods: Sequence[str],
    rows: Sequence[Row],
    reference: Row | None,
    breaks: Sequence[tuple[int, str]],
    targets: Sequence[Target],
) -> None:
    """Draw a panel for each row, the labels of the breaks above all of them."""
    narrow, font = canvas.width < 500, canvas.font
    all_rows = [*rows, *([reference] if reference else [])]
    values = [value for row in all_rows for _, value in row.known]
    scale = nice_scale([*values, *(each.value for each in targets)], wanted=2)
    tick = max(text_width(each, font) for each in unit.ticks(scale.ticks)) + 6
    left = min(tick, canvas.width / 4)
    columns = max(1, min(COLUMNS[narrow], len(rows)))
    width = (canvas.width - left - SPACE[narrow] * (columns - 1)) / columns
    y = 0.0
    for place, label in breaks:
        for line in wrap(f"Stippellijn vanaf {periods[place]}: {label}", canvas.width, font):
            y += canvas.leading
            canvas.write(0, y - 4, line, kind="soft")
    for start in range(0, len(rows), columns):
        shown = rows[start : start + columns]
        names = [wrap(row.name, width, font, bold=True) for row in shown]
        top = y + max(map(len, names)) * canvas.leading + canvas.leading + 12
        lefts = [left + number * (width + SPACE[narrow]) for number in range(len(shown))]
        panels = [Panel(x, x + width, top, top + HEIGHT, len(periods), scale) for x in lefts]
        _frames(canvas, panels, unit, targets, [sorted(row.cuts) for row in shown])
        for row, lines, panel in zip(shown, names, panels, strict=True):
            for index, line in enumerate(lines):
                canvas.write(panel.left, y + canvas.leading * (index + 0.85), line, kind="value")
            if reference:
                _lines(canvas, panel, reference, "reference")
            _lines(canvas, panel, row, "line s1")
            _marks_and_values(canvas, panel, row, unit)
            places = [panel.point(index, 0)[0] for index in range(len(periods))]
            _ends(canvas, periods, panel, places)
        y = top + HEIGHT + canvas.font * 2 + 12
    canvas.height = y - 8


def _frames(
    canvas: Canvas, panels: Sequence[Panel], unit: Unit, targets: Sequence[Target], cuts: Sequence[Sequence[int]]
) -> None:
    """Draw the lines behind the series of one row of panels, with the numbers of the scale before the first one."""
    first = panels[0]
    sides = [(panel.left, panel.right) for panel in panels]

    def y(value: Decimal) -> float:
        return first.point(0, first.scale.share(value))[1]

    draw_grid(canvas, first.scale, y, sides)
    write_ticks(canvas, first.scale, unit, y, first.left)
    aims = [f"M{short(left)} {short(y(each.value))}H{short(right)}" for each in targets for left, right in sides]
    lines = [
        f"M{short(panel.cut(each))} {short(panel.top)}V{short(panel.bottom)}"
        for panel, places in zip(panels, cuts, strict=True)
        for each in places
    ]
    for kind, made in (("target", aims), ("cut", lines)):
        if made:
            canvas.add("path", class_=kind, d="".join(made))


def _lines(canvas: Canvas, panel: Panel, row: Row, kind: str) -> None:
    """Draw the runs of a series as one path."""
    runs = [[panel.point(index, panel.scale.share(value)) for index, value in run] for run in row.runs()]
    canvas.add("path", class_=kind, d="".join(polyline(run) for run in runs if len(run) > 1))


def _marks_and_values(canvas: Canvas, panel: Panel, row: Row, unit: Unit) -> None:
    """Draw marks where runs start and end, and write the first and last value where there is room."""
    points = {index: panel.point(index, panel.scale.share(value)) for index, value in row.known}
    shown = {index for run in row.runs() for index, _ in (run[0], run[-1])}
    add_marks(canvas, 0, row, points, shown | {index for index in points if row.points[index].note})
    for index, value in (row.known[-1:] + row.known[:1])[: 2 if len(row.known) > 1 else 1]:
        text = unit.label(value)
        x, y = points[index]
        wide = text_width(text, canvas.font, bold=True)
        left = min(max(panel.left, x - wide / 2), panel.right - wide)
        near = [points[each][1] for each in points if left - 4 < points[each][0] < left + wide + 4]
        for baseline in (min(near) - 9, max(near) + 9 + canvas.font * 0.75):
            box = canvas.box(left, baseline, text, bold=True)
            if canvas.is_free(box) and box.bottom < panel.bottom:
                canvas.write(left, baseline, text, kind="value")
                break


def _ends(canvas: Canvas, periods: Sequence[str], panel: Panel, places: Sequence[float]) -> None:
    """Write the first and the last period below a panel."""
    few = [periods[0], periods[-1]] if len(periods) > 1 else list(periods)
    ends = [places[0], places[-1]] if len(periods) > 1 else list(places)
    write_periods(canvas, few, ends, panel.bottom, panel.left, panel.right)
