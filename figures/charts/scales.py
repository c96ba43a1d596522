"""Turns values into heights or widths, and periods into places."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal

STEPS = (Decimal(1), Decimal(2), Decimal(5), Decimal(10))
NEARLY = Decimal("0.9")
JUST_PAST = Decimal("0.3")  # of a step
PRECISE = Context(prec=60)
YEAR = re.compile(r"(\d{4})(?:([-/])(\d{4}|\d{2}))?")
MOST_PERIODS = 120  # More years than this between two figures are not filled in: one of them is a typing error.


@dataclass(frozen=True)
class Scale:
    """An axis from `low` to `high`, with a line at each tick."""

    low: Decimal
    high: Decimal
    ticks: tuple[Decimal, ...] = ()

    def share(self, value: Decimal) -> float:
        """Return where a value lies, 0 at the low end and 1 at the high end."""
        span = PRECISE.subtract(self.high, self.low)
        return float(PRECISE.divide(PRECISE.subtract(value, self.low), span))


def nice_scale(values: Iterable[Decimal], *, from_zero: bool = True, wanted: int = 4) -> Scale:
    """Return an axis with round ticks around values.

    Args:
        from_zero: whether zero is on the axis.
        wanted: about how many steps there are.
    """
    known = [*values, *([Decimal(0)] if from_zero else [])] or [Decimal(0)]
    low, high = min(known), max(known)
    if low == high:
        low, high = (min(low, Decimal(0)), max(high, Decimal(0))) if low else (Decimal(0), Decimal(1))
    rough = PRECISE.divide(PRECISE.subtract(high, low), Decimal(wanted))
    power = Decimal(1).scaleb(rough.adjusted())
    steps = [PRECISE.multiply(each, power) for each in STEPS]
    step = next(each for each in steps if each >= PRECISE.multiply(rough, NEARLY))
    first, last = _tick(low, step, -1), _tick(high, step, 1)
    start = PRECISE.multiply(Decimal(first), step)
    ticks = tuple(PRECISE.add(start, PRECISE.multiply(step, Decimal(each))) for each in range(last - first + 1))
    return Scale(min(low, ticks[0]), max(high, ticks[-1]), ticks)


def _tick(value: Decimal, step: Decimal, side: int) -> int:
    """Return the number of the tick at an end of the axis: beyond the value, or just before it."""
    steps = PRECISE.divide(value, step)
    inner = int(steps.to_integral_value("ROUND_FLOOR" if side > 0 else "ROUND_CEILING"))
    return inner if abs(PRECISE.subtract(steps, Decimal(inner))) <= JUST_PAST else inner + side


def all_periods(given: Sequence[Sequence[str]]) -> list[str]:
    """Return the periods of several series in their order, with the years that are missing between them.

    Years are ordered and completed when every period is a year or a school year; other periods keep the order in which
    they first come.
    """
    names = list(dict.fromkeys(name for names in given for name in names))
    matches = [YEAR.fullmatch(name) for name in names]
    if not names or not all(matches):
        return names
    years = {int(match[1]): match for match in matches if match}
    if len(years) != len(names) or max(years) - min(years) > MOST_PERIODS:
        return names
    shape = years[min(years)]
    return [years[year][0] if year in years else _like(shape, year) for year in range(min(years), max(years) + 1)]


def place_of(period: str, periods: Sequence[str]) -> int | None:
    """Return the index of a period, or of the first one after it when years tell which; None when neither is there."""
    if period in periods:
        return periods.index(period)
    match = YEAR.fullmatch(period)
    if not match:
        return None
    for index, each in enumerate(periods):
        other = YEAR.fullmatch(each)
        if other and other[1] >= match[1]:
            return index
    return None


def _like(shape: re.Match[str], year: int) -> str:
    """Return a year written as another one is."""
    if not shape[2]:
        return str(year)
    return f"{year}{shape[2]}{str(year + 1)[-len(shape[3]) :]}"
