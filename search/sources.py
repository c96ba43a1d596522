"""Where a list gets its answers: from the search index, or from the database while there is none."""

from collections import defaultdict
from dataclasses import replace
from functools import cached_property

from wagtail.search.query import Phrase

from base import text
from base.facets import FACETS
from base.models import TermAssignment
from search.engine import asking
from search.engine.documents import RELEVANCE, Found, Question
from search.engine.lexicon import NOTHING
from search.ordering import NEARBY, moment, order

MOST_FOUND = 1000  # pages that the database's own search looks at


class IndexSource:
    """Asks the engine: two or three milliseconds, whatever the number of pages.

    Args:
        opened: `search.indexing.Opened`.
        within: ``{column: values}`` that bound the list.
        ranks: ``{pk: number}`` of the only pages to choose from, for the order "nabij"; None for no such bound.
        lexicon: `search.engine.lexicon.Lexicon`.
        promoted: pks that editors put first.
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
            Unreadable: the index turns out to be damaged.
        """
        bound = replace(question, **self.bounds)
        if question.sort != NEARBY:
            return self.engine.search(bound, self.lexicon)
        found = self.engine.search(replace(bound, sort=RELEVANCE, start=0, size=len(self.ranks)), self.lexicon)
        nearest = sorted(found.pks, key=lambda pk: self.ranks.get(pk, len(self.ranks)))
        # The line between those with every word together and the others belongs to the order of relevance.
        return replace(found, pks=tuple(nearest[question.start : question.start + question.size]), rest=None)

    def blame(self, question):
        """Say what keeps a question from having results: `search.engine.blaming.Blame`."""
        return self.engine.blame(replace(question, **self.bounds), self.lexicon)


class DatabaseSource:
    """Asks the database: reads all rows of the list, and finds by the words of Wagtail's own index.

    Args:
        queryset: public pages.
        choices: `search.facets.Choices`.
        ranks: ``{pk: number}`` for the order "nabij".
    """

    def __init__(self, queryset, choices, *, ranks=None):
        self.queryset, self.choices, self.ranks = queryset, choices, ranks or {}
        columns = [column for slug, column in choices.columns.items() if slug not in FACETS]
        # Pages of all kinds have no column of their own in common.
        dated_by = getattr(queryset.model, "dated_by", "")
        wanted = {"pk", "title", "path", "first_published_at", *columns, *filter(None, [dated_by])}
        self.rows = {row["pk"]: row for row in queryset.order_by().values(*wanted)}
        for row in self.rows.values():
            row["dated"] = moment(row[dated_by]) if dated_by else row["first_published_at"]
        self.pages = {column: defaultdict(set) for column in choices.columns.values()}  # column -> value -> pks
        for slug, column in choices.columns.items():
            if slug not in FACETS:
                for pk, row in self.rows.items():
                    self.pages[column][row[column]].add(pk)
        self._read_terms([slug for slug in choices.facets if slug in FACETS])

    def _read_terms(self, term_facets):
        assignments = TermAssignment.objects.filter(
            tag__facet__in=term_facets, content_object_id__in=self.queryset.order_by().values("pk")
        ).values_list("content_object_id", "tag_id")
        carried = defaultdict(set)
        for pk, term_pk in assignments:
            if pk in self.rows:
                carried[term_pk].add(pk)
        for term_pk, pks in carried.items():
            for term in self.choices.vocabulary.lineage(term_pk):
                self.pages[term.facet][term.slug] |= pks

    @property
    def is_empty(self):
        """Whether there is nothing to choose from, whatever is asked."""
        return not self.rows

    def answer(self, question):
        """Answer a `Question` with a `Found`."""
        found = self.find(question.text) if question.text else list(self.rows)
        kept = self._select(question.selection, found)
        key = order(
            question.sort, rows=self.rows, pages=self.pages, choices=self.choices, found=found, ranks=self.ranks
        )
        pks = sorted(kept, key=key)
        counts = {}
        for column in question.counted:
            reachable = self._select(question.selection, found, leave_out=column)
            numbers = {value: len(pks & reachable) for value, pks in self.pages[column].items()}
            counts[column] = {value: number for value, number in numbers.items() if number}
        shown = tuple(pks[question.start : question.start + question.size])
        return Found(len(pks), shown, counts, complete=len(pks))

    def blame(self, question):
        """Say nothing: the database counts too slowly for that."""
        return

    def _select(self, selection, among, *, leave_out=None):
        """Keep the pks that match a selection: any value within a facet, and all facets but one."""
        kept = set(among)
        for column, values in selection.items():
            if values and column != leave_out:
                kept &= set().union(*(self.pages[column].get(value, set()) for value in values))
        return kept

    def find(self, query):
        """Give the pks of pages that match a query, best first: by their words, then by the terms they carry.

        Every word counts; where no page has them all, any word does.
        """
        asked = asking.read(query)
        found = self._having(" ".join(word.typed for word in asked.row)) if asked.row else list(self.rows)
        for phrase in asked.phrases:
            said = set(self._searched(Phrase(_typed(phrase))))
            found = [pk for pk in found if pk in said]
        for phrase in asked.without:
            said = {*self._searched(Phrase(_typed(phrase))), *self._carrying(_typed(phrase))}
            found = [pk for pk in found if pk not in said]
        return found

    def _having(self, words):
        for operator in ("and", "or"):
            found = dict.fromkeys(self._searched(text.words(words), operator=operator) + self._carrying(words))
            if found := [pk for pk in found if pk in self.rows]:
                return found
        return []

    def _searched(self, query, **how):
        """Give the pks that the database's own index finds; it knows drafts as well."""
        return [page.pk for page in self.queryset.model.objects.search(query, **how)[:MOST_FOUND]] if query else []

    def _carrying(self, query):
        """Give the pks of the pages with a term that the query names."""
        asked = text.fold(query)
        return [
            pk
            for names, facet, slug in self._named
            if any(asked == text.fold(name) or asked in text.fold(name).split() for name in names)
            for pk in sorted(self.pages[facet].get(slug, ()))
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
