"""Makes a published release of a file that a second person approves: all of it or nothing."""

from itertools import islice

from django.db import transaction
from django.utils import timezone

from figures.importing import releases
from figures.importing.outcome import examine
from figures.importing.stored import keep
from figures.models import Category, FiguresImport, ImportStateError, Observation, Release, Series

BATCH = 2000  # rows in one statement
SERIES = ("indicator_id", "area_id", "category_id", "basis", "only_period")


def approve(pk, user):
    """Publish the figures of an import, and return the `Release`.

    The file is examined again: what changed since somebody looked at it must be looked at again.

    Args:
        pk: of a `FiguresImport`.
        user: who approves; never the one who read it in.

    Raises:
        ImportStateError: this person may not, or it is no longer what was looked at.
    """
    found = FiguresImport.objects.get(pk=pk)
    found.refuse_own_approval(user)
    outcome = examine(found)
    with transaction.atomic():
        # Locked: two people who approve at the same time make one release.
        found = FiguresImport.objects.select_for_update().get(pk=pk)
        found.refuse_own_approval(user)
        is_same = outcome.is_ready and outcome.fingerprint == found.fingerprint
        if is_same:
            return _publish(found, outcome, user)
        keep(found, outcome)
    raise ImportStateError(
        "Intussen veranderde er iets: het profiel, een regel of een andere uitgave. Er is niets verschenen. De "
        "controle "
        "is opnieuw gedaan: kijk ze na en vraag opnieuw goedkeuring."
    )


def _publish(found, outcome, user):
    release = _release(found, outcome.version)
    series = _series(outcome.figures, found.profile.basis)
    basis = found.profile.basis
    figures = iter(outcome.figures.values())
    while some := list(islice(figures, BATCH)):
        Observation.objects.bulk_create(
            [_observation(each, series[_series_key(each, basis)], release) for each in some]
        )
    release.publish()  # Only now: a published release takes no more observations.
    found.state, found.release = FiguresImport.State.APPROVED, release
    found.decided_by, found.decided_at = user, timezone.now()
    found.save(update_fields=["state", "release", "decided_by", "decided_at"])
    found.files.all().delete()
    return release


def _release(found, version):
    """Return the release that the figures belong to: promised before, or new; not published yet."""
    known = {each.version: each for each in releases.versions(found.code)}
    release = known.get(version) or Release(code=found.code, version=version)
    if release.pk:
        release.observations.all().delete()
    release.publication, release.covers, release.title = found.publication, found.covers, found.title
    release.publisher, release.url, release.published_on = found.publisher, found.url, found.published_on
    release.state = Release.State.EXPECTED
    release.save()
    return release


def _series_key(figure, basis):
    return figure.indicator, figure.area, figure.category, basis, figure.period if basis == "onbekend" else ""


def _series(figures, basis):
    """Return ``{key: primary key}`` of the series of figures, made where they are not there."""
    categories = {(each.dimension_id, each.code): each.pk for each in Category.objects.all()}
    wanted = dict.fromkeys(_series_key(each, basis) for each in figures.values())
    indicators = {each.indicator for each in figures.values()}
    rows = Series.objects.filter(indicator__in=indicators, basis=basis).values_list("pk", *SERIES)
    known = {tuple(row): pk for pk, *row in rows}
    names = {key: (key[0], key[1], categories[key[2]], *key[3:]) for key in wanted}
    made = Series.objects.bulk_create(
        (Series(**dict(zip(SERIES, row, strict=True))) for row in names.values() if row not in known), batch_size=BATCH
    )
    known |= {tuple(getattr(each, name) for name in SERIES): each.pk for each in made}
    return {key: known[row] for key, row in names.items()}


def _observation(figure, series, release):
    value, numerator, denominator, decimals, status, missing, remark = figure.cell
    return Observation(
        series_id=series,
        release=release,
        period=figure.period,
        value=value,
        numerator=numerator,
        denominator=denominator,
        decimals=decimals,
        status=status,
        missing=missing,
        remarks=remark,
    )
