"""Where a list gets its answers: from the search index, or from the database while there is none."""

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from wagtail.models import Page
from wagtail.search.query import Phrase

from base import text
from base.facets import FACETS
from base.keys import Key, key_of, kind_of
from base.models import term_rows, types
from search.engine import query_parser
from search.engine.documents import Found, Question, Sort
from search.engine.lexicon import NOTHING
from search.listings.sorting import order

MOST_FOUND = 1000  # pages that the database's own search looks at


class IndexBackend:
    """Asks the engine: two or three milliseconds, whatever it holds.

    Args:
        opened: `search.indexing.IndexReader`.
        within: ``{column: values}`` that bound the list.
        ranks: ``{key: number}`` of all there is to choose from, for `Sort.NEAREST`; None for no such bound.
        lexicon: `search.engine.lexicon.Lexicon`.
        promoted: keys that editors put first.
    """

    def __init__(self, opened, within, *, ranks=None, lexicon=NOTHING, promoted=()):
        self.engine, self.lexicon, self.ranks = opened.engine, lexicon, ranks
        self.bounds = {
            "within": within,
            "only": None if ranks is None else frozenset(ranks),
            "without": opened.expired(),
            "promoted": tuple(promoted),
        }

    @property
    def is_empty(self):
        """Whether there is nothing to choose from, whatever is asked."""
        return not self.answer(Question(size=0)).total

    def answer(self, question):
        """Answer a `Question` with a `Found`.

        Raises:
            UnreadableIndexError: the index turns out to be damaged.
        """
        bound = replace(question, **self.bounds)
        if question.sort != Sort.NEAREST:
            return self.engine.search(bound, self.lexicon)
        found = self.engine.search(replace(bound, sort=Sort.RELEVANCE, start=0, size=len(self.ranks)), self.lexicon)
        nearest = sorted(found.keys, key=lambda key: self.ranks.get(key, len(self.ranks)))
        # The line between those with every word together and the others belongs to the order of relevance.
        return replace(found, keys=tuple(nearest[question.start : question.start + question.size]), rest=None)

    def explain_zero_results(self, question):
        """Return why a question has no results, as a `search.engine.zero_results.ZeroResultAnalysis`."""
        return self.engine.explain_zero_results(replace(question, **self.bounds), self.lexicon)


