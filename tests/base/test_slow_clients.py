"""Who sends a body or reads an answer slowly holds up nobody else: half of the threads may wait, and no other."""

import io
import threading
from contextlib import closing, suppress

import pytest
from django.test import RequestFactory

from base import slow_clients
from base.slow_clients import SlowClients
from vsv_site.wsgi import application as served

WITH_BODY = [
    {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "10"},
    {"REQUEST_METHOD": "GET", "CONTENT_LENGTH": "10"},
    {"REQUEST_METHOD": "BREW", "CONTENT_LENGTH": "10", "PATH_INFO": "/bestaat-niet/"},
    {"REQUEST_METHOD": "PUT", "CONTENT_LENGTH": "10", "HTTP_EXPECT": "100-continue"},
    {"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "onzin"},
    {"REQUEST_METHOD": "POST", "HTTP_TRANSFER_ENCODING": "chunked"},
    {"REQUEST_METHOD": "POST", "HTTP_TRANSFER_ENCODING": "chunked", "SERVER_PROTOCOL": "HTTP/2.0"},
]
WITHOUT_BODY = [{"REQUEST_METHOD": "GET"}, {"REQUEST_METHOD": "GET", "CONTENT_LENGTH": ""}]
WITHOUT_BODY += [{"REQUEST_METHOD": "POST", "CONTENT_LENGTH": "0"}]


class Slow(io.BytesIO):
    """A body of which the rest comes when it is let."""

    def __init__(self):
        super().__init__(b"0123456789")
        self.asked, self.let = threading.Event(), threading.Event()

    def read(self, size=-1, /):
        self.asked.set()
        assert self.let.wait(60)
        return super().read(size)


def answer(application, environ, body=b"0123456789"):
    """Return (status, headers, text) of a request."""
    started = []
    stream = body if hasattr(body, "read") else io.BytesIO(body)
    parts = application({"wsgi.input": stream, **environ}, lambda *given: started.append(given))
    return started[0][0], dict(started[0][1]), b"".join(parts).decode()


def reading(read):
    """Return an application that answers 200 after it read its body in some way."""

    def application(environ, start_response):
        read(environ["wsgi.input"])
        start_response("200 OK", [])
        return [b"ok"]

    return application


@pytest.fixture
def crowded():
    """An application for which as many wait for a body as may; called, it lets these bodies come in."""
    application = SlowClients(reading(lambda body: body.read()), max_waiting=2)
    slow = [Slow() for _ in range(2)]
    threads = [threading.Thread(target=answer, args=(application, WITH_BODY[0], each)) for each in slow]
    for thread, each in zip(threads, slow, strict=True):
        thread.start()
        assert each.asked.wait(60)

    def let():
        for thread, each in zip(threads, slow, strict=True):
            each.let.set()
            thread.join(60)

    application.let = let
    yield application
    let()


@pytest.mark.parametrize("environ", WITH_BODY)
def test_who_comes_on_top_of_those_that_wait_is_refused_at_once_in_dutch(crowded, environ):
    status, headers, text = answer(crowded, environ)
    assert status == "503 Service Unavailable"
    assert headers["Retry-After"] == "5"
    assert headers["Content-Length"] == str(len(text.encode()))
    assert "probeer het dan opnieuw" in text
    crowded.let()
    assert answer(crowded, environ)[0] == "200 OK"


@pytest.mark.parametrize("environ", WITHOUT_BODY)
def test_who_brings_no_body_is_answered_whoever_waits(crowded, environ):
    assert answer(crowded, environ, b"")[0] == "200 OK"


READS = {
    "all": lambda body: body.read(),
    "all that was announced": lambda body: body.read(10),
    "byte by byte": lambda body: [body.read(1) for _ in range(10)],
    "line by line": lambda body: list(body),
    "lines": lambda body: body.readlines(),
    "a line": lambda body: body.readline(),
}


@pytest.mark.parametrize("read", READS.values(), ids=READS)
def test_a_body_that_is_complete_makes_room_while_its_request_is_answered(read):
    inside = []

    def application(environ, start_response):
        if not inside:
            inside.append(True)
            read(environ["wsgi.input"])
            inside.append(answer(crowded, WITH_BODY[0])[0])
        start_response("200 OK", [])
        return [b"ok"]

    crowded = SlowClients(application, max_waiting=1)
    assert answer(crowded, WITH_BODY[0])[0] == "200 OK"
    assert inside == [True, "200 OK"]


@pytest.mark.parametrize(
    "read", [lambda body: None, lambda body: body.read(3), lambda body: body.read(0), lambda body: 1 / 0]
)
def test_a_request_that_ends_makes_room_once_whatever_it_read(read):
    application = SlowClients(reading(read), max_waiting=1)
    for _ in range(3):
        with suppress(ZeroDivisionError):
            assert answer(application, WITH_BODY[0])[0] == "200 OK"
    assert application.slots.acquire(blocking=False)
    assert not application.slots.acquire(blocking=False)


def test_the_site_is_served_behind_it_with_half_of_the_threads():
    assert isinstance(served.application, SlowClients)
    assert served.application.slots._initial_value == slow_clients.THREADS // 2


def test_what_somebody_sends_arrives_whole(db):
    environ = RequestFactory().post("/cms/login/", {"username": "é" * 5000, "password": "x"}).environ
    environ["HTTP_COOKIE"] = "csrftoken=x"
    status, _, text = answer(served, environ, environ.pop("wsgi.input"))
    assert status.startswith("403"), "the CSRF check reads the body"
    assert "<html" in text


# Answers


class Pieces:
    """An answer of some pieces, as a file that is streamed."""

    def __init__(self, *pieces, streaming=True):
        self.pieces, self.streaming, self.closed = pieces, streaming, 0

    def __iter__(self):
        return iter(self.pieces)

    def close(self):
        self.closed += 1


def giving(*answers):
    """Return an application that gives these answers, one after the other."""
    left = list(answers)

    def application(environ, start_response):
        start_response("200 OK", [("X-Own", "x")])
        return left.pop(0)

    return application


HALF = b"x" * slow_clients.BUFFER_SIZE
WHOLE = {
    "short": [b"een", b"twee"],
    "empty": [],
    "as long as is given in one piece": [HALF[1:], b"x"],
    "small pieces": [b"x"] * 1000,
}


def ask(application, environ=WITHOUT_BODY[0]):
    """Return (status, headers, what the application returned) without reading it."""
    started = []
    parts = application({"wsgi.input": io.BytesIO(b"0123456789"), **environ}, lambda *given: started.append(given))
    return started[0][0], dict(started[0][1]), parts


def test_of_the_long_answers_only_as_many_as_may_wait_are_sent_and_the_rest_is_refused_in_dutch():
    long = [Pieces(HALF, HALF, b"einde") for _ in range(4)]
    application = SlowClients(giving(*long), max_waiting=2)
    sent = [ask(application) for _ in range(2)]
    assert [status for status, _, _ in sent] == ["200 OK"] * 2
    status, headers, text = answer(application, WITHOUT_BODY[0], b"")
    assert (status, headers["Retry-After"]) == ("503 Service Unavailable", "5")
    assert headers["Content-Length"] == str(len(text.encode()))
    assert "X-Own" not in headers
    assert "opgehaald" in text
    assert [each.closed for each in long] == [0, 0, 1, 0]
    # Read to the end, or left: a place is free when the answer is closed, once.
    assert b"".join(sent[0][2]) == HALF + HALF + b"einde"
    for _ in range(2):
        sent[0][2].close()
    assert ask(application)[0] == "200 OK"
    assert [each.closed for each in long] == [1, 0, 1, 0]
    assert not application.slots.acquire(blocking=False)


@pytest.mark.parametrize("pieces", WHOLE.values(), ids=WHOLE)
def test_a_short_answer_is_given_in_one_piece_whoever_reads_slowly(pieces):
    short = Pieces(*pieces)
    application = SlowClients(giving(Pieces(HALF, HALF), short), max_waiting=1)
    _status, _headers, slow = ask(application)
    status, headers, parts = ask(application)
    assert (status, headers, parts, short.closed) == ("200 OK", {"X-Own": "x"}, [b"".join(pieces)], 1)
    slow.close()


def test_what_is_in_memory_already_is_given_in_one_piece_however_long():
    made = Pieces(HALF, HALF, HALF, streaming=False)
    _status, _headers, parts = ask(SlowClients(giving(made), max_waiting=0))
    assert (parts, made.closed) == ([HALF * 3], 1)


def test_who_sends_and_who_reads_slowly_share_the_same_places():
    application = SlowClients(giving(Pieces(HALF, HALF), Pieces(HALF, HALF)), max_waiting=1)
    _status, _headers, slow = ask(application, WITH_BODY[0])
    assert answer(application, WITH_BODY[0])[0].startswith("503")
    slow.close()
    assert ask(application, WITH_BODY[0])[0] == "200 OK"


@pytest.mark.parametrize("before", [b"", HALF + HALF])
def test_an_answer_that_fails_halfway_makes_room(before):
    class Failing(Pieces):
        def __iter__(self):
            yield before
            raise OSError

    failing = Failing()
    application = SlowClients(giving(failing), max_waiting=1)
    with suppress(OSError), closing(ask(application)[2]) as parts:
        list(parts)
    assert failing.closed == 1
    assert application.slots.acquire(blocking=False)
