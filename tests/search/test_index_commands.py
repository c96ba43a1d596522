"""What somebody who runs the site types about the index, and what it answers."""

import pytest
from django.core.management import CommandError, call_command

from search.indexing import storage
from tests.factories.bodies import document
from tests.factories.content import StandardPageFactory
from tests.factories.papers import word


@pytest.fixture
def told(capsys):
    """What a command answers, as text, with how it ended: 0 is well."""

    def told(*command, **options):
        try:
            call_command(*command, **options)
            ended = 0
        except SystemExit as error:
            ended = error.code
        return capsys.readouterr().out, ended

    return told


def test_a_check_is_content_with_an_index_that_says_what_the_database_says(site, built, told):
    text, ended = told("check_search")
    assert ("zegt hetzelfde" in text, ended) == (True, 0)


def test_a_check_names_every_kind_of_difference_and_fails(site, built, told):
    engine = built().engine
    kept = engine.position
    new = StandardPageFactory(parent=site.home)
    site.standard.title = "Heel anders"
    site.standard.save()
    gone = site.practice.pk
    site.practice.delete()
    text, ended = told("check_search")
    assert ended == 1
    assert "achter" in text
    assert f"Ontbreekt: pagina {new.pk}." in text
    assert f"Staat er te veel in: pagina {gone}." in text
    assert f"Verouderd: pagina {site.standard.pk}" in text
    assert engine.position == kept


def test_a_check_fails_without_an_index(site, index_folder, told):
    assert told("check_search") == ("Er is geen zoekindex.\n", 1)


def test_a_long_list_of_differences_is_cut(site, built, told, monkeypatch):
    monkeypatch.setattr("search.management.commands.check_search.SHOWN", 2)
    for _ in range(5):
        StandardPageFactory(parent=site.home)
    assert "en 3 andere." in told("check_search")[0]


def test_a_rebuild_says_how_far_it_is_and_how_long_it_took(site, index_folder, told):
    text, ended = told("rebuild_search")
    assert "van" in text.splitlines()[0]
    assert "is gebouwd in" in text
    assert told("check_search")[1] == ended == 0


def test_a_rebuild_where_none_is_needed_does_nothing(site, built, told):
    before = storage.in_use()
    assert told("rebuild_search", "--if-needed") == ("", 0)
    assert storage.in_use() == before
    storage.root().joinpath(storage.LINK).unlink()
    told("rebuild_search", "--if-needed")
    assert storage.in_use() not in (before, None)


def test_a_second_rebuild_at_once_is_refused(site, index_folder):
    with storage.alone("build"), pytest.raises(CommandError, match="bouwt de zoekindex al"):
        call_command("rebuild_search")


def test_reading_the_library_says_what_became_of_each_file(db, told):
    document("brief.docx", word("Geachte ouder"), title="Brief")
    document("stuk.pdf", b"stuk", title="Stuk")
    text, _ = told("extract_documents")
    assert text.splitlines() == ["Brief: 13 tekens", "Stuk: Dit bestand is beschadigd: we kunnen de tekst niet lezen."]
    assert told("extract_documents") == ("", 0)
