"""The check of the first content: each rule reports what it is for and leaves alone what is right."""

from pathlib import Path

import pytest
import yaml
from django.core.management import CommandError, call_command

from initial_content.checking.report import report
from initial_content.loading.reading import page_files, read
from tests.initial_content.valid_files import write_valid_files

WORDS = {
    "{long}": f"{'een ' * 25}woord.",
    "{short}": f"{'een ' * 24}woord.",
    "{words}": " ".join(["woord"] * 20),
}
CASES = yaml.safe_load(Path(__file__).with_name("findings.yaml").read_text("utf-8"))


@pytest.fixture
def directory(tmp_path):
    """A folder with the small set of files."""
    write_valid_files(tmp_path)
    return tmp_path


def change(directory, case):
    for also in case.get("also", []):
        change(directory, {"file": case["file"], **also})
    path, by = directory / case["file"], case["by"]
    for short, words in WORDS.items():
        by = by.replace(short, words)
    text = path.read_text("utf-8")
    assert text.count(case["replace"]) >= 1, f"{case['replace']!r} does not stand in {case['file']}"
    path.write_text(text.replace(case["replace"], by, 1), "utf-8")


def reported(directory, capsys):
    """Return what the command says, one line each; empty when it has nothing to say."""
    try:
        call_command("check_content", directory=directory)
    except CommandError:
        return capsys.readouterr().err.splitlines()
    return []


def test_sound_content_has_nothing_to_report(directory, capsys):
    call_command("check_content", directory=directory)
    assert capsys.readouterr().out == "21 pagina’s en 4 termen: niets te melden.\n"


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"].replace(" ", "-"))
def test_a_rule_reports_what_it_is_for_and_nothing_else(directory, capsys, case):
    change(directory, case)
    found = reported(directory, capsys)
    if case["said"]:
        assert len(found) == 1, found
        assert found[0].startswith(f"{case['file']}:{case['line']}: ")
        assert case["said"] in found[0]
    else:
        assert found == []


def test_every_finding_is_reported_at_once_in_the_order_of_the_files(directory, capsys):
    for case in CASES:
        if case["name"] in {"a dead link", "a long line", "an unknown abbreviation", "a description twice"}:
            change(directory, case)
    found = reported(directory, capsys)
    assert [line.rsplit(":", 1)[0].split(": ")[0] for line in found] == [
        "oorzaken.yaml:5",
        "oorzaken.yaml:8",
        "paginas.yaml:4",
        "praktijken.yaml:1",
    ]


def test_the_initial_content_has_nothing_to_report():
    content = read()
    assert len(content.pages) > len(page_files())
    assert report(content) == []
