"""In which order results stand, exactly and page by page."""

from itertools import groupby

from tantivy import Occur, Order, Query

from search.engine import facets, query_builder, scoring

MAX_TIED = 2000  # results of one score that are put in order of title


def in_order(searcher, clauses, name, start, size):
    """Return the keys of a part of the results in one of the ready-made orders.

    Args:
        searcher: of tantivy.
        clauses: that bound the results.
        name: one of `schema.ORDERS`.
        start, size: the part.
    """
    if size <= 0:
        return ()
    query = Query.boolean_query(clauses)
    hits = searcher.search(query, size, count=False, order_by_field=name, offset=start, order=Order.Asc).hits
    return searcher.keys(hits)


def by_relevance(searcher, question, plan, first, tiers):
    """Return the keys of a part of the results: promoted ones, then those with every word, then the others.

    Args:
        searcher: of tantivy.
        question: `documents.Question`.
        plan: `searching.Plan`.
        first: promoted keys among the results.
        tiers: clauses for each group of results, the best group first.
    """
    start, end = question.start, question.start + question.size
    keys = list(first[start:end])
    start, size = max(start - len(first), 0), question.size - len(keys)
    apart = [(Occur.MustNot, query_builder.any_value("key", map(str, first)))] if first else []
    scores = scoring.scoring_queries(searcher, plan.parsed, plan.words)
    for clauses in tiers:
        tier = [*apart, *clauses]
        if not size:
            break
        found = (
            _scored(searcher, tier, scores, start, size)
            if scores
            else in_order(searcher, tier, "by_title", start, size)
        )
        passed = start + len(found) if found or not start else facets.number(searcher, tier)
        start, size = start - min(start, passed), size - len(found)
        keys += found
    return tuple(keys)


def promoted(searcher, question, chosen):
    """Return the promoted keys that are within the bounds, in their own order."""
    asked = list(dict.fromkeys(question.promoted))
    found = set(having(searcher, asked, Query.boolean_query([(Occur.Must, Query.all_query()), *chosen])))
    return tuple(key for key in asked if key in found)


def having(searcher, keys, query):
    """Return those of some keys that a query finds."""
    if not keys:
        return ()
    narrowed = query_builder.all_of([query_builder.any_value("key", map(str, keys)), query])
    return searcher.keys(searcher.search(narrowed, len(keys), count=False).hits)


def _scored(searcher, clauses, scores, start, size):
    """Return a part of the results by score; results of one score stand by title."""
    silent = Query.const_score_query(Query.boolean_query(clauses), 0.0)
    query = Query.boolean_query([(Occur.Must, silent), *((Occur.Should, each) for each in scores)])
    more = size
    while True:
        low, high = max(start - more, 0), start + size + more
        hits = searcher.search(query, high - low, count=False, offset=low, weight_by_field="weight").hits
        shown = hits[start - low : start - low + size]
        if not shown or more >= MAX_TIED:
            break
        whole_before = low == 0 or hits[0][0] != shown[0][0]
        whole_after = len(hits) < high - low or hits[-1][0] != shown[-1][0]
        if whole_before and whole_after:
            break
        more *= 4
    ordered = []
    for _, group in groupby(zip(hits, searcher.keys(hits), strict=True), key=lambda each: each[0][0]):
        tied = [key for _, key in group]
        ordered += tied if len(tied) == 1 else by_title(searcher, tied)
    return ordered[start - low : start - low + size]


def by_title(searcher, keys):
    """Return some keys in order of title."""
    query = query_builder.any_value("key", map(str, keys))
    hits = searcher.search(query, len(keys), count=False, order_by_field="by_title", order=Order.Asc).hits
    return searcher.keys(hits)
