"""Numbers are written as people in Flanders write them."""

from decimal import Decimal

import pytest

from figures.charts.dutch import Unit, enumeration
from figures.charts.scales import all_periods, nice_scale, place_of


@pytest.mark.parametrize(
    ("value", "unit", "shown"),
    [
        ("11.9", Unit(), "11,9%"),
        ("11.94", Unit(), "11,9%"),
        ("11.95", Unit(), "12,0%"),
        ("12", Unit(), "12%"),
        ("-0.3", Unit(), "−0,3%"),
        ("-0.04", Unit(), "0,0%"),
        ("8031", Unit("leerlingen", 0), "8.031 leerlingen"),
        ("1234567.5", Unit("euro", 2), "1.234.567,5 euro"),
        ("1e20", Unit("euro"), "1,0E+20 euro"),
    ],
)
def test_a_value_reads_with_its_unit(value, unit, shown):
    assert unit.words(Decimal(value)) == shown


def test_a_drawing_writes_large_numbers_short():
    unit = Unit("leerlingen", 0)
    assert unit.label(Decimal(12_345_678)) == "12,3 mln."
    assert unit.label(Decimal("2.5e9")) == "2,5 mld."
    assert unit.label(Decimal(9_999_999)) == "9.999.999"


def test_a_difference_of_percentages_is_in_points():
    assert Unit().difference(Decimal("-2.1")) == "2,1 procentpunt"
    assert Unit("leerlingen", 0).difference(Decimal(120)) == "120 leerlingen"


def test_an_enumeration_ends_with_and():
    assert enumeration([]) == ""
    assert enumeration(["aso"]) == "aso"
    assert enumeration(["aso", "bso", "kso"]) == "aso, bso en kso"


@pytest.mark.parametrize(
    ("values", "ticks"),
    [
        (["14.1"], [0, 5, 10, 15]),
        (["20.1"], [0, 5, 10, 15, 20]),
        (["0"], [0, "0.5", 1]),
        (["-3", "4"], [-4, -2, 0, 2, 4]),
    ],
)
def test_an_axis_has_round_ticks(values, ticks):
    found = nice_scale([Decimal(each) for each in values]).ticks
    assert set(found) >= {Decimal(ticks[0]), Decimal(0)}
    assert len(found) <= 7


def test_years_that_nobody_gave_are_periods_too():
    assert all_periods([["2018-2019", "2021-2022"]]) == ["2018-2019", "2019-2020", "2020-2021", "2021-2022"]
    assert all_periods([["1999-00", "2001-02"]]) == ["1999-00", "2000-01", "2001-02"]
    assert all_periods([["2013"], ["2010", "2012"]]) == ["2010", "2011", "2012", "2013"]
    assert all_periods([["voor", "na"], ["later"]]) == ["voor", "na", "later"]
    assert all_periods([["1024", "2024"]]) == ["1024", "2024"]


def test_a_break_in_a_year_without_figures_lies_before_the_next_one():
    assert place_of("2020", ["2018", "2019", "2021"]) == 2
    assert place_of("2022", ["2018"]) is None
    assert place_of("ooit", ["2018"]) is None
