"""A line shows what the table says: nothing between breaks, nothing for a missing year, no label over another."""

from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.charts import Break, LineChart, Point, Series, Target, Unit
from tests.figures.charts.reading import drawings, having, number, outside, overlapping, read_back

NAMES = ("Vlaams onderwijs", "bso", "Brussels Hoofdstedelijk Gewest", "deeltijds beroepssecundair onderwijs")


def chart(values, *, start=2010, **options):
    """Return a chart of one series, from the values of years that follow each other."""
    points = tuple(Point(str(start + place), None if v is None else Decimal(str(v))) for place, v in enumerate(values))
    return LineChart("Een titel", (Series("Vlaanderen", points),), **options)


@st.composite
def charts(draw):
    count = draw(st.integers(1, 40))
    first = draw(st.integers(1950, 2020))
    write = draw(st.sampled_from([str, lambda year: f"{year}-{year + 1}"]))
    decimals = st.decimals(-500, 20_000_000, places=1)
    values = st.one_of(st.none(), decimals, st.decimals(0, 100, places=1))
    series = tuple(
        Series(name, tuple(Point(write(first + place), draw(values)) for place in range(count)))
        for name in NAMES[: draw(st.integers(1, 4))]
    )
    cuts = draw(st.sets(st.integers(0, count - 1), max_size=4))
    label = st.sampled_from(["nieuwe berekening", "andere bron", "nieuwe vragenlijst van de enquête"])
    return LineChart(
        draw(st.sampled_from(["Een titel", "Een titel & <meer>"])),
        series,
        Unit(draw(st.sampled_from(["%", "leerlingen"]))),
        tuple(Break(write(first + cut), draw(label)) for cut in sorted(cuts)),
        tuple(Target(draw(st.decimals(0, 100, places=1)), "doel voor 2020") for _ in range(draw(st.integers(0, 2)))),
        draw(st.booleans()),
    )


@settings(max_examples=60, deadline=None)
@given(charts())
def test_a_chart_reads_back_as_its_table(line):
    if line.is_empty():
        return
    table = line.table()
    # A break before the first figure cuts nothing, so the table has no column for it.
    told = table.header[-1] == "Let op"
    for svg in drawings(line.draw("k")):
        values, connected, error = read_back(svg, len(table.rows))
        cuts = {place for place, row in enumerate(table.rows) if told and row[-1]}
        for series in range(1, len(line.series) + 1):
            cells = {place: number(row[series]) for place, row in enumerate(table.rows) if row[series] != "geen cijfer"}
            assert values[series].keys() == cells.keys()
            assert all(abs(values[series][place] - cells[place]) <= error for place in cells)
            may_connect = {(place - 1, place) for place in cells if place - 1 in cells and place not in cuts}
            assert connected[series] == may_connect


@settings(max_examples=60, deadline=None)
@given(charts())
def test_labels_stay_inside_and_never_overlap(line):
    for svg in drawings(line.draw("k")) if not line.is_empty() else ():
        assert overlapping(svg) == []
        assert outside(svg) == []


def test_a_missing_year_is_a_gap_and_not_zero():
    for svg in drawings(chart([5, None, 7, 8]).draw("k")):
        values, connected, _ = read_back(svg, 4)
        assert set(values[1]) == {0, 2, 3}
        assert connected[1] == {(2, 3)}


def test_figures_that_stand_alone_have_marks_and_no_line():
    for svg in drawings(chart([5, None, 7]).draw("k")):
        assert len(having(svg, "mark", "s1")) > 0
        assert all(each.get("d") for each in svg.iter("path"))


def test_a_year_that_nobody_gave_is_a_gap_too():
    points = (Point("2014-2015", Decimal("9.7")), Point("2016-2017", Decimal("11.0")))
    line = LineChart("Een titel", (Series("Vlaanderen", points),))
    assert [row for row in line.table().rows if row[0] == "2015-2016"] == [("2015-2016", "geen cijfer")]
    assert read_back(drawings(line.draw("k"))[0], 3)[1][1] == set()
    assert "Geen cijfer voor 2015-2016." in line.summary()


def test_a_break_cuts_the_line_and_says_why():
    line = chart([5, 6, 7, 8], breaks=(Break("2012", "andere bron"),))
    for svg in drawings(line.draw("k")):
        assert read_back(svg, 4)[1][1] == {(0, 1), (2, 3)}
        assert len(having(svg, "cut")) == 1
        assert "andere bron" in [each.text for each in svg.iter("text")]
    assert line.table().header == ("Periode", "Vlaanderen", "Let op")
    assert line.table().rows[2] == ("2012", "7%", "andere bron")


