"""Whole public pages, kept until the sequence moves.

A public page is the same for everybody, so one copy serves all. Each process keeps its own copies and
compares one number, so any number of processes agree without talking to each other.
"""

import hashlib

from django.core.cache import caches
from django.utils import timezone

LONGEST_ADDRESS = 500  # characters; longer ones are made up and not worth keeping
LARGEST_KEPT = 200_000  # bytes, as sent; a list of a thousand pages is rarely asked for twice
KEPT_HEADERS = (
    *("Content-Type", "Content-Encoding", "Content-Disposition", "Vary", "ETag", "Cache-Control", "Last-Modified"),
    *("X-Robots-Tag", "Access-Control-Allow-Origin"),
)


def key(request):
    """Give the cache key of a request, or None for an address that is not worth keeping.

    The date is part of the key because a page may say that its review is overdue.
    """
    address = request.get_full_path()
    if len(address) > LONGEST_ADDRESS:
        return None
    gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    parts = [request.scheme, request.get_host(), address, str(gzip), str(timezone.localdate())]
    return hashlib.sha256("\n".join(parts).encode("utf-8", "surrogatepass")).hexdigest()


def get(cache_key, sequence):
    """Give the (headers, body) that were kept under a sequence, or None."""
    kept = caches["pages"].get(cache_key)
    return kept[1:] if kept and kept[0] == sequence else None


def put(cache_key, sequence, response):
    """Keep a response, unless it is very large, under the sequence that was read before it was rendered."""
    if len(response.content) > LARGEST_KEPT:
        return
    headers = {name: response[name] for name in KEPT_HEADERS if name in response}
    caches["pages"].set(cache_key, (sequence, headers, response.content))


_derived: dict[str, tuple] = {}  # name -> (sequence, what was made under it)


def derived(name, sequence, make):
    """Give what was made of the content under a sequence, or make it now; each process keeps the last one.

    Args:
        name: of what is made.
        sequence: read before making, or None to make it for this once.
        make: called without arguments.
    """
    if sequence is None:
        return make()
    kept = _derived.get(name)
    if kept is None or kept[0] != sequence:
        kept = _derived[name] = (sequence, make())
    return kept[1]


def forget():
    """Drop what was kept, for a database that was put back to an earlier sequence."""
    _derived.clear()
