"""Words that the end of a line broke in two, as PDFs and what is pasted from them have them, made whole again."""

import re
from functools import cache

from base.text import UNSEEN, fold, plain
from search.engine import dutch
from search.engine.compounds import is_listed, split

SOFT = "\u00ad¬"  # a hyphen that is there for the end of the line alone; programs write it as ¬ too
_END = "\n\r\x0b\x0c\x85\u2028\u2029"
_BREAK = re.compile(
    r"(?<![^\W_])(?P<left>[^\W_]++)"
    rf"(?:\u00ad\s+|(?P<mark>[{SOFT}\u2010\u2011-])[^\S{_END}]*[{_END}])[\s{UNSEEN}]*(?P<right>[^\W_]+)"
)
_MARK = re.compile("[\u00adﬀ-ﬆ]")  # a soft hyphen, ligatures
# "in-\nen uitstroom": the hyphen stands for what both words share.
_JOINING = frozenset({"en", "of", "tot"})
# "ex-\nleerling" keeps its hyphen where what follows is a word; "ex-\npert" is one word.
_BEFORE_A_HYPHEN = frozenset({"ex", "niet", "non", "oud"})
# "sociaal-\nemotioneel": two adjectives keep their hyphen.
_ADJECTIVE = re.compile(r".{2,}(?:aal|ale|eel|ele|ief|ieve|isch|ische|air|aire|lijk|lijke)")
# "na-\napen" would be read otherwise without its hyphen: the vowels run together.
_RUN_TOGETHER = frozenset(
    {"aa", "ae", "ai", "au", "ee", "ei", "eu", "ie", "ii", "ij", "oe", "oi", "oo", "ou", "ui", "uu"}
)


def mended(text):
    """Return a text in which every word that a line's end broke is whole, without soft hyphens and ligatures.

    A hyphen that belongs to the word stays: where the same text or the word list writes it so, beside a capital or a
    digit, between vowels that would run together, and between two adjectives.

    Args:
        text: plain text, with its line ends.
    """
    written = _Written(text)
    # Twice: the end of one break may be the begin of the next.
    for _ in range(2):
        text = _BREAK.sub(lambda match: _joined(match, written), text)
    return _MARK.sub(lambda match: plain(match[0]), text)


class _Written:
    """The words that a text has within its lines, read when a word is broken."""

    def __init__(self, text):
        self.text, self.words = text, None

    def __contains__(self, word):
        if self.words is None:
            self.words = set(re.findall(r"[^\W_]+(?:-[^\W_]+)*", fold(_BREAK.sub(" ", self.text))))
        return word in self.words


def _joined(match, written):
    left, right = match["left"], match["right"]
    one, other = fold(left), fold(right)
    if other in _JOINING:
        return f"{left}- {right}"
    soft = (match["mark"] or SOFT) in SOFT
    return f"{left}{right}" if soft or not _keeps_hyphen(left, right, one, other, written) else f"{left}-{right}"


def _keeps_hyphen(left, right, one, other, written):
    shouted = left.isupper() and right.isupper() and len(left) > 4
    if left[-1].isdigit() or right[0].isdigit() or len(left) == 1:
        return True
    if not shouted and (right[0].isupper() or (left.isupper() and right.islower())):
        return True
    if f"{one}-{other}" in written or f"{one}-{other}" in _hyphenated():
        return True
    if one + other in written or is_listed(one + other):
        return False
    if one in _BEFORE_A_HYPHEN:
        return is_listed(other) or bool(split(other))
    return one[-1] + other[0] in _RUN_TOGETHER or bool(_ADJECTIVE.fullmatch(one) and _ADJECTIVE.fullmatch(other))


@cache
def _hyphenated():
    """Return the words that the related words of the language write with a hyphen."""
    phrases = (phrase for group in dutch.related() for phrase in group)
    return frozenset(word for phrase in phrases for word in phrase.split() if "-" in word)
