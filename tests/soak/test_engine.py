"""Two thousand made-up sites, each asked a dozen questions, against a look at every page."""

import pytest
from hypothesis import HealthCheck, given, settings

from tests.search.engine.oracle import corpora
from tests.search.engine.test_against_the_oracle import QUESTIONS, check


@pytest.mark.soak
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(corpora, QUESTIONS)
def test_the_engine_answers_as_one_who_looks_at_every_page(made, asked):
    check(made, asked)
