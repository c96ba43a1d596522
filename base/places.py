"""Finds the municipality that a visitor types: a postcode, a name, a former name or a misspelled name."""

import re
from dataclasses import dataclass, field, replace
from difflib import get_close_matches
from functools import lru_cache

from base import text
from base.models import Municipality

MAX_LENGTH = 80  # characters; the rest of the text is ignored
MAX_SUGGESTIONS = 5
BRUSSELS = range(1000, 1300)  # postcodes of the Brussels-Capital Region; the list has only those of the Flemish Region
# Names of the Brussels-Capital Region and of its municipalities, folded.
BRUSSELS_NAMES = frozenset(
    {
        *("brussel", "brussel stad", "brussels hoofdstedelijk gewest", "bruxelles", "brussels", "anderlecht", "elsene"),
        *("etterbeek", "evere", "ganshoren", "jette", "koekelberg", "laken", "molenbeek", "oudergem", "schaarbeek"),
        *("sint jans molenbeek", "sint agatha berchem", "sint gillis", "sint joost ten node", "ukkel", "vorst"),
        *("sint lambrechts woluwe", "sint pieters woluwe", "watermaal bosvoorde", "neder over heembeek", "haren"),
    }
)
SHOWN_FOR_EACH = "Je ziet wie er in elk van die gemeenten helpt."
POSTCODE = re.compile(r"(?<![0-9])(?:b ?)?([1-9][0-9]{3})(?![0-9])")
# "8 800" and "88 00", as people type large numbers.
SPLIT_POSTCODE = re.compile(r"(?<![0-9])(?:([1-9]) ([0-9]{3})|([1-9][0-9]) ([0-9]{2}))(?![0-9])")
ABBREVIATIONS = ((re.compile(r"\bo ?l ?v\b"), "onze lieve vrouw"), (re.compile(r"\bst\b"), "sint"))


@dataclass(frozen=True)
class Place:
    """The result of a search for a typed place.

    Args:
        query: cleaned text of the visitor.
        municipalities: the matching `Municipality` rows; several for a postcode or a name that they share.
        suggestions: municipalities to offer the visitor as a choice.
        is_brussels: whether the place is in the Brussels-Capital Region.
        notice: Dutch sentence for the visitor, or "".
    """

    query: str = ""
    municipalities: list = field(default_factory=list)
    suggestions: list = field(default_factory=list)
    is_brussels: bool = False
    notice: str = ""


def find_place(typed, places=None):
    """Return the `Place` that a text stands for, with at most one query; none for an empty text.

    Args:
        typed: any str.
        places: municipalities to search; None for all of them.
    """
    query = text.clean(typed)[:MAX_LENGTH].strip()
    key = SPLIT_POSTCODE.sub(lambda found: "".join(filter(None, found.groups())), name_key(query))
    if not key:
        return Place(query, notice="Typ een postcode of de naam van een gemeente." if query else "")
    postcodes = POSTCODE.findall(key)
    name = " ".join(POSTCODE.sub(" ", key).split())
    if places is None:
        places = list(Municipality.objects.all())
    if postcodes:
        return _by_postcode(query, _likeliest(postcodes, name, places), name, places)
    return _by_name(query, name, places)


@lru_cache(maxsize=4096)  # Each search compares the text with every name of the list.
def name_key(name):
    """Return a name for comparison: folded, abbreviations written out, hyphens and punctuation as spaces."""
    # An apostrophe is part of the word: ’s-Gravenwezel.
    words = text.fold(name).replace("'", "")
    words = " ".join(re.sub(r"[^a-z0-9]+", " ", words).split())
    for pattern, full in ABBREVIATIONS:
        words = pattern.sub(full, words)
    return words


def _names(place):
    """Return the keys of all names of a municipality: its own, and former names of it or of its parts."""
    return [name_key(name) for name in (place.name, *place.other_name_list)]


def _likeliest(postcodes, name, places):
    """Return the number that is the postcode: that of a place named in the text, else the last existing postcode.

    A house number may look like a postcode: "Kerkstraat 1200, 9000 Gent".
    """

    def weight(postcode):
        found = [place for place in places if postcode in place.postcodes.split("|")]
        return any(_mentions(name, place) for place in found), bool(found) or int(postcode) in BRUSSELS

    return max(reversed(postcodes), key=weight)


