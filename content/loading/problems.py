"""What is wrong with the content files, gathered so that all of it is told at once."""


class ContentError(Exception):
    """Everything that is wrong with the files, one line each: ``file:line: what``."""

    def __init__(self, problems):
        self.problems = list(problems)
        super().__init__("\n".join(self.problems))


class Problems(list):
    """Lines of ``file:line: what``."""

    def add(self, file, line, text):
        """Note one problem.

        Args:
            file, line: where.
            text: what, in Dutch.
        """
        self.append(f"{file}:{line}: {' '.join(str(text).split())}")

    def on(self, record, text):
        """Note a problem of a record, at the line where that starts."""
        self.add(record.file, record.line, text)
