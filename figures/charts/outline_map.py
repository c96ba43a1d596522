"""A map of municipalities with their own outlines, in shades by class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import ClassVar

from markupsafe import Markup

from figures.charts.chart import Size
from figures.charts.data import clean
from figures.charts.map_drawing import SIGN, shade, write_key
from figures.charts.svg import Canvas, element
from figures.charts.tile_map import TileMap
from figures.layout.tiles import tiles

WIDTH = 1000


@dataclass(frozen=True)
class OutlineMap(TileMap):
    """Values of municipalities in classes, as a `TileMap` has them.

    Args:
        outlines: a path of SVG by NIS code, each within `WIDTH`.
        height: of all outlines together.
        source: who made the outlines.
    """

    sizes: ClassVar[tuple[Size, ...]] = (Size("map", WIDTH, 11),)

    outlines: Mapping[str, str] = field(default_factory=dict)
    height: int = 0
    source: str = ""

    def notes(self) -> tuple[str, ...]:
        """Return what a large municipality does not mean, and whose outlines they are."""
        told = "Een grote gemeente valt meer op, maar telt daarom niet meer jongeren."
        return (told, f"Grenzen: {clean(self.source)}.")

    def sketch(self, canvas: Canvas) -> None:
        """Draw the municipalities of each class as one path, those without a figure first."""
        canvas.height = self.height
        shown = {nis for codes in self.by_class for nis in codes}
        self._path(canvas, [nis for nis in self.outlines if nis not in shown], "area")
        for number, codes in enumerate(self.by_class):
            self._path(canvas, codes, f"area a{shade(number, len(self.by_class))}")
        if self.marked:
            self._path(canvas, [self.marked], "area marked")

    def _path(self, canvas: Canvas, codes: Sequence[str], kind: str) -> None:
        whole = "".join(self.outlines.get(nis, "") for nis in sorted(codes))
        if whole:
            canvas.add("path", class_=kind, d=whole)

    def file_sketch(self, canvas: Canvas) -> None:
        """Draw the map with its legend below it."""
        inner = Canvas(WIDTH, 11)
        self.sketch(inner)
        scale = canvas.width / WIDTH
        canvas.add("g", inner.body, class_="chart-map", transform=f"scale({scale:.3f})")
        write_key(canvas, self._key(), inner.height * scale + canvas.font)

    def _key(self) -> list[tuple[Markup, str]]:
        """Return the sign and the words of each class, and of what has no figure."""
        labels = [each.label for each in self.legend]
        items = [(_sign(f"area a{shade(number, len(labels))}"), label) for number, label in enumerate(labels)]
        items.append((_sign("area"), "geen cijfer"))
        if self.marked in tiles():
            items.append((_sign("area marked"), tiles()[self.marked].name))
        return items


def _sign(kind: str) -> Markup:
    """Return a small square for a legend."""
    square = element("path", class_=kind, d="M-8-8h16v16h-16z")
    return element("svg", square, viewBox="-9 -9 18 18", width=SIGN, height=SIGN, aria_hidden="true")
