"""Which pages match what a visitor typed."""

from base import text

MOST_FOUND = 1000


def find(query, model, *, among, facet_index):
    """Give the pks of pages that match a query, best first: by their words, then by the terms they carry.

    Args:
        query: cleaned text.
        model: page type to search.
        among: pks that may be found; the database's index knows drafts as well.
        facet_index: `FacetIndex` of these pages.

    Every word counts; where no page has them all, any word does.
    """
    words = text.words(query)
    for operator in ("and", "or"):
        found = [page.pk for page in model.objects.search(words, operator=operator)[:MOST_FOUND]] if words else []
        found = [pk for pk in dict.fromkeys([*found, *_carrying(query, facet_index)]) if pk in among]
        if found:
            return found
    return []


def _carrying(query, facet_index):
    """Give the pks of the pages with a term that the query names."""
    asked = text.fold(query)
    return [
        pk
        for names, facet, slug in facet_index.words
        if any(asked == text.fold(name) or asked in text.fold(name).split() for name in names)
        for pk in sorted(facet_index.pages[facet].get(slug, ()))
    ]
