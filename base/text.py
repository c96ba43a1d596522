"""Cleans and normalizes text that visitors and editors type."""

import re
import unicodedata

LONGEST_QUERY = 200  # characters

# Variants of apostrophes and quotes in documents and on keyboards. Some of these are letters in Unicode.
APOSTROPHES = "'’‘‛`´ʹʻʼʽˊˋ′‵＇"
QUOTES = '"“”„‟«»‹›″‶〝〞❝❞＂「」『』｢｣⹂'
# Invisible characters within a word, such as the soft hyphen.
UNSEEN = "\u00ad\u200b\u200c\u200d\u2060\ufeff"
_LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl", "ﬅ": "st", "ﬆ": "st"}
_PLAIN = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | dict.fromkeys(QUOTES, '"') | dict.fromkeys(UNSEEN) | _LIGATURES
)


def clean(text):
    """Return a text without invisible characters and surplus white space, cut at `LONGEST_QUERY` characters.

    Soft hyphens and zero-width characters are removed; control characters and lone surrogates become a space.
    """
    visible = "".join(_visible(char) for char in text[: LONGEST_QUERY * 4])
    return " ".join(unicodedata.normalize("NFC", visible).split())[:LONGEST_QUERY].strip()


def _visible(char):
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    return " " if category[0] == "C" else char


def words(text):
    """Return only the words of a text, without quotes and operators, which mean something else to each database."""
    return " ".join(re.findall(r"[^\W_]+", plain(text)))


def plain(text):
    """Return a text with "'" for all apostrophes and '"' for all quotes, without soft hyphens and ligatures."""
    return text.translate(_PLAIN)


def joined(names):
    """Return names joined as in a Dutch sentence: "Gent", "Gent en Aalst", "Gent, Aalst en Ronse"."""
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def shortened(text, longest):
    """Return a text of at most ``longest`` characters and "…": cut before a remark, a clause or else a word."""
    if len(text) <= longest:
        return text
    begin = text[: longest + 1]
    ends = [found.start() for found in re.finditer(r" \(|[;:,] ", begin) if found.start() >= longest // 3]
    cut = begin[: ends[-1]] if ends else begin.rpartition(" ")[0] or begin[:longest]
    return f"{cut.rstrip(',;: ')}\u00a0…"


def fold(text):
    """Return a text in lower case without accents and with plain apostrophes and quotes, for comparison."""
    # Normalized before and after: a compatibility character may decompose to a capital.
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", plain(text)).casefold())
    return plain("".join(char for char in lower if not unicodedata.combining(char)))


def sort_key(title):
    """Return a key that sorts as a Dutch reader expects: without accents, case and punctuation, a space first."""
    return "".join(char for char in fold(title) if char.isalnum() or char == " ").strip()
