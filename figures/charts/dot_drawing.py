"""Draws two dots per row, with their values at their outer sides."""

from collections.abc import Callable, Sequence
from decimal import Decimal

from figures.charts.data import DotRow, clean
from figures.charts.dutch import Unit
from figures.charts.lettering import text_width, wrap
from figures.charts.scales import nice_scale
from figures.charts.svg import MARKS, Canvas, element, marks, short

GAP = 9
SPACE = 8
TOUCHING = 9  # Marks that are nearer to each other stand one above the other.


def draw_dots(canvas: Canvas, rows: Sequence[DotRow], names: tuple[str, str], unit: Unit) -> None:
    """Draw a legend, and below it a row for each category."""
    narrow, font = canvas.width < 500, canvas.font
    known = [value for row in rows for each in (row.first, row.second) if (value := each.known) is not None]
    scale = nice_scale(known)
    labels = [_lines(canvas, row, names, canvas.width if narrow else canvas.width * 0.34) for row in rows]
    left = 0.0 if narrow else max(text_width(line, font) for lines in labels for line, _ in lines) + 12
    margin = max(text_width(unit.label(value), font, bold=True) for value in known) + GAP + 2
    start, end = left + margin, canvas.width - margin

    def x(value: Decimal) -> float:
        return start + scale.share(value) * (end - start)

    y = _legend(canvas, names, left)
    guides: list[str] = []
    zeros: list[str] = []
    found: dict[str, list[tuple[float, float]]] = {}
    for row, lines in zip(rows, labels, strict=True):
        height = max(20.0, len(lines) * canvas.leading)
        top = y if narrow else y + (height - len(lines) * canvas.leading) / 2
        for number, (line, kind) in enumerate(lines):
            canvas.write(0, top + number * canvas.leading + font * 0.95, line, kind=kind)
        if narrow:
            y += len(lines) * canvas.leading + 2
            height = 20
        middle = y + height / 2
        zeros.append(f"M{short(x(Decimal(0)))} {short(middle - 10)}v20")
        guides.append(f"M{short(x(Decimal(0)))} {short(middle)}H{short(end)}")
        _row(canvas, row, middle, x, unit, found)
        y += height + SPACE
    canvas.height = y
    canvas.elements.insert(0, element("path", class_="guide", d="".join(guides)))
    canvas.add("path", class_="zero", d="".join(zeros))
    for kind, points in found.items():
        canvas.add("path", class_=kind, d=marks(points, MARKS[int(kind[-1]) - 1]))


def _lines(canvas: Canvas, row: DotRow, names: tuple[str, str], width: float) -> list[tuple[str, str]]:
    """Return the lines of a label with their classes: its words, and what is missing and why."""
    lines = [(line, "") for line in wrap(row.label, width, canvas.font)]
    for name, each in zip(names, (row.first, row.second), strict=True):
        if each.known is None:
            lines += [(line, "soft") for line in wrap(f"{name}: {clean(each.text)}", width, canvas.font)]
    return lines


def _legend(canvas: Canvas, names: tuple[str, str], left: float) -> float:
    """Write which mark is whose, and return where the rows start."""
    x, y = left, canvas.font * 0.95
    for number, name in enumerate(names):
        text = wrap(name, canvas.width - left - 18, canvas.font, most=1)[0]
        width = 18 + text_width(text, canvas.font)
        if x > left and x + width > canvas.width:
            x, y = left, y + canvas.leading
        canvas.add("path", class_=f"mark key s{number + 1}", d=marks([(x + 6, y - canvas.font * 0.35)], MARKS[number]))
        canvas.write(x + 18, y, text)
        x += width + 20
    return y + canvas.leading


def _row(
    canvas: Canvas,
    row: DotRow,
    y: float,
    x: Callable[[Decimal], float],
    unit: Unit,
    found: dict[str, list[tuple[float, float]]],
) -> None:
    """Draw the line between two dots and their values, and add their marks to what was found for each class."""
    values = [each.known for each in (row.first, row.second)]
    ends = [value for value in values if value is not None]
    if not ends:
        return
    low, high = min(ends), max(ends)
    apart = 0 if len(ends) < 2 or x(high) - x(low) > TOUCHING else TOUCHING / 2
    for number, (each, value) in enumerate(zip((row.first, row.second), values, strict=True), 1):
        if value is not None:
            kind = f"mark open s{number}" if each.note else f"mark s{number}"
            found.setdefault(kind, []).append((x(value), y + apart * (2 * number - 3)))
    baseline = y + canvas.font * 0.35
    if low != high:
        canvas.add("path", class_="range", d=f"M{short(x(low))} {short(y)}H{short(x(high))}")
        canvas.write(x(low) - GAP, baseline, unit.label(low), anchor="end", kind="value")
    canvas.write(x(high) + GAP, baseline, unit.label(high), kind="value")
