"""Real public files are read: those of the English department and our own, each in another layout (real/README.md)."""

from decimal import Decimal
from pathlib import Path

import pytest

from figures.models import ImportProfile
from tests.factories.figures import AreaFactory, CategoryFactory, DimensionFactory
from tests.factories.importing import examined, make_profile, make_rule
from tests.figures.importing.test_reading_a_file import told

REAL = Path(__file__).parent / "real"
OWN = Path(__file__).parents[3] / "figures" / "initial" / "waarnemingen.csv"
SCHOOLS = (
    "State-funded primary = lager\nState-funded secondary = secundair\nState-funded primary and secondary = totaal"
)
EES = {"shape": "ees", "delimiter": "komma", "decimal": ".", "round_to": 1, "basis": "onderwijs", "areas_add_up": False}
ABSENCE = (
    ("school_phase", "keuze", "", "Total\nIndividual\nCombined"),
    ("school_type", "indeling", "soort", SCHOOLS),
    ("enrolments", "noemer"),
    ("enrolments_pa_10_exact", "teller"),
    ("enrolments_pa_10_exact_percent", "waarde"),
)
META = "col_name,col_type,label\n"


@pytest.fixture
def england(indicator):
    """Areas of England and kinds of schools, and the indicator."""
    codes = {
        "E92000001": "England",
        "E12000001": "North East",
        "E12000002": "North West",
        "E09000012": "Hackney",
        "E09000005": "Brent",
        "E09000002": "Barking and Dagenham",
        "E09000001": "City of London",
    }
    for code, name in codes.items():
        AreaFactory(code=code, name=name, level="land" if code == "E92000001" else "gewest", scheme="eigen")
    CategoryFactory()
    kind = DimensionFactory(code="soort", name="Soort school")
    for code in ("lager", "secundair", "buitengewoon"):
        CategoryFactory(dimension=kind, code=code, name=code)
    make_rule()
    return indicator


def test_absence_of_the_english_department(england):
    meta = META + "".join(
        f"{name},{kind},{name}\n"
        for name, kind in (
            *(("school_phase", "Filter"), ("school_type", "Filter"), ("enrolments", "Indicator")),
            *(("enrolments_pa_10_exact", "Indicator"), ("enrolments_pa_10_exact_percent", "Indicator")),
        )
    )
    outcome = examined(make_profile(england, ABSENCE, **EES), (REAL / "absence.csv").read_text(), meta=meta)
    assert told(outcome) == []
    assert len(outcome.figures) == 15
    hackney = outcome.figures[england.pk, "2017-2018", "E09000012", ("soort", "lager")]
    assert (hackney.value, hackney.numerator, hackney.denominator) == (Decimal("8.1"), 1311, 16215)


def test_absence_without_rounding_is_told_that_it_has_too_many_decimals(england):
    options = {**EES, "shape": "kolommen", "round_to": None}
    columns = (*ABSENCE, ("country_code", "gebied"), ("time_period", "periode"))
    outcome = examined(make_profile(england, columns, **options), (REAL / "absence.csv").read_text())
    assert "“10.69555” heeft te veel cijfers. Rond af op hoogstens 4 na de komma" in told(outcome)[0]


def test_attendance_with_what_is_too_small(england):
    columns = (("school_type", "keuze", "", "Primary"), ("pa_perc", "waarde"), ("unauth_hol_perc", "keuze", "", ""))[:2]
    meta = META + "school_type,Filter,School type\npa_perc,Indicator,Percentage\n"
    outcome = examined(make_profile(england, columns, **EES), (REAL / "attendance.csv").read_text(), meta=meta)
    assert told(outcome) == []
    by_area = {area: figure for (_page, _period, area, _category), figure in outcome.figures.items()}
    assert by_area["E09000005"].value == Decimal("15.4")
    assert by_area["E09000001"].is_suppressed


def test_exclusions_with_numerator_denominator_and_percentage_side_by_side(england):
    text = (REAL / "exclusions.csv").read_text()
    kinds = {"total": "totaal", "state-funded primary": "lager", "state-funded secondary": "secundair"}
    kinds["special"] = "buitengewoon"
    columns = [
        ("year", "periode"),
        ("school_type", "indeling", "soort", "\n".join(f"{name} = {code}" for name, code in kinds.items())),
        ("headcount", "noemer"),
        ("one_plus_fixed", "teller"),
        ("one_or_more_fixed_excl_rate", "waarde"),
    ]
    options = {
        "delimiter": "komma",
        "decimal": ".",
        "symbols": "NA = x",
        "fixed_area": "E92000001",
        "numerator_rounding": 5,
    }
    profile = make_profile(england, columns, basis="onderwijs", denominator_rounding=5, **options)
    assert told(examined(profile, text)) == [
        "Rij 5, kolom “school_type”: Categorie “dummy” bestaat niet bij de indeling “soort”. Die heeft: lager, "
        "secundair, buitengewoon."
    ]
    mended = "\n".join(line for line in text.splitlines() if "dummy" not in line)
    outcome = examined(profile, mended)
    assert told(outcome) == []
    assert len(outcome.figures) == 12
    assert outcome.figures[england.pk, "2015-2016", "E92000001", ("soort", "secundair")].value == Decimal("4.26")


def test_our_own_file_of_figures(england):
    AreaFactory(code="VLO")
    sex = DimensionFactory(code="geslacht", name="Geslacht")
    for code in ("man", "vrouw"):
        CategoryFactory(dimension=sex, code=code, name=code)
    columns = (
        ("indicator", "keuze", "", "vsv_admin"),
        ("gebied", "keuze", "", "VLO"),
        ("telbasis", "keuze", "", "onderwijs"),
        ("indeling", "keuze", "", "totaal\ngeslacht"),
        ("categorie", "indeling", "geslacht"),
        ("periode", "periode"),
        ("teller", "teller"),
        ("noemer", "noemer"),
        ("waarde", "waarde"),
    )
    options = {"delimiter": "komma", "decimal": ".", "fixed_area": "VLO", "basis": "onderwijs"}
    outcome = examined(make_profile(england, columns, **options), OWN.read_text())
    assert told(outcome) == []
    assert outcome.figures[england.pk, "2017-2018", "VLO", ("totaal", "totaal")].value == Decimal("11.9")
    assert outcome.left_out["keuze"] > 300
    assert ImportProfile.objects.count() == 1
