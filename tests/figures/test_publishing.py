"""A release appears at its minute, everywhere at once, and until then nobody can see or guess anything of it."""

import datetime

import pytest
from django.core.management import CommandError, call_command
from django.db import DatabaseError, transaction
from django.utils import timezone

from base import content_version, versioned_cache
from figures.models import Observation, Release
from tests.factories.figures import ObservationFactory, ReleaseFactory, SeriesFactory, add_figures

HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def planned(indicator):
    """A release that appears in an hour, beside one that is out."""
    add_figures(indicator, {"2020-2021": "12.0"})
    release = ReleaseFactory(
        code="gepland", title="Een gepland verslag", covers="schooljaar 2021-2022", published_on=None
    )
    ObservationFactory(series=SeriesFactory(indicator=indicator), release=release, value="77.7")
    release.publish(timezone.now() + HOUR)
    return release


def seen(client, indicator):
    """Return the addresses at which something of the planned release can be read."""
    index = indicator.get_parent().url
    today = timezone.localdate().isoformat()
    pages = (
        indicator.url,
        f"{indicator.url}{today}/",
        f"{indicator.url}?vorm=json",
        f"{indicator.url}?vorm=csv",
        index,
    )
    pages += (f"{index}kalender/", f"{index}kalender/?vorm=atom", f"{index}kalender/?vorm=ics", "/sitemap.xml")
    pages += ("/zoeken/?q=gepland", "/bestanden/cijfers/gepland-v1.csv")
    secrets = ("77,7", "77.7", "Een gepland verslag", "gepland-v1.zip", "bron-gepland")
    found = {}
    for address in pages:
        answer = client.get(address)
        text = (b"".join(answer) if answer.streaming else answer.content).decode()
        found[address] = answer.status_code == 200 and any(secret in text for secret in secrets)
    return {address for address, told in found.items() if told}


def at(monkeypatch, moment):
    """Let the site take a moment for now."""
    monkeypatch.setattr(timezone, "now", lambda: moment)


def test_nothing_is_seen_a_second_before_and_all_of_it_a_second_later(planned, client, indicator, monkeypatch):
    at(monkeypatch, planned.publish_at - datetime.timedelta(seconds=1))
    assert seen(client, indicator) == set()
    at(monkeypatch, planned.publish_at + datetime.timedelta(seconds=1))
    index = indicator.get_parent().url
    assert seen(client, indicator) >= {
        *(indicator.url, f"{indicator.url}?vorm=json", f"{indicator.url}?vorm=csv", index),
        *(f"{index}kalender/", f"{index}kalender/?vorm=atom", "/bestanden/cijfers/gepland-v1.csv"),
    }


def test_the_calendar_says_when_it_appears(planned, client, indicator):
    text = " ".join(client.get(f"{indicator.get_parent().url}kalender/").content.decode().split())
    assert f"<b>Bevestigd:</b> schooljaar 2021-2022. Verschijnt op {planned.plan_text}." in text


def test_it_is_closed_before_its_minute(planned):
    with pytest.raises(DatabaseError, match="figures:"), transaction.atomic():
        Observation.objects.filter(release=planned).update(value=3)
    assert planned.files.count() == 3


def test_the_copies_of_pages_end_at_that_minute(planned):
    assert versioned_cache.next_end(content_version.current()) == planned.publish_at


def test_the_minute_may_move_until_it_has_come(planned, indicator):
    Release.objects.filter(pk=planned.pk).update(publish_at=timezone.now() + 2 * HOUR)
    Release.objects.filter(pk=planned.pk).update(publish_at=timezone.now() - HOUR)
    for moment in (timezone.now() + HOUR, None):
        with pytest.raises(DatabaseError, match="figures:"), transaction.atomic():
            Release.objects.filter(pk=planned.pk).update(publish_at=moment)


def test_one_that_is_withdrawn_before_its_minute_never_was(planned, client, indicator):
    planned.withdraw("Er stond een fout in.")
    assert client.get("/bestanden/cijfers/gepland-v1.zip").status_code == 404
    assert seen(client, indicator) == set()


def test_it_takes_the_day_of_its_minute_when_it_has_no_date(planned):
    assert planned.published_on == planned.known_on == timezone.localdate(planned.publish_at)


def test_a_command_publishes_now_or_at_a_minute(indicator):
    for code in ("nu", "later"):
        ObservationFactory(series=SeriesFactory(indicator=indicator), release=ReleaseFactory(code=code))
    call_command("publish_release", "nu")
    call_command("publish_release", "later", om="2999-05-12T10:00")
    now, later = Release.objects.get(code="nu"), Release.objects.get(code="later")
    assert (now.is_out, later.is_out) == (True, False)
    assert later.plan_text == "12 mei 2999 om 10.00 uur"


@pytest.mark.parametrize(
    ("code", "moment"),
    [("bestaat-niet", None), ("leeg", None), ("uit", None), ("klaar", "morgen"), ("klaar", "2020-01-01T10:00")],
)
def test_a_command_that_can_not_publish_says_why(indicator, code, moment):
    ReleaseFactory(code="leeg")
    add_figures(indicator, {"2020-2021": "12.0"}, code="uit")
    ObservationFactory(series=SeriesFactory(indicator=indicator), release=ReleaseFactory(code="klaar"))
    with pytest.raises(CommandError):
        call_command("publish_release", code, om=moment)
    assert not Release.objects.filter(code="klaar", state=Release.State.PUBLISHED).exists()
