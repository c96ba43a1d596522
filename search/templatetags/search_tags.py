"""What templates of lists need."""

from django import template
from django.utils.html import escape
from django.utils.safestring import mark_safe

from base.threads import RelatedGroup
from search import formats, indexing
from search.findable import findable

register = template.Library()


@register.filter
def marked(pieces):
    """Give a text of ours with the words marked that fit a question.

    Args:
        pieces: ``[(text, whether to mark it), …]``.
    """
    # Not a template for each word: a page of results has hundreds.
    return mark_safe("".join([f"<mark>{escape(text)}</mark>" if fits else escape(text) for text, fits in pieces]))  # noqa: S308


@register.simple_tag
def facet_values(group, values):
    """Give the answers to one question, each with its number; a page of results has up to hundreds.

    Args:
        group: `search.facets.FacetGroup`.
        values: those of its `FacetValue`s to give.
    """
    # Joined by hand: making each of hundreds safe by itself takes three times as long.
    name = escape(group.slug)
    rows = [
        f'<label class="check{" nested" if value.nested else ""}"><input type="checkbox" name="{name}"'
        f' value="{escape(value.slug)}"{" checked" if value.selected else ""}>'
        f'<span>{escape(value.name)}</span> <span class="n">{value.count}</span></label>'
        for value in values
    ]
    return mark_safe("\n".join(rows))  # noqa: S308 escaped above


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
