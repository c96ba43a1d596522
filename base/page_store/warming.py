"""The worker renders anew, after a publication, what visitors ask most: first for all processes of its machine."""

import io
from functools import cache

from django.core.handlers.wsgi import WSGIHandler, WSGIRequest
from django_tasks import task

from base import content_version, request_log
from base.page_store.answers import Answer
from base.page_store.application import LARGEST_KEPT, SLOT, Slot
from base.page_store.entries import Kept
from base.page_store.negotiation import ENCODINGS
from base.page_store.shelf import Shelf
from base.tasks.registry import BACKEND, PeriodicTask


class _Done:
    """What this process did last."""

    version: int | None = None


@task(backend=BACKEND)
def warm_up():
    """Render what is asked most; a publication meanwhile ends it, and the next second begins anew."""
    shelf, version, written = Shelf(), content_version.current(), []
    for address in shelf.most_asked():
        kept = render(address)
        if content_version.current() != version:
            return
        # An answer that is older than the content, because its search index is, serves nobody.
        if kept and kept.conditions.version == version:
            shelf.put(address, kept)
            written.append(address)
    shelf.keep_only(written)
    _Done.version = version


def is_cold():
    """Return whether something was published since this process rendered what is asked most."""
    return content_version.current() != _Done.version


def render(address):
    """Return what the site answers to an `Address`, as small as it gets and with its conditions, or None."""
    slot = Slot()
    request = WSGIRequest(_environ(address) | {SLOT: slot})
    try:
        response = _handler().get_response(request)
    finally:
        request_log.clear_request_id()
    if slot.conditions is None:
        return None
    status, headers = f"{response.status_code} {response.reason_phrase}", list(response.items())
    answer = Answer.of(status, headers, response.content, ENCODINGS, best=True)
    return Kept(answer, slot.conditions) if answer.size <= LARGEST_KEPT else None


@cache
def _handler():
    return WSGIHandler()


def _environ(address):
    return {
        "REQUEST_METHOD": "GET",
        "SCRIPT_NAME": "",
        "PATH_INFO": address.path,
        "QUERY_STRING": address.query,
        "HTTP_HOST": address.host,
        "SERVER_NAME": "localhost",
        "SERVER_PORT": address.port,
        "SERVER_PROTOCOL": "HTTP/1.1",
        "wsgi.url_scheme": address.scheme,
        "wsgi.input": io.BytesIO(),
    }


PERIODIC = (PeriodicTask(warm_up, "Meest gevraagde pagina’s klaarzetten", every=1, needed=is_cold, per_machine=True),)
