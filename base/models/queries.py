"""The one word that says what the public may see, and the reads that every page type knows."""

from django.db import models
from django.db.models import Exists, ExpressionWrapper, F, OuterRef, Q
from django.db.models.functions import Left
from django.utils import timezone
from wagtail.models import Page, PageQuerySet, PageViewRestriction

DEEPEST = 8  # the depth to which the pages above a page are looked up one by one; the first content goes to 4


def public(queryset):
    """Keep the pages that a visitor may see: live, not past their end, no alias, nothing hidden above them.

    Args:
        queryset: of Page or of any page type.

    Returns:
        The same queryset, filtered inside the database; no query of its own.
    """
    hidden = Page.objects.filter(Q(live=False) | Q(pk__in=PageViewRestriction.objects.values("page")))
    # A path starts with those of the pages above it, so each is one look-up in the index on paths, however many pages
    # are hidden. Comparing with all that is hidden is left for what stands deeper than a site does.
    above = hidden.filter(path__in=[Left(OuterRef("path"), Page.steplen * depth) for depth in range(1, DEEPEST + 1)])
    inner = ExpressionWrapper(OuterRef("path"), output_field=models.CharField())
    far_above = hidden.annotate(inner_path=inner).filter(inner_path__startswith=F("path"))
    # An end that was set (a consent that runs out) counts at once, not when the clock's command comes by.
    unended = Q(expire_at__isnull=True) | Q(expire_at__gt=timezone.now())
    return queryset.filter(
        unended,
        ~Exists(above),
        Q(depth__lte=DEEPEST) | ~Exists(far_above),
        live=True,
        alias_of__isnull=True,
        depth__gt=1,
    )


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
