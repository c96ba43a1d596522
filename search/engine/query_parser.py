"""What a visitor means by what he typed: words, phrases between quotes, words to leave out, and what is joined how.

Whatever is typed means something: an unclosed quote or a lone operator is plain text.
"""

import re
from dataclasses import dataclass

from base.text import QUOTES
from search.engine import dutch
from search.engine.schema import LONGEST_WORD

MOST_WORDS = 20  # different words that we look at
MOST_PHRASES = 5
# In capitals only. Not the Dutch EN and NIET: in capitals those are caps lock or emphasis, and would take results away.
OR, AND, NOT = frozenset({"OR", "OF"}), "AND", "NOT"
_PIECE = re.compile(rf"(?<!\S)(?P<minus>-?)[{QUOTES}](?P<phrase>[^{QUOTES}]*)[{QUOTES}](?!\w)|(?P<chunk>\S+)")


@dataclass(frozen=True)
class Word:
    """One word that was asked.

    Args:
        typed: as it was typed.
        text, stem, parts, stop: as `search.engine.dutch.Token` has them.
    """

    typed: str
    text: str
    stem: str
    parts: tuple[str, ...] = ()
    stop: bool = False


@dataclass(frozen=True)
class ParsedQuery:
    """A question in words.

    Args:
        words: that count, each stem once.
        row: all words outside phrases in order, stop words too: where phrases of the lexicon are looked for.
        phrases: words in order, that a result must have.
        without: words in order, that a result may not have.
        ways: what OR and AND divide it in, each an `Asked` of its own: a result fits one of the ways, and all parts of
            that way. Empty when nothing divides it; `words`, `row` and `phrases` are those of all parts.
    """

    words: tuple[Word, ...] = ()
    row: tuple[Word, ...] = ()
    phrases: tuple[tuple[Word, ...], ...] = ()
    without: tuple[tuple[Word, ...], ...] = ()
    ways: tuple[tuple["ParsedQuery", ...], ...] = ()

    @property
    def parts(self):
        """What is asked by itself: the parts of all ways, or the whole when nothing divides it."""
        return [part for way in self.ways for part in way] or [self]


@dataclass(frozen=True)
class _Piece:
    """A phrase, or what stands between spaces; from `start` to `end`, with the NOT before it."""

    start: int
    end: int
    words: tuple[Word, ...]
    is_phrase: bool


@dataclass(frozen=True)
class _Pieces:
    """The pieces of a text: ``ways[way][part]`` lists those of a part; `operators` are matches."""

    ways: list
    without: list
    operators: list


def parse(text):
    """Return what a text asks.

    Args:
        text: as a visitor typed it.

    Returns:
        `Asked`. When all words of a part are stop words, they count.
    """
    pieces = _pieces(text)
    without = tuple(dict.fromkeys(piece.words for piece in pieces.without))[:MOST_WORDS]
    ways = [[_asked(part, without) for part in way] for way in pieces.ways]
    parts = [part for way in ways for part in way]
    if len(parts) < 2:
        return parts[0] if parts else ParsedQuery(without=without)
    return ParsedQuery(
        words=_once(word for part in parts for word in part.words),
        row=tuple(word for part in parts for word in part.row)[: 2 * MOST_WORDS],
        phrases=tuple(dict.fromkeys(phrase for part in parts for phrase in part.phrases))[:MOST_PHRASES],
        without=without,
        ways=tuple(map(tuple, ways)),
    )


def alternatives(text):
    """Return the texts that OR divides a text in, each with everything that is left out; the text itself without OR."""
    pieces = _pieces(text)
    if len(pieces.ways) < 2:
        return [text]
    ways = [[piece for part in way for piece in part] for way in pieces.ways]
    return [" ".join(text[piece.start : piece.end] for piece in [*way, *pieces.without]) for way in ways]


