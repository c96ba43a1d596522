"""A good file is read as it is meant: whatever its format and shape."""

from decimal import Decimal

import pytest

from figures.models import Observation
from tests.factories.figures import IndicatorPageFactory
from tests.factories.importing import COLUMNS, HEAD, examined, make_profile, make_rule, rows
from tests.figures.importing.broken import GOOD, LINES
from tests.figures.importing.broken_pairs import EES, META, SDMX
from tests.figures.importing.sheets import ods, ods_row, xlsx

TABLE = [line.split(";") for line in (HEAD, *LINES)]


def told(outcome):
    """Return the problems as texts."""
    return [f"{each.where}: {each.message}" for each in outcome.problems.kept]


def cells(outcome):
    """Return ``{(period, area, category): (value, numerator, denominator, decimals)}``."""
    return {key[1:]: figure.cell[:4] for key, figure in outcome.figures.items()}


@pytest.fixture
def expected(profile):
    """The figures of the good file, and no problem."""
    outcome = examined(profile, GOOD)
    assert told(outcome) == []
    assert outcome.is_ready
    assert outcome.comparison.counts == {"nieuw": 5}
    assert cells(outcome)["2023-2024", "10000", ("totaal", "totaal")] == (Decimal("12.5"), 250, 2000, 1)
    return cells(outcome)


def numbers(row):
    """Return a row of the table with numbers as a spreadsheet stores them."""
    return [*row[:3], int(row[3]), int(row[4]), float(row[5].replace(",", ".")) / 100]


@pytest.mark.parametrize(
    ("content", "options"),
    [
        (GOOD.encode("utf-8-sig"), {}),
        (GOOD.replace("\n", "\r\n").encode("cp1252"), {"encoding": "cp1252"}),
        (GOOD.encode("utf-16"), {"encoding": "utf-16"}),
        (GOOD.replace(",", ".").replace(";", ","), {"delimiter": "komma", "decimal": "."}),
        (GOOD.replace(";", "\t"), {"delimiter": "tab"}),
        (GOOD.replace(";", "|"), {"delimiter": "streep"}),
        ("Een titel\n\n" + GOOD + "\nBron: een dienst\n", {"header_row": 3}),
        (GOOD.replace(";4000;", ";4 000;").replace(";2000;", ";2\u00a0000;"), {"thousands": "spatie"}),
        (GOOD.replace(";4000;", ";4.000;"), {"thousands": "."}),
        (GOOD.replace("2023-2024", "2023"), {"period_format": "begin"}),
        (GOOD.replace("2023-2024", "2024"), {"period_format": "einde"}),
        (GOOD.replace("2023-2024", "2023/24"), {}),
        (xlsx(TABLE), {}),
        (xlsx([["Titel"], [], *TABLE]), {"header_row": 3}),
        (xlsx([TABLE[0], *map(numbers, TABLE[1:])], formats={6: "0.0%"}), {}),
        (
            xlsx([TABLE[0], *map(numbers, TABLE[1:])], formats={6: '0.0"%"', 4: "#,##0"}),
            {"round_to": None, "name": "x"},
        ),
        (ods({"Blad": "".join(ods_row(*row) for row in TABLE)}), {}),
        (ods({"Uitleg": ods_row("a"), "Cijfers": "".join(ods_row(*row) for row in TABLE)}), {"sheet": "cijfers"}),
    ],
)
def test_the_same_table_in_another_form_gives_the_same_figures(indicator, expected, content, options):
    if options.get("name") == "x":  # a sheet that shows a share as a number gives another value
        outcome = examined(make_profile(indicator, **options), content)
        assert "0,1% klopt niet" in told(outcome)[0]
        return
    assert cells(examined(make_profile(indicator, **{"name": "Anders", **options}), content)) == expected


def test_codes_keep_their_zeros_in_every_format(profile, indicator):
    line = ["2023-2024", "01000", "totaal", "400", "4000", "10,0"]
    stored = [*line[:1], 1000, *line[2:]]
    displayed = ods_row(line[0], ("float", "1000", "01000"), *line[2:])
    for content in (
        rows(";".join(line)),
        xlsx([TABLE[0], line]),
        xlsx([TABLE[0], stored], formats={2: "00000"}),
        ods({"Blad": ods_row(*TABLE[0]) + displayed}),
    ):
        assert {area for _period, area, _category in cells(examined(profile, content))} == {"01000"}


def test_numbers_of_an_opendocument_sheet_are_read_as_they_are_displayed(profile):
    line = ods_row(*TABLE[1][:3], ("float", "400", "400"), ("float", "4000", "4.000"), ("percentage", "0.1", "10,0%"))
    outcome = examined(profile, ods({"Blad": ods_row(*TABLE[0]) + line}))
    assert list(cells(outcome).values()) == [(Decimal("10.0"), 400, 4000, 1)]


