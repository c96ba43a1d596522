"""The index as it stood at one moment, and what is said of one that cannot be read."""

import json
import threading
from contextlib import contextmanager

from search.engine import schema, spelling
from search.engine.columns import Columns
from search.engine.matching import term

MOST_COUNTS, MOST_WORDS = 200, 10_000  # kept for as long as a snapshot lasts
QUICKLY_READ = 30_000  # words: so many take some hundredths of a second


class Unreadable(Exception):  # noqa: N818 - its name is part of a sentence: `except Unreadable`
    """There is no index here, or none that this code can read."""


class Memory:
    """What was found out before, for what is asked again and again.

    Args:
        most: answers to keep; one more, and it begins anew.
    """

    def __init__(self, most):
        self._most, self._kept = most, {}

    def remembered(self, key, make):
        """Give what was made for a key before, or make it.

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
        self.searcher = searcher
        hits = searcher.search(term("key", schema.RESERVED), 1).hits
        if not hits:
            raise Unreadable("The index says nothing about itself.")
        kept = self.kept(hits[0][1])
        self.position, self.version = kept["position"], kept["version"]
        self.columns = Columns(kept.get("columns", ()))
        self._lock = threading.Lock()
        self._vocabulary, self._is_reading = None, False
        self._words_before = former.words_now if former else None
        self.counts, self.standing = Memory(MOST_COUNTS), Memory(MOST_WORDS)

    def kept(self, address):
        """Give the texts of a document."""
        return json.loads(bytes(self.searcher.doc(address).get_first("kept")))

    def find(self, pk):
        """Give the texts of the page with a pk, or None."""
        hits = self.searcher.search(term("key", str(pk)), 1, count=False).hits
        return self.kept(hits[0][1]) if hits else None

    @property
    def vocabulary(self):
        """The words of the index, read when first needed; of a large index a moment after that.

        Until then they are those of before: who asks right after a publication should not wait for all words.
        """
        with self._lock:
            if self._vocabulary is None:
                before = self._words_before
                if before is None or len(before) <= QUICKLY_READ:
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


@contextmanager
def readable():
    """Tell a damaged index from a fault of ours: tantivy answers one with ValueError or a panic."""
    try:
        yield
    except (ValueError, OSError, KeyError, TypeError) as error:
        raise Unreadable(str(error)) from error
    except BaseException as error:
        if type(error).__name__ != "PanicException":
            raise
        raise Unreadable(str(error)) from error
