"""The index as it stood at one moment."""

import threading

from search.engine import schema, spelling
from search.engine.columns import Columns
from search.engine.guarded import Searcher, UnreadableIndexError
from search.engine.kinds import Kinds
from search.engine.query_builder import term_query

MAX_COUNTS, MAX_OCCURRENCES = 200, 10_000  # kept for as long as a snapshot lasts
READ_AT_ONCE = 30_000  # words: so many take some hundredths of a second


class BoundedCache:
    """What was found out before, for what is asked again and again.

    Args:
        most: answers to keep; one more, and it begins anew.
    """

    def __init__(self, most):
        self._most, self._kept = most, {}

    def get_or_make(self, key, make):
        """Return what was made for a key before, or make it.

        Args:
            key: hashable.
            make: function without arguments; what it gives must not be changed.
        """
        kept = self._kept
        if key not in kept:
            if len(kept) >= self._most:
                kept = self._kept = {}
            kept[key] = make()
        return kept[key]


class Snapshot:
    """The index as it stood at one moment, for reading by any number of threads.

    Args:
        searcher: of tantivy.
        former: the `Snapshot` before it, or None.
    """

    def __init__(self, searcher, former=None):
        self.searcher = Searcher(searcher)
        hits = self.searcher.search(term_query("key", schema.RESERVED), 1).hits
        if not hits:
            raise UnreadableIndexError("The index says nothing about itself.")
        kept = self.searcher.kept(hits[0][1])
        self.position, self.version = kept.get("position"), kept.get("version")
        self.columns = Columns(kept.get("columns", ()))
        self.searcher.kinds = Kinds(kept.get("kinds", ()))
        self._lock = threading.Lock()
        self._vocabulary, self._is_reading = None, False
        self._words_before = former.words_now if former else None
        self.counts, self.occurrences = BoundedCache(MAX_COUNTS), BoundedCache(MAX_OCCURRENCES)

    def find(self, key):
        """Return the texts of what has a key, or None."""
        hits = self.searcher.search(term_query("key", str(key)), 1, count=False).hits
        return self.searcher.kept(hits[0][1]) if hits else None

    @property
    def vocabulary(self):
        """The words of the index, read when first needed; of a large index a moment after that.

        Until then they are those of before: who asks right after a publication should not wait for all words.
        """
        with self._lock:
            if self._vocabulary is None:
                before = self._words_before
                if before is None or len(before) <= READ_AT_ONCE:
                    self._read_words()
                elif not self._is_reading:
                    self._is_reading = True
                    threading.Thread(target=self._read_words, daemon=True).start()
            return self.words_now

    @property
    def words_now(self):
        """The words that were read last, here or before, or None."""
        return self._words_before if self._vocabulary is None else self._vocabulary

    def _read_words(self):
        self._vocabulary = spelling.Vocabulary(self.searcher)
