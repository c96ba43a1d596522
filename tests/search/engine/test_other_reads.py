"""Suggestions, corrections, pages alike and highlights."""

from typing import ClassVar

import pytest
from hypothesis import given
from hypothesis import strategies as st

from base.keys import page_key
from search.engine import snapshot, spelling
from search.engine.documents import Document, Question
from search.engine.highlighting import Marker
from search.engine.lexicon import Lexicon
from tests.search.engine.pages import pages

LEXICON = Lexicon([["spijbelen", "schoolverzuim", "zonder geldige reden"]])


def marked(pieces):
    return [piece for piece, fits in pieces if fits]


def test_a_suggestion_has_every_word_and_what_is_being_typed(fill, engine):
    fill("Begeleiding van leerlingen", "Leerlingenbegeleiding", "Leerlingen", "Begeleiders")
    found = engine.suggest("begel")
    assert {key for key, _ in found[:2]} == {*pages(1, 4)}
    assert found[2:] == [(page_key(2), "Leerlingenbegeleiding")]
    assert {key for key, _ in engine.suggest("leerl begel")} == {*pages(1, 2)}
    assert engine.suggest("") == engine.suggest("…") == engine.suggest("kat") == []


def test_a_suggestion_forgives_one_error_when_nothing_fits(fill, engine):
    fill("Thuiszitters", "Thuis")
    assert engine.suggest("thiuszit") == [(page_key(1), "Thuiszitters")]
    assert engine.suggest("xhuiszxt") == []


def test_suggestions_keep_to_the_limit(fill, engine):
    fill(*[f"Kat {pk}" for pk in range(10)])
    assert len(engine.suggest("kat", limit=3)) == 3


def test_a_text_is_corrected_only_where_it_is_unknown(fill, engine):
    fill("Het diploma halen zonder school", "Absenteïsme")
    assert engine.correct("Diplma van de school, absentesme!") == "diploma van de school, absenteïsme!"
    assert engine.correct("diploma halen") == engine.correct("xyzzy") == engine.correct("") == ""


def test_pages_alike_share_their_rare_words(fill, engine):
    fill("Spijbelen in Gent", "Spijbelen in Aalst", "Diploma in Gent", "Diploma in Aalst", "Opvang in Gent", "Niets")
    assert engine.like(page_key(1), 2)[0] == page_key(2)
    assert page_key(1) not in engine.like(page_key(1), 9)
    assert page_key(3) in engine.like(page_key(1), 9, without=pages(2))
    assert page_key(2) not in engine.like(page_key(1), 9, without=pages(2))
    assert engine.like(page_key(6), 5) == engine.like(page_key(99), 5) == []


@given(st.text(), st.text(max_size=60))
def test_highlighted_pieces_joined_are_the_text(text, query):
    assert "".join(piece for piece, _ in Marker(query, lexicon=LEXICON).highlight(text)) == text


@given(st.text(), st.text(max_size=30), st.integers(20, 200))
def test_a_snippet_is_cut_from_the_text(text, query, length):
    pieces = [piece for piece in Marker(query).snippet(text, length) if piece[0] not in {"… ", " …"}]
    assert "".join(piece for piece, _ in pieces) in text


@pytest.mark.parametrize(
    ("query", "fitting"),
    [
        ("begeleiden", ["leerlingenbegeleiding"]),
        ("spijbelen", ["Schoolverzuim", "zonder", "geldige", "reden"]),
        ('"geldige reden"', ["geldige", "reden"]),
        ("de van", []),
        ("-reden", []),
    ],
)
def test_words_are_marked_by_stem_part_and_synonym(query, fitting):
    text = "Schoolverzuim is weg zonder geldige reden, zegt leerlingenbegeleiding."
    assert marked(Marker(query, lexicon=LEXICON).highlight(text)) == fitting


