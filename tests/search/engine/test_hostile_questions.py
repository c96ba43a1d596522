"""Whatever is typed, there is an answer."""

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from search.engine.documents import Question
from search.engine.highlighting import Marker
from search.engine.index import Engine
from search.engine.lexicon import Lexicon
from tests.bench.corpus import FACETS, Corpus

MARKS = ('"', "-", "“", "(", ")", "AND", "OR", "NOT", "*", "?", "~2", "^9", ":", "title:", "[a TO b]", "\\")
PIECES = (*MARKS, "\x00", "\u202e", "school", "diplma")
LEXICON = Lexicon([["school", "(", "a b c d"], ["school", "diploma"], [""]])


@pytest.fixture(scope="module")
def small_site(tmp_path_factory):
    engine = Engine.create(tmp_path_factory.mktemp("hostile") / "index")
    engine.write_many(Corpus().documents(300), position=1)
    return engine


@settings(max_examples=200, deadline=None)
@given(st.text(max_size=200) | st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
@example("a" * 200)
@example("a " * 100)
@example('"a" ' * 50)
@example("-a " * 60)
@example("\ud800")
@example("schoolschoolschoolschoolschoolschoolschoolschoolschool")
def test_any_text_has_an_answer(small_site, text):
    question = Question(text, counted=tuple(FACETS), size=300)
    found = small_site.search(question, LEXICON)
    assert len(found.keys) == len(set(found.keys)) == found.total
    assert found.complete <= found.total
    small_site.suggest(text)
    small_site.correct(text)
    small_site.explain_zero_results(question, LEXICON)
    assert "".join(piece for piece, _ in Marker(text, lexicon=LEXICON).highlight("School")) == "School"


def test_many_questions_of_real_words_count_what_they_show(small_site):
    corpus = Corpus(3)
    for _ in range(100):
        question = Question(corpus.question(), counted=("type",), selection=corpus.selection(), size=300)
        found = small_site.search(question)
        assert len(found.keys) == found.total
