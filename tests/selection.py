"""Which tests run on PostgreSQL: those that touch the database, each with a few of its parameters.

The run on SQLite has them all. What differs between databases differs by query, not by page type or odd value; `make
soak` runs the others on PostgreSQL too.
"""

import os
from collections import defaultdict

ALL = "ALL_PARAMETERS"  # environment variable of `make soak`
MOST = 4  # parameters of one test


def on_postgresql(items):
    """Return the tests that run on PostgreSQL, in their order."""
    items = [item for item in items if _uses_database(item)]
    if os.environ.get(ALL):
        return items
    by_function = defaultdict(list)
    for item in items:
        by_function[item.nodeid.partition("[")[0]].append(item)
    kept = {item for each in by_function.values() for item in _some(each)}
    return [item for item in items if item in kept]


def _some(items):
    """Return the first, the last and what stands evenly between them; all of those that are for PostgreSQL only."""
    if len(items) <= MOST or items[0].get_closest_marker("postgres"):
        return items
    return [items[place * (len(items) - 1) // (MOST - 1)] for place in range(MOST)]


def _uses_database(item):
    return "django_db_setup" in item.fixturenames or any(map(item.get_closest_marker, ("django_db", "browser")))
