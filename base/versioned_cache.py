"""A cache in each process for values derived from the content, until the content version changes or something ends.

The keys are names in code and sites in the database, never the input of a visitor, so there are few.
"""

import threading
from bisect import bisect_right
from collections.abc import Callable

from django.utils import timezone
from wagtail.models import Page

from base.models.record import record_types

MAX_ENTRIES = 500  # above this number, the oldest entry is removed
MAX_PAGE_ENTRIES = 10_000  # of values that belong to one page

_lock = threading.Lock()
_entries: dict[tuple, tuple] = {}  # (name, site) -> ((version, next end), value)
_page_entries: dict[tuple, tuple] = {}  # (name, pk of the page) -> the same
_ends: dict[int, list] = {}  # only the last version -> sorted ends that were in the future then
# Functions that apps add, each of which returns the future moments at which something else changes by itself.
_sources: list[Callable[[], list]] = []


def register(source):
    """Add moments at which what the public sees changes although nobody writes; an app calls this when it is ready.

    Args:
        source: function that returns aware datetimes in the future. It is asked once for each content version.
    """
    if source not in _sources:
        _sources.append(source)


def next_end(version):
    """Return when the next page or record ends, or something planned appears, as an aware datetime, or None.

    At that moment nothing changes in the database, so the content version stays the same. For each version, one query
    for pages, one for each type of record and one for each source of an app.

    Args:
        version: of base.content_version.
    """
    ends = _ends.get(version)
    if ends is None:
        tables = [model.objects.filter(live=True, expire_at__gt=timezone.now()) for model in (Page, *record_types())]
        ends = [end for rows in tables for end in rows.values_list("expire_at", flat=True)]
        ends = sorted([*ends, *(moment for source in _sources for moment in source())])
        _ends.clear()
        _ends[version] = ends
    position = bisect_right(ends, timezone.now())
    return ends[position] if position < len(ends) else None


def get(name, version, make, *, site=None, page=None):
    """Return the cached value at a content version, or make it; each process keeps only the value of the last version.

    Args:
        name: constant that identifies the value.
        version: read before; None to make the value without caching it.
        make: function without arguments that returns the value.
        site: pk of the Site that the value belongs to; None when it is the same for every site.
        page: pk or path of the page that the value belongs to; None when it belongs to none.
    """
    if version is None:
        return make()
    state = (version, next_end(version))
    entries, limit = (_entries, MAX_ENTRIES) if page is None else (_page_entries, MAX_PAGE_ENTRIES)
    key = (name, site if page is None else page)
    entry = entries.get(key)
    if entry is None or entry[0] != state:
        entry = (state, make())
        with _lock:
            entries[key] = entry
            if len(entries) > limit:
                del entries[next(iter(entries))]
    return entry[1]


def clear():
    """Empty the cache, for a database that was restored to an earlier content version."""
    _entries.clear()
    _page_entries.clear()
    _ends.clear()
