"""Formats the log: each line has the id of its request, and no line has personal data.

Libraries log personal data (Wagtail logs the address of an e-mail that failed), and messages of exceptions repeat what
somebody typed. So one formatter writes every line, also those of libraries.
"""

import logging
import re
import traceback
import uuid
from contextvars import ContextVar
from copy import copy

from django.core.exceptions import ImproperlyConfigured
from django.core.signals import request_finished
from django.db import InterfaceError, OperationalError

HEADER = "X-Request-ID"
# 32 hexadecimal digits, as nginx writes them, or a UUID; no other header value gets into the log.
REQUEST_ID = re.compile(r"[0-9a-f]{8}(-?[0-9a-f]{4}){3}-?[0-9a-f]{12}", re.IGNORECASE)
PERSONAL_DATA = (
    (re.compile(r"[^\s<>\"'(),;:=@]+@[^\s<>\"'(),;:@]+"), "[e-mail]"),
    (re.compile(r"(?<![\w.])\d{1,3}(\.\d{1,3}){3}(?![\w.]*\d)"), "[address]"),
    (re.compile(r"(?<![\w:])(?=[0-9a-f:]*::|(?:[0-9a-f]+:){7})[0-9a-f:]*:[0-9a-f:.]*", re.IGNORECASE), "[address]"),
    (re.compile(r"(/[^\s?\"']*)\?[^\s\"']+"), r"\1?[…]"),
)
# Exceptions whose message is about the code or the machine; messages of others may repeat what somebody sent.
SAFE_EXCEPTIONS = (AttributeError, ImportError, NameError, ImproperlyConfigured, InterfaceError, OperationalError)

_current: ContextVar[str] = ContextVar("request_id", default="")


def start_request(request):
    """Return the id of a request, and add it to every line of the log from now on.

    The id comes from the web server in front when that sends one. A preview is a request within a request (Wagtail
    calls it a dummy) and has the id of the outer one.
    """
    if getattr(request, "is_dummy", False) and _current.get():
        return _current.get()
    request_id = id_for(request.headers.get(HEADER, ""))
    _current.set(request_id)
    return request_id


def id_for(given):
    """Return the id of a request: the one that the web server in front sends, else a new one.

    Args:
        given: value of the header `HEADER`, or "".
    """
    return given if given and REQUEST_ID.fullmatch(given) else uuid.uuid4().hex


def clear_request_id(**kwargs):
    """Add no request id to the log any more."""
    _current.set("")


def connect():
    """Clear the id when the whole answer is sent: Django still logs a line after the middleware."""
    request_finished.connect(clear_request_id, dispatch_uid="base.request_log.clear_request_id")


class RequestIdFilter(logging.Filter):
    """Adds the id of the request to a record, or "-"."""

    def filter(self, record):
        record.request_id = _current.get() or "-"
        return True


class ImpersonalFormatter(logging.Formatter):
    """Formats a record without e-mail addresses, network addresses and query strings.

    Of an exception it writes the traceback, and the message only when that can't repeat what somebody sent.
    """

    def format(self, record):
        record = copy(record)
        record.exc_text = None  # the cached text of another formatter
        if isinstance(record.args, tuple):
            record.args = tuple(_describe(arg) if isinstance(arg, BaseException) else arg for arg in record.args)
        return _without_personal_data(super().format(record))

    def formatException(self, ei):  # noqa: N802 its name in logging
        return "".join(_lines(ei[1], set())).rstrip("\n")


def _lines(exception, seen):
    """Yield the lines of a traceback, the exception that was raised first on top.

    Args:
        exception: BaseException.
        seen: ids of exceptions that were written already; causes can form a cycle.
    """
    seen.add(id(exception))
    cause = exception.__cause__ or (None if exception.__suppress_context__ else exception.__context__)
    if cause is not None and id(cause) not in seen:
        yield from _lines(cause, seen)
        yield "\nThen:\n\n"
    yield "Traceback (most recent call last):\n"
    yield from traceback.format_tb(exception.__traceback__)
    yield f"{_describe(exception)}\n"


def _describe(exception):
    """Return the class of an exception, with its message when that can't hold personal data."""
    kind = type(exception)
    name = kind.__qualname__ if kind.__module__ == "builtins" else f"{kind.__module__}.{kind.__qualname__}"
    if isinstance(exception, SAFE_EXCEPTIONS):
        return f"{name}: {next(iter(str(exception).splitlines()), '')}"
    return f"{name}: {exception.strerror}" if isinstance(exception, OSError) else name


def _without_personal_data(text):
    for pattern, replacement in PERSONAL_DATA:
        text = pattern.sub(replacement, text)
    return text
