"""Collects the problems of content files, to report them all at once."""


class ContentError(Exception):
    """The content files have problems, one line each: ``file:line: message``."""

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


class Problems(list):
    """A list of ``file:line: message``; ``ids`` has the ids of records with a problem."""

    def __init__(self, *lines):
        super().__init__(*lines)
        self.ids = set()

    def add(self, file, line, text):
        """Add one problem.

        Args:
            file, line: its place.
            text: Dutch message.
        """
        self.append(f"{file}:{line}: {' '.join(str(text).split())}")

    def on(self, record, text):
        """Add a problem of a record, at the first line of the record."""
        self.ids.add(record.id)
        self.add(record.file, record.line, text)
