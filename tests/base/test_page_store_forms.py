"""Each client gets the form of an answer that it asks for: encoding, headers only, nothing new; and no other's."""

import gzip
import itertools

import brotli
import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.page_store.negotiation import encoding_for, holds
from tests.factories.content import StandardPageFactory
from tests.store_client import StoreClient

BROWSERS = {
    "gzip, deflate, br, zstd": "br",
    "gzip, deflate, br": "br",
    "br;q=1.0, gzip;q=0.8, *;q=0.1": "br",
    "gzip, deflate": "gzip",
    "gzip": "gzip",
    "GZIP": "gzip",
    "x-gzip": "gzip",
    "br": "br",
    " br ": "br",
    "*": "br",
    "": "identity",
    "identity": "identity",
    "deflate": "identity",
    "zstd, dcb": "identity",
    "gzip;q=0": "identity",
    "gzip;q=0, br;q=0.000": "identity",
    "gzip;q=0, *": "br",
    "br;q=0, *": "gzip",
    "gzip;q=0.5, br;q=0.4": "gzip",
    "br;q=0.4,gzip;q=0.400": "br",
    "identity;q=1, gzip;q=0.5": "identity",
    "identity;q=0.5, gzip;q=0.5": "gzip",
    "identity;q=0, gzip;q=0.001": "gzip",
    "identity;q=0": "identity",
    "*;q=0": "identity",
    "*;q=0, gzip": "gzip",
    "*;q=0.5, identity;q=0.9": "identity",
    "gzip ; q = 0.5": "gzip",
    "gzip;Q=1": "gzip",
    "gzip;q=2": "identity",
    "gzip;q=-1": "identity",
    "gzip;q=nan": "identity",
    "gzip;q=0.1234": "identity",
    "gzip;q=": "identity",
    "gzip;level=9": "identity",
    "gzip;;q=1": "identity",
    ",,,gzip,,": "gzip",
    "gzip br": "identity",
    "gz\tip": "identity",
    "gzip;q=0.5;q=0": "identity",
    "notgzip, brotli": "identity",
    "\u00e9, gzip": "gzip",
    "gzip, " * 60: "identity",
}


@pytest.mark.parametrize("header", BROWSERS, ids=lambda header: repr(header)[:40])
def test_the_encoding_is_the_one_that_the_client_likes_best(header):
    assert encoding_for(header) == BROWSERS[header]


@given(st.text(st.sampled_from("gzipbr*identity;q=01.5, \t"), max_size=60))
def test_whatever_a_client_says_of_encodings_it_gets_one_that_it_did_not_refuse(header):
    chosen = encoding_for(header)
    members = {part.strip().lower() for part in header.split(",")}
    assert chosen == "identity" or f"{chosen};q=0" not in members
    assert chosen == "identity" or chosen in header.lower() or "*" in header or "x-gzip" in header.lower()


@pytest.mark.parametrize(
    ("header", "etag", "same"),
    [
        ('W/"a-gzip"', 'W/"a-gzip"', True),
        ('"a-gzip"', 'W/"a-gzip"', True),
        ('W/"x", W/"a-gzip"', 'W/"a-gzip"', True),
        ("*", 'W/"a"', True),
        ('W/"a"', 'W/"a-gzip"', False),
        ('W/"a-br"', 'W/"a-gzip"', False),
        ("", 'W/"a"', False),
        ("*", "", False),
        ("a", 'W/"a"', False),
        ('"a', 'W/"a"', False),
        (", ,", 'W/"a"', False),
    ],
)
def test_a_client_holds_what_carries_the_tag_of_what_it_would_get(header, etag, same):
    assert holds(header, etag) is same


UNPACK = {"br": brotli.decompress, "gzip": gzip.decompress, "identity": bytes}


@pytest.fixture
def address(home):
    return StandardPageFactory(parent=home, title="Eerste titel").url


def forms(store, address):
    """Return ``{encoding: answer}`` of an address."""
    return {name: store.get(address, accept_encoding=name) for name in UNPACK}


def test_each_encoding_has_its_own_bytes_length_and_tag_and_says_the_same(store, address):
    for _ in range(2):
        found = forms(store, address)
        for name, answer in found.items():
            assert answer.headers.get("Content-Encoding", "identity") == name
            assert answer["Content-Length"] == str(len(answer.body))
            assert answer["Vary"] == "Accept-Encoding"
            assert UNPACK[name](answer.body) == found["identity"].body
            assert answer["ETag"].startswith('W/"')
        assert len({answer["ETag"] for answer in found.values()}) == 3
        assert len(found["br"].body) < len(found["gzip"].body) < len(found["identity"].body) / 2


