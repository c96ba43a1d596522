"""The log: a line says of which request it is and an error where it came from, and nothing who asked or typed what."""

import io
import logging
import re

import pytest
from django.conf import settings as project
from django.db import IntegrityError, OperationalError
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import path, reverse

from base import request_log
from base.middleware import RequestStateMiddleware
from base.request_state import state_of
from content.models import StandardPage
from tests.factories.content import StandardPageFactory
from vsv_site.urls import handler404
from vsv_site.urls import urlpatterns as of_the_site

__all__ = ["handler404"]

GIVEN = "0123456789abcdef0123456789ABCDEF"
SAID = "jan.peeters@school.be uit 81.82.83.84"


def fail(request):
    """Fail over what somebody sent, as code that reads a form does."""
    try:
        int(request.POST.get("naam") or request.GET["q"])
    except ValueError as error:
        raise RuntimeError(f"{error} kan niet") from error


urlpatterns = [path("cms/faal/", fail), path("faal/", fail), *of_the_site]


@pytest.fixture
def lines():
    """What a block writes, as production does: a stream whose ``getvalue()`` is the log."""
    request_log.clear_request_id()  # that of another test
    stream = io.StringIO()
    handler = logging.StreamHandler(stream)
    handler.addFilter(request_log.RequestIdFilter())
    handler.setFormatter(request_log.ImpersonalFormatter(project.LOGGING["formatters"]["line"]["format"]))
    logging.getLogger().addHandler(handler)
    yield stream
    logging.getLogger().removeHandler(handler)


@pytest.fixture
def failing(settings, client, home):
    """A client of a site where ``/faal/`` and ``/cms/faal/`` fail."""
    settings.ROOT_URLCONF = __name__
    client.raise_request_exception = False
    return client


def test_the_lines_of_a_request_and_its_answer_carry_one_id(failing, lines):
    answer = failing.get("/faal/?q=x", headers={"x-request-id": GIVEN})
    assert (answer.status_code, answer["X-Request-ID"]) == (500, GIVEN)
    heads = re.findall(r"^\d{4}-.*", lines.getvalue(), re.MULTILINE)
    assert heads
    assert all(f"[{GIVEN}]" in head for head in heads)


def test_what_django_says_after_the_middleware_carries_the_id_too(client, home, lines):
    answer = client.get("/bestaat-niet/?q=geheim")
    assert f"django.request [{answer['X-Request-ID']}] Not Found: /bestaat-niet/\n" in lines.getvalue()


def test_a_request_without_an_id_gets_one_and_no_two_the_same(client, home):
    ids = {client.get("/")["X-Request-ID"] for _ in range(3)}  # the copies of one page
    assert len(ids) == 3
    assert all(request_log.REQUEST_ID.fullmatch(each) for each in ids)


def test_a_preview_goes_by_the_id_of_the_request_that_asks_for_it(cms, home, lines, monkeypatch):
    page = StandardPageFactory(parent=home)
    page.save_revision()

    def shown(*args, **kwargs):
        logging.getLogger("x").warning("binnen")
        return HttpResponse()

    monkeypatch.setattr(StandardPage, "serve_preview", shown)
    view = reverse("wagtailadmin_pages:view_draft", args=[page.pk])
    answer = cms.get(view, headers={"x-request-id": GIVEN})
    assert answer["X-Request-ID"] == GIVEN
    assert f"x [{GIVEN}] binnen\n" in lines.getvalue()


@pytest.mark.parametrize("given", [GIVEN, "d372a0a7-6650-4090-8812-fedf5b158cf5", "2ec6b9773cb74b53888cab0c159221be"])
def test_an_id_of_the_web_server_in_front_is_kept(client, home, given):
    assert client.get("/", headers={"x-request-id": given})["X-Request-ID"] == given


@pytest.mark.parametrize(
    "given", ["", "jan-peeters", "81.82.83.84", GIVEN + "0", f"{GIVEN[:-1]}\n", "x" * 5000, "٠" * 32]
)
def test_an_id_that_is_none_is_replaced(rf, given):
    request = rf.get("/", headers={"x-request-id": given})
    answer = RequestStateMiddleware(lambda request: HttpResponse())(request)
    assert answer["X-Request-ID"] == state_of(request).request_id != given
    assert request_log.REQUEST_ID.fullmatch(answer["X-Request-ID"])


