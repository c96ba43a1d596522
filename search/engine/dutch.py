"""Dutch text as the engine reads it: words, their stems, the parts of compounds, and groups of four letters."""

import re
from dataclasses import dataclass
from functools import cache, lru_cache

from base.text import APOSTROPHES, fold
from search.engine.compounds import compound_stem, split
from search.engine.word_files import lines

GRAM = 4  # letters
LONGEST_CACHED = 64  # characters: longer ones are no words that come back
# Marks that Python counts as no letter but that stand within a word: combining marks, soft hyphen, zero-width marks.
_MARKS = "\u00ad\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u200b-\u200d\u2060\u20d0-\u20ff\ufe20-\ufe2f\ufeff"
# Of the apostrophes some are letters to Python; "-" stands last in a set of characters.
_RUN = rf"[^\W_{APOSTROPHES}][^\W_{APOSTROPHES}{_MARKS}]*(?:[{_MARKS}]+[^\W_{APOSTROPHES}]*)*"
_WORD = re.compile(
    rf"(?P<number>(?<![\w.,])\d+(?:[.,]\d+)+(?![\w]))"
    rf"|(?P<abbreviation>(?<![\w.])[^\W\d_{APOSTROPHES}](?:\.[^\W\d_{APOSTROPHES}])+\.?(?!\w))"
    rf"|(?P<word>{_RUN}(?:[{APOSTROPHES}\u2010\u2011-]{_RUN})*)"
)
_APOSTROPHE = re.compile(f"[{APOSTROPHES}]")
_HYPHEN = re.compile(r"[\-\u2010\u2011]")
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


@dataclass(frozen=True, slots=True)
class Token:
    """One word of a text.

    Args:
        text: the word in lower case, without accents, apostrophes and hyphens.
        start, end: where it stands in the original text.
        stem: what it has in common with the other forms of its word.
        parts: stems of the parts of a compound, or of what hyphens join; empty otherwise.
        stop: whether it is a word that says nothing about the subject, such as "de" or "dat".
    """

    text: str
    start: int
    end: int
    stem: str
    parts: tuple[str, ...] = ()
    stop: bool = False


def tokens(text):
    """Return the words of a text, in order.

    "B-code" is one word ("bcode") with two parts, so that it meets "b code", "bcode" and "bcodes"; "CLB'er" is
    "clber"; "c.l.b." is "clb"; "1,5" and "1.5" are one number; "1.500" is "1500".

    Args:
        text: any text.

    Returns:
        List of `Token`.
    """
    found = []
    for match in _WORD.finditer(text):
        written = match.group()
        if match.lastgroup == "number":
            word = common = _number(written)
            parts = ()
        else:
            word, common, parts = _word(written) if len(written) <= LONGEST_CACHED else _read_word(written)
        if word:
            found.append(Token(word, match.start(), match.end(), common, parts, word in stop_words()))
    return found


def spans(text):
    """Return ``[(start, end, word as written), …]`` of a text, without reading the words: `tokens` and `stems` do."""
    return [(*match.span(), match.group()) for match in _WORD.finditer(text)]


@lru_cache(maxsize=16384)
def stems(written):
    """Return the stem of one word as written, "" when it says nothing, and those of its parts."""
    return next(((token.stem, token.parts) for token in tokens(written)), ("", ()))


def grams(text):
    """Return the groups of four letters of the words of a text, each word with its borders.

    Args:
        text: any text.

    Returns:
        List of strings in order, repeated as often as they occur: "_sch", "scho", "chool", ... for "school"; a word of
        one letter gives "_b_". Stop words give none.
    """
    found = []
    for token in tokens(text):
        if not token.stop:
            found += _grams(token.text)
    return found


@cache
def stop_words():
    """Return the words that say nothing about a subject; read at their first use."""
    return frozenset(word for line in lines("stop.txt") for word in line.split())


@cache
def related():
    """Return the groups of words and phrases that people use for the same thing; read at their first use.

    Returns:
        Tuple of groups, each a tuple of folded phrases, for `related` of `search.engine.lexicon.Lexicon`. What is
        written with a hyphen stands there with a space too, as people type it.
    """
    return tuple(tuple(_phrases(line)) for line in lines("related.txt"))


def _phrases(line):
    written = [" ".join(phrase.split()) for phrase in line.split(",")]
    return filter(None, dict.fromkeys([*written, *(phrase.replace("-", " ") for phrase in written)]))


def _letters(text):
    return "".join(char for char in fold(text) if char.isalnum())


def _number(written):
    whole = written.replace(".", "") if _THOUSANDS.fullmatch(written) else written.replace(".", ",")
    return fold(whole)


def _read_word(written):
    """Return the folded word, its stem and the stems of its parts."""
    pieces = [_letters(piece) for piece in _HYPHEN.split(_APOSTROPHE.sub("", written))]
    pieces = [piece for piece in pieces if piece]
    word = "".join(pieces)
    if not word or word in stop_words():
        return word, word, ()
    common = "".join(pieces[:-1]) + compound_stem(pieces[-1])
    parts: list[str] = []
    for piece in pieces:
        inner = split(piece)
        if len(pieces) > 1:
            parts.append(compound_stem(piece))
        if len(inner) > 1:
            parts += [part.stem for part in inner]
    return word, common, tuple(dict.fromkeys(parts))


_word = lru_cache(maxsize=65536)(_read_word)


@lru_cache(maxsize=65536)
def _cached_grams(word):
    padded = f"_{word}_"
    return tuple(padded[at : at + GRAM] for at in range(max(len(padded) - GRAM, 0) + 1))


def _grams(word):
    return _cached_grams(word) if len(word) <= LONGEST_CACHED else _cached_grams.__wrapped__(word)
