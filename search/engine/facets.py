"""How many results every value of a facet would give."""

from tantivy import Query

from search.engine import filters
from search.engine.schema import OVERFLOW

MOST_VALUES = 50_000


def count(snapshot, question, clauses):
    """Return the number of results and the counts of the facets asked for.

    Args:
        snapshot: `snapshot.Snapshot`.
        question: `documents.Question`.
        clauses: all that bounds the results but the visitor's choice.

    Returns:
        (total, ``{facet: {value: number}}``); a facet counts without its own choice.
    """
    if not question.text and question.only is None:
        key = repr((question.within, question.selection, question.counted, sorted(question.without), question.promoted))
        return snapshot.counts.get_or_make(key, lambda: _count(snapshot, question, clauses))
    return _count(snapshot, question, clauses)


def _count(snapshot, question, clauses):
    chosen = {facet for facet, values in question.selection.items() if values}
    others = [facet for facet in question.counted if facet not in chosen]
    total, counts = tally(snapshot, [*clauses, *filters.selected(question)], others)
    for facet in chosen.intersection(question.counted):
        narrowed = [*clauses, *filters.selected(question, leave_out=facet)]
        counts |= tally(snapshot, narrowed, (facet,))[1]
    return total, {facet: counts[facet] for facet in question.counted}


def tally(snapshot, clauses, counted):
    """Return the number of documents that some clauses leave, and ``{facet: {value: number}}`` among them."""
    counts: dict[str, dict[str, int]] = {facet: {} for facet in counted}
    columns = snapshot.columns.of(counted) if counted else []
    asked: dict = {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in columns}
    full = next((name for name in columns if name != OVERFLOW), None)
    if not full:
        asked["total"] = {"value_count": {"field": "digest"}}
    answer = snapshot.searcher.aggregate(Query.boolean_query(clauses), asked)
    # Every page has one value in every column but the last, so these add up to the number of pages.
    total = sum(bucket["doc_count"] for bucket in answer[full]["buckets"]) if full else answer.pop("total")["value"]
    for found in answer.values():
        for bucket in found["buckets"]:
            facet, _, value = bucket["key"].partition("=")
            if facet in counts:
                counts[facet][value] = counts[facet].get(value, 0) + bucket["doc_count"]
    return int(total), counts


def number(searcher, clauses):
    """Return how many documents some clauses leave; at least one must be a demand."""
    return searcher.search(Query.boolean_query(clauses), 1).count