class DatabaseBackend:
    """Asks the database: reads all rows of the list, and finds by the words of Wagtail's own index.

    Args:
        querysets: of what is public, one for each kind.
        choices: `search.listings.facets.Choices`.
        ranks: ``{key: number}`` for `Sort.NEAREST`.
    """

    def __init__(self, querysets, choices, *, ranks=None):
        self.querysets, self.choices, self.ranks = querysets, choices, ranks or {}
        columns = {slug: column for slug, column in choices.columns.items() if slug not in FACETS}
        self.rows = {key: row for queryset in querysets for key, row in _rows(queryset, columns.values())}
        self.holding = {column: defaultdict(set) for column in choices.columns.values()}  # column -> value -> keys
        for column in columns.values():
            for key, row in self.rows.items():
                self.holding[column][row[column]].add(key)
        for queryset in querysets:
            self._read_terms(queryset)

    def _read_terms(self, queryset):
        kind = kind_of(queryset.model)
        rows = term_rows(queryset.model).filter(carrier_pk__in=queryset.order_by().values("pk"))
        carried = defaultdict(set)
        for pk, term_pk in rows.values_list("carrier_pk", "term_pk"):
            if (kind, pk) in self.rows:
                carried[term_pk].add(Key(kind, pk))
        for term_pk, keys in carried.items():
            for term in self.choices.vocabulary.lineage(term_pk):
                if term.facet in self.holding:
                    self.holding[term.facet][term.slug] |= keys

    @property
    def is_empty(self):
        """Whether there is nothing to choose from, whatever is asked."""
        return not self.rows

    def answer(self, question):
        """Answer a `Question` with a `Found`."""
        found = self.find(question.text) if question.text else list(self.rows)
        kept = self._select(question.selection, found)
        place = order(
            question.sort, rows=self.rows, holding=self.holding, choices=self.choices, found=found, ranks=self.ranks
        )
        keys = sorted(kept, key=place)
        counts = {}
        for column in question.counted:
            reachable = self._select(question.selection, found, leave_out=column)
            numbers = {value: len(holders & reachable) for value, holders in self.holding[column].items()}
            counts[column] = {value: number for value, number in numbers.items() if number}
        shown = tuple(keys[question.start : question.start + question.size])
        return Found(len(keys), shown, counts, complete=len(keys))

    def explain_zero_results(self, question):
        """Explain nothing: the database counts too slowly for that."""

    def _select(self, selection, among, *, leave_out=None):
        """Keep the keys that match a selection: any value within a facet, and all facets but one."""
        kept = set(among)
        for column, values in selection.items():
            if values and column != leave_out:
                kept &= set().union(*(self.holding[column].get(value, set()) for value in values))
        return kept

    def find(self, query):
        """Return the keys of what matches a query, best first: by its words, then by the terms it carries.

        Every word counts; where nothing has them all, any word does. What OR divides is looked for way by way.
        """
        asked = query_parser.parse(query)
        ways = [[self._fitting(part) for part in way] for way in asked.ways or [asked.parts]]
        found = dict.fromkeys(key for first, *others in ways for key in first if all(key in other for other in others))
        for phrase in asked.without:
            said = {*self._searched(Phrase(text.plain(_typed(phrase)))), *self._carrying(_typed(phrase))}
            found = [key for key in found if key not in said]
        return list(found)

    def _fitting(self, asked):
        """Return the keys of what has the words and the phrases of a part of a query, best first."""
        found = self._having(" ".join(word.typed for word in asked.row)) if asked.row else list(self.rows)
        for phrase in asked.phrases:
            said = set(self._searched(Phrase(text.plain(_typed(phrase)))))
            found = [key for key in found if key in said]
        return found

    def _having(self, words):
        for operator in ("and", "or"):
            found = dict.fromkeys(self._searched(text.words(words), operator=operator) + self._carrying(words))
            if found := [key for key in found if key in self.rows]:
                return found
        return []

    def _searched(self, query, **how):
        """Return the keys that the database's own index finds, pages first; it knows drafts as well."""
        models = [queryset.model for queryset in self.querysets] if query else []
        return [key_of(thing) for model in models for thing in model.objects.search(query, **how)[:MOST_FOUND]]

    def _carrying(self, query):
        """Return the keys of what has a term that the query names."""
        asked = text.fold(query)
        return [
            key
            for names, facet, slug in self._named
            if any(asked == text.fold(name) or asked in text.fold(name).split() for name in names)
            for key in sorted(self.holding[facet].get(slug, ()))
        ]

    @cached_property
    def _named(self):
        vocabulary = self.choices.vocabulary
        return [
            ([term.name, *term.synonym_list], current.facet, current.slug)
            for term in vocabulary.terms.values()
            if (current := vocabulary.current(term)).facet in self.choices.facets
        ]


def _typed(phrase):
    return " ".join(word.typed for word in phrase)


def _rows(queryset, columns):
    """Yield ``(key, {column: value})`` of what a list holds of one kind, when it is from under "dated"."""
    model = queryset.model
    # Pages of all kinds have no column of their own in common.
    date_field = getattr(model, "date_field", "")
    wanted = {"pk", "title", "first_published_at", *columns, *filter(None, [date_field])}
    for row in queryset.order_by().values(*wanted, *(["path"] if issubclass(model, Page) else [])):
        row["dated"] = types.moment(row[date_field]) if date_field else row["first_published_at"]
        yield Key(kind_of(model), row["pk"]), row
