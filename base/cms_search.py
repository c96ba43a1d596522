"""The search backend of the CMS: Wagtail's own for the database in use, without the queries on which it fails.

On SQLite an unbalanced quote in a query is a server error (wagtail #13227). Every word nests the query one level
deeper, so a query of thousands of words is a server error too.
"""

from modelsearch.backends import database
from wagtail.search.query import MATCH_NONE, And, Boost, Not, Or, Phrase, PlainText, SearchQuery

from base.text import clean

MAX_WORDS = 40


def SearchBackend(params):  # noqa: N802 the name that Wagtail looks for
    """Return the search backend for the database in use; Wagtail calls this by the name of the module in settings."""
    backend = type(database.SearchBackend(params))
    return type("SearchBackend", (CleanQueryMixin, backend), {})(params)


class CleanQueryMixin:
    """A search backend that removes quotes and surplus words from a query."""

    def _search(self, query_compiler_class, query, model_or_queryset, **kwargs):
        cleaned = _clean_query(query) if isinstance(query, SearchQuery) else _words(query)
        return super()._search(
            query_compiler_class, MATCH_NONE if cleaned is None else cleaned, model_or_queryset, **kwargs
        )


def _words(text):
    return " ".join(clean(text.replace('"', " ")).split()[:MAX_WORDS])


def _clean_query(query):
    """Return a query with only words in it, or None when no word is left."""
    if isinstance(query, PlainText):
        words = _words(query.query_string)
        return PlainText(words, operator=query.operator, boost=query.boost) if words else None
    if isinstance(query, Phrase):
        words = _words(query.query_string)
        return Phrase(words) if words else None
    if isinstance(query, And | Or):
        parts = [part for part in map(_clean_query, query.subqueries[:MAX_WORDS]) if part is not None]
        return type(query)(parts) if parts else None
    if isinstance(query, Not):
        part = _clean_query(query.subquery)
        return Not(part) if part is not None else None
    if isinstance(query, Boost):
        part = _clean_query(query.subquery)
        return Boost(part, query.boost) if part is not None else None
    return query
