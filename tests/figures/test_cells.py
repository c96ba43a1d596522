"""A figure in the text of another page is a cell: what corrects the cell corrects the text."""

from decimal import Decimal

import pytest
from django.core.exceptions import ValidationError

from base.fact_blocks import FactBlock
from figures.cells import observation_at, parse
from figures.models import Observation, Release
from figures.sentences import change_sentence, frequency
from tests.factories.base import PageRelationFactory
from tests.factories.content import CausePageFactory
from tests.factories.figures import CategoryFactory, DimensionFactory, add_figures
from tests.figures.test_indicator_page import words
from tests.reading import html


@pytest.fixture
def figures(indicator):
    """An indicator with figures, also of boys."""
    add_figures(indicator, {"2020-2021": "12.0", "2021-2022": "14.1"})
    boys = CategoryFactory(dimension=DimensionFactory(code="geslacht", name="Geslacht"), code="man", name="jongens")
    add_figures(indicator, {"2021-2022": "17.3"}, category=boys, is_press=True)
    return indicator


@pytest.fixture
def cause(causes, figures):
    """A cause that names a cell."""
    page = CausePageFactory(parent=causes, title="Jongens")
    fact = {"cell": "vsv_admin/2021-2022/VLO/geslacht/man", "text": "van de jongens vertrok"}
    page.evidence = page._meta.get_field("evidence").to_python([{"type": "fact", "value": fact}])
    page.save()
    return page


@pytest.mark.parametrize("name", ["", "vsv", "a/b", "a/b/c/d", "a//c", "a/b/c/d/e/f", "/////"])
def test_what_is_no_name_of_a_cell_is_none(db, name):
    assert parse(name) is None
    assert observation_at(name) is None


def test_a_fact_shows_the_cell_with_its_year_and_source(client, cause):
    told = words(client, cause.url)
    assert "17,3% van de jongens vertrok schooljaar 2021-2022 · Een dienst, 2024, volgens de pers" in told


def test_a_corrected_cell_corrects_the_text(client, cause, figures):
    Release.objects.get(is_press=True).withdraw("Een fout.")
    assert "van de jongens vertrok" not in words(client, cause.url)
    boys = CategoryFactory(dimension=DimensionFactory(code="geslacht"), code="man")
    add_figures(figures, {"2021-2022": "17.4"}, category=boys)
    assert "17,4% van de jongens vertrok" in words(client, cause.url)


def test_a_fact_needs_a_cell_or_what_it_says_itself():
    block = FactBlock()
    block.clean(block.to_python({"cell": "vsv_admin/2021-2022/VLO", "text": "vertrok"}))
    block.clean(block.to_python({"value": "12%", "text": "vertrok", "source": "Een dienst"}))
    with pytest.raises(ValidationError):
        block.clean(block.to_python({"text": "vertrok"}))
    found = block.get_searchable_content(block.to_python({"cell": "a/b/c", "text": "vertrok"}))
    assert "vertrok" in found
    assert "a/b/c" not in found


def test_a_cause_shows_the_figure_that_measures_it(client, causes, figures):
    page = CausePageFactory(parent=causes, title="Schoolmoe")
    PageRelationFactory(source=figures, kind="measures", target=page)
    assert "14,1% Van elke 100 jongeren in schooljaar 2021-2022" in words(client, page.url)


def test_the_figure_of_home_is_the_newest_of_its_indicator(client, home, figures):
    home.figure_page = figures
    home.save()
    assert "vertrokken er ongeveer 14 zonder kwalificatie" in html(client, "/")
    add_figures(figures, {"2022-2023": "13.0"})
    text = html(client, "/")
    assert "vertrokken er 13 zonder kwalificatie" in text
    assert "ongeveer 14" not in text


@pytest.mark.parametrize(
    ("value", "told"),
    [
        *(("14.1", (100, "ongeveer 14")), ("12.0", (100, "12")), ("0.66", (1000, "ongeveer 7"))),
        *(("0", (100, "0")), ("1", (100, "1"))),
    ],
)
def test_people_count_by_hundreds_or_thousands(value, told):
    assert frequency(Decimal(value)) == told


def test_a_change_is_as_precise_as_the_least_precise_figure(figures):
    later = Observation(period="2021-2022", value="14.1", decimals=1)
    earlier = Observation(period="2020-2021", value="12", decimals=0)
    told = "Sinds schooljaar 2020-2021 steeg dit cijfer met 2 procentpunt, tot 14,1%."
    assert change_sentence(earlier, later, "%") == told
    assert change_sentence(later, later, "%") == "Sinds schooljaar 2021-2022 bleef dit cijfer gelijk."
