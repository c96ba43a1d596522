"""Which documents may be found at all: the bounds of a list and what a visitor chose."""

from tantivy import Occur, Query

from search.engine import schema
from search.engine.query_builder import any_value, term_query


def clauses(question):
    """Return the clauses of the list itself: its bounds, not what the visitor chose."""
    out = [schema.RESERVED, *map(str, sorted(question.without))]
    found = [(Occur.MustNot, any_value("key", out))]
    found += [(Occur.Must, chosen(facet, values)) for facet, values in question.within.items() if values]
    if question.only is not None:
        found.append((Occur.Must, _silent(any_value("key", map(str, sorted(question.only))))))
    return found


def selected(question, *, leave_out=None):
    """Return the clauses of what the visitor chose: any value within a facet, and all facets.

    Args:
        question: `documents.Question`.
        leave_out: a facet whose choice does not count.
    """
    return [
        (Occur.Must, chosen(facet, values))
        for facet, values in question.selection.items()
        if values and facet != leave_out
    ]


def chosen(facet, values):
    """Return the query for any of some values of a facet; it adds nothing to a score."""
    keys = [f"{facet}={value}" for value in sorted(values)]
    return _silent(term_query("facets", keys[0]) if len(keys) == 1 else any_value("facets", keys))


def _silent(query):
    return Query.const_score_query(query, 0.0)
