"""The one word that says what the public may see, and the reads that every page type knows."""

from django.db import models
from django.db.models import Q
from django.utils import timezone
from wagtail.models import Page, PageQuerySet, PageViewRestriction

DEEPEST = 8  # the depth to which the pages above a page are looked up one by one; the first content goes to 4


class NothingHiddenAbove(models.Func):
    """Whether a page and all pages above it are live and for everybody.

    Args:
        the path of the page.

    A path starts with those of the pages above it, so each is one look-up in the index on paths, however many pages are
    hidden. Comparing with all that is hidden is left for what stands deeper than a site does. Written as SQL, because
    making it of expressions took four times as long as answering it.
    """

    output_field = models.BooleanField()
    template = (
        "(NOT EXISTS (SELECT 1 FROM %(pages)s above WHERE above.path IN (%(starts)s) AND %(hidden)s)"
        " AND (LENGTH(%(expressions)s) <= %(deepest)s OR NOT EXISTS (SELECT 1 FROM %(pages)s above"
        " WHERE above.path = SUBSTR(%(expressions)s, 1, LENGTH(above.path)) AND %(hidden)s)))"
    )
    hidden = "(NOT above.live OR above.id IN (SELECT page_id FROM %s))"

    def as_sql(self, compiler, connection, **options):
        path, _ = compiler.compile(self.source_expressions[0])
        starts = [f"SUBSTR({path}, 1, {Page.steplen * depth})" for depth in range(1, DEEPEST + 1)]
        options |= {
            "pages": Page._meta.db_table,
            "starts": ", ".join(starts),
            "deepest": Page.steplen * DEEPEST,
            "hidden": self.hidden % PageViewRestriction._meta.db_table,
        }
        return super().as_sql(compiler, connection, **options)


def public(queryset):
    """Keep the pages that a visitor may see: live, not past their end, no alias, nothing hidden above them.

    Args:
        queryset: of Page or of any page type.

    Returns:
        The same queryset, filtered inside the database; no query of its own.
    """
    # An end that was set (a consent that runs out) counts at once, not when the clock's command comes by.
    unended = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    return queryset.filter(unended, NothingHiddenAbove("path"), live=True, alias_of__isnull=True, depth__gt=1)


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
