"""Apostrophes and quotation marks of every keyboard are one, wherever somebody searches."""

import html

import pytest

from base.text import APOSTROPHES, QUOTES
from content.glossary import Entry, link
from search.engine.dutch import tokens
from search.engine.highlighting import Marker
from search.listings.autocomplete import suggest
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory

TITLES = ["De auto’s van school", "Foto's maken", "De fotoʼs thuis", "Iets anders"]


@pytest.fixture
def pages(practices):
    theme = TermFactory(name="Foto’s en film", slug="foto-film")
    return [PracticePageFactory(parent=practices, title=title, terms=[theme]) for title in TITLES[:3]] + [
        PracticePageFactory(parent=practices, title=TITLES[3])
    ]


@pytest.mark.parametrize("sign", "’‘'`´′ʼ")
def test_the_signs_of_every_keyboard_are_apostrophes(sign):
    assert sign in APOSTROPHES


@pytest.mark.parametrize("sign", '“”„«»″"')
def test_the_signs_of_every_keyboard_are_quotation_marks(sign):
    assert sign in QUOTES


@pytest.mark.parametrize("sign", APOSTROPHES)
def test_every_apostrophe_stands_within_a_word(sign):
    assert tokens(f"Auto{sign}s en ’s avonds")[0] == tokens("Auto's")[0]
    pieces = Marker("auto's").highlight(f"Twee auto{sign}s.")
    assert pieces == [("Twee ", False), (f"auto{sign}s", True), (".", False)]


def test_a_word_is_found_with_any_apostrophe_and_by_it(pages, practices, titles, way):
    babies = set()
    for number, sign in enumerate(APOSTROPHES):
        babies.add(PracticePageFactory(parent=practices, title=f"Baby{sign}s", slug=f"baby-{number}").title)
    for sign in APOSTROPHES:
        assert titles(f"q=auto{sign}s") == TITLES[:1], sign
        assert set(titles(f'q="foto{sign}s thuis"')) == {TITLES[2]}, sign
        assert set(titles(f"q=baby{sign}s", page_size=100)) == babies, sign


def test_a_word_with_any_apostrophe_is_suggested(pages, built, way):
    opened = built() if way == "index" else None
    for sign in APOSTROPHES:
        labels = [each.label for each in suggest(f"foto{sign}s", opened)]
        assert (labels[0], set(labels[1:])) == ("Foto’s en film", set(TITLES[1:3])), sign
        assert TITLES[0] in [each.label for each in suggest(f"De auto{sign}s v", opened)], sign


def test_a_phrase_stands_between_any_quotation_marks(practices, titles, way):
    PracticePageFactory(parent=practices, title="Tweede kans voor iedereen")
    PracticePageFactory(parent=practices, title="Kans op een tweede leven")
    for first, last in ("“”", "„”", "„“", "””", "«»", "»«", "″″", "‟”", '""', "＂＂"):
        assert titles(f"q={first}tweede kans{last}") == ["Tweede kans voor iedereen"]
        assert titles(f"q=kans -{first}tweede kans{last}") == ["Kans op een tweede leven"]


@pytest.mark.parametrize("sign", APOSTROPHES)
def test_a_word_of_the_glossary_is_linked_with_any_apostrophe(sign):
    entries = (Entry(1, "CLB’er", "/clber/", "Wie daar werkt."), Entry(2, "CLB", "/clb/", "Een centrum."))
    linked, used = link(f"<p>De CLB{sign}er komt.</p>", entries)
    assert [entry.pk for entry in used] == [1]
    assert f">CLB{sign}er</a>" in html.unescape(linked)
