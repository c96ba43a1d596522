"""From a past participle to its verb, so that "geschorst" meets "schorsen" and "uitgesloten" meets "uitsluiting".

A weak participle is made by rule: ge-, the stem of the verb, and -t or -d; ge- stands behind a prefix that comes off
("afgehaakt") and is left out behind one that does not ("veroordeeld"). The rule is undone, and what comes out counts
only when Dutch has that verb and does not know the word far better as something else ("geweld" is no form of "wellen").
Of the strong verbs a file has the participle.
"""

import re
from functools import cache, lru_cache

from search.engine import general_dutch
from search.engine.word_files import lines

SEPARABLE = (
    *("aan", "achter", "af", "bij", "binnen", "boven", "buiten", "deel", "dicht", "door", "gelijk", "goed", "herin"),
    *("herop", "in", "klaar", "kwijt", "langs", "leeg", "los", "mede", "mee", "mis", "na", "neer", "om", "onder", "op"),
    *("open", "over", "plaats", "rond", "samen", "stil", "stop", "stuk", "tegen", "teleur", "terecht", "terug"),
    *("thuis", "toe", "tussen", "uit", "vast", "verder", "vol", "voor", "voort", "vooruit", "vrij", "weer", "weg"),
    "zwart",
)
INSEPARABLE = ("be", "door", "er", "her", "mis", "om", "onder", "ont", "over", "ver", "vol", "voor", "weer")
SHORTEST, LONGEST = 5, 30  # letters
# So many times more often than its verb a participle may be heard; what is heard more often is a word of its own.
MOST_ABOVE_VERB = 20
_SPLIT = re.compile(rf"({'|'.join(sorted(SEPARABLE, key=len, reverse=True))}|)ge(.+)")
_FIXED = re.compile(rf"({'|'.join(sorted(INSEPARABLE, key=len, reverse=True))})(.+)")
_VOICELESS = ("t", "k", "f", "s", "ch", "p", "x", "c", "sh")
_LONG = re.compile(r"(.*)(aa|ee|oo|uu)([^aeiou])")
_SHORT = re.compile(r"(?:.*[^aeiouy]|)[aeiou][^aeiouwxjhy]")
# The last syllable has no stress: "weigeren", not "weigerren".
_UNSTRESSED = re.compile(r".*[aeiouy].*(?:e[lmnr]|ig|ik|et)")


@cache
def _strong():
    """Return ``{participle: infinitive}`` of the verbs that follow no rule."""
    return {participle: infinitive for infinitive, participle in map(str.split, lines("strong_verbs.txt"))}


@cache
def _own_words():
    """Return the words that look like participles and are heard as something else."""
    return frozenset(word for line in lines("no_participles.txt") for word in line.split())


@lru_cache(maxsize=65536)
def infinitive(word):
    """Return the verb of a past participle, inflected or not; "" when the word is none that we can tell.

    Args:
        word: folded word.
    """
    if not SHORTEST <= len(word) <= LONGEST or not word.isascii() or not word.isalpha() or _is_own(word):
        return ""
    for form in _uninflected(word):
        verb = _strong().get(form) or _unfixed(_SPLIT.fullmatch(form)) or _unfixed(_FIXED.fullmatch(form))
        if verb and verb != word:
            return verb
    return ""


def _uninflected(word):
    """Yield a word, and what is left of it without -e and -en: "geslaagden"."""
    yield word
    for ending in ("e", "en"):
        if word.endswith(ending) and word[: -len(ending)].endswith(("t", "d", "en")):
            yield word[: -len(ending)]


def _is_own(word):
    """Return whether a word is one of those that are heard as something else, in any form."""
    return word not in _strong() and any(word.removesuffix(ending) in _own_words() for ending in ("", "e", "en", "n"))


def _unfixed(match):
    """Return the verb of a participle, "" when it has none.

    Args:
        match: of `_SPLIT` or `_FIXED`, or None.
    """
    if not match or _is_own(f"ge{match[2]}"):
        return ""
    (prefix, rest), fixed = match.groups(), match.re is _FIXED
    if base := _strong().get(f"ge{rest}"):
        return prefix + base if not fixed or general_dutch.has(prefix + base) else ""
    # "begeleid" needs no help: where -t or -d falls together with the last letter, the stem is there already.
    bases = [*_weak(rest), *(() if fixed else _spelled(rest))] if rest.endswith(("t", "d")) else []
    # Dutch need not have the whole of a verb that comes apart: "goed" and "keuren" make "goedkeuren".
    times = {
        prefix + base: max(general_dutch.number(prefix + base), 0 if fixed else general_dutch.number(base))
        for base in bases
    }
    best = max(times, key=lambda verb: (times[verb], verb), default="")
    often = times.get(best, 0)
    return best if often and general_dutch.number(match[0]) <= MOST_ABOVE_VERB * often else ""


def _weak(rest):
    """Yield the infinitives that a weak participle may have, as Dutch would spell them; most are no words.

    Args:
        rest: of the participle, without ge-: "schorst", "haakt", "leefd", "zet".
    """
    stem = rest[:-1]
    if rest[-1] == "d":
        # "geleefd", "gebuisd": before -en the sound is heard as it is, v and z.
        stem = stem[:-1] + {"f": "v", "s": "z"}.get(stem[-1:], stem[-1:])
    if not stem.endswith("e") and stem.endswith(_VOICELESS) == (rest[-1] == "t"):
        yield from _spelled(stem)


def _spelled(stem):
    """Yield a stem with -en behind it: "haak" gives "haken", "stop" "stoppen", and "weiger" "weigeren" too."""
    long = _LONG.fullmatch(stem)
    if long:
        yield f"{long[1]}{long[2][0]}{long[3]}en"
    elif len(stem) > 1:
        short = _SHORT.fullmatch(stem)
        if short:
            yield f"{stem}{stem[-1]}en"
        if not short or _UNSTRESSED.fullmatch(stem):
            yield f"{stem}en"
