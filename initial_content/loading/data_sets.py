"""Rows of apps that are neither pages, records nor terms: each app reads its files itself, with what this gives it."""

from collections import Counter
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.utils.module_loading import import_string

from base.declarations import declared
from initial_content.loading.files import read_csv
from initial_content.loading.problems import ContentError, Problems


@dataclass
class Tables:
    """What the reader of a `base.declarations.DataSet` may ask.

    Args:
        folder: Path of its files.
        pages: ``{id: Record}`` of all pages in the files.
        municipalities: rows of the municipalities, as in their file.
        problems: `Problems` to add to.
    """

    folder: object
    pages: dict = field(repr=False)
    municipalities: list = field(repr=False)
    problems: Problems = field(repr=False)

    def rows(self, file, columns):
        """Return the rows of a file as ``[(line, {column: text}), …]``.

        Args:
            file: its name.
            columns: names of the columns in which every row has a value.
        """
        return read_csv(self.folder, file, set(columns), self.problems)

    def problem(self, file, line, text):
        """Report what is wrong with a row, in Dutch."""
        self.problems.add(file, line, text)


def read_data_sets(folder_of, content, problems):
    """Return what the readers of all apps made of their files, each with a method ``write``.

    Args:
        folder_of: function of an AppConfig that returns the folder of its files.
        content: `InitialContent` with the pages and municipalities.
        problems: `Problems` to add to.
    """
    pages = {record.id: record for record in content.pages}
    return [
        import_string(data_set.reader)(Tables(folder_of(app), pages, content.municipalities, problems))
        for app, data_set in declared("data_sets")
    ]


def write_data_sets(data_sets, pages):
    """Write what was read, and return how many rows were made, updated or the same, as a Counter.

    Args:
        data_sets: of `read_data_sets`.
        pages: ``{id: primary key}`` of the pages that are there.

    Raises:
        ContentError: an app refuses, such as to change what was published.
    """
    try:
        return sum((each.write(pages) for each in data_sets), Counter())
    except ValidationError as error:
        raise ContentError(error.messages) from None
