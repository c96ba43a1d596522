"""Understands the pair of files of Explore education statistics: data, and a .meta.csv that explains its columns."""

import io
from dataclasses import dataclass

from figures.importing import delimited
from figures.importing.figure import VALUE_ROLES, Role
from figures.importing.problems import UnreadableFileError

META_COLUMNS = ("col_name", "col_type", "label")
FILTER, INDICATOR = "filter", "indicator"
NEEDED = ("time_period", "time_identifier", "geographic_level")
# Column with the code of an area, for each level that a Flemish area can stand for.
AREA_COLUMN = {
    "national": "country_code",
    "regional": "region_code",
    "local authority": "new_la_code",
    "local authority district": "lad_code",
}
VIRTUAL = ("gebied", "periode")


@dataclass(frozen=True)
class Meta:
    """What the .meta.csv says.

    Args:
        filters, indicators: names of columns.
    """

    filters: tuple
    indicators: tuple


def read_meta(content):
    """Return the `Meta` of a file.

    Args:
        content: bytes; None without a file.

    Raises:
        UnreadableFileError: it is not there, or is no such file.
    """
    if not content:
        raise UnreadableFileError("Bij dit profiel hoort ook het bestand .meta.csv. Kies het erbij.")
    rows = [cells for _number, cells in delimited.rows(io.BytesIO(content), "utf-8-sig", ",") if any(cells)]
    heads = [text.strip().casefold() for text in rows[0]] if rows else []
    if missing := [name for name in META_COLUMNS if name not in heads]:
        raise UnreadableFileError(f"In het bestand .meta.csv ontbreekt de kolom “{missing[0]}”.")
    found = {FILTER: [], INDICATOR: []}
    for number, cells in enumerate(rows[1:], 2):
        row = dict(zip(heads, (cell.strip() for cell in cells), strict=False))
        kind = row.get("col_type", "").casefold()
        if kind not in found:
            raise UnreadableFileError(
                f"In het bestand .meta.csv, rij {number}, staat “{row.get('col_type', '')}”. Daar hoort Filter of "
                f"Indicator."
            )
        found[kind].append(row.get("col_name", ""))
    return Meta(tuple(found[FILTER]), tuple(found[INDICATOR]))


def check(meta, headings, profile):
    """Refuse a pair of files that do not fit each other or the profile.

    Raises:
        UnreadableFileError: they do not.
    """
    names = [text.strip() for text in headings]
    if missing := [name for name in NEEDED if name not in names]:
        raise UnreadableFileError(
            f"Dit is geen bestand van Explore education statistics: de kolom “{missing[0]}” ontbreekt."
        )
    if missing := [name for name in (*meta.filters, *meta.indicators) if name not in names]:
        raise UnreadableFileError(
            f"Het bestand .meta.csv noemt de kolom “{missing[0]}”, maar die staat niet bij de cijfers."
        )
    used = {each.heading.strip(): each.role for each in profile.columns.all()}
    if loose := [name for name in meta.filters if used.get(name) not in {Role.CATEGORY, Role.FILTER}]:
        raise UnreadableFileError(
            f"Het bestand deelt op volgens “{loose[0]}”, maar het profiel zegt niet bij welke indeling dat hoort. "
            f"Voeg die "
            "kolom toe aan het profiel, als indeling of als keuze."
        )
    wrong = [name for name, role in used.items() if role in VALUE_ROLES and name not in meta.indicators]
    if wrong:
        raise UnreadableFileError(f"Volgens het bestand .meta.csv is “{wrong[0]}” geen cijfer (Indicator).")


def with_virtual(rows, headings):
    """Yield rows with two cells more: the code of the area at its level, and the period.

    Args:
        rows: ``(number, [text, …])`` below the headings.
        headings: texts.
    """
    at = {text.strip(): place for place, text in enumerate(headings)}
    level_at, period_at = at["geographic_level"], at["time_period"]
    width = len(headings)
    for number, cells in rows:
        cells = cells[:width] + [""] * (width - len(cells))
        level = cells[level_at].casefold()
        column = AREA_COLUMN.get(level, "")
        area = cells[at[column]] if column in at else cells[level_at]
        yield number, [*cells, area, cells[period_at]]
