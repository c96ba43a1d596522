"""One number that says how fresh a copy of the public site is, the sequence, and a log of what each rise touched.

The counter row is raised last in every transaction that changes what the public can see. A cache keeps
the value it read *before* it rendered; a copy with an older value is stale. PostgreSQL hands out ids out
of commit order, so a row's id can't play this part: the update of one row can, because its lock is held
until commit. Right behind it, in the same transaction, the log is written: what is derived from the content
(the search index) reads there what to make anew. base/watching.py says which write touches what.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from django.db import transaction as db_transaction
from django.db.models import F
from django.dispatch import Signal
from django.utils import timezone

from base import tree

PAGE, TREE, TERM, ALL, NOTHING = "page", "tree", "term", "all", "nothing"  # as in base.models.Change.Scope
MOST_NAMED = 10_000  # things touched in one transaction; more than this is everything
KEPT = 10_000  # values of the sequence that stay in the log

# Sent after commit, with the value that the sequence rose to as `sequence`; what fails in a receiver stays there.
committed = Signal()

# None outside `transaction()`; inside, what it touched so far as {(scope, subject)}.
_touched: ContextVar[set | None] = ContextVar("touched", default=None)


def current():
    """Give the sequence as an integer; 0 before the first change. One query."""
    from base.models import Sequence

    return Sequence.objects.values_list("value", flat=True).first() or 0


def record(scope=ALL, subject=None):
    """Note that something public has changed; the sequence rises when the transaction ends.

    Args:
        scope: `PAGE`, `TREE` (a page and all below it), `TERM` (the pages that carry it), `ALL`, or `NOTHING` for
            what shows on pages but in nothing derived from them.
        subject: pk of the page or term.
    """
    touched = _touched.get()
    if touched is None:
        _raise_sequence({(scope, subject)})
    else:
        touched.add((scope, subject))


@contextmanager
def transaction(*, lock_tree=False):
    """Run a block in one database transaction that raises the sequence last, if anything changed.

    Args:
        lock_tree: also wait for the lock that every writer of the page tree takes.

    Nested blocks join the outer one. An exception rolls everything back, the sequence included.
    """
    if _touched.get() is not None:
        if lock_tree:
            tree.lock()
        yield
        return
    touched: set = set()
    token = _touched.set(touched)
    try:
        with db_transaction.atomic():
            if lock_tree:
                tree.lock()
            yield
            if touched and not connection.needs_rollback:
                _raise_sequence(touched)
    finally:
        _touched.reset(token)


def prune():
    """Forget what the log says of long ago: all but the last `KEPT` values of the sequence."""
    from base.models import Change

    Change.objects.filter(sequence__lte=current() - KEPT).delete()


def _raise_sequence(touched):
    from base.models import Change, Sequence

    with db_transaction.atomic():
        if not Sequence.objects.update(value=F("value") + 1):
            Sequence.objects.create(value=1)
        sequence, stamp = current(), timezone.now().microsecond
        Change.objects.bulk_create(
            Change(sequence=sequence, stamp=stamp, scope=scope, subject=subject) for scope, subject in _merged(touched)
        )
        db_transaction.on_commit(lambda: committed.send_robust(None, sequence=sequence), robust=True)


def _merged(touched):
    """Give the least that says the same: everything covers all, a page with what is below it covers the page."""
    scopes = {scope for scope, _ in touched}
    if ALL in scopes or len(touched) > MOST_NAMED:
        return [(ALL, None)]
    least = {(scope, subject) for scope, subject in touched if scope != NOTHING}
    least = {(scope, subject) for scope, subject in least if scope != PAGE or (TREE, subject) not in least}
    return sorted(least) or [(NOTHING, None)]
