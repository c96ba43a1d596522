"""Measures one search method on the judged queries of one set."""

from dataclasses import dataclass

from tests.search_quality import metrics
from tests.search_quality.judged import judgements
from tests.search_quality.mistyping import mistyped

SEED = 2026


@dataclass(frozen=True)
class Measured:
    """The metrics of a search method.

    Args:
        ndcg, mrr: means over the questions.
        zero: share of the questions without results.
        worst: ``[(nDCG, question, pages found)]``, worst first.
    """

    ndcg: float
    mrr: float
    zero: float
    worst: list


def measure(find, split, errors=0.0):
    """Measure a search method.

    Args:
        find: function from a question to a list of pages.
        split: one of `judged.SETS`.
        errors: share of the words that are mistyped.
    """
    asked = [each for each in judgements() if each.split == split]
    answers = [find(mistyped(each.query, errors, SEED)) for each in asked]
    gains = [metrics.ndcg(found, each.grades) for each, found in zip(asked, answers, strict=True)]
    ranks = [metrics.reciprocal_rank(found, each.grades) for each, found in zip(asked, answers, strict=True)]
    worst = sorted(zip(gains, [each.query for each in asked], answers, strict=True), key=lambda each: each[0])
    return Measured(metrics.mean(gains), metrics.mean(ranks), metrics.zero_result_rate(answers), worst)
