"""A database that only the browser tests know: a server in threads of its own can't share a test's transaction."""

import fcntl
import os
import shutil
from contextlib import contextmanager
from pathlib import Path

from django.conf import settings
from django.db import connection

SHARED = "browser_site"  # what every process copies; on PostgreSQL it stays until the next run makes it anew


@contextmanager
def own_database(fill, folder):
    """Point every connection of this process at a migrated and filled database of its own, and drop it afterwards.

    Filling takes most of a minute, so the first process of a run does it and the others copy what it made.

    Args:
        fill: called without arguments to fill an empty database, and the media folder.
        folder: Path that the processes of one run share, and no other run.
    """
    usual, usual_test = connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"]
    suffix = str(os.getpid())
    connection.close()
    try:
        with _alone(folder / "site.lock"):
            _make_once(fill, folder)
            connection.close()
            connection.creation.clone_test_db(suffix, verbosity=0, autoclobber=True)
        shared = connection.settings_dict["NAME"]
        connection.settings_dict["NAME"] = connection.creation.get_test_db_clone_settings(suffix)["NAME"]
        yield
        connection.settings_dict["NAME"] = shared
        connection.creation.destroy_test_db(usual, verbosity=0, suffix=suffix)
    finally:
        connection.close()
        connection.settings_dict["NAME"], connection.settings_dict["TEST"]["NAME"] = usual, usual_test


@contextmanager
def _alone(lock):
    """Wait until no other process is in this block."""
    with lock.open("w") as file:
        fcntl.flock(file, fcntl.LOCK_EX)
        yield


def _make_once(fill, folder):
    """Make the shared database and its media, or find them; the connection points at them afterwards."""
    made, media = folder / "site.made", Path(settings.MEDIA_ROOT)
    name = str(folder / f"{SHARED}.sqlite3") if connection.vendor == "sqlite" else SHARED
    connection.settings_dict["TEST"]["NAME"] = name
    if made.exists():
        connection.settings_dict["NAME"] = name
    else:
        connection.creation.create_test_db(verbosity=0, autoclobber=True, serialize=False)
        fill()
        shutil.copytree(media, folder / "media")
        made.touch()
    shutil.copytree(folder / "media", media, dirs_exist_ok=True)
