"""Draws horizontal bars with their labels and values beside them."""

from collections.abc import Sequence
from decimal import Decimal

from figures.charts.data import Bar, clean
from figures.charts.dutch import Unit
from figures.charts.lettering import shorten, text_width, wrap
from figures.charts.scales import Scale
from figures.charts.svg import Canvas, short

THICKNESS = {True: 16, False: 22}
SPACE = {True: 12, False: 10}
GAP = 7


def draw_bars(canvas: Canvas, bars: Sequence[Bar], unit: Unit) -> None:
    """Draw bars below each other: on a narrow canvas the label above its bar, on a wide one left of it."""
    narrow, font = canvas.width < 500, canvas.font
    known = [value for bar in bars if (value := bar.figure.known) is not None]
    low, high = min([Decimal(0), *known]), max([Decimal(0), *known])
    scale = Scale(low, high if high > low else low + 1)
    names = [wrap(bar.label, canvas.width if narrow else canvas.width * 0.36, font, bold=bar.marked) for bar in bars]
    left = 0.0 if narrow else max(text_width(line, font, bold=True) for lines in names for line in lines) + 12
    longest = max(text_width(unit.label(value), font, bold=True) for value in known) + GAP
    start, end = left + (longest if low else 0), canvas.width - (longest if max(known) >= 0 else 0)

    def x(value: Decimal) -> float:
        return start + scale.share(value) * (end - start)

    zero, thickness = x(Decimal(0)), THICKNESS[narrow]
    paths: dict[str, list[str]] = {"bar": [], "bar marked": [], "bar open": []}
    zeros: list[str] = []
    y = 0.0
    for bar, lines in zip(bars, names, strict=True):
        height = max(thickness, len(lines) * canvas.leading)
        for number, line in enumerate(lines):
            top = y if narrow else y + (height - len(lines) * canvas.leading) / 2
            canvas.write(0, top + number * canvas.leading + font * 0.95, line, kind="value" if bar.marked else "")
        if narrow:
            y += len(lines) * canvas.leading + 4
            height = thickness
        middle = y + height / 2
        value = bar.figure.known
        if value is None:
            right, room = canvas.width - zero >= zero - left, max(canvas.width - zero, zero - left) - GAP
            reason = shorten(clean(bar.text), room, font)
            x_text, anchor = (zero + GAP, "start") if right else (zero - GAP, "end")
            canvas.write(x_text, middle + font * 0.35, reason, anchor=anchor, kind="soft")
        else:
            kind = "bar open" if bar.note else "bar marked" if bar.marked else "bar"
            length = short(x(value) - zero)
            paths[kind].append(f"M{short(zero)} {short(middle - thickness / 2)}h{length}v{thickness}H{short(zero)}z")
            side, anchor = (GAP, "start") if value >= 0 else (-GAP, "end")
            canvas.write(x(value) + side, middle + font * 0.35, unit.label(value), anchor=anchor, kind="value")
        zeros.append(f"M{short(zero)} {short(middle - thickness / 2 - 3)}v{thickness + 6}")
        y += height + SPACE[narrow]
    canvas.height = y - SPACE[narrow] + 5
    for kind, made in paths.items():
        if made:
            canvas.add("path", class_=kind, d="".join(made))
    canvas.add("path", class_="zero", d="".join(zeros))
