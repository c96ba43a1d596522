"""Reads observations: of each cell the newest, as they are now or as they were on a day."""

import datetime
from dataclasses import dataclass, field

from figures.models.area import Area
from figures.models.classification import TOTAL
from figures.models.observation import Observation, Series
from figures.models.release import is_out

RELATED = ("series__area", "series__category__dimension", "release")


@dataclass
class Group:
    """The observations of one series, in the order of their periods.

    Args:
        series: `Series`, with its area and category.
        observations: newest of each period.
        replaced: ``[(older, newer), …]`` of the same cell with another value.
    """

    series: Series
    observations: list = field(default_factory=list)
    replaced: list = field(default_factory=list)

    @property
    def newest(self):
        """The observation of the last period."""
        return self.observations[-1]


def published(on=None):
    """Return the observations of releases that are out, newest release last.

    Args:
        on: date by which they were known; None for all.
    """
    found = Observation.objects.filter(is_out("release__")).select_related(*RELATED)
    return found if on is None else found.filter(release__known_on__lte=on)


def _age(observation):
    release = observation.release
    return release.known_on or datetime.date.min, release.version, release.pk


def groups(observations):
    """Return the `Group`s of observations, in the order of dimension, category and area, loose ones last.

    Args:
        observations: queryset of `published`.
    """
    found: dict[int, Group] = {}
    cells: dict[tuple, Observation] = {}
    for each in sorted(observations, key=_age):
        group = found.setdefault(each.series_id, Group(each.series))
        older = cells.get((each.series_id, each.period))
        if older is not None and older.value != each.value:
            group.replaced.append((older, each))
        cells[each.series_id, each.period] = each
    for (series, _period), each in sorted(cells.items(), key=lambda item: item[0][1]):
        found[series].observations.append(each)
    return sorted(found.values(), key=_place)


def _place(group):
    series = group.series
    return series.is_loose, series.category.order, series.area.name, series.basis, series.only_period


def of_choice(indicator, area, by, on=None):
    """Return the `Group`s of an indicator for one choice of a reader.

    Args:
        indicator: `figures.models.IndicatorPage`.
        area: code.
        by: code of a dimension, or an `Area.Level` to set areas side by side.
        on: date, or None.
    """
    asked = published(on).filter(series__indicator=indicator)
    if by in Area.Level.values:
        asked = asked.filter(series__area__level=by, series__category__dimension=TOTAL)
    else:
        asked = asked.filter(series__area=area, series__category__dimension=by)
    return groups(asked)


def headline(indicator, on=None):
    """Return the observation of an indicator that says most: the newest of its main area, or None."""
    asked = published(on).filter(
        series__indicator=indicator, series__area=indicator.main_area, series__category__dimension=TOTAL
    )
    found = [group.newest for group in groups(asked) if not group.series.is_loose]
    return max(found, key=lambda each: each.period, default=None)
