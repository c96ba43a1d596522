"""Compares a spreadsheet of updates with those of a plan: what is new, and what is wrong, by row and column."""

from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

from base.partial_dates import first_day
from base.spreadsheets import unescape_formula
from tracker.entry import dates, sheets
from tracker.entry.cells import yes_or_no
from tracker.models import ActionUpdate
from tracker.tables import UPDATE_COLUMNS, update_cells

ANCHOR = "adres"
YES_OR_NO = {"niets_gevonden", "tweedehands"}
TOLD = {
    sheets.FORMULA: "Hier staat een formule. Zet er de tekst zelf.",
    sheets.FAULT: "Hier staat een foutmelding van het rekenblad. Zet er de tekst zelf.",
}
SUSPECTED = {sheets.SUSPECT: "Een rekenblad leest dit als een formule. Is het tekst? Zet er dan een apostrof (') voor."}


@dataclass(frozen=True)
class CellProblem:
    """What is wrong with a cell of a spreadsheet: its row, its column, and a Dutch sentence."""

    row: int
    column: str
    message: str


@dataclass
class Comparison:
    """A spreadsheet beside the updates of a plan.

    Args:
        new: ``[(row, {column: text}), …]`` of the updates that are not on the site.
        problems: `CellProblem`s.
        unchanged: number of rows that are on the site.
        absent: number of updates that are on the site and not in the spreadsheet; they stay.
    """

    new: list = field(default_factory=list)
    problems: list = field(default_factory=list)
    unchanged: int = 0
    absent: int = 0


def updates_of(plan):
    """Return ``{(number of the action, anchor): update}`` of the public actions of a plan."""
    public = plan.listed_model.objects.child_of(plan).public()
    updates = ActionUpdate.objects.filter(page__in=public).select_related("page")
    return {(update.page.number, update.anchor): update for update in updates}


def compare(rows, known):
    """Return the `Comparison` of a spreadsheet with the updates that are on the site.

    Args:
        rows: `sheets.SheetRow`s with the columns of `UPDATE_COLUMNS`.
        known: as `updates_of` returns.
    """
    found, seen = Comparison(), {}
    for row in rows:
        odd = _marked(row, TOLD)
        anchor = _plain(row.cells.get(ANCHOR, ""))
        if odd:
            found.problems += odd
        elif anchor:
            key = _number(row.cells.get("actie", "")), anchor
            found.problems += _known_problems(row, key, known, seen)
            seen.setdefault(key, row.number)
        elif problems := _marked(row, SUSPECTED):
            found.problems += problems
        else:
            cells = {column: unescape_formula(row.cells.get(column, "")) for column in UPDATE_COLUMNS}
            found.new.append((row.number, cells))
    found.unchanged = len(seen.keys() & known.keys())
    found.absent = len(known.keys() - seen.keys())
    return found


def _number(cell):
    digits = _plain(cell)
    return int(digits) if digits.isascii() and digits.isdecimal() and len(digits) < 6 else None


def _known_problems(row, key, known, seen):
    number, anchor = key
    if key in seen:
        yield CellProblem(row.number, ANCHOR, f"Deze melding staat ook in rij {seen[key]}. Laat één van de twee weg.")
    elif key not in known:
        yield CellProblem(
            row.number,
            ANCHOR,
            f"Actie {row.cells.get('actie', '')[:20]} heeft geen melding met het adres “{anchor[:60]}”. Laat deze cel "
            "leeg als de melding nieuw is.",
        )
    else:
        update = known[key]
        stored = dict(zip(UPDATE_COLUMNS, update_cells(number, update), strict=True))
        for column in UPDATE_COLUMNS:
            if not _is_same(column, row, stored[column], update):
                yield CellProblem(
                    row.number,
                    column,
                    f"De melding “{anchor}” staat op de website en blijft zoals ze is. Zet deze cel terug, en voeg een "
                    f"rij toe zonder adres die “{anchor}” verbetert.",
                )


def _is_same(column, row, stored, update):
    cell = row.cells.get(column, "")
    if _plain(cell) == _plain(stored):
        return True
    try:
        if column == "datum":
            typed = dates.read(_plain(cell))
            # A spreadsheet program makes a day of a month, and writes days its own way.
            changed_by_program = typed and (not typed.is_iso or row.marks.get(column) == sheets.DATE)
            return bool(
                changed_by_program and update.date and typed.date == first_day(update.date, update.date_precision)
            )
        return column in YES_OR_NO and yes_or_no(cell) == bool(stored)
    except ValidationError:
        return False


def _plain(cell):
    """Return a cell without what writing a spreadsheet adds or takes away."""
    text = ILLEGAL_CHARACTERS_RE.sub("", unescape_formula(cell))
    return text.replace("\r\n", "\n").replace("\r", "\n").strip()


def _marked(row, told):
    """Return the problems of the cells with some marks, as `CellProblem`s.

    Args:
        row: `sheets.SheetRow`.
        told: ``{mark: Dutch sentence}``.
    """
    marks = [(column, mark) for column, mark in row.marks.items() if column in UPDATE_COLUMNS]
    return [CellProblem(row.number, column, told[mark]) for column, mark in marks if mark in told]
