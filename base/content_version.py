"""The content version, a counter of public changes by which caches see whether a copy is stale, and a log of changes.

Every transaction that changes what the public sees increments the counter as its last statement. A cache stores the
value that it read *before* it rendered; a copy with a lower value is stale. The counter is an update of one row, whose
lock is held until commit. An id would not do, because PostgreSQL does not assign ids in commit order. The same
transaction then writes the log, in which the search index reads what to update. base/signal_handlers.py says which
write touches what.

Content for members has a counter of its own, so a change of it makes no public copy stale.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from django.db import transaction as db_transaction
from django.db.models import CharField, F
from django.dispatch import Signal
from django.utils import timezone

from base import storage, tree_lock
from base.keys import Key
from base.models.content_version import Change, ContentVersion
from base.prepared import Parameter, PreparedQuery

# As in base.models.Change.Scope.
PAGE, TREE, TERM, RECORD, ALL, NOTHING = "page", "tree", "term", "record", "all", "nothing"
MEMBERS = "members"  # content that no public page shows: increments the members' counter and writes no log
MAX_SUBJECTS = 10_000  # in the log of one transaction; a transaction that touches more is logged as `ALL`
VERSIONS_KEPT = 10_000  # in the log

CURRENT = PreparedQuery(
    lambda: ContentVersion.objects.filter(audience=Parameter("audience", CharField())).values_list("value")
)

# Sent after commit with the new content version as `version`; an exception in a receiver is logged and goes no further.
committed = Signal()

# None outside `transaction()`; inside, what the transaction touched so far, as {(scope, subject)}.
_touched: ContextVar[set | None] = ContextVar("touched", default=None)


def current(audience=ContentVersion.Audience.PUBLIC):
    """Return the content version for the public or for members, in one query; 0 before the first change.

    A list for members that shows public pages too depends on both versions.
    """
    rows = CURRENT.rows(audience=audience)
    return rows[0][0] if rows else 0


def record(scope=ALL, subject=None):
    """Record a change; the content version is incremented when the transaction ends.

    Args:
        scope: `PAGE`, `TREE` (a page and its descendants), `TERM` (the pages and records with the term), `RECORD`,
            `ALL`, or `NOTHING` for a change that shows on pages but not in the search index. `MEMBERS` for content that
            only members see.
        subject: pk of the page or term, `base.keys.Key` of the record.
    """
    touched = _touched.get()
    if touched is None:
        _write({(scope, subject)})
    else:
        touched.add((scope, subject))


@contextmanager
def transaction(*, lock_tree=False):
    """Run a block in one database transaction that increments the content version last, if anything changed.

    Args:
        lock_tree: whether to take the lock of the page tree first.

    Nested blocks join the outer one. An exception rolls everything back, the content version and stored files included.
    """
    if _touched.get() is not None:
        if lock_tree:
            tree_lock.lock()
        yield
        return
    touched: set = set()
    token = _touched.set(touched)
    try:
        with storage.file_transaction() as undo_files, db_transaction.atomic():
            if lock_tree:
                tree_lock.lock()
            yield
            if connection.needs_rollback:
                undo_files()
            elif touched:
                _write(touched)
    finally:
        _touched.reset(token)


def prune():
    """Delete the log of all but the last `VERSIONS_KEPT` values of the content version."""
    Change.objects.filter(version__lte=current() - VERSIONS_KEPT).delete()


def _write(touched):
    """Increment the counters and write the log; the members' counter always first, so that no deadlock is possible."""
    public = {(scope, subject) for scope, subject in touched if scope != MEMBERS}
    with db_transaction.atomic():
        if public != touched:
            _increment(ContentVersion.Audience.MEMBERS)
        if public:
            _increment(ContentVersion.Audience.PUBLIC)
            _log(public)


def _increment(audience):
    if not ContentVersion.objects.filter(audience=audience).update(value=F("value") + 1):
        ContentVersion.objects.create(audience=audience, value=1)


def _log(touched):
    """Write the log of a new public version, and send `committed` after commit."""
    version, stamp = current(), timezone.now().microsecond
    Change.objects.bulk_create(
        Change(version=version, stamp=stamp, scope=scope, **_named(subject)) for scope, subject in _merged(touched)
    )
    db_transaction.on_commit(lambda: committed.send_robust(None, version=version), robust=True)


def _named(subject):
    return {"kind": subject.kind, "subject": subject.number} if isinstance(subject, Key) else {"subject": subject}


def _merged(touched):
    """Return the changes without those that another one covers: `ALL` covers all, the `TREE` of a page its `PAGE`."""
    scopes = {scope for scope, _ in touched}
    if ALL in scopes or len(touched) > MAX_SUBJECTS:
        return [(ALL, None)]
    merged = {(scope, subject) for scope, subject in touched if scope != NOTHING}
    merged = {(scope, subject) for scope, subject in merged if scope != PAGE or (TREE, subject) not in merged}
    return sorted(merged) or [(NOTHING, None)]