def test_a_break_of_one_series_leaves_the_others_whole():
    years = tuple(Point(str(year), Decimal(year - 2000)) for year in range(2010, 2014))
    line = LineChart("Een titel", (Series("a", years), Series("b", years)), breaks=(Break("2012", series="b"),))
    _, connected, _ = read_back(drawings(line.draw("k"))[0], 4)
    assert (len(connected[1]), len(connected[2])) == (3, 2)
    assert line.table().rows[2][-1] == "b: nieuwe berekening"


def test_one_break_of_all_series_is_told_once():
    years = tuple(Point(str(year), Decimal(year - 2000)) for year in range(2010, 2014))
    series = tuple(Series(name, years) for name in "abc")
    breaks = tuple(Break("2012", "andere bron", name) for name in "abc")
    assert LineChart("Een titel", series, breaks=breaks).table().rows[2][-1] == "andere bron"
    assert LineChart("Een titel", series, breaks=breaks[:2]).table().rows[2][-1] == "a en b: andere bron"
    assert LineChart("Een titel", series, breaks=(Break("2012", series="z"),)).table().header[-1] == "c"


def test_each_note_is_told_once_below_the_drawing():
    points = (Point("2020", Decimal(9), note="afgerond"), Point("2021", Decimal(10), note="volgens de pers, afgerond"))
    assert LineChart("Een titel", (Series("a", points),)).notes() == ("Open teken: afgerond of volgens de pers.",)


def test_a_break_before_all_figures_cuts_nothing():
    for before in ("2010", "2005"):
        line = chart([5, 6], breaks=(Break(before),))
        assert having(drawings(line.draw("k"))[0], "cut") == []
        assert line.table().header == ("Periode", "Vlaanderen")


def test_a_period_that_comes_twice_is_refused():
    with pytest.raises(ValueError, match="twice"):
        Series("Vlaanderen", (Point("2014-2015", Decimal("11.0")), Point("2014-2015", Decimal("9.7"))))


def test_the_axis_starts_at_zero_or_says_that_it_does_not():
    high = [80, 81, 82]
    ticks = [each.text for each in having(drawings(chart(high).draw("k"))[0], "tick")]
    assert "0%" in ticks
    cut = chart(high, from_zero=False)
    assert "0%" not in [each.text for each in having(drawings(cut.draw("k"))[0], "tick")]
    assert "De as begint niet bij nul." in cut.draw("k")
    assert "De as begint niet bij nul." in cut.stand_alone("bron", "adres")


def test_a_target_is_a_line_with_its_words_and_value():
    line = chart([5, 6], targets=(Target(Decimal("5.2"), "doel voor 2020"),))
    texts = ["".join(each.itertext()) for each in drawings(line.draw("k"))[1].iter("text")]
    assert "5,2% doel voor 2020" in texts
    assert "doel voor 2020: 5,2%." in line.summary()


def test_the_change_is_told_between_the_last_two_comparable_figures_only():
    assert "Tussen 2011 en 2012 steeg het cijfer met 2,5 procentpunt." in chart([5, "6.5", 9]).summary()
    assert "steeg" not in chart([5, 9], breaks=(Break("2011"),)).summary()
    assert "bleef het cijfer gelijk" in chart([9, 9]).summary()
    assert "Tussen 2010 en 2012 daalde het cijfer met 4 procentpunt." in chart([9, None, 5]).summary()


def test_highest_and_lowest_are_of_the_figures_since_the_last_break():
    told = chart([90, 80, 10, 12, 11], breaks=(Break("2012"),)).summary()
    assert "Sinds 2012: hoogste 12% in 2013, laagste 10% in 2012." in told


def test_a_figure_with_a_note_is_drawn_open_and_told_everywhere():
    points = (Point("2020", Decimal(9)), Point("2021", Decimal(10), note="volgens de pers"))
    line = LineChart("Een titel", (Series("Vlaanderen", points),))
    assert len(having(drawings(line.draw("k"))[0], "mark", "open")) == 1
    assert "Open teken: volgens de pers." in line.notes()
    assert line.table().rows[1] == ("2021", "10% (volgens de pers)")


def test_more_than_four_series_become_panels():
    points = tuple(Point(str(year), Decimal(year - 2000)) for year in range(2010, 2014))
    line = LineChart("Een titel", tuple(Series(f"stad {each}", points) for each in range(6)))
    svg = drawings(line.draw("k"))[1]
    assert len(having(svg, "line")) == 6
    assert having(svg, "s2") == []


@pytest.mark.parametrize("values", [[], [None], [None, None], [Decimal("NaN")], [Decimal("Infinity")]])
def test_without_figures_it_says_so(values):
    line = chart(values)
    assert "Er zijn geen cijfers om te tekenen." in line.draw("k")
    assert "Er zijn geen cijfers om te tekenen." in line.stand_alone("bron", "adres")
    assert line.summary()
