"""Bars and dots are as long and as far as their values, with their labels beside them."""

import re
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from figures.charts import Bar, BarChart, DotChart, DotRow, Figure, Unit
from tests.figures.charts.reading import NUMBER, drawings, having, outside, overlapping, subpaths

VALUES = st.one_of(st.none(), st.decimals(-90, 90, places=1), st.decimals(0, 100_000, places=1))
LABELS = st.sampled_from(
    [
        "aso",
        "bso",
        "Buitengewoon secundair onderwijs",
        "Deeltijds beroepssecundair onderwijs (dbso)",
        "x" * 90,
        "",
        "学校" * 20,
    ]
)
SCHOOL_TYPES = BarChart(
    "Naar onderwijsvorm",
    (Bar("dbso", Decimal("59.2")), Bar("bso", Decimal("22.7"), marked=True), Bar("buso", text="te weinig leerlingen")),
    header="Onderwijsvorm",
)
BOYS_AND_GIRLS = DotChart(
    "Jongens en meisjes",
    (
        DotRow("aso", Figure(Decimal("4.5")), Figure(Decimal("2.8"))),
        DotRow("kso", Figure(Decimal("12.9")), Figure(Decimal("12.9"))),
        DotRow("dbso", Figure(Decimal("60.2")), Figure(text="te weinig leerlingen")),
    ),
    ("jongens", "meisjes"),
)


def lengths(svg):
    """Return the lengths of the bars of a drawing by their height, from the top."""
    found = []
    for path in having(svg, "bar"):
        for x, y, length in re.findall(rf"M({NUMBER}) ({NUMBER})h({NUMBER})", path.get("d")):
            found.append((float(y), float(x), float(length)))
    return [length for *_, length in sorted(found)]


def proportional(measured, values):
    """Return whether lengths are to each other as values are, within the rounding of coordinates."""
    largest = max(range(len(values)), key=lambda place: abs(values[place]))
    if not values[largest]:
        return not any(measured)
    unit = measured[largest] / float(values[largest])
    return all(abs(length - float(value) * unit) <= 0.2 for length, value in zip(measured, values, strict=True))


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(LABELS, VALUES), max_size=12), st.sampled_from(["%", "leerlingen"]))
def test_bars_read_back_as_their_values_and_labels_never_overlap(given_bars, unit):
    chart = BarChart("Titel", tuple(Bar(label, value) for label, value in given_bars), Unit(unit))
    known = [value for _, value in given_bars if value is not None]
    for svg in drawings(chart.draw("k")) if known else ():
        assert len(lengths(svg)) == len(known)
        assert proportional(lengths(svg), known)
        assert overlapping(svg) == []
        assert outside(svg) == []


@settings(max_examples=50, deadline=None)
@given(st.lists(st.tuples(LABELS, VALUES, VALUES), max_size=12))
def test_dots_read_back_as_their_values_and_labels_never_overlap(given_rows):
    rows = tuple(DotRow(label, Figure(one), Figure(two)) for label, one, two in given_rows)
    chart = DotChart("Titel", rows, ("jongens", "meisjes"))
    for svg in drawings(chart.draw("k")) if not chart.is_empty() else ():
        zero = subpaths(having(svg, "zero")[0])[0][0][0]
        found = [
            point[0][0] - zero
            for number in "12"
            for path in having(svg, "mark", f"s{number}")
            for point in subpaths(path)
        ]
        values = [row[number] for number in (1, 2) for row in given_rows if row[number] is not None]
        assert proportional(found, values)
        assert overlapping(svg) == []
        assert outside(svg) == []


def test_bars_stand_in_the_order_given_with_reasons_for_what_is_missing():
    svg = drawings(SCHOOL_TYPES.draw("k"))[1]
    assert [each.text for each in svg.iter("text")] == ["dbso", "59,2%", "bso", "22,7%", "buso", "te weinig leerlingen"]
    assert SCHOOL_TYPES.table().header == ("Onderwijsvorm", "Cijfer")
    assert SCHOOL_TYPES.table().rows[2] == ("buso", "te weinig leerlingen")
    assert SCHOOL_TYPES.summary() == "dbso 59,2% en bso 22,7%. Geen cijfer voor buso."


def test_only_what_is_marked_is_marked():
    assert len(subpaths(having(drawings(SCHOOL_TYPES.draw("k"))[1], "bar", "marked")[0])) == 1


def test_many_bars_are_told_by_the_highest_and_the_lowest():
    many = BarChart("Titel", tuple(Bar(f"stad {each}", Decimal(each)) for each in range(1, 14)))
    assert many.summary() == "13 cijfers. Hoogste: stad 13, 13%. Laagste: stad 1, 1%."


def test_two_equal_dots_are_both_seen_and_told_once():
    svg = drawings(BOYS_AND_GIRLS.draw("k"))[1]
    first, second = (subpaths(having(svg, "mark", kind)[0])[1][0] for kind in ("s1", "s2"))
    assert first[0] == second[0]
    assert abs(first[1] - second[1]) >= 8
    assert [each.text for each in svg.iter("text")].count("12,9%") == 1


def test_a_missing_dot_is_not_drawn_and_its_reason_is_told():
    svg = drawings(BOYS_AND_GIRLS.draw("k"))[1]
    assert len(subpaths(having(svg, "mark", "s2")[0])) == 2
    assert "meisjes: te weinig leerlingen" in " ".join(each.text for each in svg.iter("text"))
    assert BOYS_AND_GIRLS.table().rows[2] == ("dbso", "60,2%", "te weinig leerlingen")
    assert "dbso: jongens 60,2%, meisjes te weinig leerlingen." in BOYS_AND_GIRLS.summary()
