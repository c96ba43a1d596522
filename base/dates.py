"""Parses dates and times as people in Flanders type them, and formats them in words.

The day comes first. A year of two digits is 1969 to 2068. An ambiguous date is refused.
"""

import datetime
import re

from django.core.exceptions import ValidationError
from django.utils import dateparse

from base import text

MONTHS = (
    *("januari", "februari", "maart", "april", "mei", "juni"),
    *("juli", "augustus", "september", "oktober", "november", "december"),
)
DAYS = ("maandag", "dinsdag", "woensdag", "donderdag", "vrijdag", "zaterdag", "zondag")
MONTH_NUMBERS = {name: number for number, name in enumerate(MONTHS, 1)}
MONTH_NUMBERS |= {name[:3]: number for name, number in MONTH_NUMBERS.items() if name != "maart"}
MONTH_NUMBERS |= {"mrt": 3, "febr": 2, "sept": 9}
DAY_NUMBERS = {name[:length]: number for number, name in enumerate(DAYS) for length in (2, len(name))}
FIRST_YEAR, LAST_YEAR = 1800, 2199  # Outside these a year is a typing error.
LAST_SHORT_YEAR = 68  # 68 is 2068, 69 is 1969: as in Python and Django.

INVALID_DATE = "Hier staat geen datum die het CMS herkent. Schrijf ze zoals 15/10/2026 of 15 oktober 2026."
INVALID_DATETIME = "Hier staat geen dag met een uur die het CMS herkent. Schrijf ze zoals 15/10/2026 14:30."
INVALID_TIME = "Hier staat geen uur dat het CMS herkent. Schrijf het zoals 14:30."
NONEXISTENT_DAY = "Deze dag bestaat niet. Schrijf eerst de dag, dan de maand en dan het jaar, zoals 15/10/2026."
IMPLAUSIBLE_YEAR = f"Kies een jaar tussen {FIRST_YEAR} en {LAST_YEAR}, zoals in 15/10/2026."

EQUIVALENTS = str.maketrans(dict.fromkeys("‐‑‒–—−－", "-") | dict.fromkeys("‘’`´", "'") | dict.fromkeys("∕⁄／", "/"))
EQUIVALENTS |= dict(zip(map(ord, "０１２３４５６７８９．："), "0123456789.:", strict=True))
SURROUNDING_PUNCTUATION = " .,;:()"  # of the sentence that a date was copied from
YEAR = r"(?P<year>[0-9]{4}|'?[0-9]{2})"
NUMBERS = rf"(?P<day>[0-9]{{1,2}})(?P<sign> ?[-/.] ?| )(?P<month>[0-9]{{1,2}})(?P<again> ?[-/.] ?| ){YEAR}"
WORDS = rf"(?P<day>[0-9]{{1,2}})(?:e|de|ste)?[-/. ]{{0,2}}(?P<month>{'|'.join(MONTH_NUMBERS)})[-/., ]{{0,2}}{YEAR}"
YEAR_FIRST = r"(?P<year>[0-9]{4})(?P<sign>[-/.])(?P<month>[0-9]{1,2})(?P<again>[-/.])(?P<day>[0-9]{1,2})"
WEEKDAY = rf"(?:(?P<weekday>{'|'.join(DAY_NUMBERS)})[.,]{{0,2}} )?"
DATE_PATTERNS = [re.compile(WEEKDAY + pattern) for pattern in (NUMBERS, WORDS, YEAR_FIRST)]
TIME = re.compile(
    r"(?P<hour>[01]?[0-9]|2[0-3])"
    r"(?:[:.](?P<minute>[0-5][0-9])(?::(?P<second>[0-5][0-9]))?(?: ?(?:uur|u|h)\.?)?"
    r"| ?(?:uur|u|h)\.? ?(?P<after>[0-5][0-9])?)"
)
DATE_AND_TIME = re.compile(r"(?P<date>.+?),? (?:om )?(?P<time>[0-9]{1,2}(?: ?[:.uh].*))")


def parse_date(typed):
    """Return a typed date.

    Raises:
        ValidationError: the text is no date; the message says how to write one.
    """
    return _date(_fold(typed), INVALID_DATE)


def parse_time(typed):
    """Return a typed time of day; raise a ValidationError as `parse_date` does."""
    return _time(_fold(typed), INVALID_TIME)


def parse_datetime(typed):
    """Return a typed date and time, at midnight without a time; raise as `parse_date` does.

    The result is naive, unless the text has an offset (ISO 8601), as programs write it.
    """
    folded = _fold(typed)
    if re.match(r"[0-9]{4}-[0-9]{2}-[0-9]{2}[t ][0-9]{2}:[0-9]{2}", folded):
        try:
            moment = dateparse.parse_datetime(folded.upper())
        except ValueError:
            raise _invalid(NONEXISTENT_DAY) from None
        if moment:
            return datetime.datetime.combine(_plausible(moment.date()), moment.timetz())
    parts = DATE_AND_TIME.fullmatch(folded)
    # "15. 10. 2026": the end of a date may look like a time.
    if parts is None or any(pattern.fullmatch(folded) for pattern in DATE_PATTERNS):
        return datetime.datetime.combine(_date(folded, INVALID_DATETIME), datetime.time.min)
    return datetime.datetime.combine(_date(parts["date"], INVALID_DATETIME), _time(parts["time"], INVALID_DATETIME))


def in_words(value):
    """Return a date, datetime or time in words: "15 oktober 2026", "15 oktober 2026 14:30", "14:30"."""
    words = []
    if isinstance(value, datetime.date):
        words.append(f"{value.day} {MONTHS[value.month - 1]} {value.year}")
    if isinstance(value, datetime.datetime | datetime.time):
        words.append(f"{value:%H:%M:%S}" if value.second else f"{value:%H:%M}")
    return " ".join(words)


def _fold(typed):
    if len(typed) > text.LONGEST_QUERY:
        return ""  # `text.clean` cuts the text, so its beginning could pass for a date.
    return text.clean(typed).lower().translate(EQUIVALENTS).strip(SURROUNDING_PUNCTUATION)


def _invalid(message):
    return ValidationError(message, code="invalid")


def _date(folded, message):
    match = next(filter(None, (pattern.fullmatch(folded) for pattern in DATE_PATTERNS)), None)
    if match is None:
        raise _invalid(message)
    parts = match.groupdict()
    if parts.get("sign", "").strip() != parts.get("again", "").strip():
        raise _invalid(message)
    month = MONTH_NUMBERS.get(parts["month"]) or int(parts["month"])
    try:
        date = datetime.date(_year(parts["year"].lstrip("'")), month, int(parts["day"]))
    except ValueError:
        raise _invalid(NONEXISTENT_DAY) from None
    if parts["weekday"] and DAY_NUMBERS[parts["weekday"]] != date.weekday():
        raise _invalid(f"{in_words(date)} is een {DAYS[date.weekday()]}. Kijk de dag na, of schrijf alleen de datum.")
    return _plausible(date)


def _year(digits):
    year = int(digits)
    if len(digits) == 4:
        return year
    return year + (2000 if year <= LAST_SHORT_YEAR else 1900)


def _plausible(date):
    if not FIRST_YEAR <= date.year <= LAST_YEAR:
        raise _invalid(IMPLAUSIBLE_YEAR)
    return date


def _time(folded, message):
    match = TIME.fullmatch(folded)
    if match is None:
        raise _invalid(message)
    return datetime.time(int(match["hour"]), int(match["minute"] or match["after"] or 0), int(match["second"] or 0))
