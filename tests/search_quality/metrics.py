"""Metrics of a list of results for a query. Each is between 0 and 1."""

from math import log2

CUT = 10  # results that count


def ndcg(found, grades, cut=CUT):
    """Return the normalised discounted cumulative gain (nDCG) of the results.

    Järvelin & Kekäläinen, "Cumulated gain-based evaluation of IR techniques" (2002), with the gain 2**grade - 1 and the
    discount log2(place + 1).

    Args:
        found: pages in the order of the results.
        grades: ``{page: grade from 1}`` of every page that is relevant.
        cut: how many results count.

    Raises:
        ValueError: nothing is relevant, so no order is best.
    """
    best = _gain(sorted(grades.values(), reverse=True)[:cut])
    if not best:
        raise ValueError("No page is relevant.")
    return _gain([grades.get(page, 0) for page in found[:cut]]) / best


def _gain(grades):
    return sum((2**grade - 1) / log2(place + 1) for place, grade in enumerate(grades, 1))


def reciprocal_rank(found, grades, cut=CUT):
    """Return 1 / the rank of the first relevant page, 0 when none is among the first; the mean of this is the MRR.

    Voorhees, "The TREC-8 Question Answering Track Report" (1999).

    Args:
        found: pages in the order of the results.
        grades: ``{page: grade}``; every page named is relevant.
        cut: how many results count.
    """
    return next((1 / place for place, page in enumerate(found[:cut], 1) if page in grades), 0.0)


def zero_result_rate(answers):
    """Return the share of questions that nothing was found for.

    Args:
        answers: list of lists of pages.
    """
    return sum(not found for found in answers) / len(answers)


def mean(numbers):
    """Return the mean of a list of numbers."""
    return sum(numbers) / len(numbers)
