"""How many results every value of a facet would give."""

from tantivy import Query

from search.engine import bounds, schema

MOST_VALUES = 50_000


def count(searcher, question, clauses, known=None):
    """Give the number of results and the counts of the facets asked for.

    Args:
        searcher: of tantivy.
        question: `documents.Question`.
        clauses: all that bounds the results but the visitor's choice.
        known: answer of `tally` for these clauses, when there is one.

    Returns:
        (total, ``{facet: {value: number}}``); a facet counts without its own choice.
    """
    chosen = {facet for facet, values in question.selection.items() if values}
    if known is None or chosen:
        total, counts = tally(searcher, [*clauses, *bounds.selected(question)], question.counted)
    else:
        total, counts = known
    for facet in chosen.intersection(question.counted):
        if known and chosen == {facet}:
            counts[facet] = known[1][facet]
        else:
            narrowed = [*clauses, *bounds.selected(question, leave_out=facet)]
            counts[facet] = tally(searcher, narrowed, (facet,))[1][facet]
    return total, counts


def tally(searcher, clauses, counted):
    """Give the number of documents that some clauses leave, and ``{facet: {value: number}}`` among them."""
    counts: dict[str, dict[str, int]] = {facet: {} for facet in counted}
    asked: dict = {"total": {"value_count": {"field": "pk"}}}
    if counted:
        asked |= {name: {"terms": {"field": name, "size": MOST_VALUES}} for name in (*schema.SLOTS, schema.OVERFLOW)}
    answer = searcher.aggregate(Query.boolean_query(clauses), asked)
    total = int(answer.pop("total")["value"])
    for found in answer.values():
        for bucket in found["buckets"]:
            facet, _, value = bucket["key"].partition("=")
            if facet in counts:
                counts[facet][value] = counts[facet].get(value, 0) + bucket["doc_count"]
    return total, counts


def number(searcher, clauses):
    """Give how many documents some clauses leave; at least one must be a demand."""
    return searcher.search(Query.boolean_query(clauses), 1).count
