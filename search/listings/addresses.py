"""The addresses of a list: one for each thing that can be asked of it."""

from urllib.parse import urlencode

from search.engine.documents import Sort
from search.listings.parameters import PAGE, QUERY, SORT


def offered_sorts(spec, query):
    """Return the orders that a list offers, the default first: relevance joins in when there is a query."""
    return [*([Sort.RELEVANCE] if query else []), *spec.sorts]


class ListingAddresses:
    """Makes addresses of a list as it is asked now.

    Args:
        spec: `ListingSpec`.
        query: cleaned text of the visitor.
        selection: ``{facet: values}`` that are chosen.
        sort: order that is chosen.
    """

    def __init__(self, spec, query, selection, sort):
        self.spec, self.query, self.selection, self.sort = spec, query, selection, sort

    def with_changes(self, **changes):
        """Return the address of this list with some parameters changed.

        Args:
            changes: ``{parameter: value or values}``; the names are those of `search.listings.parameters` and facets.

        One list has one address: parameters stand in a fixed order and defaults are left out.
        """
        asked = {**self.spec.kept, QUERY: self.query, **self.selection, SORT: self.sort, PAGE: 1, **changes}
        # Without a query there is no relevance, and another order is the default.
        if asked[SORT] not in offered_sorts(self.spec, asked[QUERY])[1:]:
            asked[SORT] = ""
        if asked[PAGE] == 1:
            asked[PAGE] = ""
        pairs = []
        for name, value in asked.items():
            values = sorted(value) if isinstance(value, set) else [value]
            pairs += [(name, item) for item in values if item != ""]
        return f"{self.spec.url}?{urlencode(pairs)}" if pairs else self.spec.url

    def without(self, slug, value):
        """Return the address of this list without one chosen value."""
        return self.with_changes(**{slug: self.selection[slug] - {value}})

    def without_filters(self, **changes):
        """Return the address without any chosen value, with some parameters changed."""
        return self.with_changes(**{slug: set() for slug in self.selection}, **changes)

    @property
    def cleared(self):
        """The address of the list with nothing asked of it."""
        return f"{self.spec.url}?{urlencode(self.spec.kept)}" if self.spec.kept else self.spec.url