@pytest.mark.parametrize(("held", "asked"), list(itertools.product(UNPACK, repeat=2)))
@pytest.mark.parametrize("kept", [True, False])
@pytest.mark.parametrize("method", ["GET", "HEAD"])
def test_a_client_hears_that_nothing_changed_only_of_the_form_it_holds(store, address, held, asked, kept, method):
    tag = forms(store, address)[held]["ETag"]
    if not kept:
        store.store.entries.clear()
    answer = store.get(address, method=method, accept_encoding=asked, if_none_match=tag)
    assert answer.status == (304 if held == asked else 200)
    assert answer.body == b"" or (held != asked and method == "GET")
    assert answer.headers.get("Content-Encoding") == (None if held == asked or asked == "identity" else asked)
    assert (answer["ETag"] == tag) == (held == asked)
    assert answer["Content-Security-Policy"]
    assert ("Content-Type" in answer.headers) == (held != asked)


@pytest.mark.parametrize("encoding", UNPACK)
@pytest.mark.parametrize("kept", [True, False])
def test_who_asks_for_the_headers_gets_those_of_the_answer(store, address, encoding, kept):
    whole = store.get(address, accept_encoding=encoding)
    if not kept:
        store.store.entries.clear()
    head = store.get(address, method="HEAD", accept_encoding=encoding)
    assert (head.status, head.body, head.rendered) == (200, b"", not kept)
    own = {"X-Request-ID": ""}
    assert {**head.headers, **own} == {**whole.headers, **own}
    assert store.get(address, accept_encoding=encoding).body == whole.body


@pytest.mark.parametrize("encoding", UNPACK)
@pytest.mark.parametrize("asked", ["bytes=0-9", "bytes=-1", "bytes=9-1", "onzin"])
def test_a_part_is_never_given(store, address, encoding, asked):
    for _ in range(2):
        answer = store.get(address, accept_encoding=encoding, range=asked)
        assert answer.status == 200
        assert "Eerste titel" in answer.text
        assert "Content-Range" not in answer.headers


@pytest.mark.parametrize("name", ["if_match", "if_unmodified_since"])
def test_who_wants_an_error_when_it_changed_is_answered_by_django(store, address, name):
    store.get(address)
    value = '"oud"' if name == "if_match" else "Mon, 01 Jan 2001 00:00:00 GMT"
    assert store.get(address, **{name: value}).status == 412
    assert store.get(address).status == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "PATCH", "OPTIONS", "TRACE", "BREW"])
def test_no_other_method_is_answered_by_what_is_kept(store, address, method):
    store.get(address)
    answer = store.get(address, method=method)
    assert answer.rendered
    assert answer.status in {204, 405}
    assert len(store) == 1


@pytest.mark.parametrize("announced", [{"CONTENT_LENGTH": "5"}, {"HTTP_TRANSFER_ENCODING": "chunked"}])
def test_a_request_with_a_body_passes(store, address, announced):
    store.get(address)
    assert store.get(address, environ=announced).rendered


@pytest.mark.parametrize("encoding", UNPACK)
def test_an_error_comes_in_the_encoding_that_was_asked_and_is_kept_for_nobody(store, address, encoding):
    for _ in range(2):
        answer = store.get("/bestaat-niet/", accept_encoding=encoding, if_none_match="*")
        assert (answer.status, answer.rendered) == (404, True)
        assert answer.headers.get("Content-Encoding", "identity") == encoding
        assert "bestaat niet" in answer.text or "vinden" in answer.text
    assert len(store) == 0


@pytest.mark.parametrize("given", ["0" * 32, "0189f7a0-1111-7000-8000-000000000000"])
def test_an_answer_carries_the_id_that_the_web_server_in_front_gave(store, address, given):
    for _ in range(2):
        assert store.get(address, x_request_id=given)["X-Request-ID"] == given
    assert store.get(address, x_request_id=f"{given}\r\nx: y")["X-Request-ID"] != given


def test_what_is_too_short_to_compress_is_sent_as_it_is(store, home):
    answer = store.get("/robots.txt", accept_encoding="br, gzip")
    assert "Content-Encoding" not in answer.headers
    assert answer.body.startswith(b"User-agent")


def test_a_long_answer_that_comes_in_pieces_goes_through(db):
    def application(environ, start_response):
        start_response("200 OK", [("Content-Type", "text/plain")])
        return iter([b"een ", b"twee"])

    assert StoreClient(application).get("/").body == b"een twee"