def test_a_column_for_each_year(indicator, profile):
    wide = make_profile(indicator, (("nis", "gebied"),), name="Breed", shape="perioden")
    outcome = examined(wide, "naam;nis;2021-2022;2022-2023\nGent;44021;10,0;11,0\nAalst;41002;;12,5 p\n")
    assert told(outcome) == []
    found = {key[1:3]: (each.value, each.status) for key, each in outcome.figures.items()}
    assert found == {
        ("2021-2022", "44021"): (Decimal("10.0"), "A"),
        ("2022-2023", "44021"): (Decimal("11.0"), "A"),
        ("2022-2023", "41002"): (Decimal("12.5"), "P"),
    }


def test_rows_that_say_which_measure_they_are(indicator, profile, expected):
    columns = (*COLUMNS[:3], ("wat", "maat", "", "aantal = teller\nvan = noemer\n% = waarde"), ("getal", "waarde"))
    lines = ["periode;gebied;geslacht;wat;getal"]
    for row in TABLE[1:]:
        lines += [";".join([*row[:3], name, cell]) for name, cell in zip(("aantal", "van", "%"), row[3:], strict=True)]
    assert cells(examined(make_profile(indicator, columns, name="Maten"), "\n".join(lines))) == expected


def test_several_indicators_side_by_side(indicator, index, profile):
    other = IndicatorPageFactory(parent=index, slug="spijbelen", code="spijbelen", unit="leerlingen")
    wide = make_profile(indicator, (*COLUMNS[:3], ("percentage", "waarde")), name="Twee cijfers")
    wide.columns.create(heading="spijbelaars", role="waarde", indicator=other)
    outcome = examined(wide, "periode;gebied;geslacht;percentage;spijbelaars\n2023-2024;02000;totaal;10,0;812\n")
    assert {(key[0], each.value, each.numerator) for key, each in outcome.figures.items()} == {
        (indicator.pk, Decimal("10.0"), None),
        (other.pk, 812, 812),
    }


def test_the_pair_of_explore_education_statistics(indicator, profile):
    data = (
        "time_period,time_identifier,geographic_level,country_code,region_code,sex,left,left_percent\n"
        "202324,Academic year,National,01000,,Total,400,10.0\n202324,Academic year,Regional,01000,02000,Total,c,c\n"
        "202324,Academic year,Regional,01000,02000,man,x,x\n"
    )
    outcome = examined(make_profile(indicator, name="EES", **EES), data, meta=META)
    assert {key[2:]: each.missing for key, each in outcome.figures.items()} == {
        ("01000", ("totaal", "totaal")): "",
        ("02000", ("totaal", "totaal")): "te-klein",
        ("02000", ("geslacht", "man")): "niet-beschikbaar",
    }


def test_sdmx_csv_with_its_flags(indicator, profile):
    head = "STRUCTURE,STRUCTURE_ID,freq,sex,geo,TIME_PERIOD,OBS_VALUE,OBS_STATUS,CONF_STATUS\n"
    lines = (
        "dataflow,X,A,T,BE,2020,9.3,A,F",
        "dataflow,X,A,T,BE,2021,8.1,B,F",
        "dataflow,X,A,T,BE,2022,,Q,C",
        "dataflow,X,A,M,BE,2022,7.7,A,D",
        "dataflow,X,A,T,BE,2023,7.9,P,F",
    )
    make_rule(extremes="altijd")
    outcome = examined(make_profile(indicator, name="SDMX", **SDMX), head + "\n".join(lines))
    assert told(outcome) == []
    found = [(each.period, each.value, each.status, each.missing, each.remark) for each in outcome.figures.values()]
    assert found == [
        ("2020", Decimal("9.3"), "A", "", ""),
        ("2021", Decimal("8.1"), "A", "", "breuk"),
        ("2022", None, "A", "te-klein", ""),
        ("2022", None, "A", "te-klein", ""),  # secondary: never told apart, and its number goes no further
        ("2023", Decimal("7.9"), "P", "", ""),
    ]


@pytest.mark.parametrize(
    ("text", "missing"),
    [
        ("[c]", "te-klein"),
        ("c", "te-klein"),
        ("[x]", "niet-beschikbaar"),
        ("z", "kan-niet-bestaan"),
        ("[low]", "bijna-nul"),
    ],
)
def test_signs_stand_apart_from_numbers(profile, text, missing):
    outcome = examined(profile, rows(f"2023-2024;02000;totaal;;;{text}"))
    (figure,) = outcome.figures.values()
    assert (figure.value, figure.missing) == (None, missing)
    assert Observation(missing=missing).words("%") == Observation.Missing(missing).label


def test_rows_that_cross_two_breakdowns_are_left_out_when_the_profile_says_so(indicator, profile):
    columns = (*COLUMNS, ("vorm", "indeling", "geslacht"))
    wide = make_profile(indicator, columns, name="Kruisen", crossings="overslaan")
    lines = ["2023-2024;02000;totaal;400;4000;10,0;totaal", "2023-2024;02000;man;200;2000;10,0;vrouw"]
    outcome = examined(wide, "\n".join([f"{HEAD};vorm", *lines]))
    assert len(outcome.figures) == 1
    assert [each.kind for each in outcome.problems.kept] == ["crossing"]
    assert outcome.is_ready
