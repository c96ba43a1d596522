"""What templates of lists need."""

from jinja2 import pass_context
from jinja2.ext import Extension
from markupsafe import Markup, escape

from base import versioned_cache
from base.keys import key_of
from base.models import model_of
from base.request_state import state_of
from search import indexing
from search.listings import comparable, exports
from search.listings import next_steps as listings_next_steps
from search.visibility import read_rows, visible_things


def marked(pieces):
    """Return a text of ours with the words marked that fit a question.

    Args:
        pieces: ``[(text, whether to mark it), …]``.
    """
    # Not a template for each word: a page of results has hundreds.
    return Markup("".join([f"<mark>{escape(text)}</mark>" if fits else escape(text) for text, fits in pieces]))  # noqa: S704


def facet_values(group, values):
    """Return the answers to one question, each with its number; a page of results has up to hundreds.

    Args:
        group: `search.listings.facets.FacetGroup`.
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
    return Markup("\n".join(rows))  # noqa: S704 escaped above


def other_forms(listing):
    """Return ``[(label, address), …]`` of a list in its other forms."""
    return exports.links(listing)


def illustration(page):
    """Return the name of the drawing of a list, also of a plain ``Page``; "" for another page. No query."""
    return getattr(model_of(page), "illustration", "")


@pass_context
def comparables(context, pages):
    """Return a `Comparable` of each type of which some pages can be set side by side."""
    return comparable.comparables(pages, context["request"])


MOST_ALIKE = 5
TRANSLATED = 8  # read as well, to make up for translations: nobody reads on in another language


@pass_context
def next_steps(context, page, shown=""):
    """Return the `NextSteps` at the foot of a page.

    Args:
        page: of the site.
        shown: names of the groups of relations that stand elsewhere on the page, with spaces between them.
    """
    related = [group for group in page.related.values() if group.name not in shown.split()]
    return listings_next_steps.next_steps(related, _alike(context, page))


def _alike(context, page):
    """Return the pages and records most like a page, by their words and terms, beside those it relates to already.

    None without a search index, or in a preview of a page that was never saved. Kept until something public changes:
    reading a page again for the words that tell most about it takes the engine some milliseconds.
    """
    opened = indexing.for_request(context["request"]) if page.pk else None
    if not opened:
        return []
    version = state_of(context["request"]).content_version
    # An index that is behind lacks what was published since, so its answer is not kept.
    kept_under = version if opened.version == version else None
    return versioned_cache.get("alike", kept_under, lambda: _most_like(page, opened), page=page.pk)


def _most_like(page, opened):
    known = {key_of(other) for related in page.related.values() for other in related.pages}
    keys = opened.engine.like(key_of(page), MOST_ALIKE + TRANSLATED, without=known | opened.expired())
    rows = read_rows(visible_things(), keys, terms=False)
    return [row for row in rows if not getattr(model_of(row), "is_translation", False)][:MOST_ALIKE]


class ListsExtension(Extension):
    """Adds these functions and filters to every template."""

    def __init__(self, environment):
        super().__init__(environment)
        environment.globals |= {"facet_values": facet_values, "other_forms": other_forms, "next_steps": next_steps}
        environment.globals |= {"comparables": comparables}
        environment.filters |= {"marked": marked, "illustration": illustration}
