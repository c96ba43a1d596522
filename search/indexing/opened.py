"""The index as this process has it open: found in a moment, never built here and never waited for."""

import threading
import time
from dataclasses import dataclass
from io import IOBase
from pathlib import Path

from django.utils import timezone

from base import changes
from search.engine.documents import Question
from search.engine.index import Engine, Unreadable
from search.indexing import log, place

LOOK_EVERY = 1.0  # seconds
LOOK_AGAIN = 0.05  # seconds, when the index is known to be behind
AHEAD_FOR = 10.0  # seconds after which an index that is further than the database is another database's
# Seconds after which nobody seems to bring an index up to date any more. What it says of pages that were hidden since
# (how many there are, how a word is spelled) must not stay; the database is slow, but right.
BEHIND_FOR = 60.0


@dataclass(frozen=True)
class Opened:
    """An index that is open for reading.

    Args:
        engine: `search.engine.index.Engine`.
        sequence: of the database, that it has come to.
        folder: where it lies.
        hold: open file that keeps others from removing it.
    """

    engine: Engine
    sequence: int
    folder: Path
    hold: IOBase

    def expired(self):
        """Give the pks of pages that ended since they were indexed; nothing in the database changed then."""
        return self.engine.expired(timezone.now())


class _Process:
    """What this process has open, and when it last looked for something newer."""

    def __init__(self):
        self.opened = None
        self.looked = self.agreed = self.counted = 0.0
        self.behind = (-1, 0.0)  # how far the index is, and since when no further than that while the database is
        self.sequence = 0
        self.lock = threading.Lock()


_process = _Process()


def current(sequence=None):
    """Give what is `Opened`, or None when there is no index to use: the caller then asks the database.

    Args:
        sequence: of the database, when the caller has read it; else it is read, at most once a second.
    """
    if sequence is None:
        sequence = _count()
    opened = _process.opened
    is_behind = opened is not None and opened.sequence < sequence
    if time.monotonic() - _process.looked >= (LOOK_AGAIN if is_behind else LOOK_EVERY):
        opened = look(patient=False)
    return opened if opened is not None and _agrees(opened, sequence) else None


def _count():
    """Give the sequence of the database as it was within the last second."""
    if time.monotonic() - _process.counted >= LOOK_EVERY:
        _process.counted, _process.sequence = time.monotonic(), changes.current()
    return _process.sequence


def _agrees(opened, sequence):
    """Tell whether an index may answer for a database at that sequence: ahead or behind it may be, but not long."""
    if opened.sequence > sequence:
        return time.monotonic() - _process.agreed < AHEAD_FOR
    _process.agreed = time.monotonic()
    if opened.sequence == sequence or opened.sequence != _process.behind[0]:
        _process.behind = (opened.sequence, time.monotonic())
    return time.monotonic() - _process.behind[1] < BEHIND_FOR


def look(*, patient=True):
    """Look whether there is another index, or more in this one.

    Args:
        patient: False when what another thread saw, who is looking just now, will do.

    Returns:
        What is `Opened`, or None.
    """
    if _process.lock.acquire(blocking=patient):
        try:
            _process.looked = time.monotonic()
            _process.opened = _found(_process.opened)
        finally:
            _process.lock.release()
    return _process.opened


def _found(opened):
    folder = place.in_use()
    try:
        if folder is None:
            return None
        if opened is None or opened.folder != folder:
            hold = place.hold(folder)
            engine = Engine.open(folder)
        else:
            engine, hold = opened.engine, opened.hold
            engine.reload()
        return Opened(engine, log.Position.of(engine.position).sequence, folder, hold)
    except (Unreadable, OSError, ValueError):
        return None


def close():
    """Let go of what is open, as a process that ends does."""
    _process.opened, _process.looked, _process.counted = None, 0.0, 0.0


def distrust():
    """Put the index out of use when it can't answer a plain question either: the one it failed at may just be odd."""
    opened = _process.opened
    try:
        if opened:
            opened.engine.search(Question(size=1))
    except Unreadable:
        place.retire(opened.folder)
        close()


def for_request(request):
    """Give what is `Opened` for an answer to a request, or None.

    The answer is as old as the index it is made of, and is kept under that sequence (base.middleware.PageCache): a copy
    made while the index is behind is stale from the start.
    """
    if getattr(request, "without_index", False):
        return None
    sequence = getattr(request, "sequence", None)
    opened = current(sequence)
    if opened is not None and sequence is not None:
        request.sequence = min(sequence, opened.sequence)
    return opened
