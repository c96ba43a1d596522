"""Writes figures that were read from files: descriptions as they are now, published observations once."""

from collections import Counter, defaultdict

from django.core.exceptions import ValidationError
from django.utils.text import slugify

from base import content_version
from figures.models import (
    Area,
    AreaChange,
    Category,
    Dimension,
    Observation,
    PromisedDate,
    Publication,
    Release,
    Series,
)

CELL = ("period", "value", "numerator", "denominator", "decimals", "status", "missing", "remarks")
MADE, SAME = "gemaakt", "ongewijzigd"
BATCH = 2000  # rows in one statement
CLOSED = (Release.State.PUBLISHED, Release.State.WITHDRAWN)


def write(figures, pages):
    """Write figures, and return how many observations were made or the same, as a Counter.

    Args:
        figures: `figures.loading.reading.Figures`, checked.
        pages: ``{id: primary key}`` of the pages.

    Raises:
        ValidationError: a file says other figures than a release that is published; a new version corrects it.
    """
    writer = _Writer(figures, pages)
    writer.write()
    if writer.is_changed:
        content_version.record(content_version.NOTHING)
    return writer.counts


class _Writer:
    def __init__(self, figures, pages):
        self.figures, self.counts, self.is_changed = figures, Counter(), False
        # A page may be gone: an editor decided. Its figures are then not written.
        self.indicators = {code: pages[id] for code, (id, _unit) in figures.indicators.items() if id in pages}

    def write(self):
        areas = {code: {**area, "slug": slugify(area["name"])} for code, area in self.figures.areas.items()}
        self._describe(Area, areas)
        for (old, new), values in self.figures.changes.items():
            known = AreaChange.objects.filter(old=old, new=new).first()
            if _differs(known, values):
                self.is_changed = True
                AreaChange.objects.update_or_create(old_id=old, new_id=new, defaults=values)
        self._describe(Dimension, self.figures.dimensions)
        self._categories()
        self._describe(Publication, self.figures.publications)
        for key, values in self.figures.releases.items():
            self._release(key, values, self.figures.observations.get(key, []))
        self._promises()

    def _describe(self, model, wanted):
        """Write rows with a code as their key, where they differ from what is there."""
        known = model.objects.in_bulk()
        changed = [model(code=code, **values) for code, values in wanted.items() if _differs(known.get(code), values)]
        columns = list(next(iter(wanted.values()), ()))
        if changed:
            self.is_changed = True
            model.objects.bulk_create(
                changed, update_conflicts=True, unique_fields=["code"], update_fields=columns, batch_size=BATCH
            )

    def _categories(self):
        self.categories = {}
        for (dimension, code), values in self.figures.categories.items():
            category, made = Category.objects.get_or_create(dimension_id=dimension, code=code, defaults=values)
            if not made and _differs(category, values):
                Category.objects.filter(pk=category.pk).update(**values)
                made = True
            self.is_changed |= made
            self.categories[dimension, code] = category

    def _release(self, key, values, rows):
        """Write a release with its observations; it is published when they are all there."""
        code, version = key
        rows = [row for row in rows if row["series"]["indicator"] in self.indicators]
        release = Release.objects.filter(code=code, version=version).first()
        if release and release.state in CLOSED:
            self._refuse_other_cells(release, rows)
            self.counts[SAME] += len(rows)
            texts = {name: values[name] for name in ("title", "publisher", "url", "language", "note", "covers")}
            if _differs(release, texts):
                Release.objects.filter(pk=release.pk).update(**texts)
                self.is_changed = True
            return
        if not _differs(release, values):
            return
        self.is_changed = True
        release = release or Release(code=code, version=version)
        for name, value in values.items():
            setattr(release, name, value)
        state, release.state = release.state, Release.State.EXPECTED
        release.save()
        series = self._series_of(rows)
        Observation.objects.bulk_create(
            (
                Observation(series=found, release=release, **{name: row[name] for name in CELL})
                for found, row in zip(series, rows, strict=True)
            ),
            batch_size=BATCH,
        )
        self.counts[MADE] += len(rows)
        release.state, release.worker_writes_files = state, True
        release.save(update_fields=["state"])

    def _series_of(self, rows):
        """Return the `Series` of each row, made where it is not there."""
        known = {
            (each.indicator_id, each.area_id, each.category_id, each.basis, each.only_period): each
            for each in Series.objects.filter(indicator__in=self.indicators.values())
        }
        keys = [self._series_key(row["series"]) for row in rows]
        names = ("indicator_id", "area_id", "category_id", "basis", "only_period")
        for key in dict.fromkeys(keys):
            if key not in known:
                known[key] = Series.objects.create(**dict(zip(names, key, strict=True)))
        return [known[key] for key in keys]

    def _series_key(self, series):
        return (
            self.indicators[series["indicator"]],
            series["area"],
            self.categories[series["category"]].pk,
            series["basis"],
            series["only_period"],
        )

    def _refuse_other_cells(self, release, rows):
        """Refuse a file that says something else than what was published."""
        stored = defaultdict(dict)
        for each in release.observations.select_related("series"):
            series = each.series
            key = (series.indicator_id, series.area_id, series.category_id, series.basis, series.only_period)
            stored[key][each.period] = tuple(getattr(each, name) for name in CELL)
        told = defaultdict(dict)
        for row in rows:
            told[self._series_key(row["series"])][row["period"]] = tuple(row[name] for name in CELL)
        if stored != told:
            raise ValidationError(
                f"De cijfers van “{release.code}” zijn verschenen en veranderen niet meer. Trek ze in met "
                "withdraw_release, en zet de verbeterde cijfers in een volgende versie van deze uitgave."
            )

    def _promises(self):
        for (code, version), told in self.figures.promises:
            release = Release.objects.get(code=code, version=version)
            _row, made = PromisedDate.objects.get_or_create(release=release, said_on=told["said_on"], defaults=told)
            self.is_changed |= made


def _differs(row, values):
    """Return whether a row is not there or has another value."""
    return row is None or any(getattr(row, name) != value for name, value in values.items())
