"""A tile map: a tile for each municipality of Flanders, and Brussels apart."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from functools import cached_property
from typing import ClassVar

from markupsafe import Markup

from figures.charts.chart import PERCENT, Chart, Size
from figures.charts.data import Figure, Table, clean
from figures.charts.dutch import Unit
from figures.charts.hexagon_paths import HALF
from figures.charts.map_classes import MapClass, class_of, round_classes
from figures.charts.map_drawing import draw_map, key_items, write_key
from figures.charts.svg import Canvas, element
from figures.layout.tiles import cells, tiles

WIDTH = (max(column for column, _ in cells().values()) + 1) * 2 * HALF + HALF
FEWEST = Decimal(2) / 3  # of the municipalities must have a figure, or a map says little


@dataclass(frozen=True)
class TileMap(Chart):
    """Values of municipalities in classes.

    Args:
        figures: by NIS code; what is left out has no figure.
        classes: from low to high, two to five; round ones when there are none.
        brussels: the figure of Brussels, which is another series, or None.
        brussels_label: which series that is.
        marked: NIS code of the municipality that the eye must find first.
        names: whether each tile tells its name and figure to a mouse, which makes the drawing three times as heavy.
    """

    sizes: ClassVar[tuple[Size, ...]] = (Size("map", WIDTH, 11),)

    figures: Mapping[str, Figure] = field(default_factory=dict)
    classes: tuple[MapClass, ...] = ()
    unit: Unit = PERCENT
    brussels: Figure | None = None
    brussels_label: str = "Brussel: een andere reeks"
    marked: str = ""
    names: bool = True

    @cached_property
    def known(self) -> dict[str, Decimal]:
        """Return the values that have a tile, by code."""
        pairs = ((nis, figure.known) for nis, figure in self.figures.items() if nis in tiles())
        return {nis: value for nis, value in pairs if value is not None}

    @cached_property
    def legend(self) -> tuple[MapClass, ...]:
        """Return the classes, made of the values when none were given."""
        return self.classes or (round_classes(self.known.values(), self.unit) if self.known else ())

    @cached_property
    def by_class(self) -> list[list[str]]:
        """Return for each class the codes of its municipalities."""
        classes = self.legend
        found: list[list[str]] = [[] for _ in classes]
        for nis, value in self.known.items():
            found[class_of(value, classes)].append(nis)
        return found

    def table(self) -> Table:
        """Return a row for each municipality by name, and Brussels last."""
        rows = [
            (tile.name, tile.province, self.figures.get(tile.nis, Figure()).words(self.unit, bare=True))
            for tile in sorted(tiles().values(), key=lambda tile: tile.name)
        ]
        if self.brussels:
            rows.append((clean(self.brussels_label), "", self.brussels.words(self.unit, bare=True)))
        return Table(("Gemeente", "Provincie", "Cijfer"), tuple(rows))

    def summary(self) -> str:
        """Return how many municipalities are in each class, the highest and the lowest, and Brussels apart."""
        known = self.known
        told = [f"{len(known)} van de {len(tiles())} Vlaamse gemeenten hebben een cijfer."]
        if known:
            told += [f"{each.label}: {len(codes)}." for each, codes in zip(self.legend, self.by_class, strict=True)]
            for word, value in (("Hoogste", max(known.values())), ("Laagste", min(known.values()))):
                names = sorted(tiles()[nis].name for nis, each in known.items() if each == value)
                where = names[0] if len(names) == 1 else f"{len(names)} gemeenten"
                told.append(f"{word}: {where}, {self.unit.words(value)}.")
        if self.brussels:
            told.append(f"{clean(self.brussels_label)}, {self.brussels.words(self.unit)}.")
        return " ".join(told)

    def notes(self) -> tuple[str, ...]:
        """Return what a tile is."""
        return ("Elke tegel is een gemeente, ongeveer waar ze ligt. Alle tegels zijn even groot.",)

    def is_empty(self) -> bool:
        """Return whether too few municipalities have a figure for a map."""
        return len(self.known) < FEWEST * len(tiles())

    def nothing(self) -> str:
        """Return why there is no map."""
        known = len(self.known)
        return f"Voor {known} van de {len(tiles())} gemeenten is er een cijfer. Dat is te weinig voor een kaart."

    def sketch(self, canvas: Canvas) -> None:
        """Draw the tiles, the provinces and Brussels."""
        draw_map(canvas, self.by_class, marked=self.marked, brussels=bool(self.brussels), told=self._told())

    def file_sketch(self, canvas: Canvas) -> None:
        """Draw the map with its legend below it."""
        inner = Canvas(WIDTH, 11)
        draw_map(inner, self.by_class, marked=self.marked, brussels=bool(self.brussels), told={})
        scale = canvas.width / WIDTH
        canvas.add("g", inner.body, class_="chart-map", transform=f"scale({scale:.3f})")
        write_key(canvas, self._key(), inner.height * scale + canvas.font)

    def below(self) -> Markup:
        """Return the legend."""
        return element(
            "ul", Markup("").join(element("li", sign + label) for sign, label in self._key()), class_="chart-key plain"
        )

    def _key(self) -> list[tuple[Markup, str]]:
        """Return the sign and the words of each class, and of what has no figure."""
        label = clean(self.brussels_label) if self.brussels else ""
        if self.brussels:
            label = f"{label}, {self.brussels.words(self.unit)}"
        marked = tiles()[self.marked].name if self.marked in tiles() else ""
        return key_items([each.label for each in self.legend], marked=marked, brussels=label)

    def _told(self) -> dict[str, str]:
        """Return what each tile says, by code."""
        if not self.names:
            return {}
        return {
            nis: f"{tile.name}: {self.figures.get(nis, Figure()).words(self.unit)}" for nis, tile in tiles().items()
        }
