"""Limits how many threads wait for slow clients: for a body that arrives slowly or an answer that is read slowly.

A thread that waits for a client can do nothing else, and only the web server in front can set a timeout
(docs/operations.md). So at most half of the threads wait; one more request is refused with status 503, before its body
is read or its answer is sent. An answer that the server receives in one piece occupies no thread.
"""

from contextlib import ExitStack
from http import HTTPStatus
from itertools import chain
from threading import BoundedSemaphore

THREADS = 4  # for requests, in each process of `serve`
BUFFER_SIZE = 1024 * 1024  # bytes: more than any script, stylesheet or picture on a page, so none of these is refused
UPLOADS_BUSY = "Er komt op dit ogenblik te veel tegelijk binnen. Wacht even en probeer het dan opnieuw.\n"
DOWNLOADS_BUSY = "Er wordt op dit ogenblik te veel tegelijk opgehaald. Wacht even en probeer het dan opnieuw.\n"


class SlowClients:
    """A WSGI application around another, in which everything that waits for a client does so.

    Args:
        application: the wrapped WSGI application.
        max_waiting: number of threads that may wait for clients.
    """

    def __init__(self, application, max_waiting=THREADS // 2):
        self.application = application
        self.slots = BoundedSemaphore(max_waiting)

    def __call__(self, environ, start_response):
        started = []

        def start(*arguments):
            started.append(arguments)

        if not has_body(environ):
            response = self.application(environ, start)
        elif not self.slots.acquire(blocking=False):
            return refuse(start_response, UPLOADS_BUSY)
        else:
            body = RequestBody(environ["wsgi.input"], environ.get("CONTENT_LENGTH"), self.slots.release)
            try:
                response = self.application({**environ, "wsgi.input": body}, start)
            finally:
                # The application reads no more of the body.
                body.release_slot()
        return self._send(response, started, start_response)

    def _send(self, response, started, start_response):
        """Return the response for the server: in one piece, or in chunks from a slot when it is long.

        Args:
            response: iterable that the application returned.
            started: list of its calls of `start_response`; the last one counts.
            start_response: of the server.
        """
        with ExitStack() as cleanup:
            if hasattr(response, "close"):
                cleanup.callback(response.close)
            chunks = iter(response)
            if getattr(response, "streaming", True):
                first, is_complete = read_ahead(chunks)
            else:
                # Django has rendered all of it already, whatever its size.
                first, is_complete = list(chunks), True
            if is_complete:
                start_response(*started[-1])
                return [b"".join(first)]
            if not self.slots.acquire(blocking=False):
                return refuse(start_response, DOWNLOADS_BUSY)
            cleanup.callback(self.slots.release)
            start_response(*started[-1])
            return LongResponse(chain([b"".join(first)], chunks), cleanup.pop_all())


def refuse(start_response, text):
    """Return a response with status 503 and a text that says why."""
    status, body = HTTPStatus.SERVICE_UNAVAILABLE, text.encode()
    headers = [("Content-Type", "text/plain; charset=utf-8"), ("Content-Length", str(len(body)))]
    headers += [("Cache-Control", "no-store"), ("Retry-After", "5")]
    start_response(f"{status.value} {status.phrase}", headers)
    return [body]


def read_ahead(chunks):
    """Return the first chunks, up to the one that exceeds `BUFFER_SIZE`, and whether these are all."""
    first, size = [], 0
    for chunk in chunks:
        first.append(chunk)
        size += len(chunk)
        if size > BUFFER_SIZE:
            return first, False
    return first, True


class LongResponse:
    """A response in chunks that releases its slot when the server closes it: sent, or aborted by the client.

    Args:
        chunks: iterator of bytes.
        cleanup: ExitStack to close then.
    """

    def __init__(self, chunks, cleanup):
        self.chunks, self.cleanup = chunks, cleanup

    def __iter__(self):
        return self.chunks

    def close(self):
        self.cleanup.close()


def has_body(environ):
    """Return whether the headers of a request announce a body, whatever its method and address."""
    return environ.get("CONTENT_LENGTH") not in {None, "", "0"} or "HTTP_TRANSFER_ENCODING" in environ


class RequestBody:
    """The body of a request, which releases its slot as soon as it is complete.

    Args:
        stream: `wsgi.input` of the server.
        length: Content-Length as str; None or "" without one.
        release: function that releases the slot.
    """

    def __init__(self, stream, length, release):
        self.stream = stream
        self.left = int(length) if length and length.isdecimal() else None
        self.release = release

    def read(self, size=-1, /):
        return self._received(self.stream.read(size), size)

    def readline(self, size=-1, /):
        return self._received(self.stream.readline(size), size)

    def readlines(self, hint=-1, /):
        return list(self)

    def __iter__(self):
        return iter(self.readline, b"")

    def _received(self, data, size):
        if self.left is not None:
            self.left -= len(data)
        if (not data and size != 0) or self.left == 0:
            self.release_slot()
        return data

    def release_slot(self):
        """Release the slot, once."""
        release, self.release = self.release, None
        if release:
            release()
