"""From a question to the results of one page with their counts."""

from concurrent.futures import Future
from dataclasses import dataclass, field, replace
from functools import partial
from threading import Thread

from tantivy import Occur, Query

from search.engine import abbreviations, documents, facets, filters, query_builder, query_parser, ranking, spelling
from search.engine.documents import Found
from search.engine.lexicon import NOTHING

MIN_RESULTS = 5  # results: with fewer, typing errors and parts of compounds are looked at as well

PARALLEL_COUNT_FROM = 20_000  # pages: from here on counting beside ranking takes less time than a thread

ORDERS = {
    documents.Sort.TITLE: "by_title",
    documents.Sort.NEWEST: "by_newest",
    documents.Sort.ADDED: "by_added",
    documents.Sort.EVIDENCE: "by_evidence",
    documents.Sort.EDITORS_ORDER: "by_tree",
}


@dataclass(frozen=True)
class Plan:
    """How a text is searched.

    Args:
        parsed: `query_parser.ParsedQuery`.
        ways: lists of `query_builder.QueryTerm`: a result fits the words of one of the ways.
        enough: query for documents with enough of the words, and every phrase.
        together: query for documents with every word together, and every phrase.
        corrections: words that are searched too, for typing errors, ``{folded word: words as written}``.
        is_relaxed: whether typing errors or parts of compounds may match too.
        finds_nothing: whether the words as typed match no document.
    """

    parsed: query_parser.ParsedQuery
    ways: list
    enough: Query
    together: Query
    corrections: dict = field(default_factory=dict)
    is_relaxed: bool = False
    finds_nothing: bool = False

    @property
    def words(self):
        """The words of all ways, each once."""
        found = {query_term.word.stem: query_term for way in self.ways for query_term in way}
        return [found[word.stem] for word in self.parsed.words]

    def matches(self):
        """Return the clauses for what counts as a match."""
        return [*exclusions(self.parsed), (Occur.Must, self.enough)]

    def complete(self):
        """Return the clauses for documents with every word together."""
        return [*exclusions(self.parsed), (Occur.Must, self.together)]


def exclusions(parsed):
    """Return the clauses for words that may not be there."""
    return [(Occur.MustNot, query_builder.exact_phrase([word.stem for word in each])) for each in parsed.without]


def make_plan(snapshot, text, listed, lexicon=None):
    """Return how to look for a text: with typing errors corrected when its own words find too little.

    The alternatives between OR are planned one by one, so the question finds all that any alternative finds alone.

    Args:
        snapshot: `snapshot.Snapshot`.
        text: as typed.
        listed: clauses that bound the list.
        lexicon: `Lexicon` or None.
    """
    parsed = query_parser.parse(text)
    if not parsed.ways:
        return _plan(snapshot, parsed, listed, lexicon)
    ways = [[_plan(snapshot, part, listed, lexicon) for part in way] for way in parsed.ways]
    parts = [part for way in ways for part in way]
    words = [list({each.word.stem: each for part in way for each in part.words}.values()) for way in ways]
    phrases = [[phrase for part in way for phrase in part.phrases] for way in parsed.ways]
    return Plan(
        parsed,
        words,
        query_builder.any_of([query_builder.all_of([part.enough for part in way]) for way in ways]),
        query_builder.any_of([_having(*each, query_builder.all_together) for each in zip(phrases, words, strict=True)]),
        corrections={text: written for part in parts for text, written in part.corrections.items()},
        is_relaxed=any(part.is_relaxed for part in parts),
        finds_nothing=all(any(part.finds_nothing for part in way) for way in ways),
    )


def _having(phrases, words, query_of):
    """Return the query for phrases and what a function makes of words; for everything when there are neither."""
    rows = [query_builder.exact_phrase([word.stem for word in phrase]) for phrase in phrases]
    return query_builder.all_of([*rows, query_of(words)] if words else rows or [Query.all_query()])


