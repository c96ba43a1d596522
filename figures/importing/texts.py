"""Reads the texts of cells: numbers, periods and lines of a profile."""

import re
from decimal import Decimal
from functools import lru_cache

from base.fields import lines
from figures.models import ImportProfile

Format = ImportProfile.PeriodFormat
MOST_DIGITS, MOST_DECIMALS = 14, 4  # that the database keeps
SPACES = "\u00a0\u202f\u2009"
SCHOOL_YEAR = re.compile(r"(\d{4})\s*[-/–_]?\s*(\d{4}|\d{2})")
YEAR = re.compile(r"\d{4}")


class NotANumberError(ValueError):
    """A text is no number; it may be a sign."""


@lru_cache(maxsize=65536)
def number(text, decimal, thousands):
    """Return ``(Decimal, number of decimals)`` of a text; a percent sign after it is left out.

    Args:
        decimal: sign before the decimals.
        thousands: sign between thousands, "" for none; " " is any space.

    Raises:
        NotANumberError: it is something else, or signs stand where they can't.
    """
    bare = text.removesuffix("%").strip()
    if thousands == " ":
        bare = bare.translate(dict.fromkeys(map(ord, SPACES), " "))
    if thousands and thousands in bare:
        if not re.fullmatch(rf"[-−+]?\d{{1,3}}(?:{re.escape(thousands)}\d{{3}})+(?:{re.escape(decimal)}\d+)?", bare):
            raise NotANumberError(text)
        bare = bare.replace(thousands, "")
    if not re.fullmatch(rf"[-−+]?\d+(?:{re.escape(decimal)}\d+)?(?:[eE][-+]?\d\d?)?", bare, re.ASCII):
        raise NotANumberError(text)
    plain = bare.replace(decimal, ".").replace("−", "-")
    value = Decimal(plain)
    return value, max(0, -value.as_tuple().exponent)


@lru_cache(maxsize=4096)
def period(text, form):
    """Return a period as the site writes it, "2023-2024" or "2023"; "" for a text that is none.

    Args:
        form: of `ImportProfile.PeriodFormat`.
    """
    bare = re.sub(r"(?i)^(schooljaar|academic year|school year)\s*", "", text.strip())
    if form == Format.SCHOOL_YEAR:
        found = SCHOOL_YEAR.fullmatch(bare)
        start = int(found[1]) if found else 0
        fits = found and int(found[2]) == (start + 1) % (10 ** len(found[2]))
        return f"{start}-{start + 1}" if fits else ""
    if not YEAR.fullmatch(bare):
        return ""
    year = int(bare)
    if form == Format.YEAR:
        return bare
    return f"{year}-{year + 1}" if form == Format.START else f"{year - 1}-{year}"


def pairs(text):
    """Return ``{left: right}`` of lines "left = right", the left without upper case."""
    split = (line.rpartition("=") for line in lines(text))
    return {left.strip().casefold(): right.strip() for left, sign, right in split if sign and left.strip()}


def words(text):
    """Return the lines of a text as a set, without upper case."""
    return {line.casefold() for line in lines(text)}


def heading(text):
    """Return a heading as two of them are compared: without upper case, and with single spaces."""
    return " ".join(text.split()).casefold()
