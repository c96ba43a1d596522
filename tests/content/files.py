"""A small set of content files that is right, to make one thing wrong in."""

import shutil
from pathlib import Path

from content.loading.reading import read
from content.loading.writing import write

SMALL = Path(__file__).with_name("small")
PAGES, TERMS = 20, 9
RECORDS = PAGES + TERMS


class Files:
    """The files of tests/content/small in a directory of their own.

    Args:
        directory: Path to write them in.
    """

    def __init__(self, directory):
        self.directory = directory
        shutil.copytree(SMALL, directory, dirs_exist_ok=True)

    def change(self, name, old, new):
        """Replace a piece of text that stands once in a file; give the line where it stands."""
        path = self.directory / name
        text = path.read_text(encoding="utf-8")
        assert text.count(old) == 1, f"{old!r} stands {text.count(old)} times in {name}"
        path.write_text(text.replace(old, new), encoding="utf-8")
        return text[: text.index(old)].count("\n") + 1

    def add(self, name, text):
        """Put text at the end of a file."""
        with (self.directory / name).open("a", encoding="utf-8") as file:
            file.write(text)

    def load(self):
        """Load the files; give how many records were made, updated, left and skipped."""
        return dict(write(read(self.directory)))
