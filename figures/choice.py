"""What a reader chooses of an indicator: an area, what to break it down by, and the day on which it was known."""

import datetime
from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils import timezone

from figures import reading
from figures.models.area import Area
from figures.models.classification import TOTAL
from figures.models.observation import Observation, Series
from figures.models.release import Release

AREA, BY = "gebied", "naar"
UNKNOWN = "Dit adres vraagt een gebied of een indeling die dit cijfer niet heeft. Je ziet het cijfer dat vooraan staat."
LEVELS = {
    Area.Level.PROVINCE: "Provincies naast elkaar",
    Area.Level.REGION: "Gewesten naast elkaar",
    Area.Level.COUNTRY: "Landen naast elkaar",
    Area.Level.MUNICIPALITY: "Gemeenten naast elkaar",
}


@dataclass
class Choice:
    """What is shown of an indicator, and what else could be.

    Args:
        area: code of the chosen area.
        by: code of a dimension, or an `Area.Level` that sets areas side by side.
        on: date, or None for now.
        areas: ``{code: name}`` of the areas that have figures.
        breakdowns: ``{code: Dutch name}`` of what the figures can be broken down by.
        personal: codes of those breakdowns that are about a pupil or a family.
        notes: ``{code: explanation}`` of dimensions.
        asked: ``{parameter: value}`` of its address; empty for what stands in front.
        is_known: False when the address asked for something that there is not.
    """

    area: str
    by: str = TOTAL
    on: datetime.date | None = None
    areas: dict = field(default_factory=dict)
    breakdowns: dict = field(default_factory=dict)
    personal: set = field(default_factory=set)
    notes: dict = field(default_factory=dict)
    asked: dict = field(default_factory=dict)
    is_known: bool = True

    @property
    def is_total(self):
        """Whether it is the figure of one area, not broken down."""
        return self.by == TOTAL

    @property
    def compares_areas(self):
        """Whether it sets areas side by side."""
        return self.by in LEVELS

    @property
    def area_name(self):
        """The name of the chosen area."""
        return self.areas.get(self.area, "")

    @property
    def query(self):
        """The question of its address, without "?"; "" for what stands in front."""
        return "&".join(f"{name}={value}" for name, value in self.asked.items())

    @property
    def reminder(self):
        """What a reader must not conclude of this breakdown, in Dutch."""
        if self.by in self.personal:
            return "Dit toont waar het vaker voorkomt: een samenhang, geen oorzaak. Het zegt niets over één jongere."
        return ""


def offered(indicator, on=None):
    """Return what there is to choose of an indicator, one row for each area and dimension with figures.

    Args:
        indicator: `figures.models.IndicatorPage`.
        on: date, or None.
    """
    # By their numbers, so that a million figures are looked up and not read.
    releases = list(Release.objects.published(on).order_by().values_list("pk", flat=True))
    cells = Observation.objects.filter(series=OuterRef("pk"), release__in=releases)
    columns = ("area_id", "area__name", "area__level", "category__dimension_id", "category__dimension__name")
    columns += ("category__dimension__is_personal", "category__dimension__note", "category__dimension__order")
    rows = list(Series.objects.filter(Exists(cells), indicator=indicator).values_list(*columns).distinct())
    return sorted(rows, key=lambda row: (row[0] != indicator.main_area, row[1]))


def versions(indicator):
    """Return the days on which something new about an indicator was known, from new to old, at most today."""
    cells = Observation.objects.filter(release=OuterRef("pk"), series__indicator=indicator)
    days = Release.objects.published(timezone.localdate()).filter(Exists(cells)).order_by()
    return sorted(days.values_list("known_on", flat=True).distinct(), reverse=True)


def choose(indicator, rows, parameters, on=None):
    """Return the `Choice` of a reader.

    Args:
        indicator: `figures.models.IndicatorPage`.
        rows: of `offered`.
        parameters: GET parameters.
        on: date, or None.
    """
    asked_area, asked_by = (parameters.get(name, "").strip() for name in (AREA, BY))
    areas = {code: _titled(name, level) for code, name, level, *_rest in rows}
    area = asked_area if asked_area in areas else indicator.main_area
    choice = Choice(area=area, on=on, areas=areas)
    own = sorted({row[3:] for row in rows if row[0] == area}, key=lambda row: row[4])
    choice.breakdowns = {code: name for code, name, _personal, _note, _order in own}
    choice.breakdowns = {TOTAL: choice.breakdowns.get(TOTAL, "Alle jongeren samen"), **choice.breakdowns}
    choice.personal = {row[0] for row in own if row[2]}
    choice.notes = {row[0]: row[3] for row in own if row[3]}
    totals = [row for row in rows if row[3] == TOTAL]
    for level, name in LEVELS.items():
        if len({row[0] for row in totals if row[2] == level}) > 1:
            choice.breakdowns[str(level)] = name
    choice.by = asked_by if asked_by in choice.breakdowns else TOTAL
    choice.is_known = asked_area in ("", area) and asked_by in ("", choice.by)
    choice.asked = {AREA: area} if area != indicator.main_area and not choice.compares_areas else {}
    choice.asked |= {} if choice.is_total else {BY: choice.by}
    return choice


def _titled(name, level):
    """Return the name of an area with its kind, where towns and provinces share a name."""
    return f"Provincie {name}" if level == Area.Level.PROVINCE else name


def groups_of(indicator, choice):
    """Return the `figures.reading.Group`s of a choice, those in a line and those that stand alone.

    Args:
        indicator: `figures.models.IndicatorPage`.
        choice: `Choice`.
    """
    found = reading.of_choice(indicator, choice.area, choice.by, choice.on)
    return [group for group in found if not group.series.is_loose], [group for group in found if group.series.is_loose]
