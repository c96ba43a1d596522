"""Keeps the search index up to date with the database, which is the truth.

The change log of `base.content_version` says which pages each version touched. The index stores the version it has
reached in the same commit as its documents. One process of a machine at a time applies what is missing: the process
that publishes does so on commit, and the worker (`manage.py work`) within a second. Only the worker builds a new index
when the old one is lost, unreadable or of another database.
"""

from search.indexing.reader import IndexReader, current, discard, for_request
from search.indexing.updating import update

__all__ = ["IndexReader", "current", "discard", "for_request", "update"]
