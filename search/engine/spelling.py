"""Typing errors: which words of the index look like what was typed."""

from functools import lru_cache
from itertools import islice
from string import ascii_lowercase

from tantivy import Occur, Query

from base.text import fold
from search.engine import dutch, general_dutch, query_parser, schema
from search.engine.compounds import is_listed
from search.engine.lexicon import NOTHING

MIN_LENGTH, MIN_LENGTH_FOR_TWO = 4, 8  # letters: from here one error is forgiven, from here two
# In shorter words the first letter must be right: it is seldom mistyped, and "wiet" is not a misspelled "niet".
MIN_LENGTH_FOR_FIRST_LETTER = 6
MAX_CORRECTED_WORDS = 5  # words of a question that are corrected: each is compared with the whole vocabulary
MAX_CORRECTIONS, MAX_CANDIDATES = (
    5,
    30,
)  # for one word: corrections returned, and candidates looked up in the pages of a list


class Vocabulary:
    """Every word of the index, as written and with the number of documents that have it.

    Args:
        searcher: of tantivy.
    """

    def __init__(self, searcher):
        known: dict[str, tuple[int, str]] = {}
        for written, number in searcher.terms_with_prefix(schema.SPELLED, ""):
            plain = written if written.isascii() and written.isalnum() else _letters(written)
            if number > known.get(plain, (0, ""))[0] and plain.isalpha() and len(plain) >= MIN_LENGTH - 1:
                known[plain] = (number, written)
        self._known = known
        self._lengths: dict[int, list[tuple[str, int]]] = {}
        self.near = lru_cache(maxsize=1000)(self._near)

    def __len__(self):
        return len(self._known)

    def _near(self, word, errors):
        """Return the words at one error from a word, or at two, as written, most used first.

        Args:
            word: folded.
            errors: 1 or 2.
        """
        if not word.isalpha():
            return ()
        near = _one_edit(word) & self._known.keys() if errors == 1 else set(self._two_edits(word))
        if len(word) < MIN_LENGTH_FOR_FIRST_LETTER:
            near = {each for each in near if each[0] == word[0] or each[:2] == word[1::-1]}
        found = sorted(near - {word, *dutch.stop_words()}, key=lambda each: (-self._known[each][0], each))
        return tuple(self._known[each][1] for each in found[:MAX_CANDIDATES])

    def _two_edits(self, word):
        """Yield the words at two errors: of three pieces, two errors leave one as it was."""
        third = len(word) // 3
        first, middle, last = word[:third], word[third:-third], word[-third:]
        mask = _letter_mask(word)
        for length in range(len(word) - 2, len(word) + 3):
            for each, letters in self._of(length):
                # Letters that one has and the other has not: an error changes two at most.
                if (
                    (letters ^ mask).bit_count() <= 4
                    and (each.startswith(first) or each.endswith(last) or middle in each)
                    and distance(word, each, 2) == 2
                ):
                    yield each

    def _of(self, length):
        """Return ``[(word, its letters), …]`` of a length; made when first asked for."""
        if length not in self._lengths:
            self._lengths[length] = [(word, _letter_mask(word)) for word in self._known if len(word) == length]
        return self._lengths[length]


