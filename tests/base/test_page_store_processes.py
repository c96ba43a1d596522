"""Editors publish and withdraw at random, and two machines serve: each shows what is true, and nothing withdrawn."""

import datetime
import os
import time

import pytest
from django.conf import settings
from django.utils import timezone

from tests.factories.practices import PracticePageFactory
from tests.processes import wait_for
from tests.publishing import FIXED, RandomPublisher
from tests.store_servers import Server

ACTS = int(os.environ.get("EXAMPLES", "8"))
HEARD = 2.0  # seconds after which another machine has heard of everything


@pytest.fixture
def servers(committed, tmp_path):
    """A server on the machine where editors work, and one on another machine."""
    started = [Server(settings.VAR_DIR), Server(tmp_path)]
    yield started
    for server in started:
        server.stop()


def test_whatever_editors_do_everybody_sees_it_and_nobody_what_was_withdrawn(home, practices, servers):
    here, elsewhere = servers
    editors = RandomPublisher(home, practices, seed=20261130)
    editors.begin(pages=5)
    asked = list(FIXED)
    with here.visited(asked) as seen_here, elsewhere.visited(asked) as seen_elsewhere:
        withdrawn = {}  # title: when
        for _ in range(ACTS):
            # Both keep what is to change.
            asked[:] = addresses = editors.addresses()
            for server in servers:
                server.differing(addresses)
            gone = editors.edit_and_tell()
            withdrawn |= dict.fromkeys(gone, time.monotonic())
            for title in editors.public_titles().values():
                withdrawn.pop(title, None)
            _check(seen_here, withdrawn, 0)
            _check(seen_elsewhere, withdrawn, HEARD)
            for address in addresses:
                assert not [title for title in gone if title in here.get(address)[1]], address
            for server in servers:
                server.settle(addresses, seconds=20)
    assert len(seen_here) > ACTS


def _check(seen, withdrawn, delay):
    """Fail when somebody who asked after a withdrawal, and a delay in seconds, saw what was withdrawn."""
    for one in list(seen):
        late = [title for title, since in withdrawn.items() if one.asked > since + delay and title in one.text]
        assert not late, one.address


def test_a_page_that_ends_is_gone_everywhere_at_that_moment(home, practices, servers):
    end = timezone.now() + datetime.timedelta(seconds=15)
    page = PracticePageFactory(parent=practices, title="Blad met een einde", expire_at=end)
    addresses = [page.url, "/praktijken/", "/sitemap.xml", "/praktijken/feed/"]
    for server in servers:
        wait_for(lambda server=server: page.title in server.get(page.url)[1])
    assert all("einde" in server.get(address)[1] for server in servers for address in addresses)
    while timezone.now() < end:
        time.sleep(0.05)
    assert not any(page.title in server.get(address)[1] for server in servers for address in addresses)
