"""An indicator with figures is withdrawn, never deleted."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse

from figures.models import IndicatorPage
from tests.factories.figures import add_figures


def test_a_page_with_figures_is_not_deleted(cms, indicator):
    add_figures(indicator, {"2021-2022": "14.1"})
    with pytest.raises(ValidationError), transaction.atomic():
        indicator.delete()
    answer = cms.post(reverse("wagtailadmin_pages:delete", args=[indicator.pk]), follow=True)
    assert "Er is niets verwijderd." in answer.content.decode()
    assert IndicatorPage.objects.filter(pk=indicator.pk).exists()


def test_a_page_without_figures_may_go(indicator):
    indicator.delete()
    assert not IndicatorPage.objects.exists()


@pytest.mark.parametrize("sentence", ["In {periode} was het veel.", "{aantal} van elke {per}, dat is 14%."])
def test_the_sentence_of_an_indicator_leaves_the_figure_to_the_site(indicator, sentence):
    indicator.sentence = sentence
    assert "sentence" in {field for field, _told in indicator.publication_rules()}
