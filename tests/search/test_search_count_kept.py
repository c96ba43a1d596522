"""Counts are deleted in time."""

import datetime

import pytest
from django.utils import timezone

from search.models import SearchCount
from search.models.count import RARE_TEXTS_KEPT, TERMS_KEPT, TEXTS_KEPT
from search.statistics.recorder import tally

Kind = SearchCount.Kind


def day(ago):
    return timezone.localdate() - datetime.timedelta(days=ago)


def test_texts_go_after_ninety_days_and_terms_after_four_hundred(db):
    for ago in (0, 1, TEXTS_KEPT - 1, TEXTS_KEPT, TERMS_KEPT - 1, TERMS_KEPT):
        for kind in Kind:
            SearchCount.objects.create(day=day(ago), kind=kind, value="x", number=5)
    tally.flush()
    left = {
        kind: {(timezone.localdate() - row.day).days for row in SearchCount.objects.filter(kind=kind)} for kind in Kind
    }
    assert left[Kind.TERM] == {0, 1, TEXTS_KEPT - 1, TEXTS_KEPT, TERMS_KEPT - 1}
    assert left[Kind.SEARCHED] == left[Kind.WITHOUT] == {0, 1, TEXTS_KEPT - 1}


@pytest.mark.parametrize(
    ("others", "stays"),
    [([], False), ([(1, 1)], False), ([(1, 2)], True), ([(RARE_TEXTS_KEPT, 9)], False)],
    ids=["once", "twice", "three times on two days", "often on one day"],
)
def test_a_rare_text_goes_after_thirty_days(db, others, stays):
    rare = [SearchCount.objects.create(day=day(RARE_TEXTS_KEPT), kind=Kind.SEARCHED, value="jan", number=1)]
    for ago, number in others:
        if ago == RARE_TEXTS_KEPT:
            SearchCount.objects.update(number=number)
        else:
            SearchCount.objects.create(day=day(ago), kind=Kind.SEARCHED, value="jan", number=number)
    tally.flush()
    assert SearchCount.objects.filter(pk=rare[0].pk).exists() == stays
