"""Examines a file from its first byte to the difference with what is published, without writing anything."""

import hashlib
from dataclasses import dataclass, field

from figures.importing import checks, comparing, disclosure, files, releases, shapes, sums
from figures.importing.codes import Codes
from figures.importing.problems import Problems, UnreadableFileError
from figures.models import DisclosureRule

LEFT_OUT = {
    "keuze": "volgens het profiel niet gekozen",
    "kruising": "kruist twee indelingen",
    "noot": "een noot of een lege rij",
}


@dataclass
class Outcome:
    """What a file holds, and what is wrong with it.

    Args:
        figures: ``{key: Figure}``.
        problems: `Problems`.
        comparison: `comparing.Comparison`, None for a file that can't be read.
        codes: `Codes`.
        version: of the release that it would become.
        left_out: ``{why: number of rows}``.
        is_whole: whether sums and small groups were looked at too.
    """

    problems: Problems
    figures: dict = field(default_factory=dict)
    comparison: comparing.Comparison | None = None
    codes: Codes | None = None
    version: int = 1
    left_out: dict = field(default_factory=dict)
    is_whole: bool = False

    @property
    def is_ready(self):
        """Whether it may go to somebody who approves."""
        return bool(self.figures) and not self.problems.errors

    @property
    def fingerprint(self):
        """Return a text that changes with every figure, every warning and the version."""
        digest = hashlib.sha256(repr((self.version, self.problems.errors, self.problems.warnings)).encode())
        for key, figure in self.figures.items():
            digest.update(repr((key, figure.cell)).encode())
        return digest.hexdigest()


def examine(figures_import):
    """Return the `Outcome` of a file that was read in.

    Args:
        figures_import: `figures.models.FiguresImport` with its files.
    """
    kinds, profile, problems = figures_import.files.model.Kind, figures_import.profile, Problems()
    codes = Codes()
    try:
        content = figures_import.content(kinds.DATA) or b""
        layout, rows = shapes.layout_of(files.rows(content, profile), profile, figures_import.content(kinds.META))
        reader = shapes.Reader(layout, codes, problems)
        figures = {each.key: each for each in reader.read(rows)}
    except UnreadableFileError as error:
        problems = Problems()  # what was found before says nothing any more
        problems.add("unreadable", 0, "", str(error))
        return Outcome(problems, codes=codes)
    checks.values(figures.values(), profile, codes, problems)
    is_whole = not problems.errors
    if is_whole:
        # A cell that could not be read would make every sum around it wrong.
        found = sums.sums_of(figures, layout, codes)
        sums.check(figures, found, profile, codes, problems)
        rule = DisclosureRule.objects.filter(publication=figures_import.publication_id).first()
        disclosure.check(figures, found, profile, rule, codes, problems)
    cells = comparing.published({key[0] for key in figures}, profile.basis)
    before = comparing.last_values(cells)
    checks.outliers(figures.values(), profile, codes, before, problems)
    checks.missing_areas(figures.values(), codes, before, problems)
    if reader.left_out["kruising"]:
        told = (
            f"{reader.left_out['kruising']} rijen kruisen twee indelingen. Die slaat de site over, zoals het "
            f"profiel zegt."
        )
        problems.warn("crossing", 0, "", told)
    comparison = comparing.compare(figures, cells, figures_import.publication_id)
    version = releases.check(figures_import, figures, comparison, problems)
    return Outcome(problems, figures, comparison, codes, version, reader.left_out, is_whole)
