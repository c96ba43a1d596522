"""The WSGI application in front of Django: it answers from what is kept, and keeps what Django answers."""

import threading
from contextlib import suppress

from django.conf import settings
from django.db import Error
from django.dispatch import Signal

from base import request_log
from base.page_store.answers import Answer
from base.page_store.entries import Address, Conditions, Entries, Kept
from base.page_store.freshness import Freshness
from base.page_store.negotiation import ENCODINGS, encoding_for, holds
from base.page_store.shelf import MOST, Shelf
from base.slow_clients import has_body
from base.zones import zone_of

LONGEST_ADDRESS = 500  # characters; longer ones are made up and not worth keeping
LARGEST_KEPT = 200_000  # bytes in memory; a list of a thousand pages is rarely asked for twice
SLOT = "base.page_store"  # in the environ: a `Slot`, when this application is in front of Django
# What Django is not told of a request: the store itself gives an encoding, and says that nothing changed.
HIDDEN = ("HTTP_ACCEPT_ENCODING", "HTTP_IF_NONE_MATCH", "HTTP_IF_MODIFIED_SINCE")
# Who says these wants an error when something changed.
CONDITIONAL = ("HTTP_IF_MATCH", "HTTP_IF_UNMODIFIED_SINCE")

# Sent when an answer goes out whole to a GET, with `asked` of its `Conditions` and the `environ` of the request.
answered = Signal()


class Slot:
    """Where Django leaves the `Conditions` of an answer that may be kept, for the store in front of it."""

    conditions: Conditions | None = None


class PageStore:
    """A WSGI application around another.

    Args:
        application: Django's, or one around that.
        room: bytes for what is kept; 0 to keep nothing.
    """

    def __init__(self, application, room):
        self.application = application
        self.entries, self.freshness, self.shelf = Entries(room), Freshness(), Shelf()
        self._rendering = set()
        self._lock = threading.Lock()

    def __call__(self, environ, start_response):
        address = address_of(environ)
        if address is None:
            return self.application(environ, start_response)
        self.freshness.start(self.report)
        kept = self.entries.find(address)
        if kept is None and not zone_of(decoded(address.path)).cache:
            return self.application(environ, start_response)
        known = self.freshness.current()
        if kept and known and self.freshness.is_fresh(kept.conditions, known):
            return send(kept.answer, kept.conditions.asked, environ, start_response)
        shelved = self.shelf.find(address) if self.entries.room else None
        if shelved and known and self.freshness.is_fresh(shelved.conditions, known):
            self.entries.keep(address, shelved)
            return send(shelved.answer, shelved.conditions.asked, environ, start_response)
        with self._lock:
            is_rendered = address in self._rendering
            self._rendering.add(address)
        if is_rendered and kept and known and self.freshness.may_be_late(kept.conditions, known):
            return send(kept.answer, kept.conditions.asked, environ, start_response)
        try:
            return self._render(address, environ, start_response)
        finally:
            with self._lock:
                self._rendering.discard(address)

    def _render(self, address, environ, start_response):
        slot, started = Slot(), []
        asked = {name: value for name, value in environ.items() if name not in HIDDEN} | {SLOT: slot}
        parts = self.application(asked, lambda *given: started.append(given))
        status, headers = started[-1][:2]
        if not isinstance(parts, list):
            # It comes piece by piece, so it is long, and not from a page.
            start_response(*started[-1])
            return parts
        body, conditions = b"".join(parts), slot.conditions
        may_keep = conditions and environ["REQUEST_METHOD"] == "GET"
        encodings = ENCODINGS if may_keep else [encoding_for(environ.get("HTTP_ACCEPT_ENCODING", ""))]
        answer = Answer.of(status, headers, body, encodings)
        if may_keep and answer.size <= LARGEST_KEPT:
            self.entries.keep(address, Kept(answer, conditions))
        if conditions and conditions.version > self.freshness.known.version:
            with suppress(Error):
                self.freshness.ask()
        request_id = next((value for name, value in headers if name == request_log.HEADER), "")
        return send(answer, conditions and conditions.asked, environ, start_response, request_id)

    def report(self):
        """Write down for the worker which addresses this process is asked most."""
        if asked := self.entries.latest(MOST):
            self.shelf.report(asked)


def address_of(environ):
    """Return the `Address` that a request asks, or None when its answer is no matter for the store.

    Only what everybody may read is: by GET or HEAD, without a body and without a cookie that we set. Under a shared
    domain visitors carry cookies of other sites, which say nothing here.
    """
    if environ["REQUEST_METHOD"] not in {"GET", "HEAD"} or has_body(environ) or environ.get("SCRIPT_NAME"):
        return None
    host, scheme = environ.get("HTTP_HOST"), scheme_of(environ)
    path, query = environ.get("PATH_INFO", ""), environ.get("QUERY_STRING", "")
    if not host or not scheme or len(host) + len(path) + len(query) > LONGEST_ADDRESS:
        return None
    if any(name in environ for name in CONDITIONAL) or has_own_cookie(environ.get("HTTP_COOKIE", "")):
        return None
    return Address(scheme, environ["SERVER_PORT"], host, path, query)


def scheme_of(environ):
    """Return "http" or "https" as Django takes a request, or None for a header that the server in front never sends."""
    header = settings.SECURE_PROXY_SSL_HEADER
    said = environ.get(header[0]) if header else None
    if said is None:
        return environ["wsgi.url_scheme"]
    return said if said in {"http", header[1]} else None


def has_own_cookie(header):
    """Return whether a Cookie header holds one that this site sets."""
    names = {settings.SESSION_COOKIE_NAME, settings.CSRF_COOKIE_NAME, "messages"}
    return bool(header) and any(part.partition("=")[0].strip() in names for part in header.split(";"))


def decoded(path):
    """Return the path of an environ as Django reads it."""
    return path.encode("latin-1").decode(errors="replace")


def send(answer, asked, environ, start_response, request_id=""):
    """Answer a request with an `Answer` in the form that it asks for, and send `answered` with what is counted.

    Args:
        answer: of the site.
        asked: as in `Conditions`.
        environ, start_response: of the request.
        request_id: under which Django has logged it; made here for what no line in the log is about.
    """
    variant = answer.variant(encoding_for(environ.get("HTTP_ACCEPT_ENCODING", "")))
    own = [(request_log.HEADER, request_id or request_log.id_for(environ.get("HTTP_X_REQUEST_ID", "")))]
    if holds(environ.get("HTTP_IF_NONE_MATCH", ""), variant.etag):
        start_response("304 Not Modified", [*answer.unchanged_headers(), ("ETag", variant.etag), *own])
        return []
    start_response(answer.status, [*answer.headers, *variant.headers, *own])
    if environ["REQUEST_METHOD"] == "HEAD":
        return []
    if asked:
        answered.send_robust(None, asked=asked, environ=environ)
    return [variant.body]
