"""Every broken file has one named fault, and the editor reads its sentence: where it is, and what to do."""

import pytest

from figures.models import DisclosureRule
from tests.factories.figures import DimensionFactory
from tests.factories.importing import examined, make_profile, make_rule, places
from tests.figures.importing.broken_cells import CODES, NUMBERS
from tests.figures.importing.broken_files import FILES
from tests.figures.importing.broken_pairs import PAIRS
from tests.figures.importing.broken_secrets import SECRETS

BROKEN = [*FILES, *CODES, *NUMBERS, *PAIRS, *SECRETS]


def test_there_are_eighty_of_them_with_different_names():
    assert len({each.fault for each in BROKEN}) == len(BROKEN) >= 80


@pytest.mark.parametrize("broken", BROKEN, ids=str)
def test_a_broken_file_is_told_in_a_sentence(indicator, broken):
    places()
    if broken.rule is None:
        DisclosureRule.objects.all().delete()
    else:
        make_rule(**broken.rule)
    DimensionFactory(code="vorm", name="Onderwijsvorm").categories.create(code="bso", name="bso")
    options = {"indicator": indicator, **broken.profile}
    profile = make_profile(options.pop("indicator"), **options)
    content = broken.content() if callable(broken.content) else broken.content
    outcome = examined(profile, content, meta=broken.meta)
    told = [f"{each.where}: {each.message}" for each in outcome.problems.kept if not each.is_warning]
    assert any(broken.sentence in each for each in told), told
    assert len(told) == broken.errors, told
    assert not outcome.is_ready
