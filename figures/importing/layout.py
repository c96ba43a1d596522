"""Finds in the row of headings which column holds what."""

from dataclasses import dataclass, field

from figures.importing.figure import VALUE_ROLES, Role
from figures.importing.problems import UnreadableFileError
from figures.importing.texts import heading, pairs, period, words
from figures.models import ImportProfile

Shape = ImportProfile.Shape
# Columns that a standard names itself; a profile adds the rest.
STANDARD = {
    Shape.COLUMNS: {},
    Shape.PERIODS: {},
    Shape.EES: {"gebied": Role.AREA, "periode": Role.PERIOD},
    Shape.SDMX: {
        "time_period": Role.PERIOD,
        "obs_value": Role.VALUE,
        "ref_area": Role.AREA,
        "geo": Role.AREA,
        "obs_status": Role.STATUS,
        "obs_flag": Role.STATUS,
        "conf_status": Role.STATUS,
    },
}
MANY = {*VALUE_ROLES, Role.CATEGORY, Role.STATUS, Role.FILTER}


@dataclass(frozen=True)
class Column:
    """A column that is read.

    Args:
        at: its place, from 0.
        heading: as the file has it.
        indicator: primary key of its `IndicatorPage`, None for that of the profile.
        dimension: code, for a category.
        adds_up: whether its categories together are everybody.
        mapping: ``{text of the file: code}``.
        words: texts of a filter.
        period: of the whole column, where each period has one.
    """

    at: int
    heading: str
    role: str
    indicator: int | None = None
    dimension: str = ""
    adds_up: bool = True
    mapping: dict = field(default_factory=dict)
    words: frozenset = frozenset()
    period: str = ""


class Layout:
    """Which column holds what.

    Args:
        headings: texts of the row of headings.
        profile: `ImportProfile`.

    Raises:
        UnreadableFileError: a column is missing, or is there twice.
    """

    def __init__(self, headings, profile):
        self.profile, self.headings = profile, headings
        self.places = {}
        for at, text in enumerate(headings):
            self.places.setdefault(heading(text), []).append(at)
        self.columns = [self._column(each) for each in profile.columns.all()]
        mapped = {each.at for each in self.columns}
        roles = {each.role for each in self.columns}
        for name, role in STANDARD[profile.shape].items():
            found = self.places.get(name, [])
            if found and found[0] not in mapped and (role in MANY or role not in roles):
                self.columns.append(Column(found[0], headings[found[0]], role))
                roles.add(role)
        if profile.shape == Shape.PERIODS:
            self.columns += self._periods({each.at for each in self.columns})
        self._refuse_without()

    def _column(self, column):
        found = self.places.get(heading(column.heading), [])
        if not found:
            known = ", ".join(f"“{text}”" for text in self.headings if text)[:300]
            raise UnreadableFileError(
                f"De kolom “{column.heading}” staat niet in rij {self.profile.header_row}. Daar staat: "
                f"{known or 'niets'}. "
                "Verbeter de kop in het bestand, of verander het profiel."
            )
        if len(found) > 1:
            raise UnreadableFileError(f"De kop “{column.heading}” staat er {len(found)} keer. Laat er één staan.")
        is_filter = column.role == Role.FILTER
        return Column(
            found[0],
            self.headings[found[0]],
            column.role,
            column.indicator_id,
            column.dimension_id or "",
            column.adds_up,
            {} if is_filter else pairs(column.mapping),
            frozenset(words(column.mapping)) if is_filter else frozenset(),
        )

    def _periods(self, taken):
        form = self.profile.period_format
        for at, text in enumerate(self.headings):
            if at not in taken and (found := period(text, form)):
                yield Column(at, text, Role.VALUE, period=found)

    def _refuse_without(self):
        if not self.of(*VALUE_ROLES):
            raise UnreadableFileError(
                "Het profiel zegt niet in welke kolom de cijfers staan. Vul dat aan bij “Kolommen”."
            )
        if not self.one(Role.AREA) and not self.profile.fixed_area:
            raise UnreadableFileError(
                "Het profiel zegt niet in welke kolom het gebied staat, en geeft er zelf ook geen."
            )
        periods = self.one(Role.PERIOD) or self.profile.fixed_period or self.profile.shape == Shape.PERIODS
        if not periods:
            raise UnreadableFileError(
                "Het profiel zegt niet in welke kolom de periode staat, en geeft er zelf ook geen."
            )
        if loose := [each.heading for each in self.of(Role.CATEGORY) if not each.dimension]:
            raise UnreadableFileError(f"Het profiel zegt niet bij welke indeling de kolom “{loose[0]}” hoort.")

    def of(self, *roles):
        """Return the columns with some roles, in the order of the profile."""
        return [each for each in self.columns if each.role in roles]

    def one(self, role):
        """Return the first column with a role, or None."""
        return next(iter(self.of(role)), None)
