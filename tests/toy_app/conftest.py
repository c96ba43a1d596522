"""What the claims about the toy app share."""

import shutil
from collections import Counter
from pathlib import Path

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection

from initial_content.loading.reading import read
from initial_content.loading.writing import write
from tests.databases import analyze_tables
from tests.toy_app.models import ToyQuestion


def load():
    """Read the initial content of all apps, and write enough of it: each claim builds an index of what is there."""
    content = read()
    kept = _enough(content.pages)
    content.pages = [record for record in content.pages if record.id in kept]
    write(content)


def _enough(records):
    """Return the ids of three pages of each type, all pages of the app, and what these need: pages above or in them."""
    known, numbers, kept = {record.id: record for record in records}, Counter(), set()
    for record in records:
        numbers[record.model] += 1
        if numbers[record.model] <= 3 or _is_toy(record):
            kept.add(record.id)
    ahead = list(kept)
    while ahead:
        record = known[ahead.pop()]
        # A relation needs no page at its other end, except those of the app, which its claims look at.
        data = {name: value for name, value in record.data.items() if name != "relations" or _is_toy(record)}
        more = ({record.parent, *_texts(data)} & known.keys()) - kept
        kept |= more
        ahead += more
    return kept


def _is_toy(record):
    return record.model._meta.app_label == "toy_app"


def _texts(value):
    """Yield each text in a value of a file."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _texts(each)


@pytest.fixture(scope="session")
def django_db_setup(django_test_environment, django_db_blocker):
    """Add the app to a database that was there before it, and load the content."""
    with django_db_blocker.unblock():
        call_command("migrate", verbosity=0, interactive=False)
        load()
        analyze_tables()
        connection.close()


@pytest.fixture(scope="session", autouse=True)
def _shared_content(django_db_setup):
    """Everything is in the database already."""


@pytest.fixture
def initial(tmp_path, monkeypatch):
    """The folder of the app with a copy of its initial content, to make mistakes in."""
    config = apps.get_app_config("toy_app")
    shutil.copytree(Path(config.path) / "initial", tmp_path / "initial")
    monkeypatch.setattr(config, "path", str(tmp_path))
    return tmp_path / "initial"


@pytest.fixture
def top(initial_content):
    """The record that is no page."""
    return ToyQuestion.objects.get(title="Waarom valt een tol om?")
