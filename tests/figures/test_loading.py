"""The figures that come with the site: read, checked, written once, and the same cell by cell when read back."""

import csv
import shutil
from collections import Counter
from pathlib import Path

import pytest
import yaml
from django.conf import settings
from django.core.exceptions import ValidationError

from figures import loading, remarks
from figures.models import Area, Basis, Break, IndicatorPage, Observation, PromisedDate, Release
from initial_content.loading.data_sets import Tables
from initial_content.loading.municipalities import read_municipalities
from initial_content.loading.problems import Problems
from initial_content.loading.reading import Record
from tests.factories.figures import IndicatorPageFactory

FILES = Path(settings.BASE_DIR) / "figures" / "initial"
MUNICIPALITIES = Path(settings.BASE_DIR) / "base" / "initial"
PAGES = [item for item in yaml.safe_load((FILES / "cijfers.yaml").read_text()) if "code" in item]


def read(folder=FILES):
    """Return the figures of a folder, and the problems that were found."""
    problems = Problems()
    records = {item["slug"]: Record(f"page/{item['slug']}", "", 1, item, IndicatorPage) for item in PAGES}
    tables = Tables(folder, records, read_municipalities(MUNICIPALITIES, problems), problems)
    return loading.read(tables), problems


@pytest.fixture
def pages(index):
    """The indicators of the files, without texts, as ``{id: primary key}``."""
    made = {
        item["slug"]: IndicatorPageFactory(
            parent=index,
            **{name: item[name] for name in ("slug", "title", "code", "main_area", "sentence")},
            unit=item.get("unit", "procent"),
        )
        for item in PAGES
    }
    for item in PAGES:
        for row in item.get("breaks", []):
            Break.objects.create(page=made[item["slug"]], **row)
    return {slug: page.pk for slug, page in made.items()}


@pytest.fixture
def written(pages):
    """The figures of the files, in the database."""
    figures, problems = read()
    assert problems == []
    return figures.write(pages)


