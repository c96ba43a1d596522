"""Which abbreviations a text explains, and what they stand for in a question.

Found with the algorithm of Ariel S. Schwartz and Marti A. Hearst, "A Simple Algorithm for Identifying Abbreviation
Definitions in Biomedical Text", Pacific Symposium on Biocomputing 8 (2003), pages 451-462. Beside "full form (ABC)" and
"ABC (full form)", which it reads, stands "ABC: full form". Dutch writes some abbreviations small ("buso"): these must
take a letter of every word, or any word between brackets might be one.

The index keeps with a page what it explains, so whoever may not find the page doesn't learn from it either.
"""

import re
from itertools import islice

from tantivy import Occur, Query

from base.text import fold
from search.engine import dutch, facets, general_dutch, schema
from search.engine.lexicon import NOTHING, RELATED_WEIGHT, stems_of

SHORTEST, LONGEST = 2, 10  # characters of an abbreviation, as Schwartz and Hearst have them
LONGEST_SMALL, COMMON = 6, 1000  # characters of one in small letters, and how often Dutch may use it as a word
WINDOW = 250  # characters before a bracket in which a full form may stand
MOST_MEANINGS = 20  # of an abbreviation that are looked at
MOST_PAIRS, MOST_TRIED = 100, 500  # of one page: full forms kept, and places where one is looked for
GIVEN, LEARNT = "0", "1"  # by the glossary and the names of terms, or by any text

_SHORT = rf"[^\W_](?:-?[^\W_]){{{SHORTEST - 1},{LONGEST - 1}}}"
_BEFORE = re.compile(rf"\(\s*({_SHORT})\s*[,;)]")  # full form (ABC)
# ABC (full form), ABC: full form, ABC - full form. The joint is looked for first: most words stand before none.
_JOINT = re.compile(r"\s?\(\s*|[:=]\s+|\s[–—-]\s+")
_AT_END = re.compile(rf"(?<![\w&./-])({_SHORT})$")
_CLAUSE = re.compile(rf"[^()\n.;:,]{{3,{WINDOW}}}")
_WORD = re.compile(r"\S+")


def explained(text):
    """Return the abbreviations that a text explains.

    Args:
        text: plain text of any length.

    Returns:
        List of ``(abbreviation, full form)`` as written, each pair once, at most `MOST_PAIRS`.
    """
    found: dict[tuple[str, str], None] = {}
    for match in islice((each for each in _BEFORE.finditer(text) if _may_be_short(each[1])), MOST_TRIED):
        before = text[max(match.start() - WINDOW, 0) : match.start()].rpartition("\n")[2]
        found[match[1], _full_form_before(match[1], before)] = None
    for short, at in islice(_joined(text), MOST_TRIED):
        if clause := _CLAUSE.match(text, at):
            found[short, _full_form_behind(short, clause[0])] = None
    return [pair for pair in found if pair[1]][:MOST_PAIRS]


def _joined(text):
    """Yield what may be an abbreviation with the place behind what joins it to its full form."""
    for match in _JOINT.finditer(text):
        short = _AT_END.search(text[max(match.start() - 2 * LONGEST, 0) : match.start()])
        if short and _may_be_short(short[1]):
            yield short[1], match.end()


def best_long_form(short, text):
    """Return the shortest end of a text that an abbreviation may stand for, "" when there is none.

    Its letters and digits are looked for from the last to the first, each as far to the right as it can be; the first
    must begin a word (Schwartz and Hearst, figure 1).

    Args:
        short: abbreviation.
        text: what stands before it.
    """
    wanted, written = [char for char in short.lower() if char.isalnum()], text.lower()
    # Lower case may be longer than what was written; then the places would not be those of the text.
    if not wanted or len(written) != len(text):
        return ""
    at = len(written)
    for left, char in zip(range(len(wanted) - 1, -1, -1), reversed(wanted), strict=True):
        at -= 1
        while at >= 0 and (written[at] != char or (left == 0 and at > 0 and written[at - 1].isalnum())):
            at -= 1
        if at < 0:
            return ""
    begin = max(text.rfind(sign, 0, at) for sign in " \t\xa0") + 1
    return text[begin:].strip()


def takes_every_word(short, words):
    """Return whether an abbreviation is made of the first letter of every telling word, with more letters of them.

    Args:
        short: folded letters.
        words: folded words of the full form.
    """
    # After each word: how many letters it and those before it may have given, every way at once.
    spent = {0}
    for word in words:
        after = set(spent) if word in dutch.stop_words() else set()
        for taken in spent:
            place = int(word[:1] == short[taken : taken + 1])
            while place:
                taken += 1
                after.add(taken)
                place = word.find(short[taken], place) + 1 if taken < len(short) else 0
        spent = after
    return len(short) in spent


