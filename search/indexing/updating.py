"""Applies to the index the changes since it was last written."""

import enum
import logging

from search.engine.index import UnreadableIndexError
from search.indexing import log, reader, storage
from search.indexing.documents import DocumentBuilder, all_keys, batches

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 200  # documents that a process reads anew while somebody waits for its answer
PATIENCE = 0.3  # seconds that a process which just published waits for who is writing
SOME_PIECES = 8  # of which an index may be made before the worker joins them
MOST_PIECES = 40  # of which it is made when no worker runs: who publishes waits then while they are joined


class Outcome(enum.Enum):
    """What became of an update."""

    DONE = "the index is up to date"
    BUSY = "another process of this machine is updating it"
    LARGE = "more changed than may be read now"
    UNUSABLE = "there is no index that the change log can bring up to date"


def apply_committed(**kwargs):
    """Apply what this process just committed: a receiver of `base.content_version.committed`, which must never fail.

    The worker does what takes too long here, and joins the pieces of the index.
    """
    try:
        update(most=MOST_AT_ONCE, patience=PATIENCE, tidy=False)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the engine is no Exception
        logger.exception("The search index was not updated; the worker will.")


def update(*, most=None, patience=0.0, tidy=True):
    """Bring the index of this machine up to date, unless another process is doing so.

    Args:
        most: number of documents above which nothing is done, because somebody waits; None for any number.
        patience: seconds to wait for another process that is updating.
        tidy: whether to join the pieces of the index, which takes up to some seconds for a large one. With False they
            stay, up to `MOST_PIECES`.

    Returns:
        `Outcome`.
    """
    found = reader.refresh()
    if found is None:
        return Outcome.UNUSABLE
    if found.engine.position == int(log.now()):
        return Outcome.DONE
    with storage.alone("update", patience) as ours:
        if not ours:
            return Outcome.BUSY
        try:
            # Another one may have taken its place while we waited.
            found = reader.refresh()
            if found is None:
                return Outcome.UNUSABLE
            outcome = _apply_and_leave(found.engine, most, tidy)
            reader.refresh()
        except (UnreadableIndexError, log.LogTooShortError, OSError):
            logger.warning("The search index can't be brought up to date.", exc_info=True)
            return Outcome.UNUSABLE
        return outcome


def _apply_and_leave(engine, most, tidy):
    """Apply the log and let the next writer begin; see `update`."""
    try:
        return apply(engine, most=most)
    finally:
        if tidy or engine.pieces > MOST_PIECES:
            engine.tidy()
        else:
            engine.release()


def is_behind():
    """Return whether the index of this machine lacks something, or is lacking itself."""
    found = reader.refresh()
    return found is None or found.engine.position != int(log.now())


def join_pieces():
    """Join the pieces of the index in use, when nobody else is at it."""
    with storage.alone("update") as ours:
        found = reader.refresh()
        if ours and found is not None and found.engine.pieces > SOME_PIECES:
            # A write of nothing: after it the engine joins what can be joined.
            found.engine.write([], position=found.engine.position)


def apply(engine, *, most=None, whole=False):
    """Write to an index what the log says since its position, untidied; repeated until nothing came in between.

    Args:
        engine: `search.engine.index.Engine`; nobody else may be writing to it.
        most: as for `update`.
        whole: also when everything is touched; else that is `Outcome.UNUSABLE`, for building anew is quicker.

    Raises:
        log.LogTooShortError: the log can't bring it up to date.
    """
    while True:
        reached, rows = log.since(log.Position.of(engine.position))
        if int(reached) == engine.position:
            return Outcome.DONE
        keys = log.touched(rows)
        if keys is None and not whole:
            return Outcome.UNUSABLE
        if keys is None:
            keys = set(engine.contents()) | set(all_keys())
        if most is not None and len(keys) > most:
            return Outcome.LARGE
        reader, parts = DocumentBuilder(), list(batches(sorted(keys))) or [[]]
        for number, part in enumerate(parts, 1):
            documents = reader.documents(part) if part else []
            gone = set(part) - {document.key for document in documents}
            # Only the last part carries the position: who is killed before begins again.
            last = number == len(parts)
            engine.write(
                documents, deleted=sorted(gone), position=int(reached) if last else engine.position, tidy=False
            )
