"""What a visitor typed, made safe and comparable."""

import re
import unicodedata

LONGEST_QUERY = 200  # characters


def clean(text):
    """Drop what nobody sees and fold white space; cut at `LONGEST_QUERY` characters.

    A soft hyphen or a zero-width mark, pasted along from a document, leaves the word whole; a control
    character or half a surrogate pair parts it.
    """
    shown = "".join(_shown(char) for char in text[: LONGEST_QUERY * 4])
    return " ".join(unicodedata.normalize("NFC", shown).split())[:LONGEST_QUERY].strip()


def _shown(char):
    category = unicodedata.category(char)
    if category == "Cf":
        return ""
    return " " if category[0] == "C" else char


def words(text):
    """Give only the words of a text: a quote or an operator means something else to each database."""
    return " ".join(re.findall(r"[^\W_]+", text))


def joined(names):
    """Give names as a Dutch sentence does: "Gent", "Gent en Aalst", "Gent, Aalst en Ronse"."""
    return " en ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def fold(text):
    """Give lower case without accents, for comparing and sorting."""
    # Decomposed first as well: a compatibility character may turn into a capital.
    lower = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return "".join(char for char in lower if not unicodedata.combining(char))


def sort_key(title):
    """Sort as a Dutch reader expects: accents, capitals and punctuation don't count, a space comes first."""
    return "".join(char for char in fold(title) if char.isalnum() or char == " ").strip()
