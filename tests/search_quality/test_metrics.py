"""The metrics give what working them out by hand gives."""

import pytest

from tests.search_quality import metrics


def test_the_best_order_has_a_gain_of_one():
    assert metrics.ndcg(["a", "b", "c"], {"a": 3, "b": 2, "c": 1}) == pytest.approx(1)


def test_a_gain_counts_less_further_down():
    # Found: nothing at 1, 2**3 - 1 = 7 at 2, 2**1 - 1 = 1 at 3: 7 / log2(3) + 1 / 2 = 4.41651 + 0.5 = 4.91651.
    # Best: 7 at 1, 1 at 2: 7 + 1 / 1.58496 = 7.63093. 4.91651 / 7.63093 = 0.64429.
    assert metrics.ndcg(["x", "a", "b"], {"a": 3, "b": 1}) == pytest.approx(0.64429, abs=1e-5)


def test_a_relevant_page_that_is_not_found_costs():
    # Found: 3 at 1. Best: 3 + 3 / 1.58496 = 4.89279. 3 / 4.89279 = 0.61315.
    assert metrics.ndcg(["a"], {"a": 2, "b": 2}) == pytest.approx(0.61315, abs=1e-5)


def test_what_stands_past_the_cut_does_not_count():
    assert metrics.ndcg(["x", "a"], {"a": 3}, cut=1) == 0
    assert metrics.reciprocal_rank(["x", "a"], {"a": 3}, cut=1) == 0
    # More relevant pages than fit: only those that fit could be found.
    assert metrics.ndcg(["a"], {"a": 1, "b": 1}, cut=1) == 1


def test_a_question_without_a_relevant_page_has_no_gain():
    with pytest.raises(ValueError, match="No page"):
        metrics.ndcg(["a"], {})


@pytest.mark.parametrize(
    ("found", "rank"), [(["a"], 1), (["x", "a", "b"], 1 / 2), (["x", "y", "z", "b"], 1 / 4), (["x"], 0), ([], 0)]
)
def test_the_rank_is_one_over_the_place_of_the_first_relevant_page(found, rank):
    assert metrics.reciprocal_rank(found, {"a": 1, "b": 3}) == rank


def test_the_zero_result_rate_is_the_share_of_empty_answers():
    assert metrics.zero_result_rate([["a"], [], ["b", "c"], []]) == 0.5
    assert metrics.zero_result_rate([["a"]]) == 0


def test_a_mean_is_the_sum_over_the_number():
    assert metrics.mean([0, 0.5, 1]) == 0.5