def _plan(snapshot, parsed, listed, lexicon):
    searcher, meanings = snapshot.searcher, abbreviations.meanings(snapshot, listed, lexicon)
    words = query_builder.expand(parsed, lexicon, meanings)

    def made(words, query_of, **more):
        both = [_having(parsed.phrases, words, each) for each in (query_of, query_builder.all_together)]
        return Plan(parsed, [words], *both, **more)

    strict = made(words, partial(query_builder.enough_of, searcher))
    if not words:
        return strict
    find = partial(spelling.find_corrections, snapshot, parsed.words, listed, lexicon=lexicon)
    corrections = find(unknown_only=True)
    # Judged before the visitor chooses filters, or each choice could change what the words find.
    found = facets.number(searcher, [*listed, *strict.matches()])
    if found >= MIN_RESULTS and not corrections:
        return strict
    likely = corrections if found >= MIN_RESULTS else find(unknown_only=False)
    words = [replace(each, corrections=_stems(likely.get(each.word.text, ()))) for each in words]

    def relaxed_query(words):
        ways = [query_builder.enough_of(searcher, words)]
        if found < MIN_RESULTS:
            light = query_builder.low_idf_terms(searcher, words)
            ways += [query for each in words for query in query_builder.part_queries(searcher, each)]
            # A word of the lexicon has a meaning of its own, so a word that shares letters with it is no form of it.
            strange = [
                each for each in words if each not in light and not (lexicon or NOTHING).has_word(each.word.text)
            ]
            ways += [query for each in strange if not each.corrections for query in query_builder.gram_queries(each)]
        return query_builder.any_of(ways)

    return made(
        words, relaxed_query, corrections=corrections if found else likely, is_relaxed=True, finds_nothing=not found
    )


def search(snapshot, question, lexicon=None):
    """Answer a question.

    Args:
        snapshot: `snapshot.Snapshot`.
        question: `documents.Question`.
        lexicon: `Lexicon` or None.

    Returns:
        `documents.Found`.
    """
    searcher, listed = snapshot.searcher, filters.clauses(question)
    plan = make_plan(snapshot, question.text, listed, lexicon)
    matched = Query.boolean_query(plan.matches())
    if question.promoted:
        matched = query_builder.any_of([matched, query_builder.any_value("key", map(str, question.promoted))])
    # Tantivy makes room for every result up to the last one asked for, and a visitor may ask for page 9999999999.
    wanted = replace(question, size=max(min(question.size, searcher.num_docs - question.start), 0))
    counting = _in_parallel(searcher, lambda: facets.count(snapshot, question, [*listed, (Occur.Must, matched)]))
    narrowed = [*listed, *filters.selected(question)]
    every = [*narrowed, *plan.complete()]
    alone = not plan.words or (len(plan.words) < 2 and not plan.is_relaxed and not question.promoted)
    complete = None if alone else facets.number(searcher, every)
    first = ()
    if question.sort == documents.Sort.RELEVANCE:
        first = ranking.promoted(searcher, question, narrowed)
        others = [*narrowed, *plan.matches(), (Occur.MustNot, plan.together)]
        keys = ranking.by_relevance(searcher, wanted, plan, first, (every,) if alone else (every, others))
    else:
        results = [*narrowed, (Occur.Must, matched)]
        keys = ranking.in_order(searcher, results, ORDERS[wanted.sort], wanted.start, wanted.size)
    total, counts = counting()
    complete = total if complete is None else complete
    rest = None
    if question.sort == documents.Sort.RELEVANCE and complete:
        together = complete - len(ranking.having(searcher, first, Query.boolean_query(every)))
        rest = len(first) + together if 0 < together < total - len(first) else None
    only_complete = question.sort == documents.Sort.RELEVANCE and complete >= question.start + question.size
    missing = {} if only_complete or total == complete else _missing(searcher, plan, keys, first)
    corrected = spelling.replaced(question.text, plan.corrections) if plan.corrections and total else ""
    others = frozenset(stems for query_term in plan.words for stems in query_term.synonyms)
    resembling = plan.finds_nothing and not first
    return Found(total, keys, counts, complete, rest, missing, corrected, resembling, others)


def _in_parallel(searcher, call):
    """Start a call, in a large index on another core, and return a function that waits for its answer."""
    if searcher.num_docs < PARALLEL_COUNT_FROM:
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


def _missing(searcher, plan, keys, promoted):
    """Return which words each result lacks, as typed: of the way that it comes nearest to."""
    asked = [key for key in keys if key not in set(promoted)]
    having = {each.word.stem: set(ranking.having(searcher, asked, query_builder.any_form(each))) for each in plan.words}

    def lacking(key, way):
        return [each.word.typed for each in way if key not in having[each.word.stem]]

    nearest = {key: min(plan.ways, key=lambda way: len(lacking(key, way)) / max(len(way), 1)) for key in asked}
    return {key: tuple(words) for key, way in nearest.items() if (words := lacking(key, way))}


def _stems(written):
    return tuple(dict.fromkeys(word.stem for each in written for word in query_parser.words_of(each)))
