"""Which write touches which pages and records: every model whose rows the public sees, and what the log says."""

from django.db.models.signals import m2m_changed, post_delete, post_save, pre_delete, pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, Site
from wagtail.signals import page_unpublished, post_page_move

from base.content_version import ALL, NOTHING, PAGE, RECORD, TERM, TREE, record
from base.documents import users_of
from base.keys import Key, key_of
from base.models import (
    LibraryDocument,
    LibraryImage,
    Municipality,
    PageRelation,
    PublicChangeNote,
    Record,
    SiteSettings,
    Source,
    Term,
    TermAssignment,
    record_types,
    term_rows,
)

# Saving a draft writes only these columns of the page, which the public does not see.
DRAFT_FIELDS = frozenset(
    {
        *("draft_title", "has_unpublished_changes", "latest_revision", "latest_revision_created_at"),
        *("locked", "locked_at", "locked_by"),
    }
)
# Columns that affect the descendants of a page too.
TREE_FIELDS = ("live", "slug", "alias_of_id", "expire_at")


# Models with a foreign key to a page, and the name of that key.
PAGE_ROWS = {
    PageRelation: "source",
    PageViewRestriction: "page",
    PublicChangeNote: "page",
    Source: "page",
    TermAssignment: "content_object",
}


def register(*models):
    """Make the rows of some models increment the content version; an app calls this in ``AppConfig.ready``.

    Args:
        models: classes whose rows show on pages, but are not in the search index.
    """
    HANDLERS.update(dict.fromkeys(models, _record_nothing))


def _record_nothing(row):
    """Record a change that shows on pages, but not in the search index."""
    record(NOTHING)


def connect():
    """Connect the receivers."""
    pre_save.connect(_saving, dispatch_uid="base.signal_handlers.saving")
    post_save.connect(_saved, dispatch_uid="base.signal_handlers.saved")
    pre_delete.connect(_deleting, dispatch_uid="base.signal_handlers.deleting")
    post_delete.connect(_deleted, dispatch_uid="base.signal_handlers.deleted")
    m2m_changed.connect(_chosen, dispatch_uid="base.signal_handlers.chosen")
    page_unpublished.connect(_unpublished, dispatch_uid="base.signal_handlers.unpublished")
    post_page_move.connect(_moved, dispatch_uid="base.signal_handlers.moved")


def record_document_users(document):
    """Note that what a file of the library says has changed, and so what uses it.

    Args:
        document: LibraryDocument.
    """
    record(NOTHING)
    for pk in users_of(document, Page):
        record(PAGE, pk)
    for model in record_types():
        for pk in users_of(document, model):
            record(RECORD, Key(model.record_kind, pk))


def record_collection_files(collection):
    """Record a change of who may download the files of a collection and of those below it.

    Args:
        collection: Wagtail's Collection. The CMS saves a collection before it moves it, so a move is recorded too.
    """
    record(NOTHING)
    for document in LibraryDocument.objects.filter(collection__path__startswith=collection.path):
        record_document_users(document)


def _is_draft_save(update_fields):
    return bool(update_fields) and DRAFT_FIELDS.issuperset(update_fields)


def _is_published(live, first_published_at):
    """Return whether a page is or was public."""
    return live or first_published_at is not None


def _saving(sender, instance, update_fields=None, raw=False, **kwargs):
    """Keep the stored values of a page until it is saved."""
    if isinstance(instance, Page) and not raw and not _is_draft_save(update_fields):
        stored = Page.objects.filter(pk=instance.pk) if instance.pk else Page.objects.none()
        instance.stored_values = stored.values(*TREE_FIELDS, "first_published_at").first()


def _saved(sender, instance, update_fields=None, raw=False, **kwargs):
    if raw or _is_draft_save(update_fields):
        return
    if isinstance(instance, Page):
        _page_saved(instance, instance.__dict__.pop("stored_values", None))
    else:
        _record_row(instance)


def _page_saved(page, stored):
    was_published = stored is not None and _is_published(stored["live"], stored["first_published_at"])
    if not (was_published or _is_published(page.live, page.first_published_at)):
        return
    affects_tree = stored is not None and any(stored[name] != getattr(page, name) for name in TREE_FIELDS)
    record(TREE if affects_tree else PAGE, page.pk)


def _record_page_of(row):
    name = PAGE_ROWS[type(row)]
    page = row._state.fields_cache.get(name)
    if page is None or _is_published(page.live, page.first_published_at):
        record(TREE if isinstance(row, PageViewRestriction) else PAGE, getattr(row, f"{name}_id"))


def _record_municipality(municipality):
    record(NOTHING)
    for key in _placed_in(municipality):
        record(RECORD, key) if key.kind else record(PAGE, key.number)


# Functions that record what a saved or deleted row touches, by its model. Apps add theirs with `register`.
HANDLERS = {
    **dict.fromkeys(PAGE_ROWS, _record_page_of),
    Term: lambda term: record(TERM, term.pk),
    Site: lambda site: record(ALL),
    Collection: record_collection_files,
    CollectionViewRestriction: lambda restriction: record_collection_files(restriction.collection),
    LibraryDocument: record_document_users,
    Municipality: _record_municipality,
    **dict.fromkeys((LibraryImage, Redirect, SiteSettings), _record_nothing),
}


def _record_row(instance):
    """Record what a saved or deleted row touches, when it is a record or its model has a handler."""
    handler = HANDLERS.get(type(instance))
    if isinstance(instance, Record):
        record(RECORD, key_of(instance))
    elif handler:
        handler(instance)


def _placed_in(municipality):
    """Yield the keys of the pages and records that name a municipality, of whatever type."""
    relations = (each for each in municipality._meta.get_fields(include_hidden=True) if each.auto_created)
    for relation in relations:
        if relation.is_relation and issubclass(relation.related_model, Page | Record):
            yield from map(key_of, relation.related_model.objects.filter(**{relation.field.name: municipality.pk}))


def _deleting(sender, instance, **kwargs):
    # Who uses a file, names a place or carries a term is forgotten along with it.
    if isinstance(instance, (LibraryDocument, Municipality)):
        _record_row(instance)
    elif isinstance(instance, Term):
        # Of a page, the rows that say so are deleted one by one and tell it themselves.
        for model in record_types():
            for pk in term_rows(model).filter(term_pk=instance.pk).values_list("carrier_pk", flat=True):
                record(RECORD, Key(model.record_kind, pk))


def _chosen(sender, instance, action, **kwargs):
    """Note that what a record carries or names was changed."""
    if isinstance(instance, Record) and action.startswith("post_"):
        record(RECORD, key_of(instance))


def _deleted(sender, instance, **kwargs):
    if isinstance(instance, Term):
        instance.record_related_terms()
    if not isinstance(instance, Page):
        _record_row(instance)
    elif _is_published(instance.live, instance.first_published_at):
        record(PAGE, instance.pk)


def _unpublished(instance, **kwargs):
    # Wagtail also unpublishes a page that is deleted, and sends only this signal for it.
    record(TREE, instance.pk)


def _moved(instance, parent_page_after, **kwargs):
    """Record a move: of the page with its descendants, and of the later siblings, whose paths change too."""
    if _is_published(instance.live, instance.first_published_at):
        record(TREE, instance.pk)
    level = instance.path[: -Page.steplen]
    if Page.objects.filter(path__startswith=level, depth=instance.depth, path__gt=instance.path).exists():
        record(TREE, parent_page_after.pk)
