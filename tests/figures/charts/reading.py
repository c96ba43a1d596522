"""Reads drawings as a viewer does: values from heights and lengths, and the room that texts take."""

import re
from decimal import Decimal
from itertools import combinations, pairwise
from xml.etree import ElementTree

from figures.charts.lettering import ASCENT, DESCENT, Box, text_width

FONTS = {"chart-narrow": 14, "chart-wide": 15}
NUMBER = r"-?\d+(?:\.\d+)?"
SIZES = {"mln.": Decimal(10) ** 6, "mld.": Decimal(10) ** 9}


def drawings(html):
    """Return the drawings of a chart on a page."""
    return [each for each in ElementTree.fromstring(str(html)).iter("svg") if each.get("role") == "img"]


def having(svg, *classes):
    """Return the elements that have all classes and that are no key of a legend."""
    found = []
    for each in svg.iter():
        own = (each.get("class") or "").split()
        if set(classes) <= set(own) and "key" not in own:
            found.append(each)
    return found


def number(text):
    """Return a number that was written in Dutch."""
    text = text.removesuffix("%").replace("−", "-").replace(".", "").replace(",", ".")
    for name, size in SIZES.items():
        if text.endswith(name.removesuffix(".")):
            return Decimal(text.removesuffix(name.removesuffix(".")).strip()) * size
    return Decimal(text)


def boxes(svg):
    """Return the room of each text, with the text."""
    font = FONTS[svg.get("class")]
    found = []
    for each in svg.iter("text"):
        text = "".join(each.itertext())
        width = text_width(text, font, bold="value" in (each.get("class") or ""))
        left = float(each.get("x")) - {None: 0, "middle": width / 2, "end": width}[each.get("text-anchor")]
        y = float(each.get("y"))
        found.append((text, Box(left, y - ASCENT * font, left + width, y + DESCENT * font)))
    return found


def overlapping(svg):
    """Return the pairs of texts that share more room than the rounding of coordinates explains."""
    shrunk = [(text, Box(b.left + 0.1, b.top + 0.1, b.right - 0.1, b.bottom - 0.1)) for text, b in boxes(svg)]
    return [(one[0], other[0]) for one, other in combinations(shrunk, 2) if one[1].overlaps(other[1])]


def outside(svg):
    """Return the texts that do not lie within the drawing."""
    _, _, width, height = map(float, svg.get("viewBox").split())
    return [
        text
        for text, box in boxes(svg)
        if box.left < -0.2 or box.right > width + 0.2 or box.top < -1 or box.bottom > height + 1
    ]


def subpaths(path):
    """Return the points of each part of a path that starts with an absolute place."""
    parts = re.findall(r"M([^Ma-z]*)", path.get("d") or "")
    numbers = [[float(each) for each in re.findall(NUMBER, part)] for part in parts]
    return [list(zip(part[::2], part[1::2], strict=True)) for part in numbers]


def read_back(svg, count):
    """Return the values that a line chart shows, what it connects and how exact both are.

    Args:
        count: of periods on its axis.

    Returns:
        for each series number from 1 a dictionary of values by index of the period; for each the pairs of indexes that
        are connected; and the largest error that rounding explains.
    """
    font = FONTS[svg.get("class")]
    ticks = [each for each in having(svg, "tick") if each.get("text-anchor") == "end"]
    heights = [(float(each.get("y")) - 0.35 * font, number(each.text)) for each in ticks]
    (low_y, low), (high_y, high) = max(heights), min(heights)
    left, _, right = (float(each) for each in re.findall(NUMBER, having(svg, "grid")[0].get("d").split("M")[1]))
    per_unit = (high - low) / Decimal(low_y - high_y)

    def index(x):
        return round((x - left - 6) / (right - left - 12) * (count - 1)) if count > 1 else 0

    def value(y):
        return low + Decimal(low_y - y) * per_unit

    values, connected = {}, {}
    for series in range(1, 5):
        lines = [part for path in having(svg, "line", f"s{series}") for part in subpaths(path)]
        marks = [part for path in having(svg, "mark", f"s{series}") for part in subpaths(path)]
        values[series] = {index(x): value(y) for part in (*lines, *marks) for x, y in part}
        connected[series] = {(index(a[0]), index(b[0])) for part in lines for a, b in pairwise(part)}
    return values, connected, abs(per_unit) * Decimal("0.3")
