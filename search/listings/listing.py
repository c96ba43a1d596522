"""The one way of every list: what a visitor asks -> facets with counts -> a page of results.

Plain GET, plain addresses. Whatever is asked, the answer is a sensible page: what we don't know is left out and said
so. The number of queries does not depend on the number of pages.
"""

from functools import cached_property

from base import text
from base.models import Vocabulary, attach_terms
from search import editorial
from search.engine.documents import Question, Sort
from search.listings.addresses import ListingAddresses, offered_sorts
from search.listings.answer import answer_of
from search.listings.backends import DatabaseBackend, IndexBackend
from search.listings.facets import Choices
from search.listings.messages import ResultMessages
from search.listings.paging import NO_SUCH_PAGE, Paging, requested_number
from search.listings.parameters import QUERY, SORT, Parameters
from search.listings.snippets import snippets
from search.listings.sorting import SORTS
from search.listings.zero_results import zero_result_help
from search.visibility import read, read_rows

SHOWN_FACETS = 4  # before "meer filters"


class Listing:
    """A list of pages and records that a visitor narrows. Nothing is looked for before `search`.

    Args:
        spec: `ListingSpec`, what the list is.
        asked: `ListingRequest`, what is asked of it.
    """

    def __init__(self, spec, asked):
        self.spec, self.asked = spec, asked
        self.query = text.clean(asked.params.get(QUERY, ""))
        self.choices = Choices(Vocabulary.under(asked.version), spec.term_facets, spec.field_facets)
        parameters = Parameters(asked.params, self.choices, spec.extra_parameters)
        if asked.state:
            asked.state.parameters = parameters.declared
        self.selection, self.notices = parameters.selection, list(parameters.notices)
        self.sorts = offered_sorts(spec, self.query)
        sort = asked.params.get(SORT, "").strip().casefold()
        self.sort = sort if sort in self.sorts else self.sorts[0]
        self.is_sorted = bool(sort)  # by an order in the address
        # Every filter, value and order that was asked. Without a query nothing fits best, but that is a known order.
        known_sort = sort in {"", Sort.RELEVANCE, *self.sorts}
        self.is_known = spec.is_known and not parameters.notices and known_sort
        self.addresses = ListingAddresses(spec, self.query, self.selection, self.sort)
        self.backend = self._backend()
        number = 1 if asked.first else requested_number(asked.params)
        if not number:
            self.notices.append(NO_SUCH_PAGE)
        self.question = Question(
            text=self.query,
            selection=self.choices.by_column(self.selection),
            counted=tuple(self.choices.columns.values()),
            sort=self.sort,
            start=(max(number, 1) - 1) * self._size,
            size=self._size,
        )

    @property
    def asks_nothing(self):
        """Whether it is the whole list, as who opens it gets it: no words, filters, order or other page."""
        narrowed = self.query or any(self.selection.values()) or self.is_sorted
        return not (narrowed or self.paging.number > 1 or self.notices)

    @property
    def _size(self):
        return self.asked.first or self.spec.page_size

    def _backend(self):
        spec, asked = self.spec, self.asked
        if asked.reader is None or spec.within is None:
            return DatabaseBackend(spec.querysets, self.choices, ranks=spec.ranks)
        return IndexBackend(
            asked.reader,
            spec.within,
            ranks=spec.ranks,
            lexicon=editorial.lexicon(asked.version),
            promoted=editorial.promoted(self.query, asked.version),
        )

    def search(self):
        """Look for the results and return this list, with `found`, `paging` and `messages`.

        Raises:
            Http404: for a page number past the last.
        """
        self.found = self.backend.answer(self.question)
        number = self.question.start // self._size + 1
        self.paging = Paging(self.addresses, number, self._size, self.found.total, is_whole=bool(self.asked.first))
        self.paging.must_exist()
        self.messages = ResultMessages(self.query, self.found, self.notices, self.spec.url)
        return self

    @property
    def is_empty(self):
        """Whether the list holds nothing, whatever is asked of it."""
        return self.backend.is_empty

    @property
    def total(self):
        """Number of results."""
        return self.found.total

    @property
    def count_text(self):
        """The number with its noun: "34 praktijkvoorbeelden"."""
        return f"{self.total} {self.spec.noun[0] if self.total == 1 else self.spec.noun[1]}"

    @cached_property
    def results(self):
        """The pages and records of this page of the list, with their terms; read anew: nothing hidden since shows."""
        things = read(self.spec.querysets, self.found.keys)
        attach_terms(things, self.choices.vocabulary)
        return things

    @cached_property
    def rows(self):
        """What a visitor sees of `results`, with a snippet when there is a query."""
        rows = read_rows(self.spec.querysets, self.found.keys)
        if self.query and isinstance(self.backend, IndexBackend):
            made = snippets(rows, query=self.query, found=self.found, backend=self.backend, start=self.question.start)
            for row, snippet in zip(rows, made, strict=True):
                row.snippet = snippet
        return rows

    @cached_property
    def answer(self):
        """The row that answers the question whole, or None."""
        return answer_of(self) if self.spec.shows_answer else None

    @property
    def other_rows(self):
        """The `rows` without the answer."""
        return [row for row in self.rows if row is not self.answer]

    @cached_property
    def zero_result_help(self):
        """What to do when there are no results: `search.listings.zero_results.ZeroResultHelp`."""
        return zero_result_help(self)

    # Facets, chips and orders

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
        chips = []
        if self.query:
            remove_url = self.addresses.with_changes(**{QUERY: ""})
            chips.append({"label": f"“{self.query}”", "facet": "Zoekterm", "remove_url": remove_url})
        for slug, values in self.selection.items():
            facet = self.choices.facets[slug].label
            chips += [
                {"label": name, "facet": facet, "remove_url": self.addresses.without(slug, value)}
                for value, (name, _nested) in self.choices.values[slug].items()
                if value in values
            ]
        return chips

    @property
    def sort_options(self):
        return [
            {
                "value": sort,
                "label": SORTS[sort],
                "selected": sort == self.sort,
                "url": self.addresses.with_changes(**{SORT: sort}),
            }
            for sort in self.sorts
        ]
