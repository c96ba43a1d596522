"""A load writes everything or nothing, in one transaction that raises the content version once."""

import pytest
from django.core.management import CommandError, call_command
from wagtail.models import Page, Site

from base import content_version
from base.models import Municipality, Term
from content.models import HomePage
from initial_content.loading import writing
from initial_content.loading.problems import ContentError
from initial_content.models import LoadedRecord


def rows():
    """Return everything that a load may write, as plain values."""
    models = (Page, Term, Municipality, LoadedRecord, Site)
    return {model: list(model.objects.order_by("pk").values()) for model in models}


def test_a_load_takes_the_place_of_wagtails_own_welcome_page(files, db):
    welcome = Page.objects.get(depth=2)
    assert (welcome.slug, Site.objects.get().root_page) == ("home", welcome)
    files.load()
    assert not Page.objects.filter(pk=welcome.pk).exists()
    assert Page.objects.get(depth=2).specific == HomePage.objects.get(slug="home")


@pytest.mark.parametrize("step", ["_find_or_create", "_fill", "_configure_site"])
def test_a_load_that_fails_halfway_leaves_nothing(files, home, monkeypatch, step):
    before, version, calls = rows(), content_version.current(), []

    def fail(self, *args):
        calls.append(args)
        if len(calls) > 8 or step == "_configure_site":
            raise RuntimeError("halfweg")
        return original(self, *args)

    original = getattr(writing._Writer, step)
    monkeypatch.setattr(writing._Writer, step, fail)
    with pytest.raises(RuntimeError, match="halfweg"):
        files.load()
    assert (rows(), content_version.current()) == (before, version)


def test_what_only_the_whole_page_can_tell_is_reported_with_file_and_line_too(files, db, capsys):
    files.change("praktijken.yaml", "reviewed_on: 2026-05-01", "reviewed_on: 2026-05-01\n  review_on: 2026-01-01")
    files.change("buitenland.yaml", "country: NL", "country: NL\n  reviewed_on: 2026-05-01\n  review_on: 2026-05-01")
    with pytest.raises(ContentError) as caught:
        files.load()
    assert caught.value.problems == [
        "buitenland.yaml:1: “review_on”: De volgende controle komt na de vorige.",
        "praktijken.yaml:1: “review_on”: De volgende controle komt na de vorige.",
    ]
    with pytest.raises(CommandError, match="er is niets geschreven"):
        call_command("load_content", directory=files.directory)
    assert "praktijken.yaml:1" in capsys.readouterr().err
    assert not LoadedRecord.objects.exists()
    assert not HomePage.objects.exists()


def test_a_page_that_an_editor_could_not_publish_is_reported_too(files, db):
    files.change("keuzehulp.yaml", "next: werk", "next: nergens")
    with pytest.raises(ContentError) as caught:
        files.load()
    assert all(problem.startswith("keuzehulp.yaml:1: “questions”: ") for problem in caught.value.problems)
    assert any("nergens" in problem for problem in caught.value.problems), caught.value.problems
    assert not HomePage.objects.exists()


def test_a_load_raises_the_sequence_once(files, db):
    before = content_version.current()
    files.load()
    assert content_version.current() == before + 1
