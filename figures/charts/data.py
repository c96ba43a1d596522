"""What charts are made of: points, series, breaks, targets, bars and rows."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache

from figures.charts.dutch import Unit, enumeration

NO_FIGURE = "geen cijfer"
NEW_METHOD = "nieuwe berekening"
LARGEST_EXPONENT = 200  # Beyond it a number is no figure any more, and floats end.
JOINERS = "\u200c\u200d"


@lru_cache(maxsize=4096)
def clean(text: str) -> str:
    """Return a text without characters that do not print or that turn the direction of what follows, on one line."""
    kept = (each if unicodedata.category(each)[0] != "C" or each in JOINERS else " " for each in text)
    return re.sub(r"\s+", " ", "".join(kept)).strip()


@dataclass(frozen=True)
class Figure:
    """A value that may be missing.

    Args:
        value: None when nothing may or can be shown.
        text: why there is no value, in words: "te weinig leerlingen om te tonen".
        note: what a reader must know of this value: "voorlopig", "volgens de pers, afgerond". Its mark is drawn open.
    """

    value: Decimal | None = None
    text: str = NO_FIGURE
    note: str = ""

    @property
    def known(self) -> Decimal | None:
        """Return the value if it can be drawn."""
        if self.value is None:
            return None
        value = Decimal(self.value)
        return value if value.is_finite() and abs(value.adjusted()) < LARGEST_EXPONENT else None

    def words(self, unit: Unit, *, bare: bool = False) -> str:
        """Return how the value reads: "14,1% (volgens de pers)"; without its unit when it is bare."""
        if self.known is None:
            return clean(self.text) or NO_FIGURE
        shown = unit.number(self.known) if bare else unit.words(self.known)
        return f"{shown} ({clean(self.note)})" if clean(self.note) else shown


@dataclass(frozen=True)
class Point:
    """A figure of a period, such as "2021-2022" or "2024".

    Args:
        value, text, note: as of a `Figure`.
    """

    period: str
    value: Decimal | None = None
    text: str = NO_FIGURE
    note: str = ""

    @property
    def figure(self) -> Figure:
        """Return the point without its period."""
        return Figure(self.value, self.text, self.note)


@dataclass(frozen=True)
class Series:
    """Points of one definition and one basis, in the order of their periods; a year left out has no figure.

    Raises:
        ValueError: two points are of one period, so one of them would not be seen.
    """

    name: str
    points: tuple[Point, ...]

    def __post_init__(self) -> None:
        """Refuse a period that comes twice."""
        periods = [clean(point.period) for point in self.points]
        if len(set(periods)) < len(periods):
            raise ValueError(f"A period of {self.name!r} comes twice.")


@dataclass(frozen=True)
class Break:
    """Where figures before and after can't be compared.

    Args:
        before: the first period of the new figures.
        series: the name of the series that it cuts; empty for all.
    """

    before: str
    label: str = NEW_METHOD
    series: str = ""


@dataclass(frozen=True)
class Target:
    """A value that somebody promised, with the words of its line: "doel voor 2020"."""

    value: Decimal
    label: str


@dataclass(frozen=True)
class Bar:
    """A row of a bar chart.

    Args:
        value, text, note: as of a `Figure`.
        marked: whether the eye must find it first.
    """

    label: str
    value: Decimal | None = None
    text: str = NO_FIGURE
    note: str = ""
    marked: bool = False

    @property
    def figure(self) -> Figure:
        """Return the bar without its label."""
        return Figure(self.value, self.text, self.note)


@dataclass(frozen=True)
class DotRow:
    """A row of a dot chart, with a figure for each of its two names."""

    label: str
    first: Figure
    second: Figure


def note_about(sign: str, figures: Iterable[Figure]) -> tuple[str, ...]:
    """Return a sentence about what an open sign means, if there is one: "Open teken: voorlopig of volgens de pers."."""
    told = {part for each in figures if each.known is not None for part in clean(each.note).split(", ") if part}
    return (f"{sign}: {enumeration(sorted(told), 'of')}.",) if told else ()


@dataclass(frozen=True)
class Table:
    """What a chart shows, as text: a header and rows of as many cells."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
