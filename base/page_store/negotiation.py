"""Which form of an answer a client asks for: an encoding, or nothing at all when it holds the answer (RFC 9110)."""

import re
from functools import lru_cache

from django.utils.http import parse_etags

BROTLI, GZIP, IDENTITY = "br", "gzip", "identity"
ENCODINGS = (BROTLI, GZIP, IDENTITY)  # the one we like best first, of those that a client likes equally
LAST_RESORT = 0.0001  # less than the least weight that a client can give: for what it neither names nor refuses
LONGEST_HEADER = 200  # characters; no client is that choosy, and such texts would fill the memory of `encoding_for`
MEMBER = re.compile(r"\s*([\w!#$%&'*+.^`|~-]+)\s*(?:;\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*)?", re.ASCII | re.I)


def encoding_for(header):
    """Return the encoding in which a client gets an answer.

    Args:
        header: Accept-Encoding as it was sent; "" when it was not.

    A member that is no encoding with a weight is passed over. Who refuses everything gets the answer as it is.
    """
    return _encoding_for(header) if len(header) <= LONGEST_HEADER else IDENTITY


@lru_cache(maxsize=512)
def _encoding_for(header):
    weights = {}
    for member in header.split(","):
        if read := MEMBER.fullmatch(member):
            name = read[1].lower()
            weights["gzip" if name == "x-gzip" else name] = float(read[2] or 1)
    others = weights.get("*", 0.0)
    unnamed = {BROTLI: others, GZIP: others, IDENTITY: weights.get("*", LAST_RESORT)}
    best = max(ENCODINGS, key=lambda encoding: weights.get(encoding, unnamed[encoding]))
    return best if weights.get(best, unnamed[best]) else IDENTITY


def tag_for(etag, encoding):
    """Return the entity tag of an answer in an encoding: each has its own, so that no client takes one for another.

    Args:
        etag: of the answer as it is, such as ``W/"abc"``.
        encoding: one of `ENCODINGS`.
    """
    return etag if encoding == IDENTITY else f'{etag[:-1]}-{encoding}"'


def holds(header, etag):
    """Return whether a client holds an answer already.

    Args:
        header: If-None-Match as it was sent; "" when it was not.
        etag: of the answer in the encoding that the client would get; "" when it has none.
    """
    if not header or not etag:
        return False
    return header == etag or any(
        each == "*" or each.removeprefix("W/") == etag.removeprefix("W/") for each in parse_etags(header)
    )
