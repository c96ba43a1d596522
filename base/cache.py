"""Whole public pages, kept until the sequence moves or a page ends.

A public page is the same for everybody, so one copy serves all. Each process keeps its own copies and
compares one number, so any number of processes agree without talking to each other.
"""

import hashlib
from bisect import bisect_right

from django.core.cache import caches
from django.utils import timezone

LONGEST_ADDRESS = 500  # characters; longer ones are made up and not worth keeping
LARGEST_KEPT = 200_000  # bytes, as sent; a list of a thousand pages is rarely asked for twice
KEPT_HEADERS = (
    *("Content-Type", "Content-Encoding", "Content-Disposition", "Vary", "ETag", "Cache-Control", "Last-Modified"),
    *("X-Robots-Tag", "Access-Control-Allow-Origin", "Access-Control-Expose-Headers"),
)


def key(request):
    """Give the cache key of a request, or None for an address that is not worth keeping.

    The date is part of the key because a page may say that its review is overdue, and the end that comes next because
    what it ends goes out of every list then. `base.middleware.PageCache` read the request's sequence before.
    """
    address = request.get_full_path()
    if len(address) > LONGEST_ADDRESS:
        return None
    gzip = "gzip" in request.headers.get("Accept-Encoding", "")
    parts = [request.scheme, request.get_host(), address, str(gzip), str(timezone.localdate())]
    parts.append(str(next_end(request.sequence)))
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


_derived: dict[str, tuple] = {}  # name -> (sequence and next end, what was made under them)
_ends: dict[int, list] = {}  # the last sequence -> when pages end that had not ended when it was first seen


def next_end(sequence):
    """Give when the next page ends, or None: nothing in the database changes at that moment, so no sequence rises.

    Args:
        sequence: of base.changes, read before.

    Returns:
        Aware datetime. A query when the sequence has moved.
    """
    from wagtail.models import Page

    ends = _ends.get(sequence)
    if ends is None:
        coming = Page.objects.filter(live=True, expire_at__gt=timezone.now())
        ends = sorted(coming.values_list("expire_at", flat=True))
        _ends.clear()
        _ends[sequence] = ends
    place = bisect_right(ends, timezone.now())
    return ends[place] if place < len(ends) else None


def derived(name, sequence, make):
    """Give what was made of the content under a sequence, or make it now; each process keeps the last one.

    Args:
        name: of what is made.
        sequence: read before making, or None to make it for this once.
        make: called without arguments.
    """
    if sequence is None:
        return make()
    state = (sequence, next_end(sequence))
    kept = _derived.get(name)
    if kept is None or kept[0] != state:
        kept = _derived[name] = (state, make())
    return kept[1]


def forget():
    """Drop what was kept, for a database that was put back to an earlier sequence."""
    _derived.clear()
    _ends.clear()
