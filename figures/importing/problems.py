"""What is wrong with a file of figures, in Dutch, with the row and the column where an editor finds it."""

from dataclasses import dataclass

MOST_KEPT = 5000  # problems; of a file with more, the rest is only counted


class UnreadableFileError(Exception):
    """A file can't be read as it is; the text says why and what to do, in Dutch."""


@dataclass(frozen=True, slots=True)
class Problem:
    """Something that is wrong, or that somebody must confirm.

    Args:
        kind: name of the check in code, such as "unknown-area".
        row: number as the spreadsheet program shows it; 0 for the file as a whole.
        column: heading, "" when it is about the row.
        message: Dutch sentence.
        is_warning: whether it may be right: an editor confirms it with a tick.
    """

    kind: str
    row: int
    column: str
    message: str
    is_warning: bool = False

    @property
    def where(self):
        """Return the place in Dutch: "Rij 5, kolom “gebied”"."""
        places = [f"Rij {self.row}"] if self.row else []
        places += [f"kolom “{self.column}”"] if self.column else []
        text = ", ".join(places) or "Het hele bestand"
        return text[0].upper() + text[1:]


class Problems:
    """The problems that the checks of a file found; it keeps the first ones and counts all."""

    def __init__(self):
        self.kept, self.errors, self.warnings = [], 0, 0

    def add(self, kind, row, column, message, is_warning=False):
        """Add a problem; arguments as of `Problem`."""
        if is_warning:
            self.warnings += 1
        else:
            self.errors += 1
        if len(self.kept) < MOST_KEPT:
            self.kept.append(Problem(kind, row, column, message, is_warning))

    def warn(self, kind, row, column, message):
        """Add what somebody must confirm."""
        self.add(kind, row, column, message, is_warning=True)

    def extend(self, problems):
        """Add `Problem`s."""
        for each in problems:
            self.add(each.kind, each.row, each.column, each.message, each.is_warning)
