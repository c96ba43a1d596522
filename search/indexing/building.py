"""Builds the index anew beside the one in use, which goes on serving until the new one takes its place."""

import shutil

from search.engine.index import Engine, UnreadableIndexError
from search.indexing import log, reader, storage, updating
from search.indexing.documents import DocumentBuilder, all_keys, batches


def rebuild(progress=None):
    """Build the index from the database and put it in use.

    Args:
        progress: called with (documents done, documents in all).

    Returns:
        Whether it was built; False when another process of this machine is building.
    """
    with storage.alone("build") as ours:
        if not ours:
            return False
        folder = storage.new_folder()
        try:
            engine = Engine.create(folder)
            # Read before the rest: what changes from here on is in the log after it.
            position = log.now()
            keys = all_keys()
            engine.write_many(_documents(keys), int(position), progress and (lambda done: progress(done, len(keys))))
            # What changed meanwhile; and no more, for who would write to the old one waits.
            updating.apply(engine, whole=True)
            with storage.alone("update", patience=60) as alone:
                updating.apply(engine, whole=True)
                engine.tidy()
                if alone:
                    storage.switch(folder)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        reader.refresh()
        storage.remove_unused()
        return alone


def is_needed():
    """Return whether there is no index that the log can bring up to date."""
    folder = storage.in_use()
    try:
        if folder is None:
            return True
        _, rows = log.since(log.Position.of(Engine.open(folder).position))
        return log.touched(rows) is None
    except (UnreadableIndexError, log.LogTooShortError, OSError):
        return True


def _documents(keys):
    reader = DocumentBuilder()
    for part in batches(keys):
        yield from reader.documents(part)
