"""Which write touches which pages: every model whose rows reach a public page, and what the log says of it."""

from django.contrib.contenttypes.models import ContentType
from django.db.models.signals import post_delete, post_save, pre_delete, pre_save
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Collection, CollectionViewRestriction, Page, PageViewRestriction, ReferenceIndex, Site
from wagtail.signals import page_unpublished, post_page_move

from base.changes import ALL, NOTHING, PAGE, TERM, TREE, record
from base.models import (
    LibraryDocument,
    LibraryImage,
    Municipality,
    PageRelation,
    PublicChangeNote,
    SiteSettings,
    Source,
    Term,
    TermAssignment,
)

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
# What decides over the pages below as well.
DEEP_FIELDS = ("live", "slug", "alias_of_id", "expire_at")


# Rows of a page, with the name under which they know it.
ROWS = {
    PageRelation: "source",
    PageViewRestriction: "page",
    PublicChangeNote: "page",
    Source: "page",
    TermAssignment: "content_object",
}
# They show on pages, but nothing derived from the content holds them.
SHOWN_ONLY = (LibraryImage, Redirect, SiteSettings)
# The same, of apps above this one.
_shown_elsewhere: set[type] = set()


def watch(*models):
    """Let the rows of these models raise the sequence; an app calls this when it is ready.

    Args:
        models: whose rows change what a visitor sees, but nothing derived from the content, such as the search index.
    """
    _shown_elsewhere.update(models)


def connect():
    """Watch every model whose rows reach a public page."""
    pre_save.connect(_saving, dispatch_uid="base.watching.saving")
    post_save.connect(_saved, dispatch_uid="base.watching.saved")
    pre_delete.connect(_deleting, dispatch_uid="base.watching.deleting")
    post_delete.connect(_deleted, dispatch_uid="base.watching.deleted")
    page_unpublished.connect(_unpublished, dispatch_uid="base.watching.unpublished")
    post_page_move.connect(_moved, dispatch_uid="base.watching.moved")


def record_users(document):
    """Note that what a file of the library says has changed, and so the pages that use it.

    Args:
        document: LibraryDocument.
    """
    record(NOTHING)
    for pk in _naming(document):
        record(PAGE, pk)


def record_files(collection):
    """Note that who may have the files of a collection, and of those below it, has changed.

    Args:
        collection: of wagtail. The CMS saves one before it moves it, in one transaction, so a move is told as well.
    """
    record(NOTHING)
    for document in LibraryDocument.objects.filter(collection__path__startswith=collection.path):
        record_users(document)


def _naming(instance):
    """Give the pks of the pages whose own texts and choices refer to a row."""
    uses = ReferenceIndex.get_references_to(instance)
    of_pages = uses.filter(base_content_type=ContentType.objects.get_for_model(Page))
    return {int(pk) for pk in of_pages.values_list("object_id", flat=True)}


def _is_draft_save(update_fields):
    return bool(update_fields) and DRAFT_FIELDS.issuperset(update_fields)


def _seen(live, first_published_at):
    """Tell whether the public sees or saw a page."""
    return live or first_published_at is not None


def _saving(sender, instance, update_fields=None, raw=False, **kwargs):
    """Remember what the public saw of a page until now."""
    if isinstance(instance, Page) and not raw and not _is_draft_save(update_fields):
        kept = Page.objects.filter(pk=instance.pk) if instance.pk else Page.objects.none()
        instance.shown_before = kept.values(*DEEP_FIELDS, "first_published_at").first()


def _saved(sender, instance, update_fields=None, raw=False, **kwargs):
    if raw or _is_draft_save(update_fields):
        return
    if isinstance(instance, Page):
        _page_saved(instance, instance.__dict__.pop("shown_before", None))
    else:
        _touched(instance)


def _page_saved(page, before):
    was_seen = before is not None and _seen(before["live"], before["first_published_at"])
    if not (was_seen or _seen(page.live, page.first_published_at)):
        return
    deep = before is not None and any(before[name] != getattr(page, name) for name in DEEP_FIELDS)
    record(TREE if deep else PAGE, page.pk)


def _touched(instance):
    """Note what a saved or deleted row touches, when it is one that we watch."""
    row_of = ROWS.get(type(instance))
    if row_of:
        page = instance._state.fields_cache.get(row_of)
        if page is None or _seen(page.live, page.first_published_at):
            record(TREE if isinstance(instance, PageViewRestriction) else PAGE, getattr(instance, f"{row_of}_id"))
    elif isinstance(instance, Term):
        record(TERM, instance.pk)
    elif isinstance(instance, Site):
        record(ALL)
    elif isinstance(instance, Collection):
        record_files(instance)
    elif isinstance(instance, CollectionViewRestriction):
        record_files(instance.collection)
    elif isinstance(instance, LibraryDocument):
        record_users(instance)
    elif isinstance(instance, Municipality):
        record(NOTHING)
        for pk in _placed_in(instance):
            record(PAGE, pk)
    elif isinstance(instance, (*SHOWN_ONLY, *_shown_elsewhere)):
        record(NOTHING)


def _placed_in(municipality):
    """Give the pks of the pages that name a municipality, of whatever type."""
    relations = (each for each in municipality._meta.get_fields(include_hidden=True) if each.auto_created)
    for relation in relations:
        if relation.is_relation and issubclass(relation.related_model, Page):
            naming = relation.related_model.objects.filter(**{relation.field.name: municipality.pk})
            yield from naming.values_list("pk", flat=True)


def _deleting(sender, instance, **kwargs):
    # Who uses a file or names a place is forgotten along with it.
    if isinstance(instance, (LibraryDocument, Municipality)):
        _touched(instance)


def _deleted(sender, instance, **kwargs):
    if isinstance(instance, Term):
        instance.tell_others()
    if not isinstance(instance, Page):
        _touched(instance)
    elif _seen(instance.live, instance.first_published_at):
        record(PAGE, instance.pk)


def _unpublished(instance, **kwargs):
    # Wagtail unpublishes what is deleted as well, and says so only here.
    record(TREE, instance.pk)


def _moved(instance, parent_page_after, **kwargs):
    """Note a move: of what stands below in bulk, and of the pages behind its new place, which make room."""
    if _seen(instance.live, instance.first_published_at):
        record(TREE, instance.pk)
    level = instance.path[: -Page.steplen]
    if Page.objects.filter(path__startswith=level, depth=instance.depth, path__gt=instance.path).exists():
        record(TREE, parent_page_after.pk)
