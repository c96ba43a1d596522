"""A separate database for the browser tests: threads of a server can't share the transaction of a test."""

import fcntl
import os
import shutil
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

from tests import databases

SHARED = "browser_site"  # the database that every process copies; on PostgreSQL it stays until the next run


@contextmanager
def own_database(fill, folder):
    """Connect this process to a database of its own with the initial content and more, and drop that afterwards.

    The first process of a run fills it, and the others copy its database.

    Args:
        fill: function without arguments that adds to a database with the initial content, and to the media folder.
        folder: Path that only the processes of one run share.
    """
    sqlite = connection.vendor == "sqlite"
    shared = str(folder / f"{SHARED}.sqlite3") if sqlite else SHARED
    with _file_lock(folder / "site.lock"):
        _make_once(fill, folder, shared)
        own = f"{shared}_{os.getpid()}"
        databases.copy(shared, own)
    with databases.connected(own):
        yield
    databases.drop(own)


@contextmanager
def _file_lock(path):
    """Hold a lock between processes while the block runs."""
    with path.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make_once(fill, folder, shared):
    """Create the shared database and its media unless they exist, and copy the media."""
    is_made, media = folder / "site.made", Path(settings.MEDIA_ROOT)
    if not is_made.exists():
        databases.make(databases.LOADED, shared)
        with databases.connected(shared):
            fill()
        shutil.copytree(media, folder / "media")
        is_made.touch()
    shutil.copytree(folder / "media", media, dirs_exist_ok=True)


def in_database(work):
    """Return what a function finds or makes, in a thread of its own: Playwright's loop runs in this one.

    Args:
        work: function without arguments.
    """

    def closing_after():
        with closing(connection):
            return work()

    with ThreadPoolExecutor(1) as thread:
        return thread.submit(closing_after).result()
