"""Writes the files of a release when it is published, and removes them when it is withdrawn."""

import tempfile

from django.core.files import File
from django.db.models.signals import post_save
from django.utils.text import get_valid_filename

from base.spreadsheets import workbook_file
from figures.files import package, rows, tables, texts
from figures.models import Release, ReleaseFile

MOST_IN_WORKBOOK = 200_000  # figures; of more, a workbook takes minutes to write and to open


def connect():
    """Write and remove the files of a release in the transaction that publishes or withdraws it, whoever does that."""
    post_save.connect(_saved, sender=Release, dispatch_uid="figures.files")


def _saved(instance, raw=False, **kwargs):
    if raw:
        return
    if instance.state == Release.State.PUBLISHED and not instance.worker_writes_files and not instance.files.exists():
        write(instance)
    elif instance.state == Release.State.WITHDRAWN:
        remove(instance)


def write(release):
    """Write the files of a release with figures; within the transaction, so that without it there are none.

    Args:
        release: `figures.models.Release`, whose observations change no more.
    """
    series = rows.series_of(release)
    if not series:
        return
    indicators = _indicators(series)
    for form, write_form in WRITERS.items():
        if form == ReleaseFile.Form.WORKBOOK and release.observations.count() > MOST_IN_WORKBOOK:
            continue
        with tempfile.TemporaryFile() as written:
            summed = tables.Summed(written)
            write_form(summed, release, series, indicators)
            stored = ReleaseFile(release=release, form=form, size=summed.size, sha256=summed.sha256.hexdigest())
            written.seek(0)
            stored.file.save(get_valid_filename(stored.name), File(written), save=False)
        stored.save()
        stored.indicators.set(indicators)


def is_there(stored):
    """Return whether a file is on the disk; a lost one is written again, if that gives the same byte for byte.

    Args:
        stored: `figures.models.ReleaseFile`.
    """
    storage, name = stored.file.storage, stored.file.name
    if storage.exists(name):
        return True
    series = rows.series_of(stored.release)
    with tempfile.TemporaryFile() as written:
        summed = tables.Summed(written)
        WRITERS[stored.form](summed, stored.release, series, _indicators(series))
        written.seek(0)
        # A text that was changed since makes it another file.
        return summed.sha256.hexdigest() == stored.sha256 and storage.save(name, File(written)) == name


def _indicators(series):
    """Return the pages of some series, by their code."""
    return sorted({each.indicator_id: each.indicator for each in series}.values(), key=lambda page: page.code)


def remove(release):
    """Remove the files of a release; those on the disk when the transaction ends."""
    for stored in release.files.all():
        stored.file.delete(save=False)
        stored.delete()


def _archive(file, release, series, indicators):
    """Write all that belongs to a release as a ZIP file."""
    with tables.Archive(file) as archive:
        archive.add(package.TABLE, lambda opened: tables.write_csv(opened, rows.NAMES, rows.rows(release, series)))
        for name, found in package.lists_of(series).items():
            columns = package.CODE_LISTS[name][0]
            safe = [[rows.escape_formula(cell) for cell in row] for row in found]
            archive.add(f"codelijsten/{name}.csv", _csv(columns, safe))
        archive.add(package.NOTES_FILE, _csv(texts.NOTES, texts.note_rows(indicators)))
        archive.add("leeswijzer.md", texts.guide(release, indicators))
        archive.add("licentie.txt", texts.licence(release))
        archive.add("datapackage.json", package.describe(release, archive.sums))


def _csv(names, found):
    return lambda opened: tables.write_csv(opened, names, found)


def _flemish(file, release, series, indicators):
    """Write the figures for a Flemish Excel."""
    tables.write_flemish_csv(file, rows.NAMES, rows.rows(release, series))


def _workbook(file, release, series, indicators):
    """Write the guide, the figures and the notes as an Excel workbook; numbers stay numbers."""
    guide = [[line] for line in texts.guide(release, indicators).splitlines()]
    sheets = [
        ("Leeswijzer", [*guide, [""], *([line] for line in texts.licence(release).splitlines())]),
        ("Cijfers", _all(rows.NAMES, rows.rows(release, series))),
        ("Voetnoten", [texts.NOTES, *texts.note_rows(indicators)]),
    ]
    file.write(tables.lasting_workbook(workbook_file(sheets)))


def _all(names, found):
    yield names
    yield from found


WRITERS = {
    ReleaseFile.Form.ZIP: _archive,
    ReleaseFile.Form.CSV: _flemish,
    ReleaseFile.Form.WORKBOOK: _workbook,
}
