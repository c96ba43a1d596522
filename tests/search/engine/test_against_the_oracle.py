"""Whatever is asked of whatever documents, the engine answers as one who looks at every page."""

import tempfile
from dataclasses import replace

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from search.engine import documents
from search.engine.index import Engine
from tests.search.engine.oracle import Oracle, corpora, questions

QUESTIONS = st.lists(questions, min_size=6, max_size=12)


def check(made, asked):
    """Ask the engine and the oracle the same questions."""
    with tempfile.TemporaryDirectory() as folder:
        engine, oracle = Engine.create(folder), Oracle(made)
        # In two commits, and some written twice: the order may not depend on where a document stands.
        engine.write(made[::2], position=1)
        engine.write([*made[1::2], *made[::4]], deleted=[102], position=2)
        assert engine.contents() == {each.pk: each.digest for each in made}
        for question in asked:
            check_question(engine, oracle, question)


def check_question(engine, oracle, question):
    """Compare totals, counts, order, pages and what is missing."""
    found = engine.search(question)
    matches, complete, counts = oracle.ask(question)
    assert (found.total, found.complete) == (len(matches), len(complete))
    assert found.counts == counts
    everything = engine.search(replace(question, start=0, size=1000))
    assert found.pks == everything.pks[question.start : question.start + question.size]
    assert len(everything.pks) == len(set(everything.pks)) == found.total
    assert set(everything.pks) == matches
    promoted = [pk for pk in question.promoted if pk in matches] if question.sort == documents.RELEVANCE else []
    for pk in found.pks:
        # A promoted page is there whatever its words.
        expected = () if pk in promoted else oracle.missing(pk, question.text)
        assert found.missing.get(pk, ()) == expected
    if question.sort == documents.RELEVANCE:
        rest = everything.pks[len(promoted) :]
        assert list(everything.pks[: len(promoted)]) == promoted
        assert set(rest[: len(complete - set(promoted))]) == complete - set(promoted)
    else:
        assert list(everything.pks) == oracle.order(matches, question.sort)


@settings(phases=(Phase.generate,), max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
@given(corpora, QUESTIONS)
def test_totals_counts_order_and_pages_are_those_of_a_look_at_every_page(made, asked):
    check(made, asked)
