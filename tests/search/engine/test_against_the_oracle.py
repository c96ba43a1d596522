"""Whatever is asked of whatever documents, the engine answers as one who looks at every page."""

import tempfile
from dataclasses import replace
from unittest import mock

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from base.keys import page_key
from search.engine import documents, searching
from search.engine.index import Engine
from tests.search.engine.oracle import Oracle, corpora, parse, questions

QUESTIONS = st.lists(questions, min_size=6, max_size=12)


def check(made, asked, *, rewritten=0):
    """Ask the engine and the oracle the same questions.

    Args:
        made: documents.
        asked: questions.
        rewritten: how many documents are written twice.
    """
    with tempfile.TemporaryDirectory() as folder:
        engine, oracle = Engine.create(folder), Oracle(made)
        # In two commits, as the order may not depend on where a document stands.
        engine.write(made[::2], position=1)
        engine.write([*made[1::2], *made[:rewritten]], deleted=[page_key(102)], position=2)
        assert engine.contents() == {each.key: each.digest for each in made}
        for question in asked:
            check_question(engine, oracle, question)


def check_question(engine, oracle, question):
    """Compare totals, counts, order, pages and what is missing."""
    found = engine.search(question)
    matches, complete, counts = oracle.ask(question)
    assert (found.total, found.complete) == (len(matches), len(complete))
    assert found.counts == counts
    everything = engine.search(replace(question, start=0, size=1000))
    assert found.keys == everything.keys[question.start : question.start + question.size]
    assert len(everything.keys) == len(set(everything.keys)) == found.total
    assert set(everything.keys) == matches
    promoted = [key for key in question.promoted if key in matches] if question.sort == documents.Sort.RELEVANCE else []
    for key in found.keys:
        # A promoted page is there whatever its words.
        expected = () if key in promoted else oracle.missing(key, question.text)
        assert found.missing.get(key, ()) == expected
    if question.sort == documents.Sort.RELEVANCE:
        rest = everything.keys[len(promoted) :]
        assert list(everything.keys[: len(promoted)]) == promoted
        assert set(rest[: len(complete - set(promoted))]) == complete - set(promoted)
    else:
        assert list(everything.keys) == oracle.order(matches, question.sort)


@pytest.fixture(params=[0, searching.PARALLEL_COUNT_FROM], ids=["counted beside", "counted first"])
def many(request):
    """Take the index for a large one, or for the small one that it is."""
    with mock.patch.object(searching, "PARALLEL_COUNT_FROM", request.param):
        yield


ONCE = settings(max_examples=30, deadline=None, suppress_health_check=list(HealthCheck))


@ONCE
@given(corpora, QUESTIONS)
@pytest.mark.usefixtures("many")
def test_totals_counts_order_and_pages_are_those_of_a_look_at_every_page(made, asked):
    check(made, asked)


@ONCE
@given(corpora, QUESTIONS, st.integers(1, 5))
def test_a_page_written_again_stands_in_the_place_of_what_was_there(made, asked, rewritten):
    # How much a word tells is measured with what was taken out as well, so only where that decides nothing.
    check(made, [each for each in asked if len(parse(each.text)[0]) < 3], rewritten=rewritten)
