"""Which words Dutch has and how often it uses them, from a list that others keep (ADR 50).

The list is read as it is, one word on a line in the order of its letters, and never made into a dictionary: that would
take a second, and fifty megabytes in every process.
"""

import gzip
import hashlib
import math
import re
from functools import cache, lru_cache
from importlib.resources import files

from base.text import fold

RUNNING_WORDS = 380_000_000  # of the subtitles that the list was counted in
_FOLDED = re.compile(rb"[^a-z0-9\" :,\n]")  # what a folded word has otherwise
_LINE = re.compile(rb'"([^"\n]+)": (\d+)')


class _WordList:
    """The words of a list, each with the number of times that it was counted.

    Args:
        lines: bytes, ``"word": number,`` on each line, sorted; the first and the last line may be a bracket.
    """

    def __init__(self, lines):
        self._lines = lines
        self._folded = {}
        at = -1
        while found := _FOLDED.search(lines, at + 1):
            at = lines.find(b"\n", found.end())
            at = len(lines) if at < 0 else at
            line = _LINE.match(lines, lines.rfind(b"\n", 0, found.start()) + 1)
            written = line[1].decode() if line else " "
            # "'s avonds" is no word.
            if " " not in written:
                word = "".join(char for char in fold(written) if char.isalnum())
                self._folded[word] = self._folded.get(word, 0) + int(line[2])

    def number(self, word):
        """Return how often a folded word was counted, 0 for none that the list has."""
        return self._folded.get(word, 0) + (self._sorted(word.encode()) if word.isascii() and word.isalpha() else 0)

    def _sorted(self, word):
        lines, low, high = self._lines, 0, len(self._lines)
        while low < high:
            start = lines.rfind(b"\n", low, (low + high) // 2) + 1 or low
            line = _LINE.match(lines, start)
            if line and line[1] == word:
                return int(line[2])
            if line and line[1] > word:
                high = start
            else:
                end = lines.find(b"\n", start)
                low = len(lines) if end < 0 else end + 1
        return 0


def _file():
    return files("spellchecker") / "resources" / "nl.json.gz"


@cache
def _words():
    """Return the list; read at its first use."""
    return _WordList(gzip.decompress(_file().read_bytes()).strip(b"{}\n"))


@cache
def digest():
    """Return what tells one version of the list from another."""
    return hashlib.blake2b(_file().read_bytes(), digest_size=8).hexdigest()


@lru_cache(maxsize=65536)
def number(word):
    """Return how often Dutch was heard to use a folded word, 0 for a word that it does not know."""
    return _words().number(word)


def has(word):
    """Return whether Dutch knows a folded word."""
    return number(word) > 0


def rareness(word):
    """Return the natural logarithm of how many words of Dutch there are to one of these; infinite for unknown ones."""
    times = number(word)
    return math.log(RUNNING_WORDS / times) if times else math.inf
