"""Which words and phrases mean the same, so that a question finds what is called otherwise."""

from bisect import bisect_left
from functools import cached_property

from search.engine import dutch

RELATED_WEIGHT = 0.8
MOST_OTHERS = 12  # other ways to say one thing


class Lexicon:
    """Groups of words and phrases that mean the same, and of those that are near to each other.

    Args:
        groups: ``[[phrase, …], …]``; the phrases of one group mean the same.
        related: the same for phrases that are near: they count for less.
        names: words that stand for nothing else, but are spelled right.

    Immutable; equal and hashed by its content. Works when a question is asked, so a new group needs no new index.
    """

    def __init__(self, groups=(), related=(), names=()):
        self._groups = tuple(tuple(group) for group in groups)
        self._related = tuple(tuple(group) for group in related)
        self._names = tuple(names)

    def __eq__(self, other):
        return isinstance(other, Lexicon) and self._told == other._told

    def __hash__(self):
        return hash(self._told)

    @property
    def _told(self):
        return (self._groups, self._related, self._names)

    @cached_property
    def _others(self):
        """Return ``{stems: {stems of another phrase: weight}}``."""
        others: dict = {}
        for groups, weight in ((self._groups, 1.0), (self._related, RELATED_WEIGHT)):
            for group in groups:
                phrases = [stems for stems in dict.fromkeys(map(stems_of, group)) if stems]
                for phrase in phrases:
                    known = others.setdefault(phrase, {})
                    for other in phrases:
                        if other != phrase and len(known) < MOST_OTHERS:
                            known[other] = max(known.get(other, 0), weight)
        return others

    @cached_property
    def _longest(self):
        return max(map(len, self._others), default=0)

    @cached_property
    def _words(self):
        phrases = [*self._names, *(phrase for group in (*self._groups, *self._related) for phrase in group)]
        return sorted({token.text for phrase in phrases for token in dutch.tokens(phrase)})

    def has_word(self, text, *, begun=False):
        """Return whether a word stands in any phrase or name, or with `begun` whether one begins so.

        Args:
            text: folded word.
        """
        place = bisect_left(self._words, text)
        found = self._words[place] if place < len(self._words) else ""
        return found.startswith(text) if begun else found == text

    def expand(self, stems):
        """Return the other ways to say what stands in a row of words.

        Args:
            stems: of the words in order.

        Returns:
            ``[(start, end, stems of another phrase, weight), …]``: that phrase may stand for the words from start to
            end. A phrase of several words goes before the shorter ones within it.
        """
        found = []
        for start in range(len(stems)):
            for end in range(start + 1, min(start + self._longest, len(stems)) + 1):
                others = self._others.get(tuple(stems[start:end]), {})
                found += [(start, end, other, weight) for other, weight in others.items()]
        return found


def stems_of(phrase):
    """Return the stems of a phrase in order."""
    return tuple(token.stem for token in dutch.tokens(phrase))


NOTHING = Lexicon()
