"""What a visitor typed, made safe and comparable."""

import unicodedata

LONGEST_QUERY = 200  # characters


def clean(text):
    """Drop control characters and surrogates, fold white space, and cut at `LONGEST_QUERY`."""
    shown = "".join(" " if unicodedata.category(char)[0] == "C" else char for char in text[: LONGEST_QUERY * 4])
    return " ".join(unicodedata.normalize("NFC", shown).split())[:LONGEST_QUERY].strip()


def fold(text):
    """Give lower case without accents, for comparing and sorting."""
    decomposed = unicodedata.normalize("NFKD", text.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def sort_key(title):
    """Sort as a Dutch reader expects: accents, capitals and opening quotes don't count."""
    return fold(title).lstrip("‘’“”'\"( ")
