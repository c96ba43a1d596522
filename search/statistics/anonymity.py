"""Which searches may be remembered, and in what form: a text that could point at a person never is."""

import re
import string

from base import text

LONGEST_TEXT = 60  # characters; what is longer is a story or something pasted
MOST_DIGITS = 4  # a postcode, a year; a phone or rijksregister number has more
# The one thing with more digits that people search for here.
SCHOOL_YEAR = re.compile(r"\b20\d\d\s*[-–/]\s*20\d\d\b")
ADDRESS = re.compile(r"@|://|\bwww\.|\(at\)", re.IGNORECASE)
AROUND = string.punctuation + string.whitespace + "“”„‘’«»–—…"

# Programs that read pages by themselves; what they say of themselves is looked at and forgotten.
PROGRAM = re.compile(
    # Not a phone of the make Cubot.
    r"(?<!cu)bot\b|(?<!cu)bot[/_-]|crawl|spider|slurp|monitor|uptime|preview|headless|lighthouse|curl|wget|python|java/|go-http|"
    r"okhttp|libwww|feed|archiver|facebookexternalhit|scan",
    re.IGNORECASE,
)


def remembered(query):
    """Return the text under which a search is counted, or "" when nothing of it may be kept.

    Args:
        query: what a visitor typed, cleaned by `base.text.clean`.

    Never kept: an e-mail or web address, five digits or more whatever stands between them (a phone number, a
    rijksregisternummer, a date of birth, an account), more than `LONGEST_TEXT` characters, and what holds no word.
    """
    # Cleaned once more: folding parts some characters in two, one of them a space.
    folded = text.clean(text.fold(text.clean(query))).strip(AROUND)
    digits = sum(char.isdigit() for char in SCHOOL_YEAR.sub("", folded))
    if not text.words(folded) or len(folded) > LONGEST_TEXT or digits > MOST_DIGITS or ADDRESS.search(folded):
        return ""
    return folded


def is_visitor(headers):
    """Return whether somebody asked for a page to read it, as far as the headers of the request tell."""
    agent = headers.get("User-Agent", "")
    return bool(agent) and not PROGRAM.search(agent) and "prefetch" not in headers.get("Sec-Purpose", "")
