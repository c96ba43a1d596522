"""The one word that says what the public may see, and the reads that every page type knows."""

from django.db import models
from django.utils import timezone
from wagtail.models import Page, PageQuerySet, PageViewRestriction

DEEPEST = 8  # the depth to which the pages above a page are looked up one by one; the first content goes to 4


class NothingHiddenAbove(models.Func):
    """Whether a page and all pages above it are live, not past their end and for everybody.

    Args:
        path: of the page.
        now: aware datetime.

    A path starts with those of the pages above it, so each is one look-up in the index on paths, however many pages are
    hidden. Comparing with all that is hidden is left for what stands deeper than a site does. Written as SQL: made of
    expressions it took twice the time of one core, and PostgreSQL joins with a condition that stands by itself.
    """

    output_field = models.BooleanField()

    def __init__(self, path, now):
        super().__init__(path, models.Value(now, models.DateTimeField()))

    def as_sql(self, compiler, connection, **options):
        (path, _), (now, params) = map(compiler.compile, self.source_expressions)
        pages, restrictions = Page._meta.db_table, PageViewRestriction._meta.db_table
        starts = ", ".join(f"SUBSTR({path}, 1, {Page.steplen * depth})" for depth in range(1, DEEPEST + 1))
        hidden = f"(NOT above.live OR above.expire_at <= {now} OR above.id IN (SELECT page_id FROM {restrictions}))"  # noqa: S608
        sql = (
            f"(NOT EXISTS (SELECT 1 FROM {pages} above WHERE above.path IN ({starts}) AND {hidden})"  # noqa: S608 no input
            f" AND (LENGTH({path}) <= {Page.steplen * DEEPEST} OR NOT EXISTS (SELECT 1 FROM {pages} above"
            f" WHERE above.path = SUBSTR({path}, 1, LENGTH(above.path)) AND {hidden})))"
        )
        return sql, [*params, *params]


def public(queryset):
    """Keep the pages that a visitor may see: live, not past their end, no alias, nothing hidden above them.

    Args:
        queryset: of Page or of any page type.

    Returns:
        The same queryset, filtered inside the database; no query of its own.
    """
    # An end that was set (a consent that runs out) counts at once, not when the clock's command comes by.
    shown = NothingHiddenAbove("path", timezone.now())
    return queryset.filter(shown, live=True, alias_of__isnull=True, depth__gt=1)


class BasePageQuerySet(PageQuerySet):
    """Reads that every page type knows."""

    def public(self):
        """Keep what a visitor may see; see `public`."""
        return public(self)

    def complete(self):
        """Fetch along what a page of this type shows of other tables; types add to it."""
        return self

    def overdue(self):
        """Keep the pages whose next check is past."""
        return self.filter(review_on__lt=timezone.localdate())
