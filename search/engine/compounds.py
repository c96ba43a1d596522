"""Parts of Dutch compounds and the one stem of the forms of a word, from a word list kept as data.

A compound is split only when the list covers all of it, linking letters aside: "leerlingenbegeleiding" is
leerling + en + begeleiding. A word of the list is never split itself; `data/exceptions.txt` says what else stays
whole, and what splits another way. The files say in their head how they are written.
"""

import threading
from dataclasses import dataclass
from functools import cache, lru_cache

import Stemmer

from search.engine import general_dutch
from search.engine.participles import infinitive
from search.engine.word_files import lines

LINKS = ("", "s", "en", "e", "n", "er")
SHORTEST_PART = 3  # letters
SHORTEST_INFLECTED = 4  # a shorter part stands in the list just as it is written
SHORTEST_COMPOUND, LONGEST_COMPOUND = 6, 48  # letters: in between, splitting is worth its time
_LOCK = threading.Lock()  # a stemmer serves one thread at a time


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a compound.

    Args:
        text: as written.
        stem: what it has in common with the other forms of its word.
        link: linking letters after it, "" when there are none.
    """

    text: str
    stem: str
    link: str = ""


@dataclass(frozen=True, slots=True)
class Words:
    """The word list: which forms it knows, and the stem of each.

    Args:
        forms: ``{form: stem}`` of every form written in the list.
        stems: ``{Snowball stem: stem}``, for forms that are not written in the list; none that two words claim.
        splits: ``{word: its parts}`` of the exceptions and of verbs that come apart; none for a word that stays whole.
    """

    forms: dict[str, str]
    stems: dict[str, str]
    splits: dict[str, tuple[str, ...]]


@cache
def _stemmer():
    # Kraaij-Pohlmann, which brings "scholen" to "school"; on the judged questions "dutch_porter" did as well.
    return Stemmer.Stemmer("dutch", 0)


def _snowball(word):
    with _LOCK:
        return _stemmer().stemWord(word)


def _cautious(word):
    """Return the Snowball stem, or "" where it took off "ge-" or much else: "gender" is no form of "nder"."""
    snowball = _snowball(word)
    return snowball if word.startswith(snowball[:3]) and 2 * len(snowball) > len(word) and len(snowball) > 2 else ""


@cache
def words():
    """Return the word list; read at its first use."""
    forms: dict[str, str] = {}
    claims: dict[str, set[str]] = {}
    splits: dict[str, tuple[str, ...]] = {}
    for line in lines("words.txt"):
        head, given, others = line.partition(":")
        base, _, apart = (each.strip() for each in head.partition("="))
        for form in (base, *others.split()):
            if apart:
                splits[form] = tuple(apart.split())
            forms[form] = base if given else _cautious(base) or base
            snowball = _cautious(form)
            if snowball:
                claims.setdefault(snowball, set()).add(forms[form])
    stems = {snowball: min(claimed) for snowball, claimed in claims.items() if len(claimed) == 1}
    for line in lines("exceptions.txt"):
        word, _, parts = line.partition("=")
        splits[word.strip()] = tuple(parts.split())
    return Words(forms, stems, splits)


def is_listed(word):
    """Return whether a folded word is in the list, or a form of one that is."""
    return word in words().forms or _cautious(word) in words().stems


@lru_cache(maxsize=65536)
def stem(word):
    """Return what the forms of a word have in common.

    Args:
        word: folded word.

    Returns:
        The first word of its line in the list when the list says which forms belong together, else its Snowball stem.
    """
    known = words().forms.get(word)
    if known is not None:
        return known
    if len(word) > LONGEST_COMPOUND:
        return word
    if verb := infinitive(word):
        return stem(verb)
    return words().stems.get(_cautious(word)) or _with_its_begin(word, _snowball(word))


def _with_its_begin(word, snowball):
    """Return a Snowball stem with the ge- that it lost, where Dutch knows the word as no participle: "gewicht"."""
    lost = word.startswith("ge") and not snowball.startswith("ge") and general_dutch.has(word)
    return f"ge{snowball}" if lost else snowball


def compound_stem(word):
    """Return the stem of a word that may be a compound: "schoolverlat" for "schoolverlaters" and "schoolverlaten".

    Args:
        word: folded word.
    """
    if word in words().forms:
        return stem(word)
    if verb := infinitive(word):
        return compound_stem(verb)
    parts = split(word)
    if not parts:
        return stem(word)
    return "".join(part.text + part.link for part in parts[:-1]) + parts[-1].stem


@lru_cache(maxsize=65536)
def split(word):
    """Return the parts of a compound.

    The fewest parts win; of these the ones that the list has as written, then those with the fewest linking letters,
    then the longest.

    Args:
        word: folded word.

    Returns:
        Tuple of `Part`, empty when the word is no compound of words that the list knows. An exception may give one
        part: then the word is a form of that word.
    """
    known = words()
    if word in known.splits:
        return tuple(Part(part, stem(part)) for part in known.splits[word])  # one part: a form of another word
    if not SHORTEST_COMPOUND <= len(word) <= LONGEST_COMPOUND or word in known.forms:
        return ()
    # For every place where a part may begin: the cheapest way to get there.
    best: dict[int, tuple[tuple[int, int, int, int], tuple[Part, ...]]] = {0: ((0, 0, 0, 0), ())}
    for start in range(len(word) - SHORTEST_PART + 1):
        if start in best:
            for end in range(start + SHORTEST_PART, len(word) + 1):
                _extend(best, word, start, end)
    _, parts = best.get(len(word), (None, ()))
    return parts if len(parts) > 1 else ()


def _extend(best, word, start, end):
    """Note every place that the part from start to end leads to, when the list knows that part."""
    text = word[start:end]
    found = _part_stem(text)
    if found is None:
        return
    (count, inflected, linked, squares), parts = best[start]
    inflected += text not in words().forms
    for link in LINKS if end < len(word) else ("",):
        after = end + len(link)
        if word.startswith(link, end) and (not link or after < len(word)):
            cost = (count + 1, inflected, linked + len(link), squares - len(text) ** 2)
            if after not in best or cost < best[after][0]:
                best[after] = (cost, (*parts, Part(text, found, link)))


def _part_stem(text):
    known = words()
    if text in known.forms:
        return known.forms[text]
    if len(text) < SHORTEST_INFLECTED:
        return None
    return known.stems.get(_cautious(text))
