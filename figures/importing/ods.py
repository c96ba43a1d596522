"""Reads a sheet of an OpenDocument spreadsheet row by row, as its program shows it."""

import re
from decimal import Decimal, InvalidOperation
from functools import lru_cache

from figures.importing.problems import UnreadableFileError
from figures.importing.shown import shown_number
from figures.importing.xlsx import chosen_sheet, local

PART = "content.xml"
MOST_DECIMALS = 12
NUMBERS = {"float", "percentage", "currency"}


def rows(package, sheet, decimal, most_columns):
    """Yield ``(number, [text, …])`` of each row of a sheet that has cells; arguments as of `xlsx.rows`."""
    names = {}
    package.parse(PART, lambda tag, found: names.update(_name(tag, found, len(names))))
    reader = _TableReader(chosen_sheet(names, sheet), decimal, most_columns)
    for _piece in package.parsed(PART, reader.start, reader.end, reader.text):
        for number, count, cells in reader.done:
            for step in range(count):
                yield number + step, cells
        reader.done.clear()


def _name(tag, attributes, number):
    return {_attribute(attributes, "name", f"Blad {number + 1}"): number} if local(tag) == "table" else {}


def _attribute(attributes, name, default=""):
    for key, value in attributes.items():
        if key.rpartition(" ")[2] == name:
            return value
    return default


@lru_cache(maxsize=65536)
def shown(raw, displayed, kind, decimal):
    """Return the text of a cell with a number: what is displayed, with a sign before decimals that is known.

    Args:
        raw: the stored number.
        displayed: the text that the program wrote beside it, in the language of the document.
        kind: "percentage" or another type of number.
        decimal: sign before decimals in the result.
    """
    digits = re.sub(r"\D", "", displayed)
    try:
        value = Decimal(raw) * (100 if kind == "percentage" else 1)
    except InvalidOperation:
        return displayed
    if digits == displayed and digits.startswith("0") and digits.lstrip("0") == f"{value:.0f}":
        return displayed  # a code with its zeros
    for decimals in range(MOST_DECIMALS + 1):
        text = f"{value:.{decimals}f}"
        if digits and re.sub(r"\D", "", text) == digits:
            return text.replace(".", decimal) + ("%" if kind == "percentage" else "")
    return shown_number(raw, "0.0###########%" if kind == "percentage" else "", decimal)


class _TableReader:
    def __init__(self, wanted, decimal, most_columns):
        self.wanted, self.decimal, self.most_columns = wanted, decimal, most_columns
        self.done, self.table, self.number = [], -1, 0
        self.cells, self.gap, self.repeated_rows = [], 0, 1
        self.kind, self.raw, self.paragraphs, self.repeated, self.in_cell, self.depth = "", "", [], 1, False, 0

    def start(self, tag, attributes):
        name = tag.rpartition(" ")[2]
        if name == "table":
            self.table += 1
            self.number = 0
        if self.table != self.wanted:
            return
        if name == "table-row":
            self.repeated_rows = int(_attribute(attributes, "number-rows-repeated", "1"))
            self.cells, self.gap = [], 0
        elif name in {"table-cell", "covered-table-cell"}:
            self.in_cell, self.paragraphs = True, []
            self.repeated = int(_attribute(attributes, "number-columns-repeated", "1"))
            self.kind, self.raw = _attribute(attributes, "value-type"), _attribute(attributes, "value")
            if self.kind == "date":
                self.raw = _attribute(attributes, "date-value")
        elif name == "annotation":
            self.depth += 1  # a remark beside the cell, which has paragraphs of its own
        elif name == "p" and self.in_cell and not self.depth:
            self.paragraphs.append([])
        elif name == "s" and self.paragraphs and not self.depth:
            self.paragraphs[-1].append(" " * min(int(_attribute(attributes, "c", "1")), 100))

    def text(self, characters):
        if self.in_cell and self.paragraphs and not self.depth:
            self.paragraphs[-1].append(characters)

    def end(self, tag):
        name = tag.rpartition(" ")[2]
        if self.table != self.wanted:
            return
        if name == "annotation":
            self.depth -= 1
        elif name in {"table-cell", "covered-table-cell"}:
            self.in_cell = False
            self._cell()
        elif name == "table-row":
            if self.cells:
                self.done.append((self.number + 1, self.repeated_rows, self.cells))
            self.number += self.repeated_rows

    def _cell(self):
        text = "\n".join("".join(each) for each in self.paragraphs)
        if self.kind in NUMBERS:
            text = shown(self.raw, text, self.kind, self.decimal)
        elif self.kind == "date":
            text = self.raw[:10]
        if not text:
            self.gap += self.repeated
            return
        if len(self.cells) + self.gap + self.repeated > self.most_columns:
            raise UnreadableFileError(
                f"In rij {self.number + 1} staat iets voorbij kolom {self.most_columns}. Haal weg wat ver naast de "
                f"tabel "
                "staat."
            )
        self.cells.extend([""] * self.gap)
        self.gap = 0
        self.cells.extend([text] * self.repeated)
