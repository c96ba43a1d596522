"""Applies to the index what the log says since it was last written."""

import enum
import logging
import threading
from contextlib import ExitStack

from search.documents import Reader, all_pks, batches
from search.engine.index import Unreadable
from search.indexing import log, opened, place

logger = logging.getLogger(__name__)

MOST_AT_ONCE = 200  # pages that a process reads anew while somebody waits for its answer
PATIENCE = 0.3  # seconds that a process which just published waits for who is writing


class Outcome(enum.Enum):
    """What became of an update."""

    DONE = "the index is as far as the log"
    BUSY = "another process of this machine is at it"
    LARGE = "more pages are touched than may be read now"
    UNUSABLE = "there is no index that this log can bring up to date"


def apply_committed(**kwargs):
    """Apply what this process just committed: a receiver of `base.changes.committed`, which must never fail.

    What is too much is left to the keeper.
    """
    try:
        update(most=MOST_AT_ONCE, patience=PATIENCE, tidy_beside=True)
    except (KeyboardInterrupt, SystemExit):
        raise
    except BaseException:  # a panic of the engine is no Exception
        logger.exception("The search index was not updated; the keeper will.")


def update(*, most=None, patience=0.0, tidy_beside=False):
    """Bring the index of this machine up to date, when nobody else is at it.

    Args:
        most: number of pages above which nothing is done, for who can't be kept waiting; None for any.
        patience: seconds to wait for who is at it.
        tidy_beside: whether a thread joins the pieces of a large index, which takes up to some seconds; until then it
            stays our turn.

    Returns:
        `Outcome`.
    """
    found = opened.look()
    if found is None:
        return Outcome.UNUSABLE
    if found.engine.position == int(log.now()):
        return Outcome.DONE
    with ExitStack() as turn:
        if not turn.enter_context(place.alone("update", patience)):
            return Outcome.BUSY
        try:
            # Another one may have taken its place while we waited.
            found = opened.look()
            if found is None:
                return Outcome.UNUSABLE
            turn.callback(found.engine.tidy)
            outcome = apply(found.engine, most=most)
            opened.look()
        except (Unreadable, log.LogTooShort, OSError, ValueError):
            logger.warning("The search index can't be brought up to date.", exc_info=True)
            return Outcome.UNUSABLE
        if tidy_beside:
            threading.Thread(target=turn.pop_all().close).start()
        return outcome


def apply(engine, *, most=None, whole=False):
    """Write to an index what the log says since its position, untidied; repeated until nothing came in between.

    Args:
        engine: `search.engine.index.Engine`; nobody else may be writing to it.
        most: as for `update`.
        whole: also when everything is touched; else that is `Outcome.UNUSABLE`, for building anew is quicker.

    Raises:
        log.LogTooShort: the log can't bring it up to date.
    """
    while True:
        reached, rows = log.since(log.Position.of(engine.position))
        if int(reached) == engine.position:
            return Outcome.DONE
        pks = log.touched(rows)
        if pks is None and not whole:
            return Outcome.UNUSABLE
        if pks is None:
            pks = set(engine.contents()) | set(all_pks())
        if most is not None and len(pks) > most:
            return Outcome.LARGE
        reader, parts = Reader(), list(batches(sorted(pks))) or [[]]
        for number, part in enumerate(parts, 1):
            documents = reader.documents(part) if part else []
            gone = set(part) - {document.pk for document in documents}
            # Only the last part carries the position: who is killed before begins again.
            last = number == len(parts)
            engine.write(
                documents, deleted=sorted(gone), position=int(reached) if last else engine.position, tidy=False
            )
