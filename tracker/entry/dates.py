"""Reads a date of a source as editors type it and as spreadsheet programs change it."""

import datetime
import re
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from base import dates, partial_dates
from base.partial_dates import Precision

UNREADABLE = "Deze datum kunnen we niet lezen. Schrijf ze zoals 2018, 2018-05 of 2018-05-31."
# Excel in English writes "May-18".
MONTHS = {**dates.MONTH_NUMBERS, "mar": 3, "may": 5, "oct": 10}
IN_WORDS = re.compile(r"([a-z]+)\.?[-/. ]+'?([0-9]{4}|[0-9]{2})")
IN_NUMBERS = re.compile(r"([0-9]{1,2})[-/.]([0-9]{4})")
SERIAL = re.compile(r"[0-9]{5}")
DAY_ZERO = datetime.date(1899, 12, 30)  # of Excel


@dataclass(frozen=True)
class PartialDate:
    """A date that was typed.

    Args:
        date: the first day that it may be.
        precision: `Precision`.
        is_iso: whether it was typed in ISO 8601, as our files have it; a spreadsheet program may have changed another.
    """

    date: datetime.date
    precision: Precision
    is_iso: bool


def read(typed):
    """Return the `PartialDate` of a text, or None for an empty one.

    Raises:
        ValidationError: it is no date, in Dutch.
    """
    folded = " ".join(typed.split()).lower()
    if not folded:
        return None
    if found := partial_dates.parse(folded):
        return _plausible(*found, is_iso=True)
    if match := IN_WORDS.fullmatch(folded):
        month = MONTHS.get(match[1])
        if month:
            return _plausible(datetime.date(_year(match[2]), month, 1), Precision.MONTH)
    if match := IN_NUMBERS.fullmatch(folded):
        if not 1 <= int(match[1]) <= 12:
            raise ValidationError(UNREADABLE)
        return _plausible(datetime.date(int(match[2]) or 1, int(match[1]), 1), Precision.MONTH)
    if SERIAL.fullmatch(folded):
        day = DAY_ZERO + datetime.timedelta(days=int(folded))
        raise ValidationError(
            f"Het rekenblad maakte van deze datum een getal. Bedoel je {dates.in_words(day)}? "
            f"Schrijf {day.isoformat()}."
        )
    try:
        return _plausible(dates.parse_date(folded), Precision.DAY)
    except ValidationError as error:
        nonexistent = error.message == dates.NONEXISTENT_DAY
        raise ValidationError(error.message if nonexistent else UNREADABLE) from None


def _year(digits):
    return int(digits) if len(digits) == 4 else int(digits) + (2000 if int(digits) <= dates.LAST_SHORT_YEAR else 1900)


def _plausible(date, precision, *, is_iso=False):
    if not dates.FIRST_YEAR <= date.year <= dates.LAST_YEAR:
        raise ValidationError(f"Kies een jaar tussen {dates.FIRST_YEAR} en {dates.LAST_YEAR}.")
    return PartialDate(date, precision, is_iso)
