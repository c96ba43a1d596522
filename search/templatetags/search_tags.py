"""What templates of lists need."""

from django import template

from base.threads import RelatedGroup
from search import formats, indexing
from search.findable import findable

register = template.Library()


@register.simple_tag
def other_forms(listing):
    """Give ``[(label, address), …]`` of a list in its other forms."""
    return formats.links(listing)


MOST_ALIKE = 4


@register.simple_tag(takes_context=True)
def alike(context, page):
    """Give the pages most like one, by their words and terms, beside those it relates to already.

    One query; none without a search index, or in a preview of a page that was never saved.
    """
    group = RelatedGroup("alike", "Lees ook")
    opened = indexing.for_request(context["request"]) if page.pk else None
    if opened:
        known = {other.pk for related in page.related.values() for other in related.pages}
        pks = opened.engine.like(page.pk, MOST_ALIKE, without=known | opened.expired())
        pages = {found.pk: found for found in findable().filter(pk__in=pks)}
        group.pages = [pages[pk] for pk in pks if pk in pages]
    return group
