"""What every chart can do: be drawn on a page or in a file, and be told in words."""

from dataclasses import dataclass
from typing import ClassVar

from markupsafe import Markup

from figures.charts.data import Table, clean
from figures.charts.dutch import Unit
from figures.charts.lettering import LEADING, balanced, wrap
from figures.charts.style import STYLE
from figures.charts.svg import Canvas, element

NOTHING = "Er zijn geen cijfers om te tekenen."
PERCENT = Unit()


@dataclass(frozen=True)
class Size:
    """How wide a drawing is and how large its letters are, in units that are CSS pixels at full width."""

    name: str
    width: int
    font: int


SMALL, LARGE = Size("narrow", 320, 14), Size("wide", 680, 15)
MARGIN, TITLE_FONT, SOURCE_FONT = 20, 20, 13  # of a file


@dataclass(frozen=True)
class Chart:
    """A chart; each kind adds what it shows.

    Args:
        title: says what the chart shows.
    """

    sizes: ClassVar[tuple[Size, ...]] = (SMALL, LARGE)

    title: str

    def table(self) -> Table:
        """All that the chart shows, as text."""
        raise NotImplementedError

    def summary(self) -> str:
        """What the figures are, in sentences made of the figures."""
        raise NotImplementedError

    def notes(self) -> tuple[str, ...]:
        """Return the sentences without which the drawing would be misread."""
        return ()

    def is_empty(self) -> bool:
        """Whether there is nothing to draw."""
        raise NotImplementedError

    def sketch(self, canvas: Canvas) -> None:
        """Draw the figures, and set the height of the canvas."""
        raise NotImplementedError

    def file_sketch(self, canvas: Canvas) -> None:
        """Draw the figures in a file of their own, where no HTML can stand below them."""
        self.sketch(canvas)

    def below(self) -> Markup:
        """Return what stands between drawing and notes on a page."""
        return Markup()

    def nothing(self) -> str:
        """Return why nothing is drawn."""
        return NOTHING

    def draw(self, key: str) -> Markup:
        """Return the chart for a page: a drawing for narrow columns, one for wide columns, and notes.

        Args:
            key: of the chart on its page, part of ids: letters, digits and hyphens.
        """
        if self.is_empty():
            return element("p", self.nothing(), class_="chart-empty")
        title = element("title", clean(self.title), id=f"{key}-title") + element(
            "desc", self.summary(), id=f"{key}-desc"
        )
        drawings: list[Markup] = []
        for size in self.sizes:
            canvas = self._drawn(size)
            drawings.append(
                element(
                    "svg",
                    (Markup("") if drawings else title) + canvas.body,
                    class_=f"chart-{size.name}",
                    viewBox=f"0 0 {size.width} {canvas.height:.0f}",
                    role="img",
                    aria_labelledby=f"{key}-title {key}-desc",
                )
            )
        notes = self.notes()
        return element(
            "div",
            Markup("").join(drawings) + self.below() + (element("p", " ".join(notes), class_="small") if notes else ""),
            class_="chart",
        )

    def stand_alone(self, source: str, address: str) -> str:
        """Return the chart as an SVG file with its own style, on white.

        Args:
            source: who made the figures and when: "Departement Onderwijs en Vorming, 2024".
            address: of the page that tells more.
        """
        size = LARGE
        canvas = Canvas(size.width, size.font)
        if not self.is_empty():
            self.file_sketch(canvas)
        width, y = size.width, float(MARGIN)
        lines: list[Markup] = []
        for line in balanced(self.title, width, TITLE_FONT):
            y += TITLE_FONT * LEADING
            lines.append(element("text", line, x=MARGIN, y=y, class_="title"))
        top = y + MARGIN
        below = [self.nothing()] if self.is_empty() else [*self.notes()]
        y = top + canvas.height + SOURCE_FONT
        for sentence in (*below, f"Bron: {source}", address):
            for line in wrap(sentence, width, SOURCE_FONT, most=6):
                y += SOURCE_FONT * LEADING
                lines.append(element("text", line, x=MARGIN, y=y, class_="source"))
        drawn = element("g", canvas.body, transform=f"translate({MARGIN} {top:.0f})") if canvas.elements else Markup("")
        whole, height = width + 2 * MARGIN, round(y + MARGIN)
        content = (
            element("title", clean(self.title), id="title")
            + element("desc", self.summary(), id="desc")
            + element("style", STYLE.replace("FONT", str(size.font)))
            + element("rect", width=whole, height=height, class_="sheet")
            + drawn
            + Markup("").join(lines)
        )
        whole_file = element(
            "svg",
            content,
            xmlns="http://www.w3.org/2000/svg",
            width=whole,
            height=height,
            viewBox=f"0 0 {whole} {height}",
            role="img",
            aria_labelledby="title desc",
            lang="nl",
        )
        return str(whole_file)

    def _drawn(self, size: Size) -> Canvas:
        """Return the canvas of a size, drawn."""
        canvas = Canvas(size.width, size.font)
        self.sketch(canvas)
        return canvas