def _mentions(name, place):
    """Return whether a text contains one of the names of a municipality as whole words."""
    return any(f" {key} " in f" {name} " for key in _names(place))


def _by_postcode(query, postcode, name, places):
    found = [place for place in places if postcode in place.postcodes.split("|")]
    if not found:
        if int(postcode) in BRUSSELS:
            elsewhere = [place for place in places if name and name in _names(place)]
            notice = f"Postcode {postcode} hoort bij Brussel. Bedoelde je een andere gemeente?" if elsewhere else ""
            return Place(query, suggestions=elsewhere[:MAX_SUGGESTIONS], is_brussels=True, notice=notice)
        by_name = _by_name(query, name, places) if name else Place(query)
        notice = f"Postcode {postcode} kennen we niet in Vlaanderen of Brussel."
        if by_name.municipalities or by_name.is_brussels:
            return replace(by_name, suggestions=[], notice=f"{notice} We zochten op de naam.")
        return Place(query, notice=f"{notice} Kijk het nummer na, of typ de naam van je gemeente.")
    if named := [place for place in found if _mentions(name, place)]:
        return Place(query, named)
    if elsewhere := [place for place in places if name and name in _names(place)]:
        notice = f"Postcode {postcode} hoort niet bij {elsewhere[0].name}. We zochten op de postcode."
        return Place(query, found, notice=notice)
    names = text.joined([place.name for place in found])
    return Place(query, found, notice=f"Postcode {postcode} hoort bij {names}. {SHOWN_FOR_EACH}" if found[1:] else "")


def _by_name(query, name, places):
    if name in BRUSSELS_NAMES:
        return _in_brussels(query, name, places)
    found = [place for place in places if name_key(place.name) == name] or [
        place for place in places if name in _names(place)
    ]
    if len(found) > 1:
        names = text.joined([place.name for place in found])
        return Place(query, found, notice=f"“{query}” kan bij {names} horen. {SHOWN_FOR_EACH}")
    if found:
        notice = "" if name_key(found[0].name) == name else f"“{query}” hoort bij {found[0].name}."
        return Place(query, found, notice=notice)
    if any(name == name_key(place.province) for place in places):
        return Place(
            query, notice=f"“{query}” is een provincie. Typ een gemeente, of kies de provincie bij de filters."
        )
    suggestions = _similar(name, places)
    notice = f"We kennen geen gemeente “{query}” in Vlaanderen of Brussel."
    notice += " Bedoelde je een van deze?" if suggestions else " Probeer het met je postcode."
    return Place(query, suggestions=suggestions, notice=notice)


def _in_brussels(query, name, places):
    """Return Brussels, with the Flemish places of that name as suggestions: Vorst in Laakdal, Sint-Gillis-Waas."""
    namesakes = [place for place in places if any(key == name or key.startswith(f"{name} ") for key in _names(place))]
    notice = "Zoek je een plaats in Vlaanderen met die naam? Kies dan:" if namesakes else ""
    return Place(query, suggestions=namesakes[:MAX_SUGGESTIONS], is_brussels=True, notice=notice)


def _similar(name, places):
    """Return the municipalities with a name that starts with this text, has it as a word, or differs by a typo."""
    if len(name) < 2:
        return []
    # Present names come before former names.
    by_key = {name_key(place.name): [place] for place in places}
    for place in places:
        for key in _names(place)[1:]:
            by_key.setdefault(key, []).append(place)
    beginning = sorted(key for key in by_key if key.startswith(name) or f" {name}" in key) if len(name) > 2 else []
    close = get_close_matches(name, by_key, n=MAX_SUGGESTIONS, cutoff=0.75)
    # "Roeselare centrum" is similar to no name; then the longest names that the text contains.
    within = sorted((key for key in by_key if f" {key} " in f" {name} "), key=len, reverse=True)
    found = {place.pk: place for key in [*close, *beginning] or within for place in by_key[key]}
    return list(found.values())[:MAX_SUGGESTIONS]
