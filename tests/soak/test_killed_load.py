"""A load that is killed leaves nothing half-written, however often and whenever it happens."""

import os
import random
import sqlite3
import subprocess
import sys
import time
from pathlib import Path

import pytest

pytestmark = pytest.mark.soak
ROOT = Path(__file__).resolve().parents[2]
KILLS = 20


def run(directory, *command, **kwargs):
    environment = {**os.environ, "VAR_DIR": str(directory), "DJANGO_SETTINGS_MODULE": "vsv_site.settings.dev"}
    environment.pop("DATABASE_URL", None)
    return subprocess.Popen(
        [sys.executable, "manage.py", *command], cwd=ROOT, env=environment, stdout=subprocess.DEVNULL, **kwargs
    )


def count(directory):
    """Return (pages, terms, records) as a fresh reader sees them."""
    with sqlite3.connect(directory / "db.sqlite3") as database:
        tables = ("wagtailcore_page", "base_term", "initial_content_loadedrecord")
        return tuple(database.execute(f"SELECT COUNT(*) FROM {table}").fetchone()[0] for table in tables)


def test_a_load_killed_at_any_moment_leaves_all_or_nothing(tmp_path):
    assert run(tmp_path, "migrate", "-v0").wait() == 0
    empty = count(tmp_path)
    reference = tmp_path / "reference"
    reference.mkdir()
    assert run(reference, "migrate", "-v0").wait() == 0
    start = time.monotonic()
    assert run(reference, "load_content").wait() == 0
    length = time.monotonic() - start
    whole = count(reference)
    chance = random.Random(20261122)
    killed = 0
    for _ in range(KILLS):
        process = run(tmp_path, "load_content")
        time.sleep(chance.uniform(0.3, 1.0) * length)
        killed += process.poll() is None
        process.kill()
        process.wait()
        assert count(tmp_path) in (empty, whole)
        if count(tmp_path) == whole:
            (tmp_path / "db.sqlite3").unlink()
            for rest in tmp_path.glob("db.sqlite3-*"):
                rest.unlink()
            assert run(tmp_path, "migrate", "-v0").wait() == 0
    assert killed > KILLS // 2
    assert run(tmp_path, "load_content").wait() == 0
    assert count(tmp_path) == whole
