"""The one seam of every list: what a visitor asked -> facets with counts -> a page of results.

Plain GET, plain addresses. Whatever is asked, the answer is a sensible page: what we don't know is left
out and said so. The number of queries does not depend on the number of pages.
"""

from functools import cached_property
from urllib.parse import urlencode

from base import text
from base.models import Vocabulary, give_terms
from search import editorial
from search.engine.documents import Question
from search.facets import Choices, FieldFacet
from search.hits import hits
from search.ordering import SORTS
from search.paging import Numbered
from search.sources import DatabaseSource, IndexSource
from search.telling import Telling
from search.ways_out import ways_out

__all__ = ["FieldFacet", "Listing"]

PAGE_SIZE = 20
SHOWN_IN_NOTICE = 60  # characters of what a visitor sent that we repeat
MOST_VALUES = 50  # different values of one facet that we look at
MOST_NOTICES = 5
SHOWN_FACETS = 4  # before "meer filters"


class Listing(Numbered, Telling):
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
        first: number of results to give instead of a page, from the first on; None for pages.
        kept: ``{parameter: value}`` that goes along in every address of the list, such as a place.
        ranks: ``{pk: number}`` of the only pages in the list, for the order "nabij".
        within: ``{column: values}`` that bound the list as the queryset does, for the search index; None when nothing
            of that kind says it.
        opened: `search.indexing.Opened`, or None to ask the database.
        sequence: of base.changes that the visitor's page is kept under, or None.

    Raises:
        Http404: (from `found` and whatever needs it) for a page number past the last.
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
        first=None,
        kept=None,
        ranks=None,
        within=None,
        opened=None,
        sequence=None,
    ):
        self.queryset, self.params, self.url, self.noun = queryset, params, url, noun
        self.page_size, self.first, self.kept, self.ranks = first or page_size, first, kept or {}, ranks or {}
        self.notices = []
        self.query = text.clean(params.get("q", ""))
        self.choices = Choices(Vocabulary.under(sequence), term_facets, field_facets)
        self.selection = {slug: self._chosen(slug) for slug in self.choices.facets}
        self.plain_sorts = list(sorts)
        self.sorts = self._sorts(self.query)
        asked = params.get("sorteer", "")
        self.sort = asked if asked in self.sorts else self.sorts[0]
        if opened is None or within is None:
            self.source = DatabaseSource(queryset, self.choices, ranks=ranks)
        else:
            self.source = IndexSource(
                opened,
                within,
                ranks=ranks,
                lexicon=editorial.lexicon(sequence),
                promoted=editorial.promoted(self.query, sequence),
            )

    def _sorts(self, query):
        return (["relevantie"] if query else []) + self.plain_sorts

    def _chosen(self, slug):
        chosen = set()
        for raw in list(dict.fromkeys(self.params.getlist(slug)))[:MOST_VALUES]:
            value = self.choices.current(slug, raw)
            if value is not None:
                chosen.add(value)
            elif raw.strip():
                shown = text.clean(raw)[:SHOWN_IN_NOTICE] or "dat teken"
                label = self.choices.facets[slug].label.lower()
                notice = f"“{shown}” kennen we niet bij {label}. We lieten dat filter weg."
                if notice not in self.notices and len(self.notices) < MOST_NOTICES:
                    self.notices.append(notice)
        return chosen

    # What matches

    @cached_property
    def question(self):
        """What the source is asked."""
        return Question(
            text=self.query,
            selection=self.choices.by_column(self.selection),
            counted=tuple(self.choices.columns.values()),
            sort=self.sort,
            start=(self.asked_number - 1) * self.page_size,
            size=self.page_size,
        )

    @cached_property
    def found(self):
        """What the source answers: `search.engine.documents.Found`."""
        found = self.source.answer(self.question)
        self.must_have_page(found.total)
        return found

    @property
    def is_empty(self):
        """Whether the list holds nothing, whatever is asked of it."""
        return self.source.is_empty

    @property
    def total(self):
        """Number of results."""
        return self.found.total

    @property
    def count_text(self):
        """The number with its noun: "34 praktijkvoorbeelden"."""
        return f"{self.total} {self.noun[0] if self.total == 1 else self.noun[1]}"

    # The page of results

    @cached_property
    def results(self):
        """The pages shown, each with its terms fetched; read anew, so that nothing hidden since shows."""
        pages = self.queryset.in_bulk(self.found.pks)
        shown = [pages[pk] for pk in self.found.pks if pk in pages]
        give_terms(shown, self.choices.vocabulary)
        if self.query and not self.first and isinstance(self.source, IndexSource):
            start = (self.number - 1) * self.page_size
            made = hits(shown, query=self.query, found=self.found, source=self.source, start=start)
            for page, hit in zip(shown, made, strict=True):
                page.hit = hit
        return shown

    @cached_property
    def ways_out(self):
        """What to do when there are no results: `search.ways_out.WaysOut`."""
        return ways_out(self)

    # Facets, chips and addresses

    @cached_property
    def groups(self):
        """Facet groups with live counts, those that are meant to stand out before the others."""
        return sorted(self.choices.groups(self.selection, self.found.counts), key=lambda group: not group.prominent)

    @property
    def shown_groups(self):
        """The facets that stand there at once: the first four that fit."""
        return self.groups[:SHOWN_FACETS]

    @property
    def other_groups(self):
        """The facets behind "meer filters"."""
        return self.groups[SHOWN_FACETS:]

    @property
    def chips(self):
        """What narrows the list now, each with the address that takes it away."""
        chips = (
            [{"label": f"“{self.query}”", "facet": "Zoekterm", "remove_url": self.address(q="")}] if self.query else []
        )
        for slug, values in self.selection.items():
            for value, (name, _nested) in self.choices.values[slug].items():
                if value in values:
                    facet = self.choices.facets[slug].label
                    chips.append({"label": name, "facet": facet, "remove_url": self.without(slug, value)})
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

    def without(self, slug, value):
        """Give the address of this list without one chosen value."""
        return self.address(**{slug: self.selection[slug] - {value}})

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
