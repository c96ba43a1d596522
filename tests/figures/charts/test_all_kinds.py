"""What holds for every chart: odd texts, no inline styles, a file that stands alone, few bytes."""

import gzip
import re
from decimal import Decimal
from pathlib import Path
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from figures.charts import (
    Bar,
    BarChart,
    Break,
    DotChart,
    DotRow,
    Figure,
    LineChart,
    Point,
    Series,
    SmallMultiples,
    Target,
)
from figures.charts.style import STYLE
from tests.figures.charts.reading import drawings, outside, overlapping
from tests.figures.charts.test_tile_map import tile_map

CSS = Path(__file__).parents[3] / "static/css/pages/figures.css"
SVG = "{http://www.w3.org/2000/svg}"
ODD = [
    "<script>alert(1)</script>",
    "a & b \"c\" 'd'",
    "مدرسة ثانوية",
    "\u202eomgekeerd",
    "nul\x00teken",
    "👩‍👩‍👧‍👦" * 9,
    "w" * 300,
    "e\u0301" * 40,
    "\ud800",
    " \n ",
]


def charts(text="Vlaanderen", values=(Decimal("12.0"), Decimal("14.1"))):
    """Return a chart of each kind, with a text everywhere where one can stand."""
    one, two = values
    points = (Point("2020", one, text, text), Point("2021", None, text), Point(text, two, text))
    series = (Series(text, points), Series("bso", points))
    options = {"breaks": (Break("2021", text), Break(text, text)), "targets": (Target(Decimal(5), text),)}
    bars = (Bar(text, one, text, text), Bar(text, two, text, marked=True), Bar(text, None, text))
    rows = (DotRow(text, Figure(one, text, text), Figure(two)), DotRow(text, Figure(None, text), Figure(two)))
    return [
        LineChart(text, series, **options),
        LineChart(text, series[:1], **options),
        SmallMultiples(text, series, reference=series[0], **options),
        BarChart(text, bars, header=text),
        DotChart(text, rows, (text, "meisjes"), header=text),
    ]


ALL = [*charts(), tile_map(brussels=Figure(Decimal("18.4")), marked="71016")]
KINDS = [f"{type(each).__name__} {place}" for place, each in enumerate(ALL)]


@pytest.mark.parametrize("text", ODD, ids=range(len(ODD)))
def test_odd_texts_are_escaped_shortened_and_never_overlap(text):
    for chart in charts(text):
        html = chart.draw("k")
        assert "<script" not in html
        for svg in drawings(html):
            assert overlapping(svg) == []
            assert outside(svg) == []
        ElementTree.fromstring(chart.stand_alone(text, text))
        html.encode()
        assert all(len(row) == len(chart.table().header) for row in chart.table().rows)


NUMBERS = st.one_of(
    st.none(),
    st.decimals(allow_nan=True, allow_infinity=True),
    st.sampled_from([Decimal(0), Decimal("1e30"), Decimal("-1e-30")]),
)


@settings(max_examples=50, deadline=None)
@given(NUMBERS, NUMBERS)
def test_no_number_is_too_odd_to_draw(one, two):
    for chart in charts(values=(one, two)):
        html = chart.draw("k")
        for svg in drawings(f"<div>{html}</div>"):
            assert overlapping(svg) == []
            assert outside(svg) == []
        assert chart.summary()
        assert "NaN" not in html
        assert "inf" not in html.lower()
        ElementTree.fromstring(chart.stand_alone("bron", "adres"))


@pytest.mark.parametrize("chart", ALL, ids=KINDS)
def test_a_drawing_has_a_title_and_a_summary_for_who_does_not_see_it(chart):
    root = ElementTree.fromstring(str(chart.draw("cijfers-1")))
    for svg in drawings(chart.draw("cijfers-1")):
        assert svg.get("aria-labelledby") == "cijfers-1-title cijfers-1-desc"
    ids = {each.get("id"): each.text for each in root.iter() if each.get("id")}
    assert ids == {"cijfers-1-title": chart.title, "cijfers-1-desc": chart.summary()}


@pytest.mark.parametrize("chart", ALL, ids=KINDS)
def test_a_page_gets_no_style_and_no_script(chart):
    assert not re.search(r"<style|<script|\sstyle=|\son\w+=|href=", chart.draw("k"))


@pytest.mark.parametrize("chart", ALL, ids=KINDS)
def test_a_file_stands_alone_with_its_title_source_and_address(chart):
    root = ElementTree.fromstring(chart.stand_alone("Departement Onderwijs, 2024", "https://voorbeeld.be/cijfers/"))
    texts = ["".join(each.itertext()) for each in root.iter(f"{SVG}text")]
    assert root.tag == f"{SVG}svg"
    assert chart.title in texts
    assert "Bron: Departement Onderwijs, 2024" in texts
    assert "https://voorbeeld.be/cijfers/" in texts
    assert all(note in " ".join(texts) for note in chart.notes())
    assert {"width", "height", "viewBox"} <= set(root.keys())


@pytest.mark.parametrize("chart", ALL, ids=KINDS)
def test_every_class_of_a_drawing_has_a_style_on_the_page_and_in_the_file(chart):
    css = CSS.read_text()
    classes = {
        name for svg in drawings(chart.draw("k")) for each in svg.iter() for name in (each.get("class") or "").split()
    }
    plain = {"s1", "c5", "key", "place", "told"}
    assert {name for name in classes - plain if f".{name}" not in css} == set()
    layout = {"chart-narrow", "chart-wide", "chart-map", "province-name", *plain}
    assert {name for name in classes - layout if f".{name}" not in STYLE} == set()


@pytest.mark.parametrize("chart", ALL[:5], ids=KINDS[:5])
def test_a_chart_weighs_less_than_two_kilobytes(chart):
    assert len(gzip.compress(chart.draw("k").encode(), 9)) < 2_000


def test_texts_are_large_enough_on_the_smallest_phone():
    for chart in ALL[:5]:
        narrow = drawings(chart.draw("k"))[0]
        width = float(narrow.get("viewBox").split()[2])
        assert 14 * 288 / width >= 12
