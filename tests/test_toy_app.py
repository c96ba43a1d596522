"""An app that settings name is everywhere, and nothing else has to know it (ADR 35)."""

import os
import re
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection

from base.declarations import declared
from base.models import page_types
from tests.databases import MIGRATED, drop, make


@pytest.fixture
def site_without_it(tmp_path, django_db_modify_db_settings, django_db_blocker):
    """The name of a migrated database, without the tables of the app."""
    name = str(tmp_path / "toy.sqlite3") if connection.vendor == "sqlite" else "test_toy_app"
    with django_db_blocker.unblock():
        make(MIGRATED, name)
        yield name
        drop(name)


def test_an_app_that_settings_name_is_everywhere(site_without_it):
    """In a process of its own: which apps there are is settled when Django starts."""
    command = ["pytest", "-q", "-p", "no:cacheprovider", "--ds=tests.toy_app.settings"]
    command += sorted(map(str, (settings.BASE_DIR / "tests/toy_app").glob("claims*.py")))
    # What a worker of this run was told is not meant for that one.
    told = {name: value for name, value in os.environ.items() if not name.startswith(("PYTEST_", "DJANGO_SETTINGS"))}
    told["TOY_DATABASE"] = site_without_it
    done = subprocess.run(
        [sys.executable, "-m", *command], cwd=settings.BASE_DIR, env=told, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr


def test_nothing_outside_its_folder_names_the_toy_app():
    root = settings.BASE_DIR
    files = [path for path in root.glob("*/**/*.py") if path.relative_to(root).parts[0] != "tests"]
    assert [str(path) for path in files if "toy_app" in path.read_text()] == []


def files_of(app):
    """Return the files of an app that could name another one: its modules, its templates and its content."""
    root = settings.BASE_DIR
    found = [
        *(root / app).rglob("*.py"),
        *(root / app / "initial").glob("*"),
        *(root / "templates" / app).rglob("*.html"),
    ]
    return [path for path in found if "migrations" not in path.parts]


@pytest.mark.parametrize(
    ("app", "others"),
    [("base", "content|practices|research|search|initial_content"), ("content", "practices|research")],
)
def test_base_and_content_name_no_app_that_builds_on_them(app, others):
    """By string; `lint-imports` reads the imports."""
    label = re.compile(rf"\b(?:{others})\.[A-Z]\w|[\"'](?:{others})(?:\.[a-z_]+)*[\"']")
    assert files_of(app)
    assert [str(path) for path in files_of(app) if label.search(path.read_text())] == []


def test_what_apps_declare_names_kinds_and_types_that_exist():
    labels = {model._meta.label for model in page_types()}
    kinds = {kind.slug for _app, kind in declared("relation_kinds")}
    for _app, end in declared("relation_ends"):
        assert end.kind in kinds
        assert end.sources | end.targets <= labels
    for _app, thread in declared("required_relations"):
        assert {thread.page_type} | thread.targets <= labels
    files = [file.name for _app, file in declared("page_files")]
    assert len(files) == len(set(files))
