"""Answers of the site in every encoding that a client may ask for."""

import gzip
from typing import NamedTuple

import brotli

from base.page_store.negotiation import BROTLI, GZIP, IDENTITY, tag_for

SMALLEST_COMPRESSED = 200  # bytes; of less nothing is won
OVERHEAD = 3000  # bytes of an answer in memory beside its bodies: headers, address, objects
OF_VARIANT = {"content-length", "etag", "x-request-id"}  # headers that differ by encoding or by request
# What a client has, so it is not told again when nothing changed; the policy is of the answer, not of its content.
OF_CONTENT = ("content-type", "content-encoding", "content-disposition", "content-length", "content-language")


def compress(body, encoding, *, best=False):
    """Return a body in an encoding.

    Args:
        body: bytes.
        encoding: one of `base.page_store.negotiation.ENCODINGS`.
        best: as small as it gets, for which brotli takes 12 ms a page; the levels for a visitor who waits win most of
            that in a quarter of a millisecond each.

    A public page holds no secret, so how well it is compressed tells nobody anything. Unlike Django's middleware, which
    is for pages with tokens in them, this adds no random bytes, and one body has one compressed form.
    """
    if encoding == GZIP:
        return gzip.compress(body, 9 if best else 6, mtime=0)
    if encoding == BROTLI:
        return brotli.compress(body, mode=brotli.MODE_TEXT, quality=11 if best else 5)
    return body


class Variant(NamedTuple):
    """An answer in one encoding.

    Fields:
        headers: of this encoding alone, as ``[(name, value), …]``.
        body: bytes.
        etag: "" when the answer has none.
    """

    headers: list
    body: bytes
    etag: str


class Answer:
    """A whole answer, in one encoding or more.

    Args:
        status: such as "200 OK".
        headers: ``[(name, value), …]`` but those in `OF_VARIANT`.
        etag: of the answer without an encoding; "" when it has none.
        bodies: ``{encoding: bytes}``, with gzip or as it is among them.
    """

    __slots__ = ("bodies", "etag", "headers", "size", "status", "variants")

    def __init__(self, status, headers, etag, bodies):
        self.status, self.headers, self.etag, self.bodies = status, headers, etag, bodies
        self.variants = {encoding: self._variant(encoding, body) for encoding, body in bodies.items()}
        self.size = OVERHEAD + sum(map(len, bodies.values()))

    @classmethod
    def of(cls, status, headers, body, encodings, *, best=False):
        """Return the answer that Django gave to a client that takes no encoding.

        Args:
            status, headers: as Django gave them.
            body: bytes.
            encodings: those in which it is wanted beside the one it has.
            best: as in `compress`.
        """
        own = {name.lower(): value for name, value in headers}
        worth_it = len(body) >= SMALLEST_COMPRESSED and "content-encoding" not in own
        bodies = {name: compress(body, name, best=best) for name in encodings if name != IDENTITY} if worth_it else {}
        # A compressed body gives the plain one back, which few clients ask for.
        if GZIP not in bodies:
            bodies[IDENTITY] = body
        lasting = [pair for pair in headers if pair[0].lower() not in OF_VARIANT]
        return cls(status, lasting, own.get("etag", ""), bodies)

    def variant(self, encoding):
        """Return the answer in an encoding, or as it is when it is not worth compressing."""
        found = self.variants.get(encoding) or self.variants.get(IDENTITY)
        return found or self._variant(IDENTITY, gzip.decompress(self.bodies[GZIP]))

    def unchanged_headers(self):
        """Return the headers for a client that holds the answer already."""
        return [pair for pair in self.headers if pair[0].lower() not in OF_CONTENT]

    def _variant(self, encoding, body):
        headers = [("Content-Length", str(len(body)))]
        if encoding != IDENTITY:
            headers.append(("Content-Encoding", encoding))
        etag = tag_for(self.etag, encoding) if self.etag else ""
        if etag:
            headers.append(("ETag", etag))
        return Variant(headers, body, etag)
