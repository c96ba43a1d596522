"""Writes numbers and lists as people in Flanders read them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Context, Decimal

LARGE = Decimal("1e15")  # From here on the digits say less than their number.
TRILLION = Decimal("1e12")
ROUGHLY = ((Decimal("1e9"), Decimal("1e9"), "mld."), (Decimal("1e7"), Decimal("1e6"), "mln."))
EXACT = Context(prec=40, rounding=ROUND_HALF_UP)


@dataclass(frozen=True)
class Unit:
    """What values count.

    Args:
        name: "%", or a plural such as "leerlingen".
        decimals: how many are shown at most; a value that was rounded further keeps the decimals that it has.
    """

    name: str = "%"
    decimals: int = 1

    def rounded(self, value: Decimal) -> Decimal:
        """Return a value as precise as it is shown."""
        exponent = value.as_tuple().exponent
        own = max(0, -exponent) if isinstance(exponent, int) else 0
        if abs(value) >= LARGE:
            return value
        return value.quantize(Decimal(1).scaleb(-min(own, self.decimals)), context=EXACT)

    def number(self, value: Decimal) -> str:
        """Return a value in digits: "11,9%", "8.031"."""
        if abs(value) >= LARGE:
            return self._scientific(value)
        rounded = self.rounded(value)
        shown = f"{rounded or abs(rounded):,f}".translate(str.maketrans(",.-", ".,−"))
        return f"{shown}%" if self.name == "%" else shown

    def label(self, value: Decimal) -> str:
        """Return a value for a drawing: as `number`, but "12,3 mln." where the digits would take too much room."""
        for least, size, name in ROUGHLY:
            if least <= abs(value) < TRILLION:
                return f"{Unit('', 1).number((value / size).quantize(Decimal('0.1')))} {name}"
        return self._scientific(value) if abs(value) >= TRILLION else self.number(value)

    def ticks(self, values: Sequence[Decimal]) -> list[str]:
        """Return the numbers beside an axis, of which no two are the same."""
        precise = Unit(self.name, 12)
        shown = [
            self.label(each) if abs(each) >= ROUGHLY[-1][0] else precise.number(each.normalize()) for each in values
        ]
        if len(set(shown)) == len(shown):
            return shown
        full = [precise.number(each.normalize()) for each in values]
        return full if len(set(full)) == len(full) else [self._scientific(each) for each in values]

    def _scientific(self, value: Decimal) -> str:
        """Return a value as a digit and the number of zeros: "1,0E+15"."""
        shown = f"{value:.1E}".replace(".", ",").replace("-", "−")
        return f"{shown}%" if self.name == "%" else shown

    def words(self, value: Decimal) -> str:
        """Return a value with its unit: "11,9%", "8.031 leerlingen"."""
        return self.number(value) if self.name == "%" else f"{self.number(value)} {self.name}".strip()

    def difference(self, value: Decimal) -> str:
        """Return the distance between two values, without its sign: "2,1 procentpunt"."""
        if self.name == "%":
            return f"{self.number(abs(value)).removesuffix('%')} procentpunt"
        return self.words(abs(value))


def enumeration(items: Iterable[str], word: str = "en") -> str:
    """Return items as in a sentence: "aso, bso en kso"."""
    *most, last = list(items) or [""]
    return f"{', '.join(most)} {word} {last}" if most else last
