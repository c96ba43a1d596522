"""Reads a sheet of an Excel workbook row by row.

Not with openpyxl, which needs eight seconds for a million cells, nor with calamine, which ends the process when one
cell stands far away: it makes room for the whole rectangle.
"""

import posixpath
import re

from figures.importing.problems import UnreadableFileError
from figures.importing.shown import shown_number

MOST_STRINGS = 1_000_000
# Formats that Excel does not write down; the rest is "General" or of no use for figures.
BUILT_IN = {1: "0", 2: "0.00", 3: "#,##0", 4: "#,##0.00", 9: "0%", 10: "0.00%", 14: "dd/mm/yyyy", 49: "@"}
LETTERS = re.compile(r"[A-Z]+")


def local(tag):
    """Return the name of an element without its namespace."""
    return tag.rpartition(" ")[2]


def rows(package, sheet, decimal, most_columns):
    """Yield ``(number, [text, …])`` of each row of a sheet that has cells.

    Args:
        package: `figures.importing.zipped.Package`.
        sheet: name; "" for the first one.
        decimal: sign before decimals in the texts.
        most_columns: a cell further to the right is refused.
    """
    part, is_1904 = _sheet(package, sheet)
    reader = _SheetReader(_strings(package), _formats(package), decimal, is_1904, most_columns)
    for _piece in package.parsed(part, reader.start, reader.end, reader.text):
        yield from reader.done
        reader.done.clear()


def _sheet(package, wanted):
    """Return ``(name of the part, whether days count from 1904)`` of a sheet."""
    sheets, targets, is_1904 = {}, {}, []

    def book(tag, attributes):
        if local(tag) == "sheet":
            id = next((value for name, value in attributes.items() if local(name) == "id"), "")
            sheets[attributes.get("name", "")] = id
        elif local(tag) == "workbookPr" and attributes.get("date1904") in {"1", "true"}:
            is_1904.append(True)

    def relations(tag, attributes):
        if local(tag) == "Relationship":
            target = attributes.get("Target", "")
            targets[attributes.get("Id")] = posixpath.normpath(posixpath.join("/xl", target)).lstrip("/")

    package.parse("xl/workbook.xml", book)
    package.parse("xl/_rels/workbook.xml.rels", relations)
    return targets.get(chosen_sheet(sheets, wanted), ""), bool(is_1904)


def chosen_sheet(sheets, wanted):
    """Return the value of the sheet with a name, or of the first one.

    Args:
        sheets: ``{name: value}`` in their order.
        wanted: name; "" for the first.

    Raises:
        UnreadableFileError: there is no such sheet.
    """
    named = {name.strip().casefold(): value for name, value in sheets.items()}
    if not wanted and sheets:
        return next(iter(sheets.values()))
    if wanted.strip().casefold() in named:
        return named[wanted.strip().casefold()]
    known = ", ".join(f"“{name}”" for name in list(sheets)[:8])
    raise UnreadableFileError(
        f"Dit rekenblad heeft geen blad “{wanted}”. Het heeft {known or 'geen enkel blad'}. Kijk na of je het juiste "
        "bestand koos, of verander het blad in het profiel."
    )


def _strings(package):
    """Return the texts that cells refer to, without the hints for reading of Japanese text."""
    if not package.has("xl/sharedStrings.xml"):
        return []
    found, inside, in_text = [], [], []

    def start(tag, attributes):
        name = local(tag)
        if name == "si":
            inside.clear()
        elif name in {"t", "rPh"}:
            in_text.append(name)

    def end(tag):
        name = local(tag)
        if name in {"t", "rPh"}:
            in_text.pop()
        elif name == "si":
            if len(found) == MOST_STRINGS:
                raise UnreadableFileError(
                    "Dit rekenblad heeft meer dan een miljoen verschillende teksten. Verdeel het."
                )
            found.append("".join(inside))

    def text(characters):
        if in_text == ["t"]:
            inside.append(characters)

    package.parse("xl/sharedStrings.xml", start, end, text)
    return found


def _formats(package):
    """Return the number format of each style of cells, as list of str."""
    if not package.has("xl/styles.xml"):
        return []
    codes, styles, inside = dict(BUILT_IN), [], []

    def start(tag, attributes):
        name = local(tag)
        if name == "numFmt":
            codes[int(attributes.get("numFmtId", 0))] = attributes.get("formatCode", "")
        elif name == "cellXfs":
            inside.append(True)
        elif name == "xf" and inside:
            styles.append(int(attributes.get("numFmtId", 0)))

    def end(tag):
        if local(tag) == "cellXfs":
            inside.clear()

    package.parse("xl/styles.xml", start, end)
    return [codes.get(id, "") for id in styles]


class _SheetReader:
    def __init__(self, strings, formats, decimal, is_1904, most_columns):
        self.strings, self.formats, self.decimal, self.is_1904 = strings, formats, decimal, is_1904
        self.most_columns, self.done, self.columns = most_columns, [], {}
        self.number, self.cells, self.value, self.is_open = 0, [], [], False
        self.kind, self.style, self.column, self.has_formula = "", "0", -1, False

    def start(self, tag, attributes):
        name = tag.rpartition(" ")[2]
        if name == "c":
            self.kind, self.style = attributes.get("t", "n"), attributes.get("s", "0")
            self.column = self._column(attributes.get("r", ""))
            self.value.clear()
            self.has_formula = False
        elif name in {"v", "t"}:
            self.is_open = True
        elif name == "row":
            self.number = int(attributes.get("r", self.number + 1))
            self.cells, self.column = [], -1
        elif name == "f":
            self.has_formula = True

    def end(self, tag):
        name = tag.rpartition(" ")[2]
        if name in {"v", "t"}:
            self.is_open = False
        elif name == "c":
            self._cell()
        elif name == "row" and self.cells:
            self.done.append((self.number, self.cells))

    def text(self, characters):
        if self.is_open:
            self.value.append(characters)

    def _column(self, reference):
        letters = LETTERS.match(reference)
        if letters is None:
            return self.column + 1
        name = letters[0]
        if name not in self.columns:
            at = 0
            for letter in name[:4]:
                at = at * 26 + ord(letter) - 64
            self.columns[name] = at - 1
        return self.columns[name]

    def _cell(self):
        text = self._text("".join(self.value))
        if not text:
            return
        if self.column >= self.most_columns:
            raise UnreadableFileError(
                f"In rij {self.number} staat iets voorbij kolom {self.most_columns}. Haal weg wat ver naast de "
                f"tabel staat."
            )
        self.cells.extend([""] * (self.column - len(self.cells)))
        self.cells.append(text)

    def _text(self, raw):
        if self.kind == "s":
            return self.strings[int(raw)] if raw.isdecimal() and int(raw) < len(self.strings) else ""
        if self.kind == "n":
            if not raw:
                return "=" if self.has_formula else ""  # a formula that no program has computed
            style = int(self.style)
            return shown_number(
                raw, self.formats[style] if style < len(self.formats) else "", self.decimal, self.is_1904
            )
        return raw
