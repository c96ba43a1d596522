"""The one word that says what the public may see, and the reads that every page type knows."""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.utils import timezone
from wagtail.models import Page, PageQuerySet, PageViewRestriction


def public(queryset):
    """Keep the pages that a visitor may see: live, not past their end, no alias, nothing hidden above them.

    Args:
        queryset: of Page or of any page type.

    Returns:
        The same queryset, filtered inside the database; no query of its own.
    """
    # Two questions, not one with an “or”: that would look up the restrictions of every page for every page.
    unpublished = _above(Page.objects.filter(live=False, numchild__gt=0), "path")
    restricted = _above(PageViewRestriction.objects.all(), "page__path")
    # An end that was set (a consent that runs out) counts at once, not when the clock's command comes by.
    unended = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    return queryset.filter(
        unended, ~Exists(unpublished), ~Exists(restricted), live=True, alias_of__isnull=True, depth__gt=1
    )


def _above(rows, path):
    """Keep the rows whose page is the one of the query around this, or stands above it."""
    inner = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
    return rows.annotate(inner_path=inner).filter(inner_path__startswith=F(path))


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
