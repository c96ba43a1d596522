"""Two machines serve and keep pages: a planned release is nowhere before its minute, and everywhere after."""

import datetime
import time
import urllib.request

import pytest
from django.conf import settings
from django.utils import timezone

from tests.factories.figures import (
    AreaFactory,
    FiguresIndexPageFactory,
    IndicatorPageFactory,
    ObservationFactory,
    ReleaseFactory,
    SeriesFactory,
    add_figures,
)
from tests.store_servers import Server

SECRETS = ("77,7", "77.7", "Geheim verslag", "geheim2026")
ARCHIVE = "/bestanden/cijfers/geheim2026-v1.zip"


@pytest.fixture
def servers(committed, tmp_path):
    """A server on the machine where the release is planned, and one on another machine."""
    started = [Server(settings.VAR_DIR), Server(tmp_path)]
    yield started
    for server in started:
        server.stop()


@pytest.fixture
def indicator(committed, home):
    """An indicator with one figure."""
    index = FiguresIndexPageFactory(parent=home)
    page = IndicatorPageFactory(parent=index, title="Jongeren zonder kwalificatie", slug="vsv", code="vsv_admin")
    add_figures(page, {"2020-2021": "12.0"})
    return page


def plan(indicator, moment):
    """Plan a release of one figure, about Flanders and about a town."""
    release = ReleaseFactory(code="geheim2026", title="Geheim verslag", published_on=None)
    town = AreaFactory(code="44021", name="Gent", level="gemeente", scheme="nis")
    for series in (SeriesFactory(indicator=indicator), SeriesFactory(indicator=indicator, area=town)):
        ObservationFactory(series=series, release=release, value="77.7")
    release.publish(moment)


def telling(server, addresses):
    """Return the addresses that tell something of the release on a server."""
    answers = {address: server.get(address) for address in addresses}
    return {address for address, (status, text) in answers.items() if status == 200 and any(s in text for s in SECRETS)}


def status_of(server, address):
    """Return the status of an address whose answer is no text."""
    request = urllib.request.Request(f"http://127.0.0.1:{server.port}{address}")
    with urllib.request.urlopen(request, timeout=60) as answer:
        return answer.status


def test_a_planned_release_is_nowhere_before_its_minute_and_everywhere_after(indicator, servers):
    index, today = indicator.get_parent().url, timezone.localdate().isoformat()
    moment = timezone.now() + datetime.timedelta(seconds=20)
    plan(indicator, moment)
    everywhere = [indicator.url, index, "/bestanden/cijfers/geheim2026-v1.csv", f"{indicator.url}?gebied=44021"]
    everywhere += [f"{indicator.url}{address}" for address in (f"{today}/", "?vorm=json", "?vorm=csv")]
    everywhere += [f"{index}{address}" for address in ("gemeente/gent/", "kalender/", "kalender/?vorm=atom")]
    others = [
        "/",
        "/sitemap.xml",
        "/zoeken/?q=verslag",
        "/api/v1/search?q=verslag",
        f"/api/v1/search?q={indicator.slug}",
    ]
    others += [f"{index}kalender/?vorm=ics", f"/cijfers/vsv/{moment.date().isoformat()}/?vorm=json", ARCHIVE]
    rounds = 0
    while timezone.now() < moment - datetime.timedelta(seconds=1.5):
        for server in servers:
            before = telling(server, [*everywhere, *others])
            # What was asked until the minute came, was asked too early.
            assert timezone.now() > moment or not before
        rounds += 1
    assert rounds > 1
    while timezone.now() < moment:
        for server in servers:
            told = telling(server, everywhere[:1])
            assert timezone.now() > moment or not told
            time.sleep(0.02)
    for server in servers:
        assert telling(server, everywhere) == set(everywhere)
        assert status_of(server, ARCHIVE) == 200