def test_every_refusal_carries_an_id(client, home):
    for answer in (client.post("/"), client.get("/%00"), client.get("/api/v1/onzin"), client.options("/")):
        assert request_log.REQUEST_ID.fullmatch(answer["X-Request-ID"])


def test_a_line_outside_a_request_belongs_to_none(client, home, lines):
    client.get("/")
    logging.getLogger("x").warning("hallo")
    assert "x [-] hallo\n" in lines.getvalue()


def test_an_error_says_where_it_came_from_and_not_what_was_sent(failing, cms, lines):
    failing.get(f"/faal/?q={SAID}", REMOTE_ADDR="81.82.83.84")
    cms.post("/cms/faal/?q=geheim", {"naam": SAID})
    told = lines.getvalue()
    assert told.count("Internal Server Error: /faal/") == 1
    assert told.count("Internal Server Error: /cms/faal/") == 1
    assert told.count("Traceback (most recent call last):") == 4
    assert told.count("in fail\n") == 4
    assert "ValueError\n\nThen:" in told
    assert "RuntimeError\n" in told
    assert not re.search(r"\bjan\b|peeters|81\.82|geheim|redacteur", told)


def test_what_the_machine_says_is_told_and_what_a_row_holds_is_not(lines):
    log = logging.getLogger("x")
    row = IntegrityError("duplicate key\nDETAIL: Key (email)=(jan) already exists.")
    errors = (OSError(28, "No space left", "/media/jan.png"), OperationalError("no server\nDETAIL: jan"), row)
    for error in errors:
        try:
            raise error
        except (OSError, OperationalError, IntegrityError):
            log.exception("mis")
        log.warning("Mis: %s; %r", error, error)
    told = lines.getvalue()
    assert told.count("OSError: No space left") == told.count("OperationalError: no server") == 3
    assert told.count("django.db.utils.IntegrityError") == 3
    assert not re.search(r"\bjan\b", told)
    assert "duplicate" not in told


@pytest.mark.parametrize(
    ("said", "written"),
    [
        ("Failed to send to jan.peeters@school.be", "Failed to send to [e-mail]"),
        ("of <jan@x.be>, (piet@y.be)", "of <[e-mail]>, ([e-mail])"),
        ("van 81.82.83.84:443", "van [address]:443"),
        ("van 2001:db8::1 en ::1", "van [address] en [address]"),
        ("GET /zoeken/?q=jan&x=1 HTTP/1.1", "GET /zoeken/?[…] HTTP/1.1"),
        ("Versie 7.4 om 22:18:00 duurde 1.5 s", "Versie 7.4 om 22:18:00 duurde 1.5 s"),
        ("Weet je het zeker? Ja", "Weet je het zeker? Ja"),
    ],
)
def test_addresses_and_questions_are_left_out_of_every_line(lines, said, written):
    logging.getLogger("x").warning(said)
    logging.getLogger("x").warning("%s", said)
    assert lines.getvalue().count(f"x [-] {written}\n") == 2


def test_another_formatter_before_ours_tells_it_nothing(lines):
    other = logging.StreamHandler(io.StringIO())
    logging.getLogger("x").addHandler(other)
    error = ValueError("jan")
    try:
        raise error
    except ValueError:
        logging.getLogger("x").exception("mis")
    finally:
        logging.getLogger("x").removeHandler(other)
    assert "jan" in other.stream.getvalue()
    assert "jan" not in lines.getvalue()


def test_nothing_is_mailed_to_administrators():
    assert logging.getLogger("django").handlers == []
    ours = [
        each for each in logging.getLogger().handlers if isinstance(each.formatter, request_log.ImpersonalFormatter)
    ]
    assert [type(each.filters[0]) for each in ours] == [request_log.RequestIdFilter]


def test_a_request_that_was_made_without_middleware_has_a_state_of_its_own():
    one, other = RequestFactory().get("/"), RequestFactory().get("/")
    state_of(one).is_probe = True
    assert state_of(one) is one.state
    assert (state_of(one).is_probe, state_of(other).is_probe) == (True, False)
    assert state_of(other).content_version is None
