"""Looks whether a figure that is hidden can be computed from the figures that are shown, and says how."""

from figures.importing.checks import dutch
from figures.importing.figure import Role
from figures.importing.recovery import COMBINED, ShareOf, SumOf, System
from figures.importing.shares import around, share_bounds
from figures.models import IndicatorPage

NUMERATOR, DENOMINATOR = Role.NUMERATOR, Role.DENOMINATOR
ATTRIBUTE = {NUMERATOR: "numerator", DENOMINATOR: "denominator"}
PERCENT = IndicatorPage.Unit.PERCENT
MOST_NAMED = 6


class Hidden:
    """The numbers behind the figures of a file, as somebody knows them who sees what is shown.

    Args:
        figures, sums, profile, rule, codes: as of `disclosure.check`.
    """

    def __init__(self, figures, sums, profile, rule, codes):
        self.figures, self.rule, self.codes = figures, rule, codes
        self.rounding = {NUMERATOR: profile.numerator_rounding, DENOMINATOR: profile.denominator_rounding}
        self.system, self.places, self.names = System(), {}, []
        self.wanted: dict[int, tuple] = {}
        self.shared: set[tuple] = set()
        is_rounded = max(self.rounding.values()) > 1
        for each in sums:
            for role in (NUMERATOR, DENOMINATOR):
                if self._says_something(each, role, is_rounded):
                    parts = tuple(self._place(key, role) for key in (*each.parts, *each.absent))
                    self.system.require(SumOf(self._place(each.total, role), parts))
        for key, figure in figures.items():
            if NUMERATOR in figure.hidden and figure.value is not None:
                self._place(key, NUMERATOR)
        for key, _role in list(self.places):
            self._share(key)

    @property
    def is_complete(self):
        """Whether all that is hidden was looked at."""
        return self.system.is_complete

    def _says_something(self, each, role, is_rounded):
        """Return whether a sum may tell something that is hidden."""
        if not (self._is_hidden(each.total) or self._is_known(each.total, role)):
            return False  # the source gives no number for the whole
        return is_rounded or bool(each.absent) or any(self._is_hidden(key) for key in (each.total, *each.parts))

    def _is_hidden(self, key):
        return bool(self.figures[key].hidden)

    def _is_known(self, key, role):
        """Return whether a number is shown, or follows from a percentage."""
        by_share = role == NUMERATOR and self._is_percentage(key) and self._number(key, DENOMINATOR) is not None
        return by_share or self._number(key, role) is not None

    def _is_percentage(self, key):
        figure = self.figures.get(key)
        return figure is not None and figure.value is not None and self.codes.unit(key[0]) == PERCENT

    def _number(self, key, role):
        return getattr(self.figures[key], ATTRIBUTE[role]) if key in self.figures else None

    def _place(self, key, role):
        """Return the place of a number in the system."""
        if (key, role) not in self.places:
            bounds = around(self._number(key, role), self.rounding[role])
            at = self.places[key, role] = self.system.add(*(bounds or ()))
            self.names.append((key, role))
            if bounds is None and (key not in self.figures or role in self.figures[key].hidden):
                self.wanted[at] = key, role
        return self.places[key, role]

    def _share(self, key):
        """Add what a numerator and a denominator say of each other, once."""
        if key in self.shared or (key, NUMERATOR) not in self.places:
            return
        self.shared.add(key)
        numerator, denominator = self._place(key, NUMERATOR), self._place(key, DENOMINATOR)
        bounds = share_bounds(self.figures[key]) if self._is_percentage(key) else ()
        self.system.require(ShareOf(numerator, denominator, *bounds))

    def problems(self):
        """Yield ``(kind, row, column, Dutch sentence)`` of each hidden number that can be computed."""
        for at, (number, reason) in self.system.determined(list(self.wanted)).items():
            key, role = self.wanted[at]
            is_small = 0 < number < (self.rule.least_numerator if role == NUMERATOR else self.rule.least_denominator)
            figure = self.figures.get(key)
            if role == DENOMINATOR and not is_small or figure is None and not is_small:
                continue
            what = f"De {role} van {self.codes.name(key)}"
            if figure is None:
                what += ", die niet in het bestand staat,"
            else:
                what += " is verborgen, maar"
            told = f"{what} is te berekenen: {self._how(at, number, reason)}. Verberg ook een ander cijfer."
            yield "recovered", figure.row if figure else 0, figure.column if figure else "", told

    def _how(self, at, number, reason):
        """Return a computation in Dutch, as far as it can be written on a line."""
        if reason == COMBINED:
            return f"wie alle sommen naast elkaar legt, houdt alleen {number} over"
        if isinstance(reason, ShareOf):
            figure = self.figures[self.names[at][0]]
            if figure.value is None or figure.denominator is None:
                return f"alleen {number} past bij de rest van de rij"
            around_text = " (afgerond)" if self.rounding[DENOMINATOR] > 1 else ""
            return f"{dutch(figure.value)}% van {dutch(figure.denominator)}{around_text} kan alleen {number} zijn"
        if at == reason.total:
            return f"{' + '.join(self._terms(reason.parts))} = {number}"
        others = [each for each in reason.parts if each != at]
        return f"{' − '.join([*self._terms([reason.total]), *self._terms(others)])} = {number}"

    def _terms(self, places):
        """Return numbers with their names, the last ones of many together."""
        known = [(self.system.low[at], self._short(at)) for at in places]
        terms = [f"{number} ({name})" for number, name in known[:MOST_NAMED]]
        if len(known) > MOST_NAMED:
            rest = sum(number for number, _name in known[MOST_NAMED:])
            terms.append(f"{rest} (nog {len(known) - MOST_NAMED} samen)")
        return terms

    def _short(self, at):
        (_indicator, _period, area, category), _role = self.names[at]
        place = self.codes.areas[area].title if area in self.codes.areas else area
        return f"{place}, {self.codes.categories[category].name}" if category in self.codes.categories else place
