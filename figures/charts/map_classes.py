"""Sorts values into the classes of a legend."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from figures.charts.dutch import Unit
from figures.charts.scales import nice_scale

MOST_CLASSES = 5


@dataclass(frozen=True)
class MapClass:
    """A class of the legend: values below `below`, and not in the class before it.

    Args:
        below: upper bound, not part of the class; None for the last class.
        label: in words: "minder dan 5%".
    """

    below: Decimal | None
    label: str


def round_classes(values: Iterable[Decimal], unit: Unit) -> tuple[MapClass, ...]:
    """Return at most five classes with round bounds and labels in words."""
    known = list(values)
    bounds: list[Decimal] = []
    for wanted in range(2, MOST_CLASSES + 2):
        ticks = nice_scale(known, from_zero=False, wanted=wanted).ticks
        found = [tick for tick in ticks if min(known) < tick <= max(known)]
        if len(bounds) < len(found) < MOST_CLASSES:
            bounds = found
    if not bounds:
        return (MapClass(None, unit.words(known[0]) if len(set(known)) == 1 else "alle cijfers"),)
    shown = [unit.number(each) for each in bounds]
    made = [MapClass(bounds[0], f"minder dan {shown[0]}")]
    made += [
        MapClass(bound, f"{shown[place]} tot minder dan {shown[place + 1]}") for place, bound in enumerate(bounds[1:])
    ]
    return (*made, MapClass(None, f"{shown[-1]} of meer"))


def class_of(value: Decimal, classes: Sequence[MapClass]) -> int:
    """Return the number of the class that a value belongs to."""
    found = (place for place, each in enumerate(classes) if each.below is None or value < each.below)
    return next(found, len(classes) - 1)