def test_a_snippet_shows_the_passage_with_most_different_words():
    body = "kat " * 40 + "hond " * 40 + "De kat en de vis samen. " + "hond " * 60
    pieces = Marker("kat vis").snippet(body, length=60)
    assert marked(pieces) == ["kat", "vis"]
    assert pieces[0] == ("… ", False)
    assert pieces[-1] == (" …", False)


def test_lexicons_are_equal_by_what_they_hold():
    assert Lexicon([["a", "b"]]) == Lexicon([("a", "b")])
    assert hash(Lexicon([["a", "b"]])) == hash(Lexicon([("a", "b")]))
    assert Lexicon([["a", "b"]]) != Lexicon([["a", "c"]])


# Words of an index that changes


def test_a_word_of_a_page_that_was_taken_out_is_proposed_to_nobody(engine, ask):
    engine.write(
        [Document(page_key(1), title="Zeldzaamheid"), Document(page_key(2), title="Zeldzaamheden")], position=1
    )
    assert engine.correct("zeldzaamhied") == "zeldzaamheid"
    out = frozenset(pages(1))
    assert engine.correct("zeldzaamhied", without=out) == ask("zeldzaamhied", without=out).corrected == ""
    engine.write([], deleted=pages(1), position=2)
    assert engine.correct("zeldzaamhied") == ""
    assert ask("zeldzaamhied").corrected == ""


def test_a_word_of_a_page_that_was_taken_out_keeps_no_other_from_being_proposed(engine):
    titles = ["Brugfigurt", "Brugfigur", "Spijbelem", "Spijbelingen"]
    engine.write([Document(page_key(pk), title=title) for pk, title in enumerate(titles, 1)], position=1)
    assert engine.correct("brugfigurt") == ""
    engine.write([], deleted=pages(1, 3), position=2)
    assert engine.correct("brugfigurt") == "brugfigur"
    assert engine.correct("spijbelimgem") == "spijbelingen"


def test_what_is_longer_than_a_word_is_no_mistyped_word(engine, monkeypatch):
    engine.write([Document(page_key(1), title="School")], position=1)
    read = []
    monkeypatch.setattr(spelling, "_one_edit", lambda word: read.append(word) or set())
    assert engine.correct("a" + "\ufdfa" * 199) == ""
    assert read == []


def test_a_large_index_that_changed_mends_by_the_words_of_before_until_it_has_read_its_own(engine, monkeypatch):
    monkeypatch.setattr(snapshot, "READ_AT_ONCE", 0)
    monkeypatch.setattr(snapshot.threading, "Thread", Later)
    engine.write([Document(page_key(1), title="spijbelen"), Document(page_key(2), title="begeleiding")], position=1)
    assert engine.correct("spijbelne") == "spijbelen"
    engine.write([Document(page_key(3), title="thuiszitter")], deleted=pages(2), position=2)
    assert engine.correct("spijbelne") == "spijbelen"
    assert engine.correct("thuiszittre") == ""
    Later.run_all()
    assert engine.correct("thuiszittre") == "thuiszitter"


class Later:
    """A thread whose time has not come yet."""

    waiting: ClassVar[list] = []

    def __init__(self, target, daemon):
        self.target = target

    def start(self):
        self.waiting.append(self.target)

    @classmethod
    def run_all(cls):
        while cls.waiting:
            cls.waiting.pop()()


def test_while_a_word_that_is_right_is_typed_nothing_that_only_looks_like_it_is_suggested(engine):
    engine.write([Document(page_key(1), title="Kroegen")], position=1)
    assert engine.suggest("kroez") == [(page_key(1), "Kroegen")]
    lexicon = Lexicon([["kroezen", "bekers"]])
    assert engine.suggest("kroez", lexicon=lexicon) == []
    assert engine.suggest("kroeh", lexicon=lexicon) == [(page_key(1), "Kroegen")]


def test_what_only_has_letters_of_a_word_with_a_meaning_is_no_result(engine):
    engine.write([Document(page_key(1), title="Samen")], position=1)
    assert engine.search(Question("gamen")).resembling
    assert engine.search(Question("gamen"), Lexicon([["gamen", "computer"]])).total == 0
