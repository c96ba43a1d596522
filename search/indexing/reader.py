"""The index that this process has open for reading; a reader never builds an index and never waits for one."""

import threading
import time
from dataclasses import dataclass
from io import IOBase
from pathlib import Path

from django.utils import timezone

from base import content_version
from base.request_state import state_of
from search.engine import general_dutch
from search.engine.documents import Question
from search.engine.index import Engine, UnreadableIndexError
from search.indexing import log, storage

LOOK_EVERY = 1.0  # seconds between two looks for a newer index
LOOK_AGAIN = 0.05  # seconds, when the index is known to be behind
AHEAD_FOR = 10.0  # seconds after which an index that is ahead of the database must belong to another database
# Seconds after which an index that stays behind is no longer used: nothing seems to update it, and its counts and
# spellings may come from pages that were hidden since. The database is slower, but right.
BEHIND_FOR = 60.0


@dataclass(frozen=True)
class IndexReader:
    """An index that is open for reading.

    Args:
        engine: `search.engine.index.Engine`.
        version: content version that it has reached.
        folder: of the index.
        hold: open file whose lock keeps other processes from removing the folder.
    """

    engine: Engine
    version: int
    folder: Path
    hold: IOBase

    def expired(self):
        """Return the keys of what ended since it was indexed: an end changes nothing in the database."""
        return self.engine.expired(timezone.now())


class _Process:
    """What this process has open, and when it last looked for something newer."""

    def __init__(self):
        self.opened = None
        self.looked = self.agreed = self.counted = 0.0
        self.behind = (-1, 0.0)  # version of an index that is behind, and since when it has that version
        self.version = 0
        self.lock = threading.Lock()


_process = _Process()


def current(version=None):
    """Return the `IndexReader` to use, or None when there is none: the caller then asks the database.

    Args:
        version: content version of the database, when the caller has read it; else it is read, at most once a second.
    """
    if version is None:
        version = _count()
    opened = _process.opened
    is_behind = opened is not None and opened.version < version
    if time.monotonic() - _process.looked >= (LOOK_AGAIN if is_behind else LOOK_EVERY):
        opened = refresh(patient=False)
    return opened if opened is not None and _agrees(opened, version) else None


def _count():
    """Return the content version of the database as it was within the last second."""
    if time.monotonic() - _process.counted >= LOOK_EVERY:
        _process.counted, _process.version = time.monotonic(), content_version.current()
    return _process.version


def _agrees(opened, version):
    """Return whether an index may answer for a database at a version: it may differ for some seconds only."""
    if opened.version > version:
        return time.monotonic() - _process.agreed < AHEAD_FOR
    _process.agreed = time.monotonic()
    if opened.version == version or opened.version != _process.behind[0]:
        _process.behind = (opened.version, time.monotonic())
    return time.monotonic() - _process.behind[1] < BEHIND_FOR


def refresh(*, patient=True):
    """Open the index in use when it is another one or has changed, and return its `IndexReader`, or None.

    Args:
        patient: whether to wait for another thread that is doing so; if not, what is open now is returned.
    """
    if _process.lock.acquire(blocking=patient):
        try:
            _process.looked = time.monotonic()
            _process.opened = _found(_process.opened)
        finally:
            _process.lock.release()
    return _process.opened


def _found(opened):
    folder = storage.in_use()
    try:
        if folder is None:
            return None
        if opened is None or opened.folder != folder:
            hold = storage.hold(folder)
            engine = Engine.open(folder)
            # Beside the answers, or the first one would wait for it.
            threading.Thread(target=general_dutch.has, args=("",), daemon=True).start()
        else:
            engine, hold = opened.engine, opened.hold
            engine.reload()
        return IndexReader(engine, log.Position.of(engine.position).version, folder, hold)
    except (UnreadableIndexError, OSError):
        return None


def close():
    """Close the index."""
    _process.opened, _process.looked, _process.counted = None, 0.0, 0.0


def discard():
    """Take the index out of use when it fails on a plain question too: the question that failed may be at fault."""
    opened = _process.opened
    try:
        if opened:
            opened.engine.search(Question(size=1))
    except UnreadableIndexError:
        storage.retire(opened.folder)
        close()


def for_request(request):
    """Return the `IndexReader` that answers a request, or None when lists must ask the database.

    An answer is as old as its index: a copy that is made while the index is behind must be stale from the start, so the
    state says of which version the index is (base.page_store.middleware).
    """
    state = state_of(request)
    if state.index_failed:
        return None
    version = state.content_version
    opened = current(version)
    if opened is not None and version is not None:
        state.index_version = opened.version
    return opened
