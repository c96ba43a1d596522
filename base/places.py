"""From what a visitor types to a municipality: a postcode, a name, an old name, a name with an error in it."""

import re
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import lru_cache
from unicodedata import normalize

from base import text
from base.models import Municipality

LONGEST = 80  # characters of what was typed that we look at
MOST_SUGGESTIONS = 5
BRUSSELS = range(1000, 1300)  # postcodes of the Brussels-Capital Region; our list holds the Flemish Region only
# The nineteen municipalities of the Brussels-Capital Region and what people call it, folded.
BRUSSELS_NAMES = frozenset(
    {
        *("brussel", "brussel stad", "brussels hoofdstedelijk gewest", "bruxelles", "brussels", "anderlecht", "elsene"),
        *("etterbeek", "evere", "ganshoren", "jette", "koekelberg", "laken", "molenbeek", "oudergem", "schaarbeek"),
        *("sint jans molenbeek", "sint agatha berchem", "sint gillis", "sint joost ten node", "ukkel", "vorst"),
        *("sint lambrechts woluwe", "sint pieters woluwe", "watermaal bosvoorde", "neder over heembeek", "haren"),
    }
)
POSTCODE = re.compile(r"(?<![0-9])(?:b ?)?([1-9][0-9]{3})(?![0-9])")
# How people shorten the beginning of a name.
SHORT = ((re.compile(r"\bo ?l ?v\b"), "onze lieve vrouw"), (re.compile(r"\bst\b"), "sint"))


@dataclass(frozen=True)
class Place:
    """What we made of a place that was typed.

    Args:
        asked: cleaned text.
        municipalities: the `Municipality` rows it means; several for a postcode or a name that they share.
        suggestions: municipalities it may mean; never taken without asking.
        is_brussels: whether it lies in the Brussels-Capital Region.
        notice: Dutch sentence for the visitor, or "".
    """

    asked: str = ""
    municipalities: list = field(default_factory=list)
    suggestions: list = field(default_factory=list)
    is_brussels: bool = False
    notice: str = ""


def find_place(typed, places=None):
    """Find the place that a text means.

    Args:
        typed: any str.
        places: municipalities to look among; None for all of them.

    Returns:
        Place. At most one query; none for an empty text.
    """
    asked = text.clean(typed)[:LONGEST].strip()
    key = name_key(asked)
    if not key:
        return Place(asked, notice="Typ een postcode of de naam van een gemeente." if asked else "")
    postcodes = POSTCODE.findall(key)
    name = " ".join(POSTCODE.sub(" ", key).split())
    if places is None:
        places = list(Municipality.objects.all())
    if postcodes:
        return _by_postcode(asked, _likeliest(postcodes, name, places), name, places)
    return _by_name(asked, name, places)


@lru_cache(maxsize=4096)  # Every name of the list is compared with everything that is typed.
def name_key(name):
    """Give a name as it is compared: folded, abbreviations written out, hyphens and punctuation as spaces."""
    folded = text.fold(normalize("NFKC", name))
    # An apostrophe belongs to the word before or after it: ’s-Gravenwezel.
    words = re.sub(r"['’‘`´]", "", folded)
    words = " ".join(re.sub(r"[^a-z0-9]+", " ", words).split())
    for short, full in SHORT:
        words = short.sub(full, words)
    return words


def _names(place):
    """Give every key a municipality answers to: its name, and what it or a part of it was called before."""
    return [name_key(name) for name in (place.name, *place.other_name_list)]


def _likeliest(postcodes, name, places):
    """Give the number that is the postcode: of a place that is named beside it, else the last that somebody has.

    A house number or a box may look like one: "Kerkstraat 1200, 9000 Gent".
    """

    def weight(postcode):
        found = [place for place in places if postcode in place.postcodes.split("|")]
        return any(_stands_in(name, place) for place in found), bool(found) or int(postcode) in BRUSSELS

    return max(reversed(postcodes), key=weight)


def _stands_in(name, place):
    """Tell whether a text holds one of the names of a municipality as whole words."""
    return any(f" {key} " in f" {name} " for key in _names(place))