def _full_form_before(short, before):
    places = [match.start() for match in _WORD.finditer(before)][-_most_words(short) :]
    long = best_long_form(short, before[places[0] :]) if places else ""
    return long if long and _may_be_long(short, long) and (_is_loud(short) or _is_whole(short, long)) else ""


def _full_form_behind(short, behind):
    words = behind.split()[: _most_words(short)]
    while words and fold(words[0]) in dutch.stop_words():
        words = words[1:]
    if not words or fold(words[0])[:1] != fold(short)[:1]:
        return ""
    for end in range(len(words), 0, -1):
        long = " ".join(words[:end])
        if _is_whole(short, long) and _may_be_long(short, long):
            return long
    long = " ".join(words)
    return long if _is_loud(short) and best_long_form(short, long) == long and _may_be_long(short, long) else ""


def _most_words(short):
    return min(len(short) + 5, 2 * len(short))


def _is_loud(short):
    return sum(map(str.isupper, short)) > 1


def _may_be_short(short):
    """Return whether what has the length of an abbreviation may be one: with capitals, or no word of Dutch."""
    if _is_loud(short):
        return True
    return len(short) <= LONGEST_SMALL and not short.isdigit() and general_dutch.number(_letters(short)) <= COMMON


def _may_be_long(short, long):
    """Return whether a full form is longer than its abbreviation, does not hold it, and ends in a word that tells."""
    read = dutch.tokens(long)
    if len(long) <= len(short) or not read or read[-1].stop or (len(read) < 2 and not _is_loud(short)):
        return False
    return _letters(short) not in {token.text for token in read}


def _is_whole(short, long):
    return takes_every_word(_letters(short), [token.text for token in dutch.tokens(long)])


def _letters(written):
    return fold(written).replace("-", "")


# What the index keeps, and what a question makes of it


def kept(document):
    """Return what the index keeps of the abbreviations that a `documents.Document` explains, as a set of texts."""
    given = [(document.title, document.written_out)] if document.written_out else []
    names = [name for name in document.terms if _is_loud(name) and _AT_END.fullmatch(name)]
    given += [(name, other) for name in names for other in document.terms if best_long_form(name, other) == other]
    learnt = explained(f"{document.title}\n{document.summary}\n{document.body}")
    rows = set()
    for pairs, by in ((given, GIVEN), (learnt, LEARNT)):
        for short, long in pairs:
            one, other = " ".join(stems_of(short)), " ".join(stems_of(long))
            if one and other and one != other and " " not in one:
                rows |= {f"<{one}={by}{other}", f">{other} ={one}"}
    return rows


def meanings(snapshot, listed, lexicon=None):
    """Return a function from a row of stems to the other ways to say what stands there, as `Lexicon.expand` has them.

    Args:
        snapshot: `snapshot.Snapshot`.
        listed: clauses that bound the list: only what its pages explain counts.
        lexicon: `Lexicon` or None; where it says what an abbreviation means, no text does.
    """

    searcher = snapshot.searcher

    def kept_with(begin):
        return [text for text, _ in searcher.terms_with_prefix(schema.EXPLAINED, begin)]

    def number(text):
        # What was taken out may have been hidden: only what stands in the list itself tells what may be learnt.
        query = Query.boolean_query([*listed, (Occur.Must, Query.term_query(schema.schema(), schema.EXPLAINED, text))])
        counted = snapshot.occurrences.get_or_make
        return counted(f"number of {query!r}", lambda: facets.number(searcher, [(Occur.Must, query)]))

    def full_forms(short):
        said = {text.partition("=")[2]: number(text) for text in kept_with(f"<{short}=")[:MOST_MEANINGS]}
        given = [tuple(text[1:].split()) for text, times in said.items() if times and text[0] == GIVEN]
        if given or (lexicon or NOTHING).expand([short]):
            return given
        most = max(said.values(), default=0)
        return [tuple(text[1:].split()) for text, times in said.items() if times == most > 0]

    def expand(stems):
        found = []
        for start, stem in enumerate(stems):
            if stem in dutch.stop_words():
                continue
            found += [(start, start + 1, long, RELATED_WEIGHT) for long in full_forms(stem)]
            for text in kept_with(f">{stem} "):
                long, _, short = text[1:].partition(" =")
                row = tuple(long.split())
                # That the full form may be found says whether the abbreviation may.
                if tuple(stems[start : start + len(row)]) == row and row in full_forms(short):
                    found.append((start, start + len(row), (short,), RELATED_WEIGHT))
        return found

    return expand
