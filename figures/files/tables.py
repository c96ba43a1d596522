"""Writes rows of cells as CSV, piece by piece, and makes archives that are the same byte for byte each time."""

import csv
import hashlib
import io
import re
import zipfile

# The oldest moment that a ZIP file knows: the moment of writing would make each file another one.
MOMENT = (1980, 1, 1, 0, 0, 0)
PIECE = 1 << 20  # bytes
DATES = re.compile(rb"(<dcterms:(?:created|modified)[^>]*>)[^<]*")


def write_csv(file, names, rows):
    """Write rows as a CSV file for programs (RFC 4180): a comma between cells, a point in numbers.

    Args:
        file: takes bytes.
        names: of the columns.
        rows: as of `figures.files.rows.rows`.
    """
    _write(file, "utf-8", csv.QUOTE_MINIMAL, ",", names, rows, _point)


def write_flemish_csv(file, names, rows):
    """Write rows as a CSV file that a Flemish Excel opens right: semicolons, a decimal comma, a mark of its encoding.

    Args:
        file, names, rows: as of `write_csv`.
    """
    # Quoted, all of them: a comma in a cell then parts it in no program.
    _write(file, "utf-8-sig", csv.QUOTE_ALL, ";", names, rows, _comma)


def _write(file, encoding, quoting, delimiter, names, rows, number):
    text = io.TextIOWrapper(file, encoding=encoding, newline="")
    writer = csv.writer(text, delimiter=delimiter, quoting=quoting)
    writer.writerow(names)
    writer.writerows([cell if isinstance(cell, str) else number(cell) for cell in row] for row in rows)
    text.flush()
    text.detach()


def _point(number):
    return "" if number is None else f"{number:f}"


def _comma(number):
    return _point(number).replace(".", ",")


class Archive:
    """A ZIP file in which the same content gives the same bytes; it ends with the list of the sums of its files.

    Args:
        file: takes bytes.
    """

    def __init__(self, file):
        self._archive = zipfile.ZipFile(file, "w")
        self.sums = {}  # name: (SHA-256, bytes)

    def add(self, name, write):
        """Add a file.

        Args:
            name: with its folder.
            write: function that writes the file, or its content as bytes or str.
        """
        with self._archive.open(_entry(name), "w", force_zip64=callable(write)) as opened:
            summed = Summed(opened)
            if callable(write):
                # So that the archive gets few large pieces, of which the sum is taken faster.
                with io.BufferedWriter(summed, PIECE) as buffered:
                    write(buffered)
            else:
                summed.write(write.encode() if isinstance(write, str) else write)
        self.sums[name] = (summed.sha256.hexdigest(), summed.size)

    def __enter__(self):
        return self

    def __exit__(self, kind, *error):
        if kind is None:
            self.add("SHA256SUMS", "".join(f"{digest}  {name}\n" for name, (digest, _size) in self.sums.items()))
        self._archive.close()


class Summed(io.RawIOBase):
    """Passes bytes on, and counts them and their SHA-256.

    Args:
        file: takes bytes.
    """

    def __init__(self, file):
        self.file, self.sha256, self.size = file, hashlib.sha256(), 0

    def writable(self):
        """Return True: it takes bytes."""
        return True

    def write(self, data):
        """Write bytes, and return how many."""
        self.sha256.update(data)
        self.size += len(data)
        self.file.write(data)
        return len(data)


def lasting_workbook(content):
    """Return an Excel workbook without the moment at which it was made.

    Args:
        content: bytes of the workbook.
    """
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as read, zipfile.ZipFile(made, "w") as written:
        for name in read.namelist():
            part = read.read(name)
            part = DATES.sub(rb"\g<1>1980-01-01T00:00:00Z", part) if name == "docProps/core.xml" else part
            written.writestr(_entry(name), part)
    return made.getvalue()


def _entry(name):
    """Return what an archive says of a file: readable by everybody, and made when none of them was."""
    entry = zipfile.ZipInfo(name, MOMENT)
    entry.compress_type, entry.external_attr = zipfile.ZIP_DEFLATED, 0o644 << 16
    entry.create_system = 3  # Unix, also when it is written elsewhere
    return entry