def _by_postcode(asked, postcode, name, places):
    found = [place for place in places if postcode in place.postcodes.split("|")]
    if not found:
        if int(postcode) in BRUSSELS:
            elsewhere = [place for place in places if name and name in _names(place)]
            told = f"Postcode {postcode} hoort bij Brussel. Bedoelde je een andere gemeente?" if elsewhere else ""
            return Place(asked, suggestions=elsewhere[:MOST_SUGGESTIONS], is_brussels=True, notice=told)
        by_name = _by_name(asked, name, places) if name else Place(asked)
        told = f"Postcode {postcode} kennen we niet in Vlaanderen of Brussel."
        if by_name.municipalities or by_name.is_brussels:
            return Place(
                asked, by_name.municipalities, is_brussels=by_name.is_brussels, notice=f"{told} We zochten op de naam."
            )
        return Place(asked, notice=f"{told} Kijk het nummer na, of typ de naam van je gemeente.")
    named = [place for place in found if _stands_in(name, place)]
    if named:
        return Place(asked, named)
    elsewhere = [place for place in places if name and name in _names(place)]
    if elsewhere:
        told = f"Postcode {postcode} hoort niet bij {elsewhere[0].name}. We zochten op de postcode."
        return Place(asked, found, notice=told)
    if len(found) > 1:
        names = text.joined([place.name for place in found])
        return Place(
            asked,
            found,
            notice=f"Postcode {postcode} hoort bij {names}. Je ziet wie er in elk van die gemeenten helpt.",
        )
    return Place(asked, found)


def _by_name(asked, name, places):
    if name in BRUSSELS_NAMES:
        return _in_brussels(asked, name, places)
    found = [place for place in places if name_key(place.name) == name] or [
        place for place in places if name in _names(place)
    ]
    if len(found) > 1:
        names = text.joined([place.name for place in found])
        return Place(
            asked, found, notice=f"“{asked}” kan bij {names} horen. Je ziet wie er in elk van die gemeenten helpt."
        )
    if found:
        told = "" if name_key(found[0].name) == name else f"“{asked}” hoort bij {found[0].name}."
        return Place(asked, found, notice=told)
    if any(name == name_key(place.province) for place in places):
        return Place(
            asked, notice=f"“{asked}” is een provincie. Typ een gemeente, of kies de provincie bij de filters."
        )
    suggestions = _like(name, places)
    told = f"We kennen geen gemeente “{asked}” in Vlaanderen of Brussel."
    told += " Bedoelde je een van deze?" if suggestions else " Probeer het met je postcode."
    return Place(asked, suggestions=suggestions, notice=told)


def _in_brussels(asked, name, places):
    """Brussels, with the Flemish places of that name beside it: Vorst in Laakdal, Sint-Gillis-Waas."""
    namesakes = [place for place in places if any(key == name or key.startswith(f"{name} ") for key in _names(place))]
    told = "Zoek je een plaats in Vlaanderen met die naam? Kies dan:" if namesakes else ""
    return Place(asked, suggestions=namesakes[:MOST_SUGGESTIONS], is_brussels=True, notice=told)


def _like(name, places):
    """Give the municipalities whose name begins like this, has it as a word, or is a typing error away."""
    if len(name) < 2:
        return []
    # Who bears a name now stands before who has a part of that name.
    by_key = {name_key(place.name): [place] for place in places}
    for place in places:
        for key in _names(place)[1:]:
            by_key.setdefault(key, []).append(place)
    beginning = sorted(key for key in by_key if key.startswith(name) or f" {name}" in key) if len(name) > 2 else []
    close = get_close_matches(name, by_key, n=MOST_SUGGESTIONS, cutoff=0.75)
    # "Roeselare centrum": the longest name that stands in it whole, when it is like none.
    within = sorted((key for key in by_key if f" {key} " in f" {name} "), key=len, reverse=True)
    found = {place.pk: place for key in [*close, *beginning] or within for place in by_key[key]}
    return list(found.values())[:MOST_SUGGESTIONS]
