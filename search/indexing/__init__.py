"""Keeps the engine's index beside the database: derived, disposable, and never waited for.

The database is the truth. The log of base.changes says what each rise of the sequence touched; the index holds how far
it has come in the same commit as its documents. One process of a machine at a time applies what is missing, the one
that publishes at once and the keeper (`keep_search`) within a second; a lost, foreign or unreadable index is built
anew beside the old one, by the keeper only.
"""

from search.indexing.opened import Opened, current, distrust, for_request
from search.indexing.updating import update

__all__ = ["Opened", "current", "distrust", "for_request", "update"]
