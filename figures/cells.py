"""A single figure in the text of another page: an editor names it, and the site fills in what it is (ADR 57)."""

from dataclasses import dataclass

from figures.models.classification import TOTAL
from figures.models.observation import Observation
from figures.reading import published
from figures.sentences import period_words

SEPARATOR = "/"


def parse(name):
    """Return ``(code, period, area, dimension, category)`` of a name; None for one that is no name of a cell.

    Args:
        name: "vsv_admin/2020-2021/VLO", with "/geslacht/man" behind it for one category.
    """
    parts = [part.strip() for part in name.split(SEPARATOR)]
    if len(parts) == 3 and all(parts):
        return (*parts, TOTAL, TOTAL)
    return tuple(parts) if len(parts) == 5 and all(parts) else None


def observation_at(name):
    """Return the newest published `Observation` of a cell with its indicator, or None."""
    parsed = parse(name)
    if parsed is None:
        return None
    code, period, area, dimension, category = parsed
    asked = published().filter(
        series__indicator__code=code,
        series__area=area,
        series__category__dimension=dimension,
        series__category__code=category,
        period=period,
        value__isnull=False,
    )
    newest = asked.select_related("series__indicator", "release").order_by("-release__known_on", "-release__version")
    return newest.first()


@dataclass(frozen=True)
class Cell:
    """A figure as a text shows it.

    Args:
        observation: `Observation` with its series, indicator and release.
    """

    observation: Observation

    @property
    def value(self):
        """The figure in words; a count without what it counts, which the text says."""
        unit = self.observation.series.indicator.get_unit_display()
        return self.observation.words(unit if unit == "%" else "").strip()

    @property
    def year(self):
        """Its period."""
        return period_words(self.observation.period)

    @property
    def source(self):
        """Who published it and when, and whether that was the press."""
        release = self.observation.release
        return f"{release.short_text}, volgens de pers" if release.is_press else release.short_text

    @property
    def page(self):
        """The indicator that it belongs to."""
        return self.observation.series.indicator
