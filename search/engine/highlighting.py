"""Which words of a text fit what was asked, for marking them."""

from collections import defaultdict
from functools import lru_cache

from search.engine import dutch, query_builder, query_parser

SNIPPET = 200  # characters


# Titles and summaries come back in many results.
_spans = lru_cache(maxsize=2048)(dutch.spans)


class Marker:
    """Marks, in any number of texts, the words that fit one question.

    Args:
        queries: as a visitor typed it, and how it was read otherwise.
        lexicon: `Lexicon` or None.
        others: `documents.Found.others`: what was looked for in place of words of the question.

    Words match by stem, by part of a compound and by what means the same.
    """

    def __init__(self, *queries, lexicon=None, others=()):
        single, rows = set(), set(others)
        for asked in (part for query in queries for part in query_parser.parse(query).parts):
            rows |= {tuple(word.stem for word in phrase) for phrase in asked.phrases}
            for query_term in query_builder.expand(asked, lexicon):
                single |= {query_term.word.stem, *query_term.word.parts}
                rows |= set(query_term.synonyms)
        self._single = single | {row[0] for row in rows if len(row) == 1}
        self._rows = defaultdict(list)  # first stem -> rows of stems
        for row in rows:
            if len(row) > 1:
                self._rows[row[0]].append(row)
        self._known: dict[str, tuple[str, bool]] = {}

    def highlight(self, text):
        """Cut a text in pieces: those that fit what was asked, and what stands between.

        Args:
            text: plain text of ours.

        Returns:
            ``[(piece, marked), …]``; the pieces joined are the text.
        """
        return _cut(text, self._marks(_spans(text)), 0, len(text))

    def snippet(self, body, length=SNIPPET):
        """Return the passage of a text that fits best, cut as `highlight` does; an ellipsis where it is cut.

        Args:
            body: plain text of ours.
            length: characters, about.
        """
        spans = dutch.spans(body)
        marks = self._marks(spans)
        start = _best(marks, length)
        # From the word before it that fits on the line, so that the passage reads from a beginning.
        before = [first for first, _, _ in spans if first <= max(start - length // 5, 0)]
        start = before[-1] if before and start > length // 5 else 0
        ends = [last for _, last, _ in spans if start < last <= start + length]
        end = len(body) if start + length >= len(body) else (ends[-1] if ends else start + length)
        pieces = _cut(body, marks, start, end)
        return [*([("… ", False)] if start else []), *pieces, *([(" …", False)] if end < len(body) else [])]

    def _marks(self, spans):
        """Return ``[(start, end, stem), …]`` of the words that fit."""
        read = [self._read(written) for _, _, written in spans]
        marked = {at for at, (_, fits) in enumerate(read) if fits}
        if self._rows:
            stems = tuple([stem for stem, _ in read])
            for at, stem in enumerate(stems):
                for row in self._rows.get(stem, ()):
                    if stems[at : at + len(row)] == row:
                        marked |= set(range(at, at + len(row)))
        return [(*spans[at][:2], read[at][0]) for at in sorted(marked)]

    def _read(self, written):
        """Return the stem of a word and whether it fits by itself; a page of results repeats its words."""
        known = self._known.get(written)
        if known is None:
            stem, parts = dutch.stems(written)
            known = self._known[written] = stem, stem in self._single or not self._single.isdisjoint(parts)
        return known


def _best(marks, length):
    """Return where the passage begins that has most different words, the first of those."""
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