def cells():
    """Return the rows of the file of observations, as dicts of texts."""
    with (FILES / "waarnemingen.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def read_back():
    """Return the observations in the database as rows of the file."""
    statuses = {"A": "", "P": "voorlopig", "U": "onbetrouwbaar"}
    related = ("series__indicator", "series__category", "release")
    return [
        {
            "indicator": each.series.indicator.code,
            "periode": each.period,
            "gebied": each.series.area_id,
            "indeling": each.series.category.dimension_id,
            "categorie": each.series.category.code,
            "telbasis": each.series.basis,
            "toestand": statuses[each.status],
            "ontbreekt": each.missing,
            "teller": text(each.numerator),
            "noemer": text(each.denominator),
            "waarde": text(each.shown),
            "opmerkingen": each.remarks,
            "uitgave": each.release.code,
        }
        for each in Observation.objects.select_related(*related)
    ]


def text(number):
    return "" if number is None else str(number)


def test_every_cell_of_the_file_is_the_same_in_the_database(written):
    def counted(rows):
        return Counter(tuple(sorted(row.items())) for row in rows)

    assert len(cells()) == 413
    assert counted(read_back()) == counted(cells())


def test_loading_again_changes_nothing(written, pages):
    before = list(Observation.objects.order_by("pk").values())
    assert written == {"gemaakt": 413}
    assert read()[0].write(pages) == {"ongewijzigd": 413}
    assert list(Observation.objects.order_by("pk").values()) == before


def test_all_municipalities_lie_in_their_province(written):
    towns = Area.objects.filter(level="gemeente")
    assert towns.count() == 285
    assert set(towns.values_list("parent__parent_id", flat=True)) == {"02000"}
    assert towns.get(slug="genk").parent.name == "Limburg"
    assert len(set(towns.values_list("slug", flat=True))) == 285


def test_a_figure_of_unknown_base_stands_outside_every_line(written):
    loose = Observation.objects.filter(series__basis=Basis.UNKNOWN)
    assert loose.count() == 23
    assert not loose.filter(series__only_period="").exists()


def test_every_figure_that_its_source_calls_broken_has_an_explanation(written):
    for each in Observation.objects.filter(remarks__contains=remarks.BREAK).select_related("series__indicator"):
        page, area = each.series.indicator, each.series.area_id
        told = [cut for cut in page.breaks.all() if cut.period == each.period and cut.is_about(area) and cut.cuts]
        assert told, (page.code, area, each.period)


def test_a_percentage_is_what_its_numbers_say(written):
    whole = Observation.objects.filter(series__indicator__unit="procent", value__isnull=False)
    for each in whole.exclude(numerator=None).exclude(denominator=None):
        share = each.numerator / each.denominator * 100
        assert abs(share - each.value) <= 1, each


def test_the_press_is_named_as_such(written):
    press = {code for code, is_press in Release.objects.values_list("code", "is_press") if is_press}
    assert {"belga2024", "knack2017", "hln2019mech"} <= press
    assert not press & {"sv2023", "vlor2022", "fpb2025"}


def test_no_source_is_a_copy_elsewhere():
    text = (FILES / "uitgaven.csv").read_text(encoding="utf-8").lower()
    assert not [each for each in ("5dok", "scribd", "fdocuments", "docplayer", "studylib") if each in text]


def test_what_was_promised_is_kept(written, pages):
    read()[0].write(pages)
    assert PromisedDate.objects.count() == 2
    assert Release.objects.get(code="eak-2025").state == Release.State.EXPECTED


def test_a_file_can_not_change_what_was_published(written, pages, tmp_path):
    shutil.copytree(FILES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "waarnemingen.csv"
    path.write_text(path.read_text().replace("onderwijs,,,14.1,", "onderwijs,,,14.2,"))
    with pytest.raises(ValidationError, match="belga2024"):
        read(tmp_path)[0].write(pages)


def test_a_new_version_corrects_a_release_that_was_withdrawn(written, pages, tmp_path):
    shutil.copytree(FILES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "waarnemingen.csv"
    path.write_text(path.read_text().replace("onderwijs,,,14.1,", "onderwijs,,,14.2,"))
    path = tmp_path / "uitgaven.csv"
    path.write_text(path.read_text().replace("belga2024,1,", "belga2024,2,"))
    Release.objects.get(code="belga2024").withdraw("Een tikfout.")
    read(tmp_path)[0].write(pages)
    told = {"series__indicator__code": "vsv_admin", "period": "2021-2022", "series__category__code": "totaal"}
    assert [str(each.shown) for each in Observation.objects.filter(release__version=2, **told)] == ["14.2"]
    assert [str(each.shown) for each in Observation.objects.filter(release__state="ingetrokken", **told)] == ["14.1"]


MISTAKES = [
    (
        "waarnemingen.csv",
        "vsv_admin,2009-2010,VLO",
        "bestaat_niet,2009-2010,VLO",
        "indicator “bestaat_niet” bestaat niet",
    ),
    ("waarnemingen.csv", "vsv_admin,2009-2010,VLO", "vsv_admin,2009-2011,VLO", "“2009-2011” is geen schooljaar"),
    ("waarnemingen.csv", "vsv_admin,2009-2010,VLO", "vsv_admin,2009-2010,99999", "gebied “99999” bestaat niet"),
    ("waarnemingen.csv", "onderwijs,,,12,,,afgerond,nb2020", "onderwijs,,,veel,,,afgerond,nb2020", "is geen getal"),
    ("waarnemingen.csv", "onderwijs,,,12,,,afgerond,nb2020", "onderwijs,,,112,,,afgerond,nb2020", "kan hier niet"),
    ("waarnemingen.csv", "onderwijs,,,12,,,afgerond,nb2020", "onderwijs,,,,,,afgerond,nb2020", "kan hier niet"),
    ("waarnemingen.csv", "onderwijs,,,12,,,afgerond,nb2020", "onderwijs,,,12,,,mooi,nb2020", "opmerking “mooi”"),
    ("waarnemingen.csv", "onderwijs,,,12,,,afgerond,nb2020", "ergens,,,12,,,afgerond,nb2020", "telbasis “ergens”"),
    ("waarnemingen.csv", "onderwijs,,,12,,,afgerond,nb2020", "onderwijs,,,12,,,afgerond,x", "uitgave “x” bestaat niet"),
    ("uitgaven.csv", "2023-03-21", "2023-13-21", "“2023-13-21” is geen datum"),
    ("uitgaven.csv", "sv2023,1,vsv,", "sv2023,1,anders,", "publicatie “anders” bestaat niet"),
    ("uitgaven.csv", "sv2023,1,vsv,", "nb2020,1,vsv,", "staat er twee keer"),
    ("gebieden.csv", "02000,Vlaams Gewest,gewest", "02000,Vlaams Gewest,dorp", "soort “dorp” bestaat niet"),
    ("beloofde_datums.csv", "eak-2025,", "eak-2099,", "uitgave “eak-2099” bestaat niet"),
]


@pytest.mark.parametrize(("file", "old", "new", "told"), MISTAKES)
def test_a_mistake_is_named_with_its_file_and_line(tmp_path, file, old, new, told):
    shutil.copytree(FILES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / file
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new, 1))
    _figures, problems = read(tmp_path)
    assert any(problem.startswith(f"{file}:") and told in problem for problem in problems), problems


def test_the_same_figure_twice_is_named(tmp_path):
    shutil.copytree(FILES, tmp_path, dirs_exist_ok=True)
    path = tmp_path / "waarnemingen.csv"
    lines = path.read_text().splitlines()
    path.write_text("\n".join([*lines, lines[1]]) + "\n")
    assert [problem for problem in read(tmp_path)[1] if "staat er twee keer" in problem]
