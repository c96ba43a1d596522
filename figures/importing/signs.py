"""Reads what stands in a cell with a number: the number, a sign instead of it, or a sign beside it."""

import re
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal

from figures import symbols
from figures.importing.texts import MOST_DECIMALS, MOST_DIGITS, NotANumberError, number, pairs
from figures.symbols import Meaning

BESIDE = re.compile(r"(.*?\d%?)\s*(\[\s*[\w:~.]+\s*\]|(?<=\s)[A-Za-z]{1,3}|\*+)")


@dataclass(frozen=True)
class Read:
    """What a cell says.

    Args:
        value: Decimal, None when there is no number.
        decimals: number of decimals that it has in the file.
        meaning: of the sign, None without one.
        problem: Dutch sentence; "" when it can be read.
    """

    value: Decimal | None = None
    decimals: int = 0
    meaning: Meaning | None = None
    problem: str = ""


EMPTY = Read()


class Signs:
    """The signs that a profile knows: its own ones, and those of GSS and SDMX.

    Args:
        profile: `ImportProfile`.
    """

    def __init__(self, profile):
        self.decimal, self.thousands, self.round_to = profile.decimal, profile.thousands_sign, profile.round_to
        self.own = {left: symbols.standard(right) for left, right in pairs(profile.symbols).items()}
        self.known: dict[tuple, Read] = {}

    def meaning(self, sign):
        """Return the `Meaning` of a sign, or None."""
        return self.own.get(sign.casefold()) or symbols.standard(sign)

    def status(self, text, heading):
        """Return the `Meaning`s of a cell that holds signs alone, None when one is in no list.

        Args:
            text: "", one code of SDMX, or letters of Eurostat such as "bu".
            heading: of the column; that of who may see a figure has a code list of its own.
        """
        if not text:
            return []
        if heading.strip().casefold() == "conf_status":
            known = text == symbols.FREE or text in symbols.CONFIDENTIAL
            return ([] if text == symbols.FREE else [symbols.SUPPRESSED]) if known else None
        if heading.strip().casefold() == "obs_status":
            return [symbols.SDMX_STATUS[text]] if text in symbols.SDMX_STATUS else None
        if meaning := self.meaning(text):
            return [meaning]
        meanings = [self.meaning(letter) for letter in text] if text.isalpha() and len(text) < 4 else [None]
        return None if None in meanings else meanings

    def number(self, text, is_value=False):
        """Return the `Read` of a cell where a number is expected.

        Args:
            is_value: whether it is rounded when the profile says so; counts never are.
        """
        found = self.known.get((text, is_value))
        if found is None:
            found = self._number(text, self.round_to if is_value else None)
            if len(self.known) < 65536:
                self.known[text, is_value] = found
        return found

    def _number(self, text, round_to):
        if not text:
            return EMPTY
        try:
            value, decimals = number(text, self.decimal, self.thousands)
        except NotANumberError:
            return self._sign(text, round_to)
        if round_to is not None and decimals > round_to:
            value, decimals = value.quantize(Decimal(1).scaleb(-round_to), ROUND_HALF_UP), round_to
        if decimals > MOST_DECIMALS or len(value.as_tuple().digits) > MOST_DIGITS:
            return Read(
                problem=f"“{text[:40]}” heeft te veel cijfers. Rond af op hoogstens {MOST_DECIMALS} na de komma."
            )
        return Read(value, decimals)

    def _sign(self, text, round_to):
        if meaning := self.meaning(text):
            return Read(meaning=meaning)
        beside = BESIDE.fullmatch(text)
        if beside and (meaning := self.meaning(beside[2])) is not None:
            found = self._number(beside[1].strip(), round_to)
            return Read(found.value, found.decimals, meaning, found.problem)
        if text.startswith("="):
            return Read(problem="Hier staat een formule die nooit uitgerekend is. Zet er het getal zelf.")
        if text.startswith("#"):
            return Read(problem=f"Hier staat een foutmelding van het rekenblad ({text[:20]}). Zet er het getal zelf.")
        other = "." if self.decimal == "," else ","
        if any(sign.isdigit() for sign in text) and other in text:
            return Read(
                problem=f"“{text[:40]}” is geen getal. Het profiel schrijft decimalen met een "
                f"{'komma' if self.decimal == ',' else 'punt'}. Klopt dat?"
            )
        return Read(
            problem=f"Het teken “{text[:40]}” kennen we niet. Zet het bij “eigen tekens” in het profiel, of "
            f"verbeter de cel."
        )
