"""A visitor who asks the whole WSGI application: the page store with Django behind it."""

import gzip
from contextlib import contextmanager
from dataclasses import dataclass, field

import brotli
from django.core.handlers.wsgi import WSGIHandler
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import RequestFactory

from base.page_store.application import PageStore
from base.slow_clients import SlowClients

ROOM = 8 * 1024 * 1024  # bytes


@contextmanager
def _open_database():
    """Leave the connection of a test open, as Django's own client does."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    try:
        yield
    finally:
        for signal in (request_started, request_finished):
            signal.connect(close_old_connections)


@dataclass
class Received:
    """An answer as it was sent; `text` is what it says, whatever its encoding."""

    status: int
    headers: dict
    body: bytes
    rendered: bool = field(compare=False, default=False)

    def __getitem__(self, name):
        return self.headers[name]

    @property
    def text(self):
        unpack = {"gzip": gzip.decompress, "br": brotli.decompress}.get(self.headers.get("Content-Encoding"), bytes)
        return unpack(self.body).decode()


class StoreClient:
    """A store of its own, and a visitor of it.

    Args:
        application: behind the store; by default the site.
        room: bytes of the store.

    Nobody polls, so a test sees the same each time: what was committed on this machine is heard at once, and what the
    transaction of a test wrote after `hear`.
    """

    def __init__(self, application=None, room=ROOM):
        self.behind = application or SlowClients(WSGIHandler())
        self.rendered = 0
        self.store = PageStore(self._count, room)
        self.store.freshness.start = lambda report: None

    def _count(self, environ, start_response):
        self.rendered += 1
        with _open_database():
            return self.behind(environ, start_response)

    def report(self):
        """Write down for the worker what is asked most, as the thread of a store does twice a minute."""
        self.store.report()

    def hear(self):
        """Ask the database for the content version, as the thread of a store does twice a second."""
        return self.store.freshness.ask()

    def get(self, address, *, method="GET", environ=None, secure=False, **headers):
        """Return what a visitor receives.

        Args:
            address: path with its question.
            method: of HTTP.
            environ: what the request has beside that.
            secure: over HTTPS.
            headers: with underscores for hyphens.
        """
        named = {name.replace("_", "-"): value for name, value in headers.items()}
        request = RequestFactory().generic(method, address, headers={"host": "testserver", **named}, secure=secure)
        before, started = self.rendered, []
        parts = self.store({**request.environ, **(environ or {})}, lambda *given: started.append(given))
        try:
            body = b"".join(parts)
        finally:
            if hasattr(parts, "close"):
                parts.close()
        status, pairs = started[-1][:2]
        assert len({name.lower() for name, _ in pairs}) == len(pairs), "a header stands there twice"
        return Received(int(status.split()[0]), dict(pairs), body, self.rendered > before)

    def __len__(self):
        return len(self.store.entries)
