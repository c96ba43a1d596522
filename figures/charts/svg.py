"""Writes SVG: elements, escaped texts and short numbers."""

from collections.abc import Iterable

from markupsafe import Markup, escape

from figures.charts.data import clean
from figures.charts.lettering import ASCENT, DESCENT, LEADING, Box, text_width

# Marks that follow an absolute "M x y" at their middle.
MARKS = (
    "m-4 0a4 4 0 1 0 8 0a4 4 0 1 0-8 0z",
    "m-3.7-3.7h7.4v7.4h-7.4z",
    "m0-4.8l4.9 8.6h-9.8z",
    "m0-5.2l5.2 5.2-5.2 5.2-5.2-5.2z",
)


def short(number: float) -> str:
    """Return a coordinate with one decimal at most."""
    text = f"{number:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def element(name: str, content: str | Markup = "", /, **attributes: object) -> Markup:
    """Return an element with its content escaped; "class_" and "text_anchor" are named as Python can."""
    pairs = ((key.rstrip("_").replace("_", "-"), value) for key, value in attributes.items() if value not in ("", None))
    written = "".join(
        f' {key}="{escape(short(value) if isinstance(value, float | int) else str(value))}"' for key, value in pairs
    )
    inner = escape(content)
    return Markup(f"<{name}{written}>{inner}</{name}>" if inner else f"<{name}{written}/>")  # noqa: S704


def marks(points: Iterable[tuple[float, float]], shape: str) -> str:
    """Return one path with a mark at each point."""
    return "".join(f"M{short(x)} {short(y)}{shape}" for x, y in points)


def polyline(points: Iterable[tuple[float, float]]) -> str:
    """Return the path through points."""
    first, *others = [f"{short(x)} {short(y)}" for x, y in points]
    return f"M{first}" + (f"L{' '.join(others)}" if others else "")


class Canvas:
    """Collects the elements of a drawing, and the room that its texts take.

    Args:
        width: of the drawing, in units.
        font: size of its letters, in units.
    """

    def __init__(self, width: float, font: float):
        self.width, self.font = width, font
        self.height = 0.0
        self.elements: list[Markup] = []
        self.boxes: list[Box] = []

    def add(self, name: str, content: str | Markup = "", /, **attributes: object) -> None:
        """Draw an element; not a path without anything to draw, which is no valid SVG."""
        if attributes.get("d") != "":
            self.elements.append(element(name, content, **attributes))

    def box(self, x: float, y: float, text: str, *, anchor: str = "start", bold: bool = False) -> Box:
        """Return the room of a text whose baseline is at `y`."""
        width = text_width(text, self.font, bold=bold)
        left = x - {"start": 0, "middle": width / 2, "end": width}[anchor]
        return Box(left, y - ASCENT * self.font, left + width, y + DESCENT * self.font)

    def write(self, x: float, y: float, text: str, *, anchor: str = "start", kind: str = "", rest: str = "") -> None:
        """Write one line of text.

        Args:
            x, y: of its baseline, at the side of its anchor: "start", "middle" or "end".
            kind: its classes; "value" is bold.
            rest: what follows on the same line, in the normal weight.
        """
        text, rest = clean(text), clean(rest)
        both = Markup("{}{}").format(text, element("tspan", f" {rest}", class_="name")) if rest else text
        self.boxes.append(self.box(x, y, f"{text} {rest}".strip(), anchor=anchor, bold="value" in kind))
        self.add("text", both, x=x, y=y, class_=kind, text_anchor="" if anchor == "start" else anchor)

    def is_free(self, box: Box) -> bool:
        """Return whether a text fits there without touching another."""
        inside = box.left >= 0 and box.right <= self.width and box.top >= 0
        return inside and not any(box.overlaps(other) for other in self.boxes)

    @property
    def leading(self) -> float:
        """Return the height of a line of text."""
        return self.font * LEADING

    @property
    def body(self) -> Markup:
        """Return all elements."""
        return Markup("").join(self.elements)
