"""The engine finds what people ask for, as well as it did before."""

from pathlib import Path

import pytest
import yaml

from search.engine import dutch
from tests.search_quality import ways
from tests.search_quality.corpus import documents
from tests.search_quality.judged import HELD_OUT, SETS, TUNING, judgements
from tests.search_quality.measuring import measure

THRESHOLDS = yaml.safe_load(Path(__file__).with_name("thresholds.yaml").read_text(encoding="utf-8"))
PROMISED = {
    *("dixit-attest", "thuiszitter", "schorsing opvang", "TOAH", "Bednet", "zorgwekkend dossier", "B-attest"),
    "meldpunt Roeselare",
}


@pytest.fixture(scope="module")
def engine():
    return ways.WAYS[ways.ENGINE]()


@pytest.mark.parametrize("split", SETS)
def test_the_engine_finds_as_well_as_recorded(engine, split):
    reached, wanted = measure(engine, split), THRESHOLDS[split]
    assert reached.ndcg >= wanted["ndcg"], reached.worst[:5]
    assert reached.mrr >= wanted["mrr"], reached.worst[:5]
    assert reached.zero <= wanted["zero"], [query for _, query, found in reached.worst if not found]


def test_the_engine_finds_better_than_the_database_would(engine):
    database = ways.WAYS["SQLite FTS5, any word"]()
    for split in SETS:
        assert measure(engine, split).ndcg > measure(database, split).ndcg


@pytest.mark.parametrize("split", SETS)
def test_typing_errors_cost_the_engine_less_than_they_cost_the_database(engine, split):
    database = ways.WAYS["SQLite FTS5, any word"]()
    kept = [measure(find, split, errors=0.3).ndcg / measure(find, split).ndcg for find in (engine, database)]
    assert kept[0] > kept[1]


def test_every_judgement_names_pages_that_exist_and_a_grade():
    for judgement in judgements():
        assert set(judgement.grades) <= set(documents()), judgement.query
        assert set(judgement.grades.values()) <= {1, 2, 3}, judgement.query


def test_the_judged_questions_are_many_different_and_fall_in_two_halves():
    queries = [each.query for each in judgements()]
    assert len(queries) == len(set(queries)) >= 140
    assert set(queries) >= PROMISED
    halves = [each.split for each in judgements() if not each.named]
    assert set(halves) == {TUNING, HELD_OUT}
    assert 0.25 < halves.count(HELD_OUT) / len(halves) < 0.4


def test_twenty_questions_share_no_word_with_the_title_of_the_best_pages():
    other = [each for each in judgements() if each.other_words]
    assert len(other) >= 20
    for judgement in other:
        asked = {token.stem for token in dutch.tokens(judgement.query) if not token.stop}
        highest = max(judgement.grades.values())
        for page in (page for page, grade in judgement.grades.items() if grade == highest):
            title = {token.stem for token in dutch.tokens(documents()[page].title)}
            assert not asked & title, (judgement.query, page)
