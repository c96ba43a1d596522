"""What a visitor means by what he typed: words, phrases between quotes and words to leave out.

Whatever is typed means something: an unclosed quote or a lone operator is plain text.
"""

import re
from dataclasses import dataclass

from search import dutch
from search.engine.schema import LONGEST_WORD

MOST_WORDS = 20  # different words that we look at
MOST_PHRASES = 5
_PIECE = re.compile(r"""(?<!\S)(?P<without>-?)["“”„](?P<phrase>[^"“”„]*)["“”](?!\w)|(?P<chunk>\S+)""")


@dataclass(frozen=True)
class Word:
    """One word that was asked.

    Args:
        typed: as it was typed.
        text, stem, parts, stop: as `search.dutch.Token` has them.
    """

    typed: str
    text: str
    stem: str
    parts: tuple[str, ...] = ()
    stop: bool = False


@dataclass(frozen=True)
class Asked:
    """A question in words.

    Args:
        words: that count, each stem once.
        row: all words outside phrases in order, stop words too: where phrases of the lexicon are looked for.
        phrases: words in order, that a result must have.
        without: words in order, that a result may not have.
    """

    words: tuple[Word, ...] = ()
    row: tuple[Word, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    without: tuple[tuple[Word, ...], ...] = ()


def read(text):
    """Give what a text asks.

    Args:
        text: as a visitor typed it.

    Returns:
        `Asked`. When all words are stop words, they count.
    """
    row: list[Word] = []
    phrases: list[tuple[Word, ...]] = []
    without: list[tuple[Word, ...]] = []
    for match in _PIECE.finditer(text):
        found = words_of(match["chunk"] if match["phrase"] is None else match["phrase"])
        if not found:
            continue
        if _excludes(match):
            without.append(found)
        elif match["phrase"] is not None:
            phrases.append(found)
        else:
            row += found
    return Asked(
        words=_counting(row, among_phrases=bool(phrases)),
        row=tuple(row[: 2 * MOST_WORDS]),
        phrases=tuple(dict.fromkeys(phrases))[:MOST_PHRASES],
        without=tuple(dict.fromkeys(without))[:MOST_WORDS],
    )


def pieces(text):
    """Give where the phrases and the exclusions of a text stand, as `re.Match`es."""
    asked = (match for match in _PIECE.finditer(text) if words_of(match.group()))
    return [match for match in asked if match["phrase"] is not None or _excludes(match)]


def plain(text):
    """Give the `dutch.Token`s of a text that stand in no phrase and no exclusion."""
    taken = [match.span() for match in pieces(text)]
    return [token for token in dutch.tokens(text) if not any(start <= token.start < end for start, end in taken)]


def words_of(text):
    """Give the words of a text in order, as a tuple of `Word`; of one that is too long its begin, which no page has."""
    return tuple(
        Word(text[token.start : token.end], token.text, token.stem, token.parts, token.stop)
        if len(token.text) <= LONGEST_WORD
        else Word(text[token.start : token.end], token.text[:LONGEST_WORD], token.text[:LONGEST_WORD])
        for token in dutch.tokens(text)
    )


def _excludes(match):
    return bool(match["without"] or (match["chunk"] and re.match(r"-\w", match["chunk"])))


def _counting(row, *, among_phrases):
    words: dict[str, Word] = {}
    for word in row:
        words.setdefault(word.stem, word)
    telling = [word for word in words.values() if not word.stop]
    return tuple(telling or ([] if among_phrases else words.values()))[:MOST_WORDS]
