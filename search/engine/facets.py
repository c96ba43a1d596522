"""How many results every value of a facet would give."""

from tantivy import Occur, Query

from search.engine import bounds

MOST_VALUES = 50_000


def count(searcher, question, clauses):
    """Give the number of results and the counts of the facets asked for.

    Args:
        searcher: of tantivy.
        question: `documents.Question`.
        clauses: all that bounds the results but the visitor's choice.

    Returns:
        (total, ``{facet: {value: number}}``); a facet counts without its own choice.
    """
    total, counts = _tally(searcher, [*clauses, *bounds.selected(question)], question.counted)
    for facet in question.counted:
        if question.selection.get(facet):
            narrowed = [*clauses, *bounds.selected(question, leave_out=facet)]
            counts[facet] = _tally(searcher, narrowed, (facet,))[1][facet]
    return total, counts


def _tally(searcher, clauses, counted):
    query = Query.boolean_query(clauses)
    counts: dict[str, dict[str, int]] = {facet: {} for facet in counted}
    asked: dict = {"total": {"value_count": {"field": "pk"}}}
    if counted:
        asked["values"] = {"terms": {"field": "facets", "size": MOST_VALUES}}
    answer = searcher.aggregate(query, asked)
    for bucket in answer.get("values", {}).get("buckets", ()):
        facet, _, value = bucket["key"].partition("=")
        if facet in counts and bucket["doc_count"]:
            counts[facet][value] = bucket["doc_count"]
    return int(answer["total"]["value"]), counts


def number(searcher, clauses):
    """Give how many documents some clauses leave."""
    # A clause that must hold, because what only excludes finds nothing.
    return searcher.search(Query.boolean_query([(Occur.Must, Query.all_query()), *clauses]), 1).count
