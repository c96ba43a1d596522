"""The filter for public pages, and the queryset of every page type."""

from functools import cache

from django.db import models
from django.utils import timezone
from wagtail.models import Page, PageQuerySet, PageViewRestriction

from base import protection
from base.prepared import PK, PreparedQuery

MAX_INDEXED_DEPTH = 8  # to which ancestors are looked up by their path; the initial content has depth 4


class AncestorsPublic(models.Func):
    """Whether a page and all its ancestors are live, not past their end and without view restrictions.

    Args:
        path: of the page.
        now: aware datetime.

    The path of a page starts with the path of each ancestor, so each ancestor is one look-up in the index on paths,
    however many pages are hidden. Only a page deeper than `MAX_INDEXED_DEPTH` is compared with all hidden pages. This
    is raw SQL, because the same in Django expressions took twice the processor time on PostgreSQL, which then plans a
    join.
    """

    output_field = models.BooleanField()

    def __init__(self, path, now):
        super().__init__(path, now if hasattr(now, "as_sql") else models.Value(now, models.DateTimeField()))

    def as_sql(self, compiler, connection, **options):
        (path, _), (now, params) = map(compiler.compile, self.source_expressions)
        pages, restrictions = Page._meta.db_table, PageViewRestriction._meta.db_table
        starts = ", ".join(f"SUBSTR({path}, 1, {Page.steplen * depth})" for depth in range(1, MAX_INDEXED_DEPTH + 1))
        hidden = f"(NOT above.live OR above.expire_at <= {now} OR above.id IN (SELECT page_id FROM {restrictions}))"  # noqa: S608
        sql = (
            f"(NOT EXISTS (SELECT 1 FROM {pages} above WHERE above.path IN ({starts}) AND {hidden})"  # noqa: S608 no input
            f" AND (LENGTH({path}) <= {Page.steplen * MAX_INDEXED_DEPTH} OR NOT EXISTS (SELECT 1 FROM {pages} above"
            f" WHERE above.path = SUBSTR({path}, 1, LENGTH(above.path)) AND {hidden})))"
        )
        return sql, [*params, *params]


def public(queryset, now=None):
    """Return the pages that a visitor may see: live, not past their end, no alias, no hidden ancestor.

    Args:
        queryset: of Page or of any page type.
        now: aware datetime or expression; by default the present.

    Returns:
        The filtered queryset; no query of its own.
    """
    # The end of a page (of a consent, say) counts at once, before the scheduled command unpublishes the page.
    condition = AncestorsPublic("path", now or timezone.now())
    return queryset.filter(condition, live=True, alias_of__isnull=True, depth__gt=1)


@cache
def _complete(model):
    return PreparedQuery(lambda: model.objects.filter(pk=PK).complete())


def complete_page(model, pk):
    """Return a page with the related objects that it shows, in one query and those that it prefetches.

    Args:
        model: its page type.
        pk: of a page that exists.
    """
    return _complete(model).instances(pk=pk)[0]


@cache
def _rows(model):
    return PreparedQuery(lambda: model.objects.filter(page=PK))


def rows_of(page, name):
    """Return the rows of a child relation of a page, in order.

    Args:
        page: of an unsaved draft, the rows in memory.
        name: of the child relation.
    """
    manager = getattr(page, name)
    if page.pk is None or manager.is_deferring:
        return manager.all()
    return _rows(manager.model).instances(pk=page.pk)


class BasePageQuerySet(PageQuerySet):
    """The queryset of every page type."""

    def delete(self, *args, **kwargs):
        """Delete the pages and their descendants, unless one is fixed; every deletion of a page calls this."""
        protection.refuse(self)
        return super().delete(*args, **kwargs)

    # As on Django's own `delete`: managers have no such method, and templates can't call it.
    delete.alters_data = True  # type: ignore[attr-defined]
    delete.queryset_only = True  # type: ignore[attr-defined]

    def public(self):
        """Return the pages that a visitor may see; see `public`."""
        return public(self)

    def complete(self):
        """Return the pages with the related rows that a page of this type shows; page types override it."""
        return self

    def overdue(self):
        """Return the pages whose next review date is past."""
        return self.filter(review_on__lt=timezone.localdate())
