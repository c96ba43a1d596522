"""How well a list of results answers a question. Each metric is between 0 and 1."""

from math import log2

CUT = 10  # results that somebody looks at


def ndcg(found, grades, cut=CUT):
    """Give the normalised discounted cumulative gain: how much of the best possible order was reached.

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
    """Give 1 / the place of the first page that is relevant, 0 when none is among the first; its mean is the MRR.

    Voorhees, "The TREC-8 Question Answering Track Report" (1999).

    Args:
        found: pages in the order of the results.
        grades: ``{page: grade}``; every page named is relevant.
        cut: how many results count.
    """
    return next((1 / place for place, page in enumerate(found[:cut], 1) if page in grades), 0.0)


def zero_result_rate(answers):
    """Give the share of questions that nothing was found for.

    Args:
        answers: list of lists of pages.
    """
    return sum(not found for found in answers) / len(answers)


def mean(numbers):
    """Give the mean of a list of numbers."""
    return sum(numbers) / len(numbers)
