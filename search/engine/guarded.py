"""The calls of tantivy that read an index. What fails in one of them means that the index on disk is damaged.

Nothing else means that: a fault in our own code stays what it is, with its traceback.
"""

import json

from search.engine.kinds import Kinds
from search.engine.schema import PACKED

PANIC = "PanicException"  # how a panic in Rust arrives; pyo3 gives it no name to import


class UnreadableIndexError(Exception):
    """There is no index here, or none that this code can read."""


def read(call, *args, **options):
    """Return what a call of tantivy returns.

    Raises:
        UnreadableIndexError: tantivy fails or panics. Wrong types (TypeError) are a fault of the caller.
    """
    try:
        return call(*args, **options)
    except (ValueError, OSError) as error:
        raise UnreadableIndexError(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != PANIC:
            raise
        raise UnreadableIndexError(str(error)) from error


class Searcher:
    """A tantivy searcher: the index as it stood at one moment.

    Args:
        searcher: of tantivy.
    """

    def __init__(self, searcher):
        self._searcher = searcher
        self.kinds = Kinds()  # until the snapshot has read those of the index
        self.num_docs, self.num_segments = searcher.num_docs, searcher.num_segments

    def search(self, *args, **options):
        return read(self._searcher.search, *args, **options)

    def aggregate(self, *args):
        return read(self._searcher.aggregate, *args)

    def doc_freq(self, *args):
        return read(self._searcher.doc_freq, *args)

    def column(self, name, hits):
        """Return the values of a column of numbers, as a list."""
        return read(self._searcher.fast_field_values, name, [address for _, address in hits])

    def keys(self, hits):
        """Return the keys of what was found, as a tuple."""
        return tuple(map(self.kinds.key, self.column(PACKED, hits)))

    def terms_with_prefix(self, *args):
        return read(self._searcher.terms_with_prefix, *args)

    def kept(self, address):
        """Return the texts of a document: what `search.engine.writing` kept as JSON."""
        kept = read(self._searcher.doc, address).get_first("kept")
        if kept is None:
            raise UnreadableIndexError("A document of the index lacks its texts.")
        return read(json.loads, bytes(kept))
