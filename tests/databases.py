"""Databases that are made once and copied, because migrating one and loading the initial content take a minute.

They stay for the next run, on SQLite in a folder of this checkout and on PostgreSQL on its server, until what they are
made of or the day is another.
"""

import datetime
import fcntl
import hashlib
import platform
import shutil
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.apps import apps
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from figures.immutability import removals, statements
from initial_content.loading.reading import read
from initial_content.loading.writing import write

FOLDER = settings.BASE_DIR / ".pytest_cache" / "databases"
LOCK = 8_741  # of PostgreSQL: any number that nobody else uses


def analyze_tables():
    """Update the statistics of PostgreSQL, which its planner needs; autovacuum does this only after a commit."""
    if connection.vendor == "postgresql":
        # By name: otherwise it locks the tables that all databases share until the transaction ends, and the tests of
        # another worker wait for that.
        names = ", ".join(map(connection.ops.quote_name, connection.introspection.table_names()))
        with connection.cursor() as cursor:
            cursor.execute(f"ANALYZE {names}")


def _migrate():
    call_command("migrate", verbosity=0, interactive=False, run_syncdb=True)
    call_command("createcachetable")


def _load():
    write(read())
    analyze_tables()


# What a database has -> (what the one that it starts from has, the function that adds the rest, the files of our apps
# that decide what it adds). Migrations read only what apps declare.
MIGRATED, LOADED = "template_migrated", "template_loaded"
STEPS = {
    MIGRATED: (None, _migrate, ("migrations/*.py", "declarations.py", "facets.py", "relations.py")),
    LOADED: (MIGRATED, _load, ("**/*",)),
}


@contextmanager
def connected(name):
    """Connect this process to another database while the block runs."""
    usual = connection.settings_dict["NAME"]
    connection.close()
    connection.settings_dict["NAME"] = name  # The dict of the settings, which the connections of other threads read.
    try:
        yield
    finally:
        connection.close()
        connection.settings_dict["NAME"] = usual


@contextmanager
def copied(kind, name):
    """Connect this process to a new copy of a database while the block runs, and drop the copy afterwards.

    Args:
        kind: ``MIGRATED`` or ``LOADED``.
        name: of the copy; a path on SQLite.
    """
    make(kind, name)
    try:
        with connected(name):
            yield
    finally:
        drop(name)


def make(kind, name):
    """Make a copy of a database; see `copied`."""
    with _lock():
        _make(kind)
        copy(_address(kind), name)


def copy(source, target):
    """Copy a database that nobody is connected to, in the place of one that may be there."""
    drop(target)
    if connection.vendor == "sqlite":
        shutil.copyfile(source, target)
    else:
        _execute(f'CREATE DATABASE "{target}" TEMPLATE "{source}"')


def drop(name):
    """Drop a database, if there is one of this name."""
    if connection.vendor == "sqlite":
        for suffix in ("", "-wal", "-shm"):
            Path(f"{name}{suffix}").unlink(missing_ok=True)
    else:
        _execute(f'DROP DATABASE IF EXISTS "{name}" WITH (FORCE)')


def _make(kind):
    """Make the database that is copied, unless it was made of what is here now."""
    made_of, database = _digest(kind), _address(kind)
    if _mark(kind) == made_of:
        return
    if connection.vendor == "sqlite":  # On PostgreSQL the mark goes with the database.
        _set_mark(kind, "")
    start, add, _patterns = STEPS[kind]
    if start:
        _make(start)
        copy(_address(start), database)
    else:
        drop(database)
        if connection.vendor == "postgresql":
            _execute(f'CREATE DATABASE "{database}"')
    # What the content puts into the media folder would be missing where the database is copied.
    with connected(database), pytest.MonkeyPatch.context() as patched:
        patched.setattr("django.core.files.storage.FileSystemStorage._save", _refuse)
        add()
    # Only now: one that was not finished is made anew.
    _set_mark(kind, made_of)


def _refuse(storage, name, content):
    raise AssertionError(f"{name} is a file, and only the database is copied")


def _digest(kind):
    """Return a digest of all that a database is made of: files of our apps, the packages and the day."""
    digest = hashlib.sha256(f"{platform.python_version()} {datetime.date.today()}".encode())
    ours = [Path(app.path) for app in apps.get_app_configs() if Path(app.path).parent == settings.BASE_DIR]
    found = {path for folder in ours for pattern in STEPS[kind][2] for path in folder.glob(pattern) if path.is_file()}
    own = (
        settings.BASE_DIR / "requirements.txt",
        settings.BASE_DIR / "vsv_site" / "settings" / "base.py",
        Path(__file__),
    )
    for path in sorted([*found, *own]):
        if "__pycache__" not in path.parts:
            digest.update(str(path.relative_to(settings.BASE_DIR)).encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def _address(kind):
    return str(FOLDER / f"{kind}.sqlite3") if connection.vendor == "sqlite" else kind


@contextmanager
def _lock():
    """Hold a lock between processes while the block runs."""
    if connection.vendor == "sqlite":
        FOLDER.mkdir(parents=True, exist_ok=True)
        with (FOLDER / "lock").open("w") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield
    else:
        with connection._nodb_cursor() as cursor:  # The lock ends with its connection.
            cursor.execute("SELECT pg_advisory_lock(%s)", [LOCK])
            yield


def _mark(kind):
    """Return the digest of what a database was made of, or None."""
    if connection.vendor == "sqlite":
        file = FOLDER / f"{kind}.digest"
        return file.read_text() if file.exists() else None
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT shobj_description(oid, 'pg_database') FROM pg_database WHERE datname = %s", [kind])
        return (cursor.fetchone() or [None])[0]


def _set_mark(kind, digest):
    if connection.vendor == "sqlite":
        (FOLDER / f"{kind}.digest").write_text(digest)
    else:
        _execute(f"COMMENT ON DATABASE \"{kind}\" IS '{digest}'")


def _execute(statement):
    with connection._nodb_cursor() as cursor:
        cursor.execute(statement)


def let_figures_go():
    """Remove the triggers that keep published figures, so that the tables can be emptied."""
    _execute_each(removals(connection.vendor))


def keep_figures():
    """Install those triggers again."""
    _execute_each((*removals(connection.vendor), *statements(connection.vendor)))


def _execute_each(texts):
    with connection.cursor() as cursor:
        for text in texts:
            cursor.execute(text)
