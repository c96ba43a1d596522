"""Reads an uploaded file as rows of texts, within limits, whatever its format."""

import io

from figures.importing import delimited, ods, xlsx
from figures.importing.problems import UnreadableFileError
from figures.importing.zipped import Package

MOST_BYTES = 30 * 1024 * 1024
MOST_CELLS = 1_000_000
MOST_COLUMNS = 500
OLD_EXCEL = b"\xd0\xcf\x11\xe0"
ODS_TYPE = b"opendocument.spreadsheet"


def rows(content, profile):
    """Yield ``(number, [text, …])`` of each row with something in it, without spaces around the texts.

    Args:
        content: bytes.
        profile: `figures.models.ImportProfile`.

    Raises:
        UnreadableFileError: it can't be read, or is too large.
    """
    if not content.strip():
        raise UnreadableFileError("Dit bestand is leeg. Kies het bestand met de cijfers.")
    if len(content) > MOST_BYTES:
        raise UnreadableFileError(
            f"Dit bestand is {len(content) // 1024**2} MB. Het mag hoogstens {MOST_BYTES // 1024**2} MB zijn. "
            f"Verdeel het."
        )
    if content.startswith(OLD_EXCEL):
        raise UnreadableFileError(
            "Dit is een oud Excel-bestand, of het heeft een wachtwoord. Bewaar het als “Excel-werkmap (.xlsx)”, zonder "
            "wachtwoord."
        )
    found = _zipped(content, profile) if content.startswith(b"PK") else _delimited(content, profile)
    cells_read = 0
    for number, cells in found:
        texts = [cell.strip() for cell in cells]
        filled = len(texts) - texts.count("")
        if not filled:
            continue
        cells_read += filled
        if cells_read > MOST_CELLS:
            raise UnreadableFileError(
                f"Dit bestand heeft meer dan een miljoen cellen: na rij {number} lazen we niet verder, en er is niets "
                "bewaard. Verdeel het, bijvoorbeeld één bestand per schooljaar."
            )
        if len(texts) > MOST_COLUMNS:
            raise UnreadableFileError(
                f"Rij {number} heeft meer dan {MOST_COLUMNS} kolommen. Haal weg wat je niet nodig hebt."
            )
        yield number, texts


def _delimited(content, profile):
    return delimited.rows(io.BytesIO(content), profile.encoding, profile.delimiter_sign)


def _zipped(content, profile):
    package = Package(io.BytesIO(content))
    if package.has("xl/workbook.xml"):
        read = xlsx.rows
    elif package.has("content.xml") and ODS_TYPE in b"".join(package.pieces("mimetype")):
        read = ods.rows
    else:
        raise UnreadableFileError(
            "Dit is geen Excel-werkmap (.xlsx) en geen OpenDocument-rekenblad (.ods). Bewaar het als een van die twee, "
            "of als CSV."
        )
    return read(package, profile.sheet, profile.decimal, MOST_COLUMNS)
