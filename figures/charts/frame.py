"""Draws what line charts and small multiples share: grid lines, their numbers, and the marks of a series."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from figures.charts.dutch import Unit
from figures.charts.lettering import shorten
from figures.charts.runs import Row
from figures.charts.scales import Scale
from figures.charts.svg import MARKS, Canvas, marks, short


def add_marks(canvas: Canvas, number: int, row: Row, points: dict[int, tuple[float, float]], shown: set[int]) -> None:
    """Draw the marks of a series: full ones, and open ones for what carries a note."""
    noted = {index for index in shown if row.points[index].note}
    for kind, indexes in (("mark", shown - noted), ("mark open", noted)):
        path = marks((points[index] for index in sorted(indexes)), MARKS[number % len(MARKS)])
        if path:
            canvas.add("path", class_=f"{kind} s{number + 1}", d=path)


def draw_grid(
    canvas: Canvas, scale: Scale, y: Callable[[Decimal], float], sides: Sequence[tuple[float, float]]
) -> None:
    """Draw a line at each tick, between each pair of sides; that of zero has a class of its own."""
    for kind, ticks in (
        ("grid", [each for each in scale.ticks if each]),
        ("zero", [each for each in scale.ticks if not each]),
    ):
        made = [f"M{short(left)} {short(y(tick))}H{short(right)}" for tick in ticks for left, right in sides]
        if made:
            canvas.add("path", class_=kind, d="".join(made))


def write_ticks(canvas: Canvas, scale: Scale, unit: Unit, y: Callable[[Decimal], float], left: float) -> None:
    """Write the number of each tick left of an axis."""
    for tick, text in zip(scale.ticks, unit.ticks(scale.ticks), strict=True):
        shown = shorten(text, left - 6, canvas.font)
        canvas.write(left - 6, y(tick) + canvas.font * 0.35, shown, anchor="end", kind="tick")
