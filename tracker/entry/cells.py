"""Reads the cells of one update, typed in the grid or in a spreadsheet, as an unsaved update and its problems."""

import unicodedata
from dataclasses import dataclass

from django.core.exceptions import ValidationError

from base.links import unwrap
from base.partial_dates import Precision
from tracker.entry import dates
from tracker.models import ActionUpdate
from tracker.tables import SOURCE
from tracker.voices import Status, Voice, status_problem

COLUMN_OF = {
    "page": "actie",
    "part": "deel",
    "date": "datum",
    "date_precision": "datum",
    "date_note": "datum_noot",
    "voice": "stem",
    "speaker": "wie",
    "status": "status",
    "found_nothing": "niets_gevonden",
    "text": "tekst",
    "corrects": "verbetert",
    "source_title": "bron_titel",
    "source_publisher": "bron_uitgever",
    "source_year": "bron_jaar",
    "source_url": "bron_link",
    "second_hand": "tweedehands",
}
COLUMNS = tuple(dict.fromkeys(COLUMN_OF.values()))
DATE, SPEAKER = ("datum", "datum_noot"), ("stem", "wie")
SHARED = (*DATE, *SPEAKER, *SOURCE)
YES = {"ja", "j", "yes", "x", "1", "on", "waar", "true"}
NO = {"", "nee", "n", "no", "0", "onwaar", "false"}
MISSING = {
    "stem": "Kies wie dit zegt.",
    "tekst": "Schrijf wat de bron zegt.",
    "bron_titel": "Geef de titel van de bron: zonder bron komt niets op de website.",
    "bron_uitgever": "Zeg wie de bron uitgaf.",
}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a cell.

    Args:
        column: its name, as in the files.
        message: Dutch.
    """

    column: str
    message: str


def with_shared(cells, shared):
    """Return the cells of a row, completed with what is the same for all rows.

    A row with a date, a voice or a source of its own takes nothing of the shared one: half of a source is no source.
    """
    completed = dict(cells)
    for group in (DATE, SPEAKER, SOURCE):
        if not any(cells.get(column) for column in group):
            completed |= {column: shared.get(column, "") for column in group}
    return completed


def read(cells):
    """Return ``(unsaved ActionUpdate, [Problem, …])`` of the cells of one update.

    Args:
        cells: ``{column: text}``; the action is not read, nor whether the part and what is corrected exist.
    """
    clean = {column: _clean(cells.get(column, "")) for column in COLUMNS}
    values, problems = {}, []
    for column, parse in PARSERS.items():
        try:
            values |= parse(clean[column])
        except ValidationError as error:
            problems.append(Problem(column, error.messages[0]))
    update = ActionUpdate(**values)
    wrong = {problem.column for problem in problems}
    try:
        update.full_clean(exclude={"page", *(name for name, column in COLUMN_OF.items() if column in wrong)})
    except ValidationError as error:
        problems += _model_problems(error, clean)
    if update.status and update.voice and not {"status", "stem"} & wrong:
        told = status_problem(update.voice, update.second_hand)
        problems += [Problem("status", told)] if told else []
    return update, problems


def _model_problems(error, clean):
    for field, messages in error.message_dict.items():
        column = COLUMN_OF.get(field, "actie")
        yield Problem(column, messages[0] if clean[column] else MISSING.get(column, messages[0]))


def _clean(text):
    """Return a text without what no database or reader takes: control characters but a new line, and outer space."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n")
    return "".join(char for char in lines if char in "\n\t" or unicodedata.category(char) not in {"Cc", "Cs"}).strip()


def _date(cell):
    found = dates.read(cell)
    return {"date": found.date, "date_precision": found.precision} if found else {"date_precision": Precision.DAY}


def _year(cell):
    if not cell:
        return {}
    if not (cell.isascii() and cell.isdecimal() and len(cell) == 4):
        raise ValidationError("Schrijf het jaar met vier cijfers, zoals 2018.")
    return {"source_year": int(cell)}


def yes_or_no(cell):
    """Return whether a cell says yes.

    Raises:
        ValidationError: it says neither yes nor no, in Dutch.
    """
    folded = cell.strip().casefold()
    if folded not in YES | NO:
        raise ValidationError("Schrijf hier “ja”, of laat het leeg.")
    return folded in YES


def _choice(name, choices, refusal, none=()):
    labels = {**{label.casefold(): value for value, label in choices}, **{value: value for value, _label in choices}}

    def parse(cell):
        folded = " ".join(cell.split()).casefold()
        if folded in {"", *none}:
            return {name: ""}
        if folded not in labels:
            raise ValidationError(f"“{cell[:60]}” {refusal} {', '.join(label for _value, label in choices)}.")
        return {name: labels[folded]}

    return parse


def _text(name):
    return lambda cell: {name: cell}


PARSERS = {
    "deel": lambda cell: {"part": cell.casefold().rstrip(".)")},
    "datum": _date,
    "datum_noot": _text("date_note"),
    "stem": _choice("voice", Voice.choices, "kennen we niet. Kies uit:"),
    "wie": _text("speaker"),
    "status": _choice(
        "status", Status.choices, "is geen status. Laat leeg voor “geen wijziging”, of kies uit:", {"geen wijziging"}
    ),
    "niets_gevonden": lambda cell: {"found_nothing": yes_or_no(cell)},
    "tekst": _text("text"),
    "verbetert": _text("corrects"),
    "bron_titel": _text("source_title"),
    "bron_uitgever": _text("source_publisher"),
    "bron_jaar": _year,
    "bron_link": lambda cell: {"source_url": unwrap(cell)},
    "tweedehands": lambda cell: {"second_hand": yes_or_no(cell)},
}
