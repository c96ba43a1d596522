"""The one seam of every list: what a visitor asked -> facets with counts -> a page of results.

Plain GET, plain addresses. Whatever is asked, the answer is a sensible page: what we don't know is left
out and said so. The number of queries does not depend on the number of pages.
"""

from functools import cached_property
from urllib.parse import urlencode

from django.http import Http404

from base import text
from base.models import with_terms
from search.facets import FacetIndex, FieldFacet
from search.finding import find
from search.ordering import COLUMNS, SORTS, order

__all__ = ["FieldFacet", "Listing"]

PAGE_SIZE = 20
SHOWN_IN_NOTICE = 60  # characters of what a visitor sent that we repeat
MOST_VALUES = 50  # different values of one facet that we look at
MOST_NOTICES = 5


class Listing:
    """A list of pages that a visitor narrows.

    Args:
        queryset: public pages of one type or of all.
        params: the request's GET parameters (QueryDict).
        url: address of the list, without parameters.
        term_facets: slugs of facets to offer.
        field_facets: `FieldFacet`s to offer before them.
        noun: Dutch (singular, plural) of what is counted.
        sorts: keys of `SORTS` to offer, the first as default; relevance joins in when there is a query.
        page_size: results on a page.
        kept: ``{parameter: value}`` that goes along in every address of the list, such as a place.
        ranks: ``{pk: number}`` for the order "nabij".

    Raises:
        Http404: (from `pages`) for a page number past the last.
    """

    def __init__(
        self,
        queryset,
        params,
        *,
        url,
        term_facets=(),
        field_facets=(),
        noun=("resultaat", "resultaten"),
        sorts=("titel", "nieuwste"),
        page_size=PAGE_SIZE,
        kept=None,
        ranks=None,
    ):
        self.queryset, self.params, self.url, self.noun = queryset, params, url, noun
        self.page_size, self.kept, self.ranks = page_size, kept or {}, ranks or {}
        self.notices = []
        self.query = text.clean(params.get("q", ""))
        columns = {facet.field for facet in field_facets} | {COLUMNS[sort] for sort in sorts if sort in COLUMNS}
        self.rows = {
            row["pk"]: row for row in queryset.order_by().values("pk", "title", "first_published_at", *columns)
        }
        self.index = FacetIndex(self.rows, queryset, term_facets, field_facets)
        self.selection = {slug: self._chosen(slug) for slug in self.index.facets}
        self.plain_sorts = list(sorts)
        self.sorts = self._sorts(self.query)
        asked = params.get("sorteer", "")
        self.sort = asked if asked in self.sorts else self.sorts[0]

    def _sorts(self, query):
        return (["relevantie"] if query else []) + self.plain_sorts

    def _chosen(self, slug):
        chosen = set()
        for raw in list(dict.fromkeys(self.params.getlist(slug)))[:MOST_VALUES]:
            value = self.index.aliases.get((slug, raw), raw)
            if value in self.index.choices[slug]:
                chosen.add(value)
            elif raw.strip():
                shown = text.clean(raw)[:SHOWN_IN_NOTICE] or "dat teken"
                label = self.index.facets[slug].label.lower()
                notice = f"“{shown}” kennen we niet bij {label}. We lieten dat filter weg."
                if notice not in self.notices and len(self.notices) < MOST_NOTICES:
                    self.notices.append(notice)
        return chosen

    # What matches

    @cached_property
    def _found(self):
        """Give the pks that match the query, best first; every pk when there is none."""
        if not self.query:
            return list(self.rows)
        return find(self.query, self.queryset.model, among=self.rows, facet_index=self.index)

    @property
    def _order(self):
        return order(self.sort, rows=self.rows, index=self.index, found=self._found, ranks=self.ranks)

    @cached_property
    def _matching(self):
        kept = self.index.select(self.selection, self._found)
        return sorted((pk for pk in self._found if pk in kept), key=self._order)

    @property
    def total(self):
        """Number of results."""
        return len(self._matching)

    @property
    def count_text(self):
        """The number with its noun: "34 praktijkvoorbeelden"."""
        return f"{self.total} {self.noun[0] if self.total == 1 else self.noun[1]}"

    # The page of results

    @cached_property
    def number(self):
        """The page asked for, from 1; nonsense counts as 1."""
        raw = self.params.get("pagina", "1")[:10]
        number = int(raw) if raw.isascii() and raw.isdigit() else 0
        if number < 1:
            self.notices.append("Die pagina bestaat niet. Je ziet de eerste.")
            return 1
        if number > self.num_pages:
            raise Http404("Zoveel pagina’s zijn er niet.")
        return number

    @property
    def num_pages(self):
        return max(1, -(-self.total // self.page_size))

    @cached_property
    def results(self):
        """The pages shown, each with its terms fetched."""
        start = (self.number - 1) * self.page_size
        shown = self._matching[start : start + self.page_size]
        pages = {page.pk: page for page in with_terms(self.queryset.filter(pk__in=shown))}
        return [pages[pk] for pk in shown if pk in pages]

    @property
    def previous_url(self):
        return self.address(pagina=self.number - 1) if self.number > 1 else None

    @property
    def next_url(self):
        return self.address(pagina=self.number + 1) if self.number < self.num_pages else None

    @property
    def page_links(self):
        """Links to pages: the first, the last and those around this one; None stands for a gap."""
        near = {1, self.num_pages, *range(self.number - 1, self.number + 2)}
        links, last = [], 0
        for number in sorted(n for n in near if 1 <= n <= self.num_pages):
            if number - last > 1:
                links.append(None)
            links.append({"number": number, "url": self.address(pagina=number), "current": number == self.number})
            last = number
        return links

    # Facets, chips and addresses

    @cached_property
    def groups(self):
        """Facet groups with live counts."""
        groups = self.index.groups(self.selection, set(self._found))
        for group in groups:
            for value in group.values:
                value.url = self._toggled(group.slug, value.slug)
        return groups

    @property
    def prominent_groups(self):
        return [group for group in self.groups if group.prominent]

    @property
    def other_groups(self):
        return [group for group in self.groups if not group.prominent]

    @property
    def chips(self):
        """What narrows the list now, each with the address that takes it away."""
        chips = (
            [{"label": f"“{self.query}”", "facet": "Zoekterm", "remove_url": self.address(q="")}] if self.query else []
        )
        for slug, values in self.selection.items():
            for value in self.index.choices[slug]:
                if value in values:
                    name = self.index.choices[slug][value][0]
                    facet = self.index.facets[slug].label
                    chips.append({"label": name, "facet": facet, "remove_url": self._toggled(slug, value)})
        return chips

    @property
    def clear_url(self):
        return f"{self.url}?{urlencode(self.kept)}" if self.kept else self.url

    @property
    def sort_options(self):
        return [
            {"value": sort, "label": SORTS[sort], "selected": sort == self.sort, "url": self.address(sorteer=sort)}
            for sort in self.sorts
        ]

    def _toggled(self, slug, value):
        return self.address(**{slug: self.selection[slug] ^ {value}})

    def address(self, **changes):
        """Give the address of this list with some parameters changed.

        One list has one address: parameters stand in a fixed order and defaults are left out.
        """
        asked = {**self.kept, "q": self.query, **self.selection, "sorteer": self.sort, "pagina": 1, **changes}
        # Without a query there is no relevance, and another order is the default.
        if asked["sorteer"] not in self._sorts(asked["q"])[1:]:
            asked["sorteer"] = ""
        if asked["pagina"] == 1:
            asked["pagina"] = ""
        pairs = []
        for name, value in asked.items():
            values = sorted(value) if isinstance(value, set) else [value]
            pairs += [(name, item) for item in values if item != ""]
        return f"{self.url}?{urlencode(pairs)}" if pairs else self.url
