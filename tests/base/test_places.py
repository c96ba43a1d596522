"""Every municipality in many spellings, every postcode, every old name: found on the real list."""

import random
import unicodedata
from functools import partial

import pytest

from base import places
from base.places import MAX_SUGGESTIONS
from tests.base.places import MUNICIPALITIES, NAMES, OTHER_NAMES, POSTCODES, ROWS

find_place = partial(places.find_place, places=MUNICIPALITIES)
# Municipalities that merged, and what each is part of now.
MERGED_IN_2019 = {
    "Aalter": ["Knesselare"],
    "Deinze": ["Nevele"],
    "Kruisem": ["Kruishoutem", "Zingem"],
    "Lievegem": ["Waarschoot", "Lovendegem", "Zomergem"],
    "Oudsbergen": ["Opglabbeek", "Meeuwen-Gruitrode"],
    "Pelt": ["Overpelt", "Neerpelt"],
    "Puurs-Sint-Amands": ["Puurs", "Sint-Amands"],
}
MERGED_IN_2025 = {
    "Antwerpen": ["Borsbeek"],
    "Beveren-Kruibeke-Zwijndrecht": ["Beveren", "Kruibeke", "Zwijndrecht"],
    "Bilzen-Hoeselt": ["Bilzen", "Hoeselt"],
    "Hasselt": ["Kortessem"],
    "Lochristi": ["Wachtebeke"],
    "Lokeren": ["Moerbeke"],
    "Merelbeke-Melle": ["Merelbeke", "Melle"],
    "Nazareth-De Pinte": ["Nazareth", "De Pinte"],
    "Pajottegem": ["Galmaarden", "Gooik", "Herne"],
    "Tessenderlo-Ham": ["Tessenderlo", "Ham"],
    "Tielt": ["Meulebeke"],
    "Tongeren-Borgloon": ["Tongeren", "Borgloon"],
    "Wingene": ["Ruiselede"],
}
MERGED = [(old, new) for each in (MERGED_IN_2019, MERGED_IN_2025) for new, olds in each.items() for old in olds]


def found(typed):
    return [place.name for place in find_place(typed).municipalities]


def suggested(typed):
    return [place.name for place in find_place(typed).suggestions]


def accented(name):
    return name.replace("e", "é", 1).replace("a", "ä", 1)


def full_width(text):
    return "".join(chr(ord(char) + 0xFEE0) if "!" <= char <= "~" else char for char in text)


# The list itself


def test_the_list_holds_every_flemish_municipality_once():
    assert len(ROWS) == len(set(NAMES)) == len({row["nis"] for row in ROWS}) == 285
    assert len({row["provincie"] for row in ROWS}) == 5
    assert all(postcode.isdigit() and len(postcode) == 4 for postcode in POSTCODES)


def test_no_other_name_says_what_the_name_says_already():
    for row in ROWS:
        others = list(filter(None, row["andere_namen"].split("|")))
        assert len(others) == len(set(others)), row["naam"]
        assert row["naam"] not in others


# Every name, every spelling, every postcode

SPELLINGS = {
    "upper": lambda name, postcode: name.upper(),
    "lower, spaces for hyphens": lambda name, postcode: name.lower().replace("-", " "),
    "hyphens for spaces": lambda name, postcode: name.replace(" ", "-"),
    "en dashes": lambda name, postcode: name.replace("-", "–"),
    "em dashes, spaced": lambda name, postcode: name.replace("-", " — "),
    "st.": lambda name, postcode: name.replace("Sint-", "St.-"),
    "ST.": lambda name, postcode: name.replace("Sint-", "ST. ").upper(),
    "accents apart": lambda name, postcode: unicodedata.normalize("NFD", accented(name)),
    "spaces around": lambda name, postcode: f"  {name}\t",
    "spaces within": lambda name, postcode: name.replace("-", " -  ").replace(" ", "  "),
    "signs that do not break": lambda name, postcode: f"\xa0{name}\u2009".replace("-", "\u2011"),
    "full width": lambda name, postcode: full_width(name),
    "marks of direction": lambda name, postcode: f"\u202e{name}\u202c\u200f",
    "a soft hyphen and a mark of order": lambda name, postcode: f"\ufeff{name[:2]}\xad{name[2:]}",
    "quotes and a full stop": lambda name, postcode: f"“{name}.”",
    "postcode before": lambda name, postcode: f"{postcode} {name}",
    "postcode behind": lambda name, postcode: f"{name} {postcode}",
    "B- before": lambda name, postcode: f"B-{postcode} {name.upper()}",
}


