"""Parses and normalizes an address that somebody typed, dictated, copied or forwarded.

This module does not know which addresses exist.
"""

import html
import re
import unicodedata
from urllib.parse import quote, unquote

from base.text import fold

MAX_LENGTH = 500  # characters; a longer address was typed by no person
MAX_PARTS = 8
MAX_DECODINGS = 3  # mail programs encode an encoded address again; more than twice was never seen
FILE_EXTENSION = re.compile(r"\.(?:[sx]?html?|php\d?|aspx?|jsp|cfm)$", re.IGNORECASE)
WHOLE_ADDRESS = re.compile(r"^/*https?:/{1,2}[^/]*", re.IGNORECASE)  # pasted behind our own
# Text around the address: tags, a footnote or remark in brackets, a broken line of a mail.
LEFTOVERS = re.compile(r"<[^<>]*>?|\s*(?:\[[^\[\]]*\]|\([^()]*\))\s*$|=(?:20)?\s*$")
# The query string, also where its question mark was lost or became another character.
QUERY_STRING = re.compile(r"(?P<path>.*?)(?:(?:\?|[&;](?=\w+=))(?P<query>.*))?$", re.DOTALL)
INDEX_FILES = {"index", "default"}


def parse(path):
    """Return ``(parts, query string)`` of a path, without invisible characters and punctuation at the end.

    Args:
        path: decoded once, as a request has it.

    Returns:
        The parts between the slashes as a list of str, each with at least one letter or digit, or None for a path that
        no person typed; and the query string when its question mark was encoded with the path, or "".
    """
    if len(path) > MAX_LENGTH:
        return None, ""
    for _ in range(MAX_DECODINGS):
        path = unquote(path)
    path = unicodedata.normalize("NFKC", html.unescape(path))
    path = "".join(char for char in path if unicodedata.category(char) != "Cf")
    path = LEFTOVERS.sub("", WHOLE_ADDRESS.sub("", path))
    path, query_string = QUERY_STRING.match(path).group("path", "query")
    parts = []
    for part in re.split(r"[/\\]", path.partition("#")[0]):
        if part == "..":
            del parts[-1:]
        elif key(part):
            parts.append(part)
    if len(parts) > MAX_PARTS:
        return None, ""
    if parts:
        parts[-1] = re.sub(r"[\W_]+$", "", parts[-1])
        names = [_without_extensions(part) for part in parts]
        if names[-1] != parts[-1] and names[-1].lower() in INDEX_FILES:
            del names[-1]
        parts = [name for name in names if name]
    return parts, query_string or ""


def _without_extensions(part):
    """Return a part without the file extensions of pages of other sites, however many there are."""
    while (name := FILE_EXTENSION.sub("", part)) != part:
        part = name
    return part if key(part) else ""


def key(part):
    """Return the letters and digits of one part of an address, folded: the same for each way of writing it."""
    return "".join(char for char in fold(part) if char.isalnum())


def site_style(part):
    """Return one part of an address as the site writes it: lower case, without accents, hyphens between the words."""
    return re.sub(r"(?:[^\w.]|_)+", "-", fold(part)).strip("-.")


def join_parts(parts):
    """Return the path of these parts, with a slash at its end unless the last part is the name of a file."""
    parts = list(parts)
    slash = "" if not parts or "." in parts[-1] else "/"
    return f"/{'/'.join(parts)}{slash}"


def location(path, *query_strings):
    """Return the encoded Location of a redirect within this site; it never leads to another site.

    Args:
        path: decoded.
        query_strings: without their question mark; empty ones are left out.
    """
    query = "&".join(quote(each, safe="%=&+;,:@/?!*'()~$") for each in query_strings if each)
    return "/" + quote(path.lstrip("/\\")) + (f"?{query}" if query else "")
