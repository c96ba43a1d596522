"""Reads a file with delimited texts (CSV) row by row, in the encoding that a profile names."""

import codecs
import csv
import io

from figures.importing.problems import UnreadableFileError

DELIMITERS = {";": "puntkomma’s", ",": "komma’s", "\t": "tabs", "|": "rechte strepen"}
LOOKED_AT = 4096  # characters at the start, to see which sign parts the columns


def rows(content, encoding, delimiter):
    """Yield ``(number, [text, …])`` of each row; a number counts rows, as a spreadsheet program does.

    Args:
        content: file-like object with bytes.
        encoding: name for Python.
        delimiter: one sign.

    Raises:
        UnreadableFileError: it is in another encoding, parted by other signs, or a quotation mark is missing.
    """
    _refuse_other_encoding(content, encoding)
    text = io.TextIOWrapper(content, encoding=encoding, newline="")
    reader = csv.reader(text, delimiter=delimiter, strict=True)
    number = 0
    try:
        for number, cells in enumerate(reader, 1):
            if number == 1:
                _refuse_other_delimiter(cells, delimiter)
            if any("\0" in cell for cell in cells):
                raise UnicodeError
            yield number, cells
    except UnicodeError:
        raise UnreadableFileError(
            f"Rond rij {number + 1} staan letters die niet in de tekenset van het profiel bestaan. Kies in het "
            f"profiel een "
            "andere tekenset, of bewaar het bestand als “CSV UTF-8”."
        ) from None
    except csv.Error:
        raise UnreadableFileError(
            f"Rond rij {number + 1} klopt een aanhalingsteken niet, of loopt een cel door tot het einde. Bewaar het "
            "bestand opnieuw vanuit je rekenblad."
        ) from None
    finally:
        text.detach()


def _refuse_other_encoding(content, encoding):
    start = content.read(4)
    content.seek(0)
    is_utf8 = encoding.startswith("utf-8")
    if start.startswith(codecs.BOM_UTF8) and not is_utf8:
        raise UnreadableFileError("Dit bestand zegt zelf dat het UTF-8 is. Kies in het profiel de tekenset UTF-8.")
    if start[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE} and encoding != "utf-16":
        raise UnreadableFileError("Dit bestand zegt zelf dat het UTF-16 is. Kies in het profiel de tekenset UTF-16.")


def _refuse_other_delimiter(cells, delimiter):
    """Refuse a first row of one cell that holds another delimiter."""
    if len(cells) != 1:
        return
    counts = {sign: cells[0][:LOOKED_AT].count(sign) for sign in DELIMITERS if sign != delimiter}
    sign = max(counts, key=counts.__getitem__)
    if counts[sign] > 1:
        raise UnreadableFileError(
            f"In dit bestand staan {DELIMITERS[sign]} tussen de kolommen, maar het profiel zegt "
            f"{DELIMITERS.get(delimiter, delimiter)}. Kies een ander profiel, of verander het."
        )