@pytest.mark.parametrize("spelling", SPELLINGS)
def test_every_municipality_is_found_in_this_spelling(spelling):
    wrong = []
    for row in ROWS:
        typed = SPELLINGS[spelling](row["naam"], row["postcodes"].split("|")[0])
        if found(typed) != [row["naam"]]:
            wrong.append((typed, found(typed)))
    assert wrong == []


@pytest.mark.parametrize("spelling", ["{}", "{} ", "B-{}"])
def test_every_postcode_gives_all_the_municipalities_that_have_it(spelling):
    wrong = [
        (code, found(spelling.format(code)))
        for code, names in POSTCODES.items()
        if found(spelling.format(code)) != names
    ]
    assert wrong == []


@pytest.mark.parametrize("spelling", ["\u2003{}", "b{}", "BE {}", "B–{}", "{}.", "({})", "\u200e{}\u200e", "８８００"])
def test_a_postcode_is_found_however_it_is_written(spelling):
    assert found(spelling.format(8800)) == ["Roeselare"]


def test_every_number_of_four_digits_is_known_or_said_to_be_unknown():
    for number in range(1000, 10000, 19):
        place = find_place(str(number))
        names = POSTCODES.get(str(number), [])
        assert [each.name for each in place.municipalities] == names
        assert place.is_brussels == (not names and number < 1300)
        if not names and number >= 1300:
            assert place.notice.startswith(f"Postcode {number} kennen we niet")


def test_every_old_name_and_part_is_found():
    wrong = []
    for name, owners in OTHER_NAMES.items():
        expected = [name] if name in NAMES else owners
        for typed in (name, name.upper().replace("-", " ").replace("’", "'")):
            place = find_place(typed)
            told = place.suggestions if place.is_brussels else place.municipalities
            if not set(expected) <= {each.name for each in told}:
                wrong.append((typed, place))
    assert wrong == []


@pytest.mark.parametrize(("old", "new"), MERGED)
def test_a_municipality_that_merged_is_found_by_its_old_name(old, new):
    assert new in found(old)
    assert new in found(f"  {old.upper().replace('-', ' ')} ")


def typing_errors(name):
    """One of each kind of error, at a place that chance chooses, the same in every run."""
    chance = random.Random(name)
    at = chance.randrange(1, len(name) - 1)
    return {
        "left out": name[:at] + name[at + 1 :],
        "doubled": name[:at] + name[at] + name[at:],
        "swapped": name[:at] + name[at + 1] + name[at] + name[at + 2 :],
        "another": name[:at] + chance.choice("eaionrts") + name[at + 1 :],
    }


@pytest.mark.parametrize("kind", ["left out", "doubled", "swapped", "another"])
def test_a_name_with_one_typing_error_is_suggested(kind):
    missed = []
    for name in NAMES:
        if len(name) < 4:
            continue
        place = find_place(typing_errors(name.lower())[kind])
        # An error may give the name of another place, which is then what was typed.
        if not place.municipalities and name not in [each.name for each in place.suggestions]:
            missed.append((typing_errors(name.lower())[kind], [each.name for each in place.suggestions]))
    assert missed == []


def test_suggestions_are_few_different_and_never_taken_without_asking():
    for name in NAMES:
        place = find_place(name[:3])
        if not place.municipalities and not place.is_brussels:
            names = [each.name for each in place.suggestions]
            assert len(names) == len(set(names)) <= MAX_SUGGESTIONS
            assert bool(names) == ("Bedoelde je" in place.notice)
