"""Panels share one scale, and each shows its own series only."""

from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from figures.charts import Break, Point, Series, SmallMultiples, Target
from tests.figures.charts.reading import drawings, having, outside, overlapping, subpaths

VALUES = st.one_of(st.none(), st.decimals(0, 60, places=1))


def series(name, values, start=2014):
    """Return a series of school years that follow each other."""
    points = (Point(f"{start + place}-{start + place + 1}", value) for place, value in enumerate(values))
    return Series(name, tuple(points))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.lists(VALUES, min_size=1, max_size=20), min_size=1, max_size=13), st.booleans(), st.booleans())
def test_labels_of_panels_stay_inside_and_never_overlap(values, cut, aim):
    chart = SmallMultiples(
        "Titel",
        tuple(series(f"Sint-Katelijne-Waver {place}", each) for place, each in enumerate(values)),
        breaks=(Break("2016-2017"),) if cut else (),
        targets=(Target(Decimal("5.2"), "doel"),) if aim else (),
    )
    for svg in drawings(chart.draw("k")) if not chart.is_empty() else ():
        assert overlapping(svg) == []
        assert outside(svg) == []


def test_equal_values_are_equally_high_in_every_panel():
    chart = SmallMultiples("Titel", (series("a", [Decimal(10), Decimal(40)]), series("b", [Decimal(10), Decimal(5)])))
    one, two = (subpaths(path)[0] for path in having(drawings(chart.draw("k"))[1], "line"))
    assert one[0][1] == two[0][1]
    assert one[1][1] < two[1][1]


def test_gaps_and_breaks_cut_lines_in_panels_too():
    values = [Decimal(10), Decimal(11), None, Decimal(12), Decimal(13), Decimal(14), Decimal(15)]
    chart = SmallMultiples("Titel", (series("a", values), series("b", values)), breaks=(Break("2019-2020"),))
    for path in having(drawings(chart.draw("k"))[0], "line"):
        assert [len(part) for part in subpaths(path)] == [2, 2, 2]


def test_a_break_of_one_series_cuts_its_panel_only():
    values = [Decimal(10), Decimal(11), Decimal(12)]
    chart = SmallMultiples(
        "Titel", (series("a", values), series("b", values)), breaks=(Break("2015-2016", series="b"),)
    )
    svg = drawings(chart.draw("k"))[0]
    assert [len(subpaths(path)) for path in having(svg, "line")] == [1, 1]
    assert [len(subpaths(path)[0]) for path in having(svg, "line")] == [3, 2]
    assert having(svg, "cut")[0].get("d").count("M") == 1


def test_a_reference_is_drawn_in_every_panel_and_told():
    flanders = series("Vlaanderen", [Decimal(10), Decimal(12)])
    chart = SmallMultiples(
        "Titel", (series("a", [Decimal(1), Decimal(2)]), series("b", [None, None])), reference=flanders
    )
    assert len(having(drawings(chart.draw("k"))[0], "reference")) == 2
    assert "Dunne lijn: Vlaanderen." in chart.notes()
    assert chart.table().header == ("Periode", "a", "b", "Vlaanderen")
