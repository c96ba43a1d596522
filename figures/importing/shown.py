"""Writes the number of a spreadsheet cell as the program shows it: with its zeros, its percent sign and its date."""

import datetime
import re
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from functools import lru_cache

# Without colours, conditions, quoted text, escaped characters and padding; only the part for positive numbers.
NOT_SHOWN = re.compile(r'"[^"]*"|\[[^\]]*\]|\\.|_.|\*.')
PLAIN = re.compile(r"[#0?]*(?:,[#0?]+)*(?:\.([0#?]+))?%?")
EPOCH, EPOCH_1904 = datetime.datetime(1899, 12, 30), datetime.datetime(1904, 1, 1)
MOST_DIGITS = 15  # that a spreadsheet program keeps


@lru_cache(maxsize=512)
def _format(code):
    """Return ``(kind, decimals, least digits)`` of a number format; kind is "date", "percent", "number" or ""."""
    shown = NOT_SHOWN.sub("", code).partition(";")[0].strip()
    if re.search(r"[yd]", shown, re.IGNORECASE) and not re.search(r"[0#]", shown):
        return "date", 0, 0
    found = PLAIN.fullmatch(shown)
    if not shown or shown == "@" or not found:
        return "", 0, 0
    decimals = len(found[1] or "")
    whole = shown.partition(".")[0].rstrip("%")
    return "percent" if shown.endswith("%") else "number", decimals, whole.count("0")


@lru_cache(maxsize=65536)
def shown_number(raw, code, decimal, is_1904=False):
    """Return a stored number as text.

    Args:
        raw: as stored: "1000", "0.141".
        code: number format, "General" or "" for none.
        decimal: sign before the decimals in the result: "," or ".".
        is_1904: whether the workbook counts its days from 1904.
    """
    try:
        value = Decimal(raw)
    except InvalidOperation:
        return raw
    kind, decimals, digits = _format(code or "")
    if kind == "date":
        return _day(value, is_1904) or raw
    if not kind:
        return _general(value).replace(".", decimal)
    if kind == "percent":
        value *= 100
    try:
        rounded = value.quantize(Decimal(1).scaleb(-decimals), ROUND_HALF_UP)
    except InvalidOperation:
        return raw
    sign = "-" if rounded < 0 else ""
    whole, _point, rest = f"{abs(rounded):f}".partition(".")
    number = f"{sign}{whole.zfill(digits)}{decimal + rest if rest else ''}"
    return f"{number}%" if kind == "percent" else number


def _general(value):
    """Return a number as a program shows it without a format: 0.1 + 0.2 is 0.3."""
    if value == value.to_integral_value() and abs(value) < 10**MOST_DIGITS:
        return f"{value:.0f}"
    return f"{float(value):.{MOST_DIGITS}g}"


def _day(value, is_1904):
    try:
        moment = (EPOCH_1904 if is_1904 else EPOCH) + datetime.timedelta(days=float(value))
    except (OverflowError, ValueError):
        return ""
    return moment.date().isoformat()
