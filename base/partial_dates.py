"""Dates as sources give them: to the day, the month or the year, or not at all."""

import calendar
import datetime
import re

from django.db.models import TextChoices
from django.utils import formats


class Precision(TextChoices):
    """How precisely a date is known; the label completes "Bekend is …"."""

    DAY = "dag", "de dag"
    MONTH = "maand", "de maand"
    YEAR = "jaar", "het jaar"


UNDATED = "geen datum vermeld"
WORDS = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}
ISO_LENGTH = {Precision.DAY: 10, Precision.MONTH: 7, Precision.YEAR: 4}
TYPED = re.compile(r"(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?", re.ASCII)


def in_words(date, precision):
    """Return a date in Dutch words, as precise as it is known; `UNDATED` for None."""
    return formats.date_format(date, WORDS[Precision(precision)]) if date else UNDATED


def iso(date, precision):
    """Return a date in ISO 8601, as precise as it is known: "2018-05"; "" for None."""
    return date.isoformat()[: ISO_LENGTH[Precision(precision)]] if date else ""


def first_day(date, precision):
    """Return the first day that a date may be."""
    month = 1 if precision == Precision.YEAR else date.month
    return date if precision == Precision.DAY else date.replace(month=month, day=1)


def last_day(date, precision):
    """Return the last day that a date may be."""
    if precision == Precision.DAY:
        return date
    month = 12 if precision == Precision.YEAR else date.month
    return date.replace(month=month, day=calendar.monthrange(date.year, month)[1])


def parse(typed):
    """Return ``(date, Precision)`` of a date in ISO 8601 ("2018", "2018-05" or "2018-05-31"); None for another text."""
    match = TYPED.fullmatch(typed.strip())
    if match is None:
        return None
    year, month, day = match.groups()
    precision = Precision.DAY if day else Precision.MONTH if month else Precision.YEAR
    try:
        return datetime.date(int(year), int(month or 1), int(day or 1)), precision
    except ValueError:
        return None
