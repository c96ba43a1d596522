"""The guard: no file that it lets through gives a hidden number away, held against trying all numbers that fit."""

import itertools

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from figures.importing import disclosure, sums
from figures.importing.figure import VALUE_ROLES, Figure
from figures.importing.problems import Problems
from figures.models import DisclosureRule, ImportProfile
from tests.factories.importing import examined, make_profile, make_rule, rows
from tests.figures.importing.broken_secrets import WITH_SCHOOLS, schools
from tests.figures.importing.test_reading_a_file import told

AREAS, SEXES, PERIOD, PAGE = ("P", "Q"), ("man", "vrouw"), "2023-2024", 1
TOTAL = ("totaal", "totaal")


class KnownCodes:
    """Codes of a region with two provinces, without a database."""

    parts = {"R": AREAS}
    areas: dict = {}
    categories: dict = {}

    @staticmethod
    def unit(indicator):
        """Return that all are percentages."""
        return "procent"

    @staticmethod
    def name(key):
        """Return a key as text."""
        return str(key)

    @staticmethod
    def valid_parts(code, period):
        """Return the provinces."""
        return list(AREAS)


class OneBreakdown:
    """A layout with one breakdown whose categories are everybody."""

    profile = ImportProfile()

    @staticmethod
    def of(*roles):
        """Return its column."""
        return [type("Column", (), {"dimension": "geslacht", "adds_up": True})]


def keys():
    """Return the keys of a region, two provinces and two sexes."""
    return [(PAGE, PERIOD, area, category) for area in ("R", *AREAS) for category in (TOTAL, *_sexes())]


def _sexes():
    return [("geslacht", sex) for sex in SEXES]


def numbers_of(cells):
    """Return ``{key: number}`` of four numbers, with the sums around them."""
    found = {}
    for area, pair in zip(AREAS, (cells[:2], cells[2:]), strict=True):
        for category, number in zip(_sexes(), pair, strict=True):
            found[PAGE, PERIOD, area, category] = number
        found[PAGE, PERIOD, area, TOTAL] = sum(pair)
    for category in (TOTAL, *_sexes()):
        found[PAGE, PERIOD, "R", category] = sum(found[PAGE, PERIOD, area, category] for area in AREAS)
    return found


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
@given(cells=st.lists(st.integers(0, 2), min_size=4, max_size=4), hidden=st.sets(st.sampled_from(keys()), max_size=9))
def test_what_passes_leaves_two_possibilities_for_every_hidden_number(cells, hidden):
    numbers = numbers_of(cells)
    figures = {
        key: Figure(2, "n", *key, hidden=VALUE_ROLES, missing="te-klein")
        if key in hidden
        else Figure(2, "n", *key, missing="niet-in-bron", numerator=number)
        for key, number in numbers.items()
    }
    layout, codes, problems = OneBreakdown(), KnownCodes(), Problems()
    rule = DisclosureRule(least_numerator=1, least_complement=1, least_denominator=1, extremes="altijd")
    disclosure.check(figures, sums.sums_of(figures, layout, codes), layout.profile, rule, codes, problems)
    reported = {each.message for each in problems.kept if each.kind == "recovered"}
    shown = {key: number for key, number in numbers.items() if key not in hidden}
    possible: dict = {key: set() for key in hidden}
    # One more than there are: where nothing limits a number, that is another possibility.
    for other in itertools.product(range(sum(cells) + 2), repeat=4):
        numbers = numbers_of(list(other))
        if all(numbers[key] == number for key, number in shown.items()):
            for key in hidden:
                possible[key].add(numbers[key])
    given_away = {key for key, values in possible.items() if len(values) == 1}
    assert len(reported) == len(given_away), (given_away, reported)


def test_what_is_hidden_well_passes(profile):
    outcome = examined(
        profile,
        rows(
            "2023-2024;02000;totaal;400;4000;10,0",
            "2023-2024;10000;totaal;[c];[c];[c]",
            "2023-2024;40000;totaal;[c];[c];[c]",
        ),
    )
    assert told(outcome) == []
    assert outcome.is_ready


@pytest.mark.parametrize(("extremes", "is_ready"), [("nooit", False), ("groot", True), ("altijd", True)])
def test_nobody_of_a_large_group_is_shown_as_the_rule_says(profile, extremes, is_ready):
    make_rule(extremes=extremes, extremes_from=100)
    assert examined(profile, rows("2023-2024;02000;totaal;0;4000;0,0")).is_ready == is_ready


@pytest.mark.parametrize(("number", "is_ready"), [(2, False), (3, True)])
def test_three_schools_are_shown_and_two_are_not(indicator, profile, number, is_ready):
    by_school = make_profile(indicator, **{"name": "Scholen", **WITH_SCHOOLS})
    assert examined(by_school, schools(number)).is_ready == is_ready


def test_a_hidden_figure_of_few_schools_may_stay(indicator, profile):
    by_school = make_profile(indicator, **{"name": "Scholen", **WITH_SCHOOLS})
    hidden = schools(1).replace("400;4000;10,0", "c;c;c")
    assert examined(by_school, hidden).is_ready


def test_categories_that_are_not_everybody_give_nothing_back(indicator, profile):
    profile.columns.filter(role="indeling").update(adds_up=False)
    outcome = examined(
        profile,
        rows(
            "2023-2024;02000;totaal;400;4000;10,0",
            "2023-2024;02000;man;200;2000;10,0",
            "2023-2024;02000;vrouw;[c];[c];[c]",
        ),
    )
    assert told(outcome) == []
