"""Writes rows of cells as a spreadsheet; no program runs a cell as a formula."""

import csv
import io
import re

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.cell.cell import ILLEGAL_CHARACTERS_RE

# No program takes these for a formula: "-1 000", "+5", "-3,5 %", "-20 euro". A plus with eight digits or more, or with
# other groups of digits, is a telephone number, which would lose its plus.
NUMBER = re.compile(
    r"(?:-|\+(?!(?:[^0-9]*[0-9]){8}))?(?:[0-9]{1,3}(?:[ \u00a0\u202f.,][0-9]{3})+|[0-9]*)"
    r"(?:(?<=[0-9])|[.,][0-9]+)(?:[ \u00a0\u202f]?(?:%|€|euro))?"
)
# After a comma, "-18-jarigen": a number and words of letters can't call a function or refer to a cell.
WORDS = r"-[0-9]+(?:[ -]?[^\W\d_]+)*\.?\s*(?:[,;\t\r\n]|$)"
# Where a spreadsheet program may see a formula (OWASP, CSV injection; full-width characters too): at the start, or
# after a comma or tab, which it may take for the end of a cell. Spaces and quotes before the formula do not prevent it.
FORMULA = re.compile(rf"""(?:^|(?<=[,;\t\r\n])(?![ ]*{WORDS}))(?=[\s"\ufeff\u200b]*[=+\-@＝＋－＠])|^(?=[\t\r\n])""")


def escape_formula(cell):
    """Return a cell with an apostrophe before each possible formula; a number stays a number."""
    return cell if NUMBER.fullmatch(cell) else FORMULA.sub("'", cell)


# The apostrophes of `escape_formula`; it may have put more than one before a formula.
ESCAPED = re.compile(r"""(?:^|(?<=[,;\t\r\n]))'(?=[\s"'\ufeff\u200b]*[=+\-@＝＋－＠])|^'(?=[\t\r\n])""")


def unescape_formula(cell):
    """Return a cell without the apostrophes that `escape_formula` added, as a program or an editor gives it back."""
    return ESCAPED.sub("", cell)


def csv_file(rows):
    """Return rows as a CSV file that a Flemish Excel opens right: semicolons, and a mark that it is UTF-8.

    Args:
        rows: lists of strings.
    """
    file = io.StringIO()
    # Quoted, all of them: a comma in a cell then parts it in no program.
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_ALL)
    writer.writerows([escape_formula(cell) for cell in row] for row in rows)
    return "\ufeff" + file.getvalue()


def xlsx_file(rows, title):
    """Return rows as the bytes of an Excel workbook with one sheet; every cell is text.

    Args:
        rows: lists of strings.
        title: of the sheet.
    """
    return workbook_file([(title, rows)])


def workbook_file(sheets):
    """Return sheets as the bytes of an Excel workbook.

    Args:
        sheets: ``[(title, rows), …]``; rows are lists of strings, and of numbers and None, which stay what they are.
    """
    book = Workbook(write_only=True)
    for title, rows in sheets:
        # Excel takes 31 characters and none of these.
        sheet = book.create_sheet(re.sub(r"[\\/*?:\[\]]", " ", title)[:31])
        for row in rows:
            sheet.append([_xlsx_cell(sheet, cell) for cell in row])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _xlsx_cell(sheet, value):
    if not isinstance(value, str):
        return WriteOnlyCell(sheet, value)
    cell = WriteOnlyCell(sheet, ILLEGAL_CHARACTERS_RE.sub("", value))
    cell.data_type = "s"  # openpyxl takes what begins with "=" for a formula
    return cell
