"""What was published stays as it was, in the database itself; the one door is to withdraw it."""

import datetime
from contextlib import contextmanager

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, connection, transaction

from figures.immutability import NAME, RULES
from figures.models import Basis, Observation, PromisedDate, Release, Series
from tests.factories.figures import ObservationFactory, ReleaseFactory, SeriesFactory, add_figures


@contextmanager
def refused():
    """Check that the database refuses what the block does."""
    with pytest.raises(DatabaseError, match="figures:"), transaction.atomic():
        yield


@pytest.fixture
def release(indicator):
    """A published release with two figures."""
    return add_figures(indicator, {"2020-2021": "12.0", "2021-2022": "14.1"})


@pytest.mark.django_db
def test_every_rule_has_its_trigger():
    table = "sqlite_master WHERE type = 'trigger' AND" if connection.vendor == "sqlite" else "pg_trigger WHERE"
    column = "name" if connection.vendor == "sqlite" else "tgname"
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT COUNT(*) FROM {table} {column} LIKE '{NAME}%'")
        assert cursor.fetchone() == (len(RULES),)


@pytest.mark.parametrize("change", [{"value": 3}, {"period": "2022-2023"}, {"remarks": "afgerond"}, {"status": "P"}])
def test_a_published_figure_is_not_changed(release, change):
    with refused():
        Observation.objects.filter(period="2021-2022").update(**change)


def test_a_published_figure_is_not_removed_and_none_is_added(release, indicator):
    with refused():
        Observation.objects.all().delete()
    with refused():
        ObservationFactory(series=Series.objects.get(), release=release, period="2022-2023")


def test_a_published_figure_does_not_move_to_another_release_or_series(release, indicator):
    other = ReleaseFactory()
    with refused():
        Observation.objects.update(release=other)
    with refused():
        Series.objects.update(basis=Basis.SCHOOL)


@pytest.mark.parametrize(
    "change",
    [
        {"state": "verwacht"},
        {"code": "anders"},
        {"version": 2},
        {"is_press": True},
        {"published_on": datetime.date(2020, 1, 1)},
        {"published_on": None},
        {"known_on": None},
    ],
)
def test_a_published_release_stays_what_it_is(release, change):
    with refused():
        Release.objects.filter(pk=release.pk).update(**change)


def test_a_published_release_is_not_removed(release):
    with refused():
        Release.objects.filter(pk=release.pk)._raw_delete("default")


def test_words_about_a_release_may_be_mended(release):
    Release.objects.update(url="https://www.example.org/nieuw", title="Een betere titel")


def test_what_is_not_published_yet_may_still_change(indicator):
    observation = ObservationFactory(series=SeriesFactory(indicator=indicator), release=ReleaseFactory())
    Observation.objects.update(value=3)
    observation.delete()


def test_withdrawing_hides_the_figures_and_keeps_them(release, client, indicator):
    assert "14,1%" in client.get(indicator.url).content.decode()
    call_command("withdraw_release", release.code, "Er stond een fout in.")
    assert "14,1%" not in client.get(indicator.url).content.decode()
    assert Observation.objects.count() == 2
    release.refresh_from_db()
    assert (release.state, release.reason) == (Release.State.WITHDRAWN, "Er stond een fout in.")
    for change in ({"state": "verschenen"}, {"state": "verwacht"}):
        with refused():
            Release.objects.update(**change)
    with refused():
        Observation.objects.update(value=3)


@pytest.mark.parametrize(("code", "reason"), [("bestaat-niet", "Fout."), (None, "  ")])
def test_withdrawing_needs_a_published_release_and_a_reason(release, code, reason):
    with pytest.raises(CommandError):
        call_command("withdraw_release", code or release.code, reason)
    release.refresh_from_db()
    assert release.state == Release.State.PUBLISHED


def test_a_promised_date_stays(indicator):
    day = datetime.date(2025, 5, 1)
    promised = PromisedDate.objects.create(release=ReleaseFactory(), date=day, said_on=day, said_by="Een dienst")
    with refused():
        PromisedDate.objects.update(date=datetime.date(2025, 6, 1))
    with refused():
        PromisedDate.objects.filter(pk=promised.pk).delete()
