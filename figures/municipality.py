"""What is public about one municipality, beside its province, the centre cities and Flanders."""

from dataclasses import dataclass, field

from django.db.models import Exists, OuterRef
from django.utils.text import slugify

from base.models import Municipality
from figures.models.area import Area
from figures.models.area_change import AreaChange, parts_of, present_of
from figures.models.classification import TOTAL
from figures.models.indicator import IndicatorPage
from figures.reading import groups, published

BRUSSELS, BRUSSELS_SLUG = "04000", "brussel"
CENTRE_CITIES = "CENTRUMSTEDEN"
WHOLE = ("VLO", "02000")  # Flanders: its education, and the region


@dataclass
class Line:
    """One indicator in a municipality and around it.

    Args:
        page: `IndicatorPage`.
        own: observations of the municipality, from new to old.
        around: ``[(Area, Observation), …]``: the newest figure of each area around it.
    """

    page: IndicatorPage
    own: list = field(default_factory=list)
    around: list = field(default_factory=list)

    @property
    def unit(self):
        """The unit of the indicator."""
        return self.page.get_unit_display()

    @property
    def is_loose(self):
        """Whether some figure stands outside every series."""
        return any(each.series.is_loose for each in self.own)


class MunicipalityFigures:
    """The figures of a municipality, or of Brussels.

    Args:
        index: `figures.models.FiguresIndexPage`.
        area: `Area`.
    """

    def __init__(self, index, area):
        self.index, self.area = index, area
        self.is_brussels = area.code == BRUSSELS
        self.name = "Brussel" if self.is_brussels else area.name
        self.province = None if self.is_brussels else area.parent
        self.changes = [] if self.is_brussels else parts_of(area)
        # The figures of the towns that it was made of are still those of these towns, and stand beside its own.
        parts = [change.old_id for change in self.changes]
        around = [] if self.is_brussels else [*parts, self.province.code if self.province else "", CENTRE_CITIES]
        self.around = [code for code in (*around, *WHOLE) if code]
        self.lines = self._lines()

    def _lines(self):
        pages = list(IndicatorPage.objects.child_of(self.index).public().order_by("path"))
        asked = published().filter(
            series__indicator__in=pages,
            series__area__in=[self.area.code, *self.around],
            series__category__dimension=TOTAL,
        )
        by_page = {page.pk: Line(page) for page in pages}
        newest = {}
        for group in groups(asked):
            line = by_page[group.series.indicator_id]
            if group.series.area_id == self.area.code:
                line.own += group.observations
                continue
            key = group.series.indicator_id, group.series.area_id, group.series.basis
            if key not in newest or group.newest.period > newest[key].period:
                newest[key] = group.newest
        for (page, *_rest), each in newest.items():
            by_page[page].around.append((each.series.area, each))
        for line in by_page.values():
            line.own.sort(key=lambda each: each.period, reverse=True)
            line.around.sort(key=lambda pair: self.around.index(pair[0].code))
        return list(by_page.values())

    @property
    def made_from(self):
        """The changes that made it itself, not those that made its parts."""
        return [change for change in self.changes if change.new_id == self.area.pk]

    @property
    def known(self):
        """The lines with a figure of the municipality itself."""
        return [line for line in self.lines if line.own]

    @property
    def nearby(self):
        """The lines without one that have a figure of its province or of the centre cities, beside Flanders."""
        near = set(self.around) - set(WHOLE)
        return [line for line in self.lines if not line.own and any(area.code in near for area, _each in line.around)]

    @property
    def elsewhere(self):
        """The lines with a figure of Flanders alone."""
        shown = {line.page.pk for line in (*self.known, *self.nearby)}
        return [line for line in self.lines if line.around and line.page.pk not in shown]


def area_at(slug):
    """Return the `Area` of a municipality or of Brussels at an address, or None."""
    if slug == BRUSSELS_SLUG:
        return Area.objects.filter(code=BRUSSELS).first()
    return present_towns().filter(slug=slug).select_related("parent").first()


def present_towns():
    """Return the municipalities that there are now."""
    gone = AreaChange.objects.filter(old=OuterRef("pk"))
    return Area.objects.filter(~Exists(gone), level=Area.Level.MUNICIPALITY)


def slug_of_present(slug):
    """Return the address of what became of a town that there was, or of the town that a part belongs to; "" without.

    Args:
        slug: of the name of a former municipality or of a part of one.
    """
    for old in Area.objects.filter(level=Area.Level.MUNICIPALITY, slug=slug):
        present = present_of(old)
        return present.slug if present and present != old else ""
    found = {
        place.name
        for place in Municipality.objects.exclude(other_names="")
        if slug in map(slugify, place.other_name_list)
    }
    # Two towns may have a part of the same name: then nothing says which was meant.
    name = slugify(found.pop()) if len(found) == 1 else ""
    return name if name and area_at(name) else ""


def by_province():
    """Return ``[(province, [Area, …]), …]`` of all municipalities, by name, in one query."""
    areas = present_towns().select_related("parent").order_by("name")
    found = {}
    for area in areas:
        found.setdefault(area.parent.name if area.parent else "", []).append(area)
    return sorted(found.items())
