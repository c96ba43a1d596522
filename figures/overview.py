"""What the entrance of the figures shows: every question with the newest figure of each indicator, in words."""

from dataclasses import dataclass, field

from django.db.models import F

from figures.drawing import newest_common
from figures.models.classification import TOTAL
from figures.models.indicator import IndicatorPage, Question
from figures.models.indicator_rows import Target
from figures.reading import groups, published
from figures.sentences import period_words, sentence_of


@dataclass
class Entry:
    """An indicator with its newest figure.

    Args:
        page: `IndicatorPage`.
        newest: `figures.models.Observation`, or None.
    """

    page: IndicatorPage
    newest: object = None

    @property
    def words(self):
        """The newest figure, "" without one."""
        return self.newest.words(self.page.get_unit_display()) if self.newest else ""

    @property
    def sentence(self):
        """The newest figure in a sentence; the summary of the page without one."""
        told = sentence_of(self.page.sentence, self.newest, self.page.get_unit_display()) if self.newest else ""
        return told or self.page.summary

    @property
    def source(self):
        """Who published the newest figure and when."""
        return self.newest.release.short_text if self.newest else ""

    @property
    def told(self):
        """Of what period it is, and by whom."""
        return ", ".join([period_words(self.newest.period), *self.newest.short_remarks]) if self.newest else ""


@dataclass
class Breakdown:
    """The newest figures of one dimension.

    Args:
        dimension: `figures.models.Dimension`.
        period: that most categories have a figure of.
        rows: ``[(category, words), …]``.
    """

    dimension: object
    period: str
    rows: list = field(default_factory=list)


class Overview:
    """The entrance of the figures.

    Args:
        index: `figures.models.FiguresIndexPage`.
    """

    def __init__(self, index):
        pages = list(IndicatorPage.objects.child_of(index).public().order_by("path"))
        newest = _newest(pages)
        self.entries = [Entry(page, newest.get(page.pk)) for page in pages]
        self.lead = next((entry for entry in self.entries if entry.newest), None)

    @property
    def questions(self):
        """``[(Question, [Entry, …]), …]`` of the questions that have an indicator."""
        found = [(each, [entry for entry in self.entries if entry.page.question == each]) for each in Question]
        return [(question, entries) for question, entries in found if entries]

    @property
    def breakdowns(self):
        """The `Breakdown`s of the indicator in front: those about school first, those about a pupil last."""
        if self.lead is None:
            return []
        page = self.lead.page
        asked = published().filter(series__indicator=page, series__area=page.main_area, series__only_period="")
        found = groups(asked.exclude(series__category__dimension=TOTAL))
        by_dimension = {}
        for group in found:
            by_dimension.setdefault(group.series.category.dimension, []).append(group)
        shown = [_breakdown(page, dimension, rows) for dimension, rows in by_dimension.items() if len(rows) > 1]
        return sorted(shown, key=lambda each: (each.dimension.is_personal, each.dimension.order))

    @property
    def targets(self):
        """The targets of all indicators, each with its page."""
        pages = {entry.page.pk: entry.page for entry in self.entries}
        found = list(Target.objects.filter(page__in=pages).order_by("page__path", "sort_order"))
        return [(target, pages[target.page_id]) for target in found]


def entries_of(pks):
    """Return the `Entry` of each public indicator among some pages, in the order of those.

    Args:
        pks: of pages of any type.
    """
    pages = {page.pk: page for page in IndicatorPage.objects.public().filter(pk__in=pks)}
    newest = _newest(list(pages.values())) if pages else {}
    return [Entry(pages[pk], newest.get(pk)) for pk in pks if pk in pages]


def _newest(pages):
    """Return ``{pk: newest observation of its main area}`` of some indicators, in one query."""
    asked = published().filter(
        series__indicator__in=pages,
        series__area=F("series__indicator__main_area"),
        series__category__dimension=TOTAL,
        series__only_period="",
    )
    newest = {}
    for group in groups(asked):
        pk = group.series.indicator_id
        if pk not in newest or group.newest.period > newest[pk].period:
            newest[pk] = group.newest
    return newest


def _breakdown(page, dimension, rows):
    period = newest_common(rows)
    unit = page.get_unit_display()
    told = [
        (group.series.category, each.words(unit), each.shown)
        for group in rows
        for each in group.observations
        if each.period == period
    ]
    return Breakdown(dimension, period, told)
