"""From a question to the results of one page with their counts."""

from dataclasses import dataclass, replace

from tantivy import Occur, Query

from search.engine import asking, bounds, documents, facets, matching, ranking, spelling
from search.engine.documents import Found

ENOUGH = 5  # results: with fewer, typing errors and parts of compounds are looked at as well

FIELDS = {
    documents.TITLE: "by_title",
    documents.NEWEST: "by_newest",
    documents.EVIDENCE: "by_evidence",
    documents.DATE: "by_date",
    documents.YEAR: "by_year",
    documents.TREE: "by_tree",
}


@dataclass(frozen=True)
class Plan:
    """How a text is looked for.

    Args:
        asked: `asking.Asked`.
        words: list of `matching.Sought`.
        loose: queries of parts that count as a match but not as the word.
        mended: typing errors that were mended, ``{folded word: words as written}``.
    """

    asked: asking.Asked
    words: list
    loose: tuple = ()
    mended: dict | None = None

    def demands(self):
        """Give the clauses for phrases that must be there and words that may not be."""
        found = [(Occur.Must, matching.in_a_row([word.stem for word in each])) for each in self.asked.phrases]
        return found + [(Occur.MustNot, matching.in_a_row([word.stem for word in each])) for each in self.asked.without]

    def any_word(self):
        """Give the clauses for what counts as a match."""
        ways = [matching.has(sought) for sought in self.words]
        ways += self.loose
        return [*self.demands(), (Occur.Must, matching.any_of(ways) if ways else Query.all_query())]

    def every_word(self):
        """Give the clauses for documents with every word."""
        return [*self.demands(), (Occur.Must, self.has_all())]

    def has_all(self):
        """Give the query for every word."""
        return matching.all_of([matching.has(sought) for sought in self.words]) if self.words else Query.all_query()


def plan(snapshot, text, clauses, lexicon=None):
    """Give how to look for a text, and whether nothing would be found without mending it.

    Args:
        snapshot: `index.Snapshot`.
        text: as typed.
        clauses: bounds of the list.
        lexicon: `Lexicon` or None.
    """
    asked = asking.read(text)
    strict = Plan(asked, matching.seek(asked, lexicon))
    if not strict.words:
        return strict, False
    # Judged before the visitor chooses filters, or each choice could change what the words find.
    found = facets.number(snapshot.searcher, [*clauses, *strict.any_word()])
    mended = spelling.mend(snapshot, asked.words, unknown_only=found >= ENOUGH)
    words = [replace(each, mended=_stems(mended.get(each.word.text, ()))) for each in strict.words]
    loose = [query for each in words for query in matching.has_part(each)] if found < ENOUGH else []
    return Plan(asked, words, tuple(loose), mended), not found


def search(snapshot, question, lexicon=None):
    """Answer a question.

    Args:
        snapshot: `index.Snapshot`.
        question: `documents.Question`.
        lexicon: `Lexicon` or None.

    Returns:
        `documents.Found`.
    """
    searcher, text = snapshot.searcher, question.text
    listed = bounds.clauses(question)
    how, nothing = plan(snapshot, text, listed, lexicon)
    matched = Query.boolean_query(how.any_word())
    if question.promoted:
        matched = matching.any_of([matched, matching.one_of("key", map(str, question.promoted))])
    within = [*listed, (Occur.Must, matched)]
    total, counts = facets.count(searcher, question, within)
    chosen = [*listed, *bounds.selected(question)]
    every = [*chosen, *how.every_word()]
    complete = facets.number(searcher, every) if how.words else total
    first = ranking.promoted(searcher, question, chosen) if question.sort == documents.RELEVANCE else ()
    if question.sort == documents.RELEVANCE:
        pks = ranking.by_relevance(searcher, question, how, first, chosen, every)
    else:
        narrowed = [*within, *bounds.selected(question)]
        pks = ranking.in_order(searcher, narrowed, FIELDS[question.sort], question.start, question.size)
    corrected = spelling.replaced(text, how.mended) if nothing and total and how.mended else ""
    return Found(total, pks, counts, complete, _missing(searcher, how, pks, first), corrected)


def _missing(searcher, how, pks, promoted):
    """Give which words each result lacks, as typed."""
    if len(how.words) < 2 and not how.loose:
        return {}
    asked = [pk for pk in pks if pk not in set(promoted)]
    lacking: dict[int, tuple[str, ...]] = {}
    for sought in how.words:
        having = set(ranking.having(searcher, asked, matching.has(sought)))
        for pk in asked:
            if pk not in having:
                lacking[pk] = (*lacking.get(pk, ()), sought.word.typed)
    return lacking


def _stems(written):
    return tuple(dict.fromkeys(word.stem for each in written for word in asking.words_of(each)))