def leavable(text):
    """Return ``{phrase or exclusion as typed: the text without it and without an operator that it leaves alone}``."""
    pieces = _pieces(text)
    phrases = [piece for way in pieces.ways for part in way for piece in part if piece.is_phrase]
    found = {}
    for piece in sorted([*phrases, *pieces.without], key=lambda piece: piece.start):
        before, after = text[: piece.start].split(), text[piece.end :].split()
        if before and _joins(before[-1]):
            before.pop()
        elif not before and after and _joins(after[0]):
            after.pop(0)
        found[text[piece.start : piece.end]] = " ".join([*before, *after])
    return found


def is_plain(text):
    """Return whether a text is words alone, without phrases, exclusions and operators."""
    return len(plain(text)) == len(dutch.tokens(text))


def plain(text):
    """Return the `dutch.Token`s of a text that stand in no phrase and no exclusion, and are no operator."""
    pieces = _pieces(text)
    taken = [match.span() for match in pieces.operators]
    taken += [(piece.start, piece.end) for piece in pieces.without]
    taken += [(piece.start, piece.end) for way in pieces.ways for part in way for piece in part if piece.is_phrase]
    return [token for token in dutch.tokens(text) if not any(start <= token.start < end for start, end in taken)]


def words_of(text):
    """Return the words of a text in order, as a tuple of `Word`; a word that is too long is cut, so no page has it."""
    return tuple(
        Word(text[token.start : token.end], token.text, token.stem, token.parts, token.stop)
        if len(token.text) <= LONGEST_WORD
        else Word(text[token.start : token.end], token.text[:LONGEST_WORD], token.text[:LONGEST_WORD])
        for token in dutch.tokens(text)
    )


def _joins(chunk):
    return chunk in OR or chunk == AND


def _operator(chunk):
    """Return the operator that a chunk is, without signs around it; "" when it is none."""
    word = re.sub(r"^[^\w-]+|[^\w]+$", "", chunk)
    return word if word and (_joins(word) or word == NOT) else ""


def _pieces(text):
    """Divide a text; an operator with nothing to join says nothing, and is a word when there is no other."""
    ways: list[list[list[_Piece]]] = [[[]]]
    without, operators, negated = [], [], None
    for match in _PIECE.finditer(text):
        # "spijbelen OR, klas": what stands around an operator is no part of it.
        chunk = match["chunk"] and (_operator(match["chunk"]) or match["chunk"])
        if chunk and (_joins(chunk) or chunk == NOT):
            operators.append(match)
            if chunk in OR:
                ways.append([[]])
            elif chunk == AND:
                ways[-1].append([])
            negated = match.start() if chunk == NOT else None
        elif words := words_of(match["phrase"] if chunk is None else chunk):
            leaves_out = negated is not None or match["minus"] or (chunk and re.match(r"-\w", chunk))
            start = match.start() if negated is None else negated
            (without if leaves_out else ways[-1][-1]).append(_Piece(start, match.end(), words, chunk is None))
            negated = None
    ways = [way for way in ([part for part in parts if part] for parts in ways) if way]
    if operators and not ways and not without:
        return _Pieces([[[_Piece(*match.span(), words_of(match.group()), False) for match in operators]]], [], [])
    return _Pieces(ways, without, operators)


def _asked(pieces, without):
    row = [word for piece in pieces if not piece.is_phrase for word in piece.words]
    phrases = tuple(dict.fromkeys(piece.words for piece in pieces if piece.is_phrase))
    return ParsedQuery(
        words=_counting(row, among_phrases=bool(phrases)),
        row=tuple(row[: 2 * MOST_WORDS]),
        phrases=phrases[:MOST_PHRASES],
        without=without,
    )


def _counting(row, *, among_phrases):
    telling = _once(word for word in row if not word.stop)
    return telling or (() if among_phrases else _once(row))


def _once(words):
    """Return the first word of each stem, in order."""
    found: dict[str, Word] = {}
    for word in words:
        found.setdefault(word.stem, word)
    return tuple(found.values())[:MOST_WORDS]
