"""What the page of an indicator shows of a choice: its sentence, chart, table, notes, sources and versions."""

import datetime
from functools import cached_property

from django.db.models import Prefetch, prefetch_related_objects

from figures import reading, remarks
from figures.choice import groups_of
from figures.drawing import chart_of, names_of
from figures.models.release_file import ReleaseFile
from figures.sentences import change_sentence, period_words, sentence_of


class IndicatorView:
    """An indicator as a reader chose it.

    Args:
        page: `figures.models.IndicatorPage`.
        choice: `figures.choice.Choice`.
        versions: days on which something new about the indicator was known, from new to old, at most today.
    """

    def __init__(self, page, choice, versions):
        self.page, self.choice, self.versions = page, choice, versions
        self.unit = page.get_unit_display()
        self.groups, self.loose = groups_of(page, choice)
        self.chart = chart_of(page, choice, self.groups)

    @cached_property
    def observations(self):
        """All observations that are shown."""
        return [each for group in (*self.groups, *self.loose) for each in group.observations]

    @cached_property
    def newest(self):
        """The observation in front: the last with a value of a total, else the headline of the indicator."""
        if not self.choice.is_total:
            return reading.headline(self.page, self.choice.on)
        known = [each for group in self.groups or self.loose for each in group.observations]
        return max(known, key=lambda each: (each.value is not None, each.period), default=None)

    @property
    def newest_area(self):
        """The name of its area, "" for the area in front."""
        series = self.newest.series
        return "" if series.area_id == self.page.main_area else series.area.title

    @property
    def sentence(self):
        """The newest figure in a sentence, "" without one."""
        return sentence_of(self.page.sentence, self.newest, self.unit, self.newest_area) if self.newest else ""

    @property
    def told(self):
        """Of what period and by whom the newest figure is, in Dutch."""
        return ", ".join([period_words(self.newest.period), *self.newest.short_remarks])

    @property
    def change(self):
        """How the newest figure changed within figures that can be compared, "" when that can't be said."""
        run = self._newest_run() if self.choice.is_total and self.groups else []
        return change_sentence(run[-2], run[-1], self.unit) if len(run) > 1 else ""

    def _newest_run(self):
        group = max(self.groups, key=lambda each: each.newest.period)
        known = [each for each in group.observations if each.value is not None]
        cuts = [cut.period for cut in self.page.break_list if cut.cuts and cut.is_about(group.series.area_id)]
        begins = [
            index
            for index, each in enumerate(known)
            if each.is_break or any(index and known[index - 1].period < cut <= each.period for cut in cuts)
        ]
        return known[max(begins, default=0) :]

    @cached_property
    def tables(self):
        """``[(name, observations from new to old), …]`` of what may stand in a line."""
        return [
            (name, group.observations[::-1])
            for name, group in zip(names_of(self.groups, self.choice), self.groups, strict=True)
        ]

    @cached_property
    def footnotes(self):
        """``[(number, Footnote), …]`` of the notes that hold for something shown."""
        notes = [note for note in self.page.footnote_list if any(map(note.holds_for, self.observations))]
        return list(enumerate(notes, start=1))

    def numbers(self, observation):
        """Return the numbers of the footnotes of an observation."""
        return [number for number, note in self.footnotes if note.holds_for(observation)]

    @cached_property
    def explained(self):
        """The explanation of every remark that stands at a figure."""
        codes = {code for each in self.observations for code in each.remark_codes}
        return [told for code, told in remarks.EXPLAINED.items() if code in codes]

    @cached_property
    def breaks(self):
        """The breaks of the areas that are shown, from new to old."""
        areas = {group.series.area_id for group in self.groups}
        shown = [cut for cut in self.page.break_list if any(map(cut.is_about, areas))]
        return sorted(shown, key=lambda cut: cut.period, reverse=True)

    @cached_property
    def targets(self):
        """The targets of the areas that are shown."""
        areas = {each.series.area_id for each in self.observations}
        return [target for target in self.page.target_list if any(map(target.is_about, areas))]

    @cached_property
    def releases(self):
        """The releases that the shown figures come from, from new to old."""
        found = {each.release.pk: each.release for each in self.observations}
        with_files(found.values())
        return sorted(found.values(), key=_age, reverse=True)

    @cached_property
    def replaced(self):
        """``[(older, newer), …]`` of the shown figures that a later release changed."""
        return [pair for group in (*self.groups, *self.loose) for pair in group.replaced]

    @property
    def version(self):
        """The day that names what is shown now, or None."""
        return self.choice.on or next(iter(self.versions), None)

    @property
    def chart_source(self):
        """Who made the figures of the chart, for the file."""
        return "; ".join(dict.fromkeys(release.short_text for release in self.releases[:3]))


def with_files(releases):
    """Set ``public_files`` of each of some releases, in one query."""
    files = Prefetch("files", ReleaseFile.objects.public().select_related("release"), to_attr="public_files")
    prefetch_related_objects(list(releases), files)


def _age(release):
    return release.known_on or datetime.date.min, release.code
