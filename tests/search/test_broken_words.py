"""Words that a line's end broke, in files and in what was pasted, are found whole."""

import pytest

from search.engine.broken_words import mended
from search.extraction.library import read_all
from tests.factories import papers
from tests.factories.bodies import document, fill
from tests.factories.practices import PracticePageFactory

BROKEN = {
    "school-\nuitval": "schooluitval",
    "school- \r\n  uitval": "schooluitval",
    "school-\x0buitval": "schooluitval",
    "school‐\nuitval": "schooluitval",
    "begelei-\nding": "begeleiding",
    "kri-\ntisch ex-\npert": "kritisch expert",
    "SCHOOL-\nUITVAL": "SCHOOLUITVAL",
    # A hyphen for the end of the line alone, whatever a program makes of it.
    "school\u00ad\nuitval": "schooluitval",
    "school\u00ad uitval": "schooluitval",
    "school\u00aduitval": "schooluitval",
    "school¬\nuitval": "schooluitval",
    "e\u00ad\nénheid": "eénheid",
    # The hyphen is the word's own.
    "sociaal-\nemotioneel": "sociaal-emotioneel",
    "sociaal-\neconomische": "sociaal-economische",
    "CLB-\nmedewerker": "CLB-medewerker",
    "Oost-\nVlaanderen": "Oost-Vlaanderen",
    "2025-\n2026": "2025-2026",
    "12-\njarigen": "12-jarigen",
    "B-\nattest": "B-attest",
    "thema-\navond": "thema-avond",
    "ex-\nleerling": "ex-leerling",
    "burn-\nout": "burn-out",
    "Een doe-dag. Een doe-\ndag": "Een doe-dag. Een doe-dag",
    "in-\nen uitstroom": "in- en uitstroom",
    # Nothing is broken.
    "Lijst:\n- school\n- thuis": "Lijst:\n- school\n- thuis",
    "school - thuis": "school - thuis",
    "foto’s „zo”": "foto’s „zo”",
    # Ligatures.
    "\ufb01nancieel con\ufb02ict e\ufb00ect o\ufb03cieel": "financieel conflict effect officieel",
}


@pytest.mark.parametrize(("broken", "whole"), BROKEN.items())
def test_a_broken_word_is_made_whole_and_keeps_a_hyphen_of_its_own(broken, whole):
    assert mended(broken) == whole


@pytest.mark.parametrize(
    "endless", ["a" * 200_000, "a-\n" * 70_000, "a-" + " " * 200_000, "\u00ad" * 200_000, "a-a" * 70_000]
)
def test_a_text_without_end_is_read_as_any_other(endless):
    assert len(mended(endless)) <= len(endless)


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_a_visitor_finds_a_word_that_is_broken_in_a_file_and_reads_it_whole(practices, client, built, kind):
    lines = ["Over vroege school-", "uitval en sociaal-", "emotioneel leren, voor psycho\xad", "therapeuten."]
    made = papers.pdf(*lines, "Met \x01nancieel con\x02ict.") if kind == "pdf" else papers.word("\n".join(lines))
    paper = document(f"brief.{kind}", made)
    attached = [{"type": "documents", "value": {"title": "", "documents": [{"document": paper.pk}]}}]
    fill(PracticePageFactory(parent=practices, title="Brief"), materials=attached)
    assert [found.error for _, found in read_all()] == [""]
    built()
    words = ["schooluitval", "school-uitval", "sociaal-emotioneel", "psychotherapeut", '"vroege schooluitval"']
    for word in [*words, *(["financieel conflict"] if kind == "pdf" else [])]:
        listing = client.get("/praktijken/", {"q": word}).context["listing"]
        assert ([page.title for page in listing.results], listing.found.resembling) == (["Brief"], False), word
    passage = client.get("/praktijken/?q=schooluitval").content.decode().partition('<p class="passage">')[2]
    assert "vroege <mark>schooluitval</mark> en sociaal-emotioneel leren" in passage.partition("</p>")[0]


def test_a_word_with_a_typed_soft_hyphen_is_found_whole(practices, titles, way):
    PracticePageFactory(parent=practices, title="Over school\u00aduitval", approach="<p>Samen kajak&shy;varen.</p>")
    PracticePageFactory(parent=practices, title="Iets anders")
    for word in ("schooluitval", "school\u00aduitval", "kajakvaren"):
        assert titles(f"q={word}") == ["Over school\u00aduitval"], word


def test_a_word_that_is_broken_twice_is_whole():
    assert mended("school-\nuit-\nval in cijfers") == "schooluitval in cijfers"
