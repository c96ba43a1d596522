"""Spreadsheets for tests, as programs write them and as nobody should."""

import io
import zipfile

from openpyxl import Workbook


def xlsx(table, title="Blad1", formats=None):
    """Return the bytes of an Excel workbook.

    Args:
        table: rows of str, numbers and None.
        formats: ``{number of a column from 1: number format}``.
    """
    book = Workbook()
    sheet = book.active
    sheet.title = title
    for row in table:
        sheet.append(row)
    for column, code in (formats or {}).items():
        for (cell,) in sheet.iter_rows(min_col=column, max_col=column):
            cell.number_format = code
    return saved(book)


def saved(book):
    """Return a workbook of openpyxl as bytes."""
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def zipped(parts):
    """Return a zip file of ``{name: text}``."""
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, text in parts.items():
            packed.writestr(name, text)
    return file.getvalue()


def with_part(content, name, text):
    """Return a zip file with another text in one of its parts."""
    with zipfile.ZipFile(io.BytesIO(content)) as packed:
        parts = {item.filename: packed.read(item.filename) for item in packed.infolist()}
    return zipped({**parts, name: text})


NAMES = (
    'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" '
    'xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0" '
    'xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"'
)


def ods(tables):
    """Return the bytes of an OpenDocument spreadsheet.

    Args:
        tables: ``{name: XML of its rows}``.
    """
    sheets = "".join(f'<table:table table:name="{name}">{body}</table:table>' for name, body in tables.items())
    body = f"<office:body><office:spreadsheet>{sheets}</office:spreadsheet></office:body>"
    content = f'<?xml version="1.0"?><office:document-content {NAMES}>{body}</office:document-content>'
    return zipped({"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": content})


def ods_row(*cells, repeated=1):
    """Return the XML of a row: a text, or ``(type, value, displayed text)`` for each cell."""
    made = "".join(map(_ods_cell, cells))
    return f'<table:table-row table:number-rows-repeated="{repeated}">{made}</table:table-row>'


def _ods_cell(cell):
    if isinstance(cell, str):
        return f'<table:table-cell office:value-type="string"><text:p>{cell}</text:p></table:table-cell>'
    kind, value, shown = cell
    attributes = f'office:value-type="{kind}" office:value="{value}"'
    return f"<table:table-cell {attributes}><text:p>{shown}</text:p></table:table-cell>"