def _one_edit(word):
    """Return everything at one error from a word."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    left_out = {start + end[1:] for start, end in parts if end}
    swapped = {start + end[1] + end[0] + end[2:] for start, end in parts if len(end) > 1}
    replaced_by = {start + letter + end[1:] for start, end in parts if end for letter in ascii_lowercase}
    added = {start + letter + end for start, end in parts for letter in ascii_lowercase}
    return left_out | swapped | replaced_by | added


def max_errors(word):
    """Return how many errors are forgiven in a word."""
    return (len(word) >= MIN_LENGTH) + (len(word) >= MIN_LENGTH_FOR_TWO)


def distance(one, other, most):
    """Return how many letters were added, left out, replaced or swapped with their neighbour; `most` + 1 when more.

    Args:
        one, other: words.
        most: errors that matter.
    """
    before: list[int] = []
    row = list(range(len(other) + 1))
    for i, letter in enumerate(one, 1):
        earlier, before, row = before, row, [i] + [0] * len(other)
        for j, against in enumerate(other, 1):
            row[j] = min(before[j] + 1, row[j - 1] + 1, before[j - 1] + (letter != against))
            if i > 1 and j > 1 and letter == other[j - 2] and one[i - 2] == against:
                row[j] = min(row[j], earlier[j - 2] + 1)
        if min(row) > most:
            return most + 1
    return min(row[-1], most + 1)


def find_corrections(snapshot, words, listed, *, unknown_only, lexicon=None):
    """Return ``{folded word: likely corrections, as written}``; a word that is spelled right gets none.

    Args:
        snapshot: `snapshot.Snapshot`.
        words: `query_parser.Word`s.
        listed: clauses that bound the list, whose pages must have what is given.
        unknown_only: whether to leave the words alone that the index has.
        lexicon: `Lexicon` or None; its words are right, whether a page has them or not.
    """
    # Some signs fold to eighteen letters, so 200 of them would have a hundred thousand neighbours.
    asked = [word for word in words if not word.stop and len(word.text) <= schema.LONGEST_WORD]
    asked = [word for word in asked if not is_correct(word.text, lexicon or NOTHING)]
    asked = [word for word in asked if not (unknown_only and is_known(snapshot, word, listed))]
    found = {word.text: _nearest(snapshot, word.text, listed) for word in asked[:MAX_CORRECTED_WORDS]}
    return {text: near for text, near in found.items() if near}


def is_correct(word, lexicon, *, begun=False):
    """Return whether a folded word is spelled as it should be, with `begun` half a word too; no page may have it."""
    return is_listed(word) or lexicon.has_word(word, begun=begun) or general_dutch.has(word)


def _nearest(snapshot, text, listed):
    """Return the words of a list that look most like a word, as written: at two errors only when none is at one."""
    for errors in range(1, max_errors(text) + 1):
        standing = (
            each for each in snapshot.vocabulary.near(text, errors) if _occurs(snapshot, schema.SPELLED, each, listed)
        )
        if nearest := tuple(islice(standing, MAX_CORRECTIONS)):
            return nearest
    return ()


def _occurs(snapshot, name, word, listed):
    """Return whether a word stands in a field of a page of a list now.

    The vocabulary and the document frequencies still count pages that were hidden since, whose words nobody may learn.
    """
    if not snapshot.searcher.doc_freq(name, word):
        return False
    # Looking for a word that half of the pages have takes long, and those are the words that everybody asks.
    query = Query.boolean_query([*listed, (Occur.Must, Query.term_query(schema.schema(), name, word))])
    return snapshot.occurrences.get_or_make(
        repr(query), lambda: bool(snapshot.searcher.search(query, 1, count=False).hits)
    )


def is_known(snapshot, word, listed):
    """Return whether pages of a list have a word, or the parts of a compound."""
    if _occurs(snapshot, schema.FORMS, word.stem, listed):
        return True
    return bool(word.parts) and all(_occurs(snapshot, schema.FORMS, part, listed) for part in word.parts)


def correct(snapshot, text, listed, *, typing=False, lexicon=None):
    """Return a text with the words that no document has replaced by those that look most like them; "" when fine.

    Args:
        snapshot: `snapshot.Snapshot`.
        text: as typed.
        listed: clauses that bound the list.
        typing: whether the last word may still be half of one, which is no mistake.
        lexicon: `Lexicon` or None.
    """
    words = query_parser.plain(text)
    if typing and words and _begins_a_word(snapshot, words[-1].text, listed, lexicon or NOTHING):
        words = words[:-1]
    corrections = find_corrections(snapshot, words, listed, unknown_only=True, lexicon=lexicon)
    return replaced(text, corrections) if corrections else ""


def _begins_a_word(snapshot, half, listed, lexicon):
    if is_correct(half, lexicon, begun=True):
        return True
    begun = Query.fuzzy_term_query(schema.schema(), schema.SPELLED, half, 0, prefix=True)
    return bool(snapshot.searcher.search(Query.boolean_query([*listed, (Occur.Must, begun)]), 1, count=False).hits)


def replaced(text, corrections):
    """Return a text with words replaced; phrases and exclusions stay as they are.

    Args:
        text: as typed.
        corrections: answer of `find_corrections`.
    """
    pieces, at = [], 0
    for token in query_parser.plain(text):
        if token.text in corrections:
            pieces += [text[at : token.start], corrections[token.text][0]]
            at = token.end
    return "".join([*pieces, text[at:]])


def _letters(written):
    return "".join(char for char in fold(written) if char.isalnum())


def _letter_mask(word):
    mask = 0
    for letter in word:
        mask |= 1 << (ord(letter) & 31)
    return mask
