"""A small set of valid content files, in which a test makes one mistake."""

import shutil
from pathlib import Path

from initial_content.loading.reading import read
from initial_content.loading.writing import write

SMALL = Path(__file__).with_name("small")
PAGES, TERMS = 30, 9
RECORDS = PAGES + TERMS


class Files:
    """The files of tests/initial_content/small in a directory of their own.

    Args:
        directory: Path to write them in.
    """

    def __init__(self, directory):
        self.directory = directory
        shutil.copytree(SMALL, directory, dirs_exist_ok=True)

    def change(self, name, old, new):
        """Replace a text that occurs once in a file, and return its line number."""
        path = self.directory / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def add(self, name, text):
        """Append text to a file."""
        with (self.directory / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def load(self):
        """Load the files, and return the numbers of created, updated, unchanged and skipped records."""
        return dict(write(read(self.directory)))
