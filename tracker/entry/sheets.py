"""Reads an uploaded spreadsheet as rows of texts, within limits; says in Dutch what is wrong with the file."""

import csv
import datetime
import io
import re
import zipfile
import zlib
from dataclasses import dataclass, field
from xml.etree.ElementTree import ParseError

from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

MOST_ROWS = 5000
MOST_BYTES = 10 * 1024 * 1024
MOST_UNPACKED = 100 * 1024 * 1024
MOST_COLUMNS = 60
# What a cell may be besides text; SUSPECT is text that a spreadsheet program would take for a formula.
FORMULA, FAULT, DATE, SUSPECT = "formula", "fault", "date", "suspect"
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
# What openpyxl raises for a workbook that is damaged.
DAMAGED = (
    *(zipfile.BadZipFile, zlib.error, InvalidFileException, ParseError, SyntaxError, KeyError, IndexError),
    *(ValueError, TypeError, AttributeError, EOFError, OSError, NotImplementedError, RuntimeError, StopIteration),
)


class UnreadableFileError(Exception):
    """A file can't be read; the text says why, in Dutch."""


@dataclass(frozen=True)
class SheetRow:
    """A row of a spreadsheet.

    Args:
        number: as the spreadsheet program shows it.
        cells: ``{heading: text}``.
        marks: ``{heading: FORMULA, FAULT, DATE or SUSPECT}`` of the cells that are not plain text.
    """

    number: int
    cells: dict
    marks: dict = field(default_factory=dict)


def read(upload, required):
    """Return the rows of an uploaded CSV file or Excel workbook below its headings, without empty ones.

    Args:
        upload: `django.core.files.uploadedfile.UploadedFile`.
        required: headings that it must have.

    Raises:
        UnreadableFileError: it can't be read, is too large or has not these headings.
    """
    if upload.size > MOST_BYTES:
        raise UnreadableFileError(
            f"Dit bestand is te groot: {upload.size // 1024**2} MB. Het mag hoogstens {MOST_BYTES // 1024**2} MB zijn."
        )
    start = upload.read(8)
    upload.seek(0)
    if not start:
        raise UnreadableFileError("Dit bestand is leeg. Download het opnieuw van de site, of bewaar het opnieuw.")
    if start.startswith(OLD_EXCEL):
        raise UnreadableFileError(
            "Dit is een oud Excel-bestand, of het heeft een wachtwoord. Bewaar het als “Excel-werkmap (.xlsx)”, "
            "zonder wachtwoord."
        )
    rows = _workbook(upload) if start.startswith(b"PK") else _text(upload.read())
    return _below_headings(rows, required)


def _below_headings(rows, required):
    """Return `SheetRow`s of ``(cells, marks)`` of which the first one holds the headings."""
    headings, found = None, []
    for number, (texts, marks) in enumerate(rows, 1):
        if not any(texts) and not marks:
            continue
        if headings is None:
            headings = _headings(texts, required)
            continue
        if len(found) == MOST_ROWS or number > 4 * MOST_ROWS:
            raise UnreadableFileError(
                f"Dit bestand heeft meer dan {MOST_ROWS} rijen. Er is niets gelezen. Verdeel het over meer bestanden."
            )
        named = dict(zip(headings, texts, strict=False))
        found.append(SheetRow(number, named, {headings[at]: mark for at, mark in marks.items() if at < len(headings)}))
    if headings is None:
        raise UnreadableFileError("Dit bestand is leeg. Download het opnieuw van de site, of bewaar het opnieuw.")
    return found


def _headings(texts, required):
    headings = [text.strip().casefold() for text in texts]
    if missing := [name for name in required if name not in headings]:
        raise UnreadableFileError(
            f"In de eerste rij {'ontbreekt de kolom' if len(missing) == 1 else 'ontbreken de kolommen'} "
            f"{', '.join(f'“{name}”' for name in missing)}. Vertrek van het bestand dat je van de site downloadt."
        )
    if twice := [name for name in required if headings.count(name) > 1]:
        raise UnreadableFileError(f"De kolom “{twice[0]}” staat er twee keer. Laat er één staan.")
    return headings


def _text(content):
    """Yield ``(cells, marks)`` of each row of a CSV file."""
    try:
        utf16 = content.startswith((b"\xff\xfe", b"\xfe\xff"))
        text = content.decode("utf-16" if utf16 else "utf-8-sig")
    except UnicodeDecodeError:
        raise UnreadableFileError(
            "De letters van dit bestand zijn niet te lezen. Bewaar het als “CSV UTF-8” of als Excel-werkmap (.xlsx)."
        ) from None
    sign = max(";,\t", key=text.lstrip("\r\n").partition("\n")[0].count)
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=sign, strict=True)
    try:
        for row in rows:
            texts = row[:MOST_COLUMNS]
            yield texts, {at: SUSPECT for at, text in enumerate(texts) if text.lstrip().startswith("=")}
    except csv.Error:
        raise UnreadableFileError(
            f"Rond regel {rows.line_num} klopt een aanhalingsteken niet, of loopt een cel door tot het einde. "
            "Bewaar het bestand opnieuw vanuit je rekenblad."
        ) from None


def _workbook(upload):
    """Yield ``(cells, marks)`` of each row of the first sheet of a workbook."""
    damaged = UnreadableFileError("Dit Excel-bestand is beschadigd. Bewaar het opnieuw, of bewaar het als “CSV UTF-8”.")
    try:
        with zipfile.ZipFile(upload) as packed:
            if sum(item.file_size for item in packed.infolist()) > MOST_UNPACKED:
                raise UnreadableFileError("Dit Excel-bestand is te groot als het uitgepakt is. Verdeel het.")
        book = load_workbook(upload, read_only=True)
        rows = book.worksheets[0].iter_rows(max_col=MOST_COLUMNS)
    except DAMAGED:
        raise damaged from None
    while True:
        try:
            row = next(rows, None)
        except DAMAGED:
            raise damaged from None
        if row is None:
            return
        yield [_cell_text(cell) for cell in row], {at: mark for at, cell in enumerate(row) if (mark := _mark(cell))}


def _mark(cell):
    if cell.value is None:
        return ""
    if cell.data_type in {"f", "e"}:
        return FORMULA if cell.data_type == "f" else FAULT
    return DATE if isinstance(cell.value, datetime.date) else ""


def _cell_text(cell):
    value = cell.value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "ja" if value else ""
    if isinstance(value, datetime.date):
        shown = re.sub(r'"[^"]*"|\[[^\]]*\]|\\.', "", str(cell.number_format)).lower()
        return value.isoformat()[: 10 if "d" in shown else 7 if "m" in shown else 4]
    return str(int(value)) if isinstance(value, float) and value.is_integer() else str(value)
