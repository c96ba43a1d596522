"""The site as it is served, with nginx in front of it, on a database that a test may stop."""

import http.client
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from django.conf import settings

from tests.front.nginx import free_port, nginx
from tests.processes import end, manage, wait_for


@dataclass
class Answer:
    """What came back; the names of headers in lower case."""

    status: int
    headers: dict
    body: bytes


def ask(port, address, *, method="GET", **headers):
    """Ask one address on a port of this machine, and give the `Answer`.

    Args:
        headers: of the request, with _ for -.
    """
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=60)
    try:
        connection.request(method, address, headers={name.replace("_", "-"): text for name, text in headers.items()})
        answer = connection.getresponse()
        told = {name.lower(): value for name, value in answer.getheaders()}
        return Answer(answer.status, told, answer.read())
    finally:
        connection.close()


@dataclass
class Front:
    """Where things listen, and where they write.

    Fields:
        port: of nginx.
        site_port: of the site behind it.
        folder: Path of what the site writes.
        stop_site: called without arguments, ends the site.
        asked: how often we asked nginx.
    """

    port: int
    site_port: int
    folder: Path
    stop_site: object
    asked: int = 0

    def ask(self, address, **options):
        """Ask nginx; see `ask`."""
        self.asked += 1
        return ask(self.port, address, **options)

    def kept(self):
        """Return what nginx said of each request, in order, as ``[(address, HIT, MISS, STALE … or -)]``."""
        log = self.folder / "nginx" / "access.log"
        # It writes a line when it has answered, so after we have read.
        wait_for(lambda: len(log.read_text().splitlines()) == self.asked)
        lines = log.read_text().splitlines()
        return [(line.split('"')[1].split()[1], line.rpartition(" ")[2]) for line in lines]


@pytest.fixture
def front_of_site(tmp_path, monkeypatch):
    """Serve a committed database with nginx in front: ``with front_of_site() as front``."""

    @contextmanager
    def front_of_site():
        monkeypatch.setenv("NGINX_IN_FRONT", "1")
        assert manage(tmp_path, "collectstatic", "--no-input", "-v0").wait() == 0
        site_port = free_port()
        with (tmp_path / "log").open("w") as log:
            server = manage(tmp_path, "serve", "--port", str(site_port), "--workers", "1", stdout=log, stderr=log)
        try:
            wait_for(lambda: answers(site_port) or server.poll() is not None)
            roots = {"static_root": tmp_path / "static", "media_root": settings.MEDIA_ROOT}
            with nginx(tmp_path / "nginx", site_port, **roots) as (port, _):
                yield Front(port, site_port, tmp_path, lambda: end(server))
        finally:
            if server.poll() is None:
                end(server)

    return front_of_site


def answers(port):
    """Return whether the site and its database answer on a port."""
    with suppress(OSError, http.client.HTTPException):
        return ask(port, "/health/").status == 200
    return False
