"""Which words of a text fit what was asked, for marking them."""

from search import dutch
from search.engine import asking, matching

SNIPPET = 200  # characters


class Marker:
    """Marks, in any number of texts, the words that fit one question.

    Args:
        query: as a visitor typed it.
        lexicon: `Lexicon` or None.

    Words match by stem, by part of a compound and by what means the same.
    """

    def __init__(self, query, lexicon=None):
        asked = asking.read(query)
        single, rows = set(), {tuple(word.stem for word in phrase) for phrase in asked.phrases}
        for sought in matching.seek(asked, lexicon):
            single |= {sought.word.stem, *sought.word.parts}
            rows |= set(sought.others)
        self._single = single | {row[0] for row in rows if len(row) == 1}
        self._rows = {row for row in rows if len(row) > 1}

    def highlight(self, text):
        """Cut a text in pieces: those that fit what was asked, and what stands between.

        Args:
            text: plain text of ours.

        Returns:
            ``[(piece, marked), …]``; the pieces joined are the text.
        """
        return _cut(text, self._marks(dutch.tokens(text)), 0, len(text))

    def snippet(self, body, length=SNIPPET):
        """Give the passage of a text that fits best, cut as `highlight` does; an ellipsis where it is cut.

        Args:
            body: plain text of ours.
            length: characters, about.
        """
        tokens = dutch.tokens(body)
        marks = self._marks(tokens)
        start = _best(marks, length)
        # From the word before it that fits on the line, so that the passage reads from a beginning.
        before = [token.start for token in tokens if token.start <= max(start - length // 5, 0)]
        start = before[-1] if before and start > length // 5 else 0
        ends = [token.end for token in tokens if start < token.end <= start + length]
        end = len(body) if start + length >= len(body) else (ends[-1] if ends else start + length)
        pieces = _cut(body, marks, start, end)
        return [*([("… ", False)] if start else []), *pieces, *([(" …", False)] if end < len(body) else [])]

    def _marks(self, tokens):
        """Give ``[(start, end, stem), …]`` of the words that fit."""
        single = self._single
        marked = {at for at, token in enumerate(tokens) if token.stem in single or not single.isdisjoint(token.parts)}
        if self._rows:
            stems = tuple(token.stem for token in tokens)
            for row in self._rows:
                for at in range(len(stems) - len(row) + 1):
                    if stems[at : at + len(row)] == row:
                        marked |= set(range(at, at + len(row)))
        return [(tokens[at].start, tokens[at].end, tokens[at].stem) for at in sorted(marked)]


def _best(marks, length):
    """Give where the passage begins that has most different words, the first of those."""
    best, most = 0, 0
    for at, (start, _, _) in enumerate(marks):
        within = {stem for _, end, stem in marks[at : at + 50] if end <= start + length * 4 // 5}
        if len(within) > most:
            best, most = start, len(within)
    return best


def _cut(text, marks, start, end):
    pieces, at = [], start
    for first, last, _ in marks:
        if first >= start and last <= end:
            pieces += [(text[at:first], False), (text[first:last], True)]
            at = last
    pieces.append((text[at:end], False))
    return [piece for piece in pieces if piece[0]]
