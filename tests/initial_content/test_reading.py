"""Mistakes in the content files: every one is reported, at once, with its file and line."""

import re
from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from base import content_version
from base.models import Municipality, Term
from content.models import HomePage
from initial_content.loading.reading import ContentError, read
from initial_content.models import LoadedRecord
from tests.initial_content.files import PAGES, TERMS

LONG = "lang" * 75
MISTAKES = {case["name"]: case for case in yaml.safe_load(Path(__file__).with_name("mistakes.yaml").read_text("utf-8"))}


def make(files, name):
    """Make one of the mistakes; give the problem that must be reported as (start, words in it)."""
    case = MISTAKES[name]
    files.change(case["file"], case["replace"], case["by"].replace("{long}", LONG))
    return f"{case['file']}:{case['line']}: ", case["said"]


def problems(files):
    with pytest.raises(ContentError) as caught:
        read(files.directory)
    return caught.value.problems


def test_right_files_are_read_parents_before_children(files):
    content = read(files.directory)
    seen = set()
    for record in content.pages:
        assert record.parent is None or record.parent in seen
        seen.add(record.id)
    assert (len(content.pages), len(content.terms)) == (PAGES, TERMS)
    assert [row["naam"] for row in content.municipalities] == ["Hasselt", "Genk"]


@pytest.mark.parametrize("name", MISTAKES, ids=lambda name: name.replace(" ", "-"))
def test_a_mistake_is_reported_with_its_file_and_line(files, name):
    start, said = make(files, name)
    found = problems(files)
    assert any(problem.startswith(start) and said in problem for problem in found), found
    assert all(re.match(r"\w+\.(yaml|csv):\d+: \S", problem) for problem in found)


@pytest.mark.parametrize("file", ["termen.yaml", "gemeenten.csv", "site.yaml", "buitenland.yaml"])
def test_a_missing_file_and_one_that_is_not_utf_8_are_reported(files, file):
    (files.directory / file).write_bytes("é".encode("latin-1"))
    assert f"{file}:1: dit bestand is geen UTF-8" in problems(files)
    (files.directory / file).unlink()
    assert f"{file}:1: dit bestand ontbreekt" in problems(files)


@pytest.mark.parametrize("text", ["", "5", "een: twee", "- - een", "[]"])
def test_a_file_that_holds_something_else_is_reported_or_empty(files, text):
    (files.directory / "site.yaml").write_text(text)
    assert problems(files)


def test_all_mistakes_are_reported_at_once_and_nothing_is_written(files, home, capsys):
    (files.directory / "paginas.yaml").write_text("- slug: [")
    names = ("unknown term", "unknown municipality", "a year in words", "term with an unknown key", "no source")
    expected = ["paginas.yaml:1: geen geldige YAML", *(make(files, name)[1] for name in names)]
    version, pages = content_version.current(), HomePage.objects.count()
    with pytest.raises(CommandError, match="er is niets geschreven"):
        call_command("load_content", directory=files.directory)
    said = capsys.readouterr().err
    assert all(words in said for words in expected)
    assert (content_version.current(), HomePage.objects.count()) == (version, pages)
    assert not any(model.objects.exists() for model in (Term, Municipality, LoadedRecord))


def test_a_check_writes_nothing(files, home, capsys):
    call_command("load_content", directory=files.directory, check=True)
    assert f"{PAGES} pagina’s en {TERMS} termen nagekeken: in orde." in capsys.readouterr().out
    assert not LoadedRecord.objects.exists()
