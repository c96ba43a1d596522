"""Builds the index anew beside the one in use, which goes on serving until the new one takes its place."""

import shutil

from search.documents import Reader, all_pks, batches
from search.engine.index import Engine, Unreadable
from search.indexing import log, opened, place, updating


def rebuild(progress=None):
    """Build the index from the database and put it in use.

    Args:
        progress: called with (pages done, pages in all).

    Returns:
        Whether it was built; False when another process of this machine is building.
    """
    with place.alone("build") as ours:
        if not ours:
            return False
        folder = place.new_folder()
        try:
            engine = Engine.create(folder)
            # Read before the pages: what changes from here on is in the log after it.
            position = log.now()
            pks = all_pks()
            engine.write_many(_documents(pks), int(position), progress and (lambda done: progress(done, len(pks))))
            # What changed meanwhile; and no more, for who would write to the old one waits.
            updating.apply(engine, whole=True)
            with place.alone("update", patience=60) as alone:
                updating.apply(engine, whole=True)
                engine.tidy()
                if alone:
                    place.switch(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        opened.look()
        place.remove_unused()
        return alone


def is_needed():
    """Tell whether there is no index that the log can bring up to date."""
    folder = place.in_use()
    try:
        if folder is None:
            return True
        _, rows = log.since(log.Position.of(Engine.open(folder).position))
        return log.touched(rows) is None
    except (Unreadable, log.LogTooShort, OSError):
        return True


def _documents(pks):
    reader = Reader()
    for part in batches(pks):
        yield from reader.documents(part)
