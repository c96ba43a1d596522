"""From a question to the results of one page with their counts."""

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Thread

from tantivy import Occur, Query

from search.engine import asking, bounds, documents, facets, matching, ranking, spelling
from search.engine.documents import Found
from search.engine.lexicon import NOTHING

ENOUGH = 5  # results: with fewer, typing errors and parts of compounds are looked at as well

MANY = 20_000  # pages: from here on counting beside ranking takes less time than a thread

ORDERS = {
    documents.TITLE: "by_title",
    documents.NEWEST: "by_newest",
    documents.ADDED: "by_added",
    documents.EVIDENCE: "by_evidence",
    documents.TREE: "by_tree",
}


@dataclass(frozen=True)
class Plan:
    """How a text is looked for.

    Args:
        asked: `asking.Asked`.
        words: list of `matching.Sought`.
        enough: query for documents with enough of the words, None when there are no words.
        mended: words that were not typed but look like those that no page has, ``{folded word: words as written}``.
        loosened: whether it finds more than the words themselves do.
        nothing: whether the words themselves find nothing.
    """

    asked: asking.Asked
    words: list
    enough: Query | None = None
    mended: dict = field(default_factory=dict)
    loosened: bool = False
    nothing: bool = False

    def demands(self):
        """Give the clauses for phrases that must be there and words that may not be."""
        found = [(Occur.Must, matching.in_a_row([word.stem for word in each])) for each in self.asked.phrases]
        return found + [(Occur.MustNot, matching.in_a_row([word.stem for word in each])) for each in self.asked.without]

    def matches(self):
        """Give the clauses for what counts as a match."""
        return [*self.demands(), (Occur.Must, self.enough or Query.all_query())]

    def complete(self):
        """Give the clauses for documents with every word together."""
        return [*self.demands(), (Occur.Must, self.has_together())]

    def has_together(self):
        """Give the query for every word together."""
        return matching.has_together(self.words) if self.words else Query.all_query()


def plan(snapshot, text, listed, lexicon=None):
    """Give how to look for a text: with typing errors mended when its own words find too little.

    Args:
        snapshot: `snapshot.Snapshot`.
        text: as typed.
        listed: clauses that bound the list.
        lexicon: `Lexicon` or None.
    """
    asked = asking.read(text)
    words = matching.seek(asked, lexicon)
    if not words:
        return Plan(asked, words)
    searcher = snapshot.searcher
    strict = Plan(asked, words, matching.has_enough(searcher, words))
    mend = partial(spelling.mend, snapshot, asked.words, listed, lexicon=lexicon)
    mended = mend(unknown_only=True)
    # Judged before the visitor chooses filters, or each choice could change what the words find.
    found = facets.number(searcher, [*listed, *strict.matches()])
    if found >= ENOUGH and not mended:
        return strict
    like = mended if found >= ENOUGH else mend(unknown_only=False)
    words = [replace(each, mended=_stems(like.get(each.word.text, ()))) for each in words]
    ways = [matching.has_enough(searcher, words)]
    if found < ENOUGH:
        light = matching.light_words(searcher, words)
        ways += [query for each in words for query in matching.has_part(searcher, each)]
        # Of a word that somebody gave a meaning, what has the same letters is no other form.
        strange = [each for each in words if each not in light and not (lexicon or NOTHING).has_word(each.word.text)]
        ways += [query for each in strange if not each.mended for query in matching.resembles(each)]
    wrong = mended if found else like
    return Plan(asked, words, matching.any_of(ways), wrong, loosened=True, nothing=not found)


def search(snapshot, question, lexicon=None):
    """Answer a question.

    Args:
        snapshot: `snapshot.Snapshot`.
        question: `documents.Question`.
        lexicon: `Lexicon` or None.

    Returns:
        `documents.Found`.
    """
    searcher, listed = snapshot.searcher, bounds.clauses(question)
    how = plan(snapshot, question.text, listed, lexicon)
    matched = Query.boolean_query(how.matches())
    if question.promoted:
        matched = matching.any_of([matched, matching.one_of("key", map(str, question.promoted))])
    # Tantivy makes room for every result up to the last one asked for, and a visitor may ask for page 9999999999.
    wanted = replace(question, size=max(min(question.size, searcher.num_docs - question.start), 0))
    counting = _beside(searcher, lambda: facets.count(snapshot, question, [*listed, (Occur.Must, matched)]))
    narrowed = [*listed, *bounds.selected(question)]
    every = [*narrowed, *how.complete()]
    alone = not how.words or (len(how.words) < 2 and not how.loosened and not question.promoted)
    complete = None if alone else facets.number(searcher, every)
    first = ()
    if question.sort == documents.RELEVANCE:
        first = ranking.promoted(searcher, question, narrowed)
        others = [*narrowed, *how.matches(), (Occur.MustNot, how.has_together())]
        pks = ranking.by_relevance(searcher, wanted, how, first, (every,) if alone else (every, others))
    else:
        results = [*narrowed, (Occur.Must, matched)]
        pks = ranking.in_order(searcher, results, ORDERS[wanted.sort], wanted.start, wanted.size)
    total, counts = counting()
    complete = total if complete is None else complete
    rest = None
    if question.sort == documents.RELEVANCE and complete:
        together = complete - len(ranking.having(searcher, first, Query.boolean_query(every)))
        rest = len(first) + together if 0 < together < total - len(first) else None
    only_complete = question.sort == documents.RELEVANCE and complete >= question.start + question.size
    missing = {} if only_complete or total == complete else _missing(searcher, how, pks, first)
    corrected = spelling.replaced(question.text, how.mended) if how.mended and total else ""
    return Found(total, pks, counts, complete, rest, missing, corrected, resembling=how.nothing and not first)


def _beside(searcher, call):
    """Start a call, in a large index on another core; give a function that waits for its answer."""
    if searcher.num_docs < MANY:
        answer = call()
        return lambda: answer
    future = Future()

    def run():
        try:
            future.set_result(call())
        except BaseException as error:  # noqa: BLE001 - a panic of tantivy as well; raised again where it is waited for
            future.set_exception(error)

    Thread(target=run, daemon=True).start()
    return future.result


def _missing(searcher, how, pks, promoted):
    """Give which words each result lacks, as typed."""
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
