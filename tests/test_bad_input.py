"""Whatever somebody sends to a public address, the answer is a sensible page or a plain refusal, in Dutch."""

from urllib.parse import quote, unquote_to_bytes

import pytest
from django.test import Client

from tests.factories.site import HTML, LISTS

ADDRESSES = [*HTML, "practices_feed", "causes_feed", "term_feed", "sitemap", "robots"]
# Divided over numbered pages: one past the end is not found. A sitemap has a parameter of Django's for that.
NUMBERED = {*LISTS, "roles", "sitemap"}
# They give what is asked, or nothing.
STRICT = {"practices_feed", "causes_feed", "term_feed"}
SCRIPT = "<script>alert('x')</script>"
# Percent-encoded bytes stand as they are sent.
VALUES = {
    "words": "abc",
    "negative": "-1",
    "zero": "0",
    "huge": "99999999999999999999999",
    "long": "x" * 10_000,
    "arabic digit": "٣",
    "null": "%00",
    "control": "%1b%07",
    "half a pair": "%ed%a0%80",
    "not utf-8": "%ff%fe",
    "right to left": "\u202e\u202b",
    "zero width": "\u200b\ufeff",
    "operators": 'AND OR NOT * ( " : ^ ~ -',
    "html": SCRIPT,
    "sql": "' OR 1=1; DROP TABLE base_term; --",
    "template": "{{ 7|add:7 }}{%25 debug %25}",
    "path": "../../../../etc/passwd",
    "newline": "a%0d%0aSet-Cookie: x=1",
    "emoji": "🎒",
    "percent": "%",
    "empty": "",
}
PARAMETERS = ("q", "thema", "niveau", "sorteer", "soort", "land", "onbekend", "thema[]", "p", "page", "__debug__")


def assert_sensible(answer, address):
    """Hold every answer to what a visitor may expect of it."""
    text = answer.content.decode()
    assert answer.status_code in {200, 204, 301, 302, 304, 400, 403, 404, 405}, address
    assert not answer.cookies, address
    assert SCRIPT not in text, address
    assert "root:" not in text, address
    assert "Traceback" not in text, address
    if answer.status_code >= 400 and text:
        kind = answer.headers["Content-Type"]
        assert ('<html lang="nl' in text) if kind.startswith("text/html") else ("Dit adres" in text), (address, text)
    if "Location" in answer.headers:
        assert answer.headers["Location"].startswith("/"), address
        assert not answer.headers["Location"].startswith("//"), address


@pytest.mark.parametrize("value", VALUES.values(), ids=VALUES)
def test_any_value_of_any_parameter_gives_a_sensible_answer(site, client, value):
    sent = quote(value, safe="%")
    for name in NUMBERED | STRICT:
        # A number that is not found would hide what the other parameters do.
        for query in (f"pagina={sent}", _all(PARAMETERS, sent)):
            address = f"{site.addresses[name]}?{query}"
            answer = client.get(address)
            assert_sensible(answer, address)
            assert answer.status_code in {200, 404}, address


def test_a_page_that_is_no_list_does_nothing_with_parameters(site, client):
    sent = [quote(value, safe="%") for value in VALUES.values()]
    for name in set(ADDRESSES) - NUMBERED - STRICT:
        address = f"{site.addresses[name]}?{'&'.join(_all(('pagina', *PARAMETERS), value) for value in sent)}"
        answer = client.get(address)
        assert_sensible(answer, address)
        assert answer.status_code == 200, address


def _all(names, sent):
    return "&".join(f"{quote(name)}={sent}" for name in names)


def test_many_parameters_give_a_sensible_answer(site, client):
    for name in ADDRESSES:
        for query in ("&".join(["thema=x"] * 500), "&".join(f"q{n}=x" for n in range(500)), "&" * 500, "=&=&==="):
            answer = client.get(f"{site.addresses[name]}?{query}")
            assert answer.status_code == (404 if name in STRICT and "x" in query else 200)
            assert_sensible(answer, (name, query[:20]))


def test_more_parameters_than_anyone_needs_are_refused(site, client):
    answer = client.get(f"/praktijken/?{'&'.join(['thema=x'] * 10_001)}")
    assert answer.status_code == 400
    assert_sensible(answer, "10.001 parameters")


