"""Keeps a file that was read in, and what its examination found, so that everybody looks at the same."""

import zlib

from figures.importing.comparing import CELL
from figures.importing.outcome import LEFT_OUT
from figures.models import FiguresImport, Observation

MOST_STORED = 2000  # problems in the database; an editor mends no more at once


def store_files(figures_import, files):
    """Keep the uploaded files of an import in the place of those it had.

    Args:
        figures_import: saved `FiguresImport`.
        files: ``{kind of ImportFile: UploadedFile}``.
    """
    figures_import.files.all().delete()
    for kind, upload in files.items():
        content = upload.read()
        figures_import.files.create(
            kind=kind, name=upload.name[:255], size=len(content), packed=zlib.compress(content, level=1)
        )


def keep(figures_import, outcome):
    """Store what an examination found; the import is a draft from now on, whatever it was.

    Args:
        outcome: `Outcome`.
    """
    figures_import.outcome = as_data(outcome)
    figures_import.fingerprint = outcome.fingerprint
    figures_import.state, figures_import.confirmed = FiguresImport.State.DRAFT, ""
    figures_import.save(update_fields=["outcome", "fingerprint", "state", "confirmed"])


def as_data(outcome):
    """Return an outcome as JSON can hold it: counts, problems and the preview."""
    problems = outcome.problems
    return {
        "is_ready": outcome.is_ready,
        "is_whole": outcome.is_whole,
        "errors": problems.errors,
        "warnings": problems.warnings,
        "problems": [
            {"kind": each.kind, "where": each.where, "message": each.message, "is_warning": each.is_warning}
            for each in sorted(problems.kept, key=lambda each: (each.is_warning, each.row))[:MOST_STORED]
        ],
        "version": outcome.version,
        "figures": len(outcome.figures),
        "suppressed": sum(1 for each in outcome.figures.values() if each.is_suppressed),
        "periods": sorted({key[1] for key in outcome.figures}),
        "areas": len({key[2] for key in outcome.figures}),
        "left_out": {LEFT_OUT[why]: count for why, count in outcome.left_out.items() if count},
        "counts": dict(outcome.comparison.counts) if outcome.comparison else {},
        "preview": _preview(outcome) if outcome.comparison else {},
    }


def _preview(outcome):
    codes = outcome.codes
    return {
        kind: [
            [codes.indicators[key[0]].title, codes.name(key), words(before, codes, key), words(after, codes, key)]
            for key, before, after in rows
        ]
        for kind, rows in outcome.comparison.shown.items()
    }


def words(cell, codes, key):
    """Return a cell in Dutch: "14,1% (141 van de 1.000)"; "" for None."""
    if cell is None:
        return ""
    each = Observation(**dict(zip(CELL, cell, strict=True)))
    page = codes.indicators[key[0]]
    numbers = [number for number in (each.numerator, each.denominator) if number is not None and number != each.value]
    counted = " van de ".join(f"{number:,.0f}".replace(",", ".") for number in numbers)
    status = f", {each.get_status_display()}" if each.status != Observation.Status.NORMAL else ""
    return (
        each.words(page.get_unit_display()) + (f" ({counted})" if counted and each.value is not None else "") + status
    )


def problem_rows(figures_import):
    """Return all kept problems as rows of a spreadsheet."""
    problems = figures_import.outcome.get("problems", [])
    return [
        ["waar", "wat", "fout of waarschuwing"],
        *([each["where"], each["message"], "waarschuwing" if each["is_warning"] else "fout"] for each in problems),
    ]
