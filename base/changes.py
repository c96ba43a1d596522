"""One number that says how fresh a copy of the public site is: the sequence.

The counter row is raised last in every transaction that changes what the public can see. A cache keeps
the value it read *before* it rendered; a copy with an older value is stale. PostgreSQL hands out ids out
of commit order, so a row's id can't play this part: the update of one row can, because its lock is held
until commit.
"""

from contextlib import contextmanager
from contextvars import ContextVar

from django.db import connection
from django.db import transaction as db_transaction
from django.db.models import F
from django.db.models.signals import post_delete, post_save

from base import tree

# None outside `transaction()`; inside, whether something public has changed so far.
_changed: ContextVar[bool | None] = ContextVar("changed", default=None)

# Saving a draft touches only these columns of the page: the public sees no difference.
DRAFT_FIELDS = frozenset(
    {
        "draft_title",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
    }
)


def current():
    """Give the sequence as an integer; 0 before the first change. One query."""
    from base.models import Sequence

    return Sequence.objects.values_list("value", flat=True).first() or 0


def record():
    """Note that something public has changed; the sequence rises when the transaction ends."""
    if _changed.get() is None:
        _raise_sequence()
    else:
        _changed.set(True)


@contextmanager
def transaction(*, lock_tree=False):
    """Run a block in one database transaction that raises the sequence last, if anything changed.

    Args:
        lock_tree: also wait for the lock that every writer of the page tree takes.

    Nested blocks join the outer one. An exception rolls everything back, the sequence included.
    """
    if _changed.get() is not None:
        if lock_tree:
            tree.lock()
        yield
        return
    token = _changed.set(False)
    try:
        with db_transaction.atomic():
            if lock_tree:
                tree.lock()
            yield
            if _changed.get() and not connection.needs_rollback:
                _raise_sequence()
    finally:
        _changed.reset(token)


def _raise_sequence():
    from base.models import Sequence

    if not Sequence.objects.update(value=F("value") + 1):
        Sequence.objects.create(value=1)


def connect():
    """Watch every model whose rows reach a public page."""
    post_save.connect(_saved, dispatch_uid="base.changes.saved")
    post_delete.connect(_deleted, dispatch_uid="base.changes.deleted")


# Models of apps above this one whose rows reach a public page.
_elsewhere: set[type] = set()


def watch(*models):
    """Let the rows of these models raise the sequence as well; called when their app is ready."""
    _elsewhere.update(models)


def _watched():
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.models import Page, PageViewRestriction, Site

    from base import models

    return (
        *_elsewhere,
        Page,
        PageViewRestriction,
        Site,
        Redirect,
        models.LibraryDocument,
        models.LibraryImage,
        models.Municipality,
        models.PageRelation,
        models.PublicChangeNote,
        models.SiteSettings,
        models.Source,
        models.Term,
        models.TermAssignment,
    )


def _saved(sender, instance, update_fields=None, raw=False, **kwargs):
    if raw or not isinstance(instance, _watched()):
        return
    if update_fields and DRAFT_FIELDS.issuperset(update_fields):
        return
    if _never_published(instance):
        return
    record()


def _never_published(instance):
    """Tell whether a page, or the page that a row belongs to, was never seen by the public."""
    held = instance._state.fields_cache
    page = held.get("page") or held.get("content_object") or held.get("source") or instance
    return hasattr(page, "first_published_at") and not page.live and page.first_published_at is None


def _deleted(sender, instance, **kwargs):
    if isinstance(instance, _watched()):
        record()