PATHS = {
    "unknown": "/bestaat-niet/",
    "unknown below a page": "/praktijken/bestaat-niet/",
    "below a detail": "/praktijken/time-out/nog/dieper/",
    "double slash in front": "//praktijken/",
    "other host": "//example.org/praktijken/",
    "other host, no end": "//example.org",
    "double slash": "/praktijken//time-out/",
    "many slashes": "/" * 2_000,
    "dots": "/praktijken/../cms/",
    "encoded dots": "/%2e%2e/%2e%2e/etc/passwd",
    "backslash": "/\\example.org/",
    "null": "/praktijken/%00/",
    "null in a term": "/onderwerpen/thema/%00/",
    "newline": "/praktijken%0d%0aSet-Cookie:%20x=1/",
    "not utf-8": "/%ff%fe/",
    "half a pair": "/%ed%a0%80/",
    "right to left": "/\u202epraktijken/",
    "zero width": "/prak\u200btijken/",
    "accents": "/praktijkén/",
    "long": f"/{'x' * 10_000}/",
    "long without an end": f"/{'x' * 10_000}",
    "deep": "/x" * 2_000,
    "html": f"/{SCRIPT}/",
    "in a media path": "/media/../../etc/passwd",
    "original picture": "/media/original_images/x.png",
    "unknown document": "/documenten/9/x.pdf",
    "null in a document": "/documenten/9/%00.pdf",
    "feed of a detail": "/praktijken/time-out/feed/",
    "feed below a feed": "/praktijken/feed/feed/",
    "sitemap with an end": "/sitemap.xml/",
    "semicolon": "/praktijken/;x=1",
    "at": "/@/",
    "password form": "/_util/authenticate_with_password/1/1/",
}


SAME_PAGE = ("//praktijken/", "/praktijken//time-out/", "/" * 2_000)  # more slashes than needed


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS)
def test_any_path_gives_a_sensible_answer(site, client, path):
    # Bytes, each written as one character, as a server hands them over; the client would take //host for a host.
    as_sent = unquote_to_bytes(quote(path, safe="/%;@:\\")).decode("latin-1")
    for query in ("", "q=%00&pagina=9", "next=//example.org"):
        answer = client.generic("GET", "/", PATH_INFO=as_sent, QUERY_STRING=query)
        assert_sensible(answer, path)
        if path not in SAME_PAGE:
            assert answer.status_code in {301, 400, 404}


def test_an_address_without_its_last_slash_leads_to_the_one_with_it(site, client):
    for name in HTML[1:]:
        answer = client.get(site.addresses[name].removesuffix("/"))
        assert (answer.status_code, answer.headers["Location"]) == (301, site.addresses[name])


@pytest.mark.parametrize("method", ["HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE", "TRACE", "PROPFIND", "ONZIN"])
def test_any_method_gives_a_sensible_answer(site, method):
    client = Client(enforce_csrf_checks=True)
    for name in ADDRESSES:
        answer = client.generic(method, site.addresses[name], b"x=1", "application/x-www-form-urlencoded")
        assert_sensible(answer, (method, name))
        if method in {"HEAD", "OPTIONS"}:
            assert (answer.status_code, answer.content) == (200 if method == "HEAD" else 204, b""), (method, name)
        else:
            assert answer.status_code == 405, (method, name)
            assert answer.headers["Allow"] == "GET, HEAD, OPTIONS"


@pytest.mark.parametrize(
    ("kind", "body"),
    [
        ("multipart/form-data; boundary=x", b"--x\r\nonzin"),
        ("multipart/form-data", b"x"),
        ("application/x-www-form-urlencoded", b"q=%ff%00&" * 20_000),
        ("application/json", b'{"q": '),
        ("application/x-www-form-urlencoded; charset=onzin", b"q=x"),
        ("", b""),
    ],
)
def test_a_body_that_makes_no_sense_is_refused(site, kind, body):
    for address in ("/zoeken/", "/praktijken/", "/", "/sitemap.xml"):
        answer = Client(enforce_csrf_checks=True).generic("POST", address, body, kind)
        assert 400 <= answer.status_code < 500
        assert_sensible(answer, address)


def test_what_a_visitor_typed_stands_in_the_page_as_text(site, client):
    typed = '"><img src=x onerror=alert(1)>'
    for name in LISTS:
        html = client.get(site.addresses[name], {"q": typed, "thema": typed, "niveau": typed}).content.decode()
        assert "&lt;img src=x" in html
        assert "<img src=x" not in html
