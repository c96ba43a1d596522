"""A town that was merged leads to the town of today, which says of which towns it was made."""

import datetime
import shutil

import pytest
from django.db import IntegrityError, transaction

from figures.models import AreaChange, Basis
from figures.models.area_change import present_of
from tests.factories.base import MunicipalityFactory
from tests.factories.figures import AreaFactory, add_figures
from tests.figures.test_indicator_page import words
from tests.figures.test_loading import FILES, read
from tests.reading import html

TOWN = {"level": "gemeente", "scheme": "nis"}


def change(old, new, date=datetime.date(2025, 1, 1)):
    """Merge an area into another on a day."""
    told = {
        "source_title": "Gemeenten",
        "source_publisher": "Een dienst",
        "source_url": "https://www.example.org/fusies",
    }
    return AreaChange.objects.create(old=old, new=new, date=date, kind="fusie", **told)


@pytest.fixture
def towns(indicator):
    """Oudstad and Oudberg, which became Nieuwstad; Eerdorp had become a part of Oudberg before."""
    names = {"00001": "Oudstad", "00002": "Oudberg", "00003": "Nieuwstad", "00004": "Eerdorp"}
    made = {name: AreaFactory(code=code, name=name, **TOWN) for code, name in names.items()}
    change(made["Eerdorp"], made["Oudberg"], datetime.date(2019, 1, 1))
    for name in ("Oudstad", "Oudberg"):
        change(made[name], made["Nieuwstad"])
    add_figures(indicator, {"2020-2021": "9.7"}, area=made["Oudberg"], basis=Basis.SCHOOL)
    return made


@pytest.mark.parametrize("slug", ["oudstad", "oudberg", "eerdorp"])
def test_an_old_town_leads_to_the_town_of_today(client, index, towns, slug):
    answer = client.get(f"{index.url}gemeente/{slug}/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{index.url}gemeente/nieuwstad/")


def test_the_town_of_today_says_from_which_it_was_made_and_shows_their_figures(client, index, towns):
    told = words(client, f"{index.url}gemeente/nieuwstad/")
    assert "Sinds 1 januari 2025 is Nieuwstad gemaakt uit Oudberg en Oudstad." in told
    assert "Bron: Gemeenten" in told
    assert "Oudberg, 2020-2021 (waar de school ligt) 9,7%" in told


def test_the_list_of_towns_has_those_of_today_alone(client, index, towns):
    text = html(client, f"{index.url}gemeente/")
    assert "gemeente/nieuwstad/" in text
    assert "gemeente/oudstad/" not in text


def test_a_part_of_a_town_leads_to_it_unless_two_towns_have_one(client, index, towns):
    MunicipalityFactory(nis="00003", name="Nieuwstad", other_names="Kleindorp\nTweedorp")
    MunicipalityFactory(nis="00009", name="Verweg", other_names="Tweedorp")
    AreaFactory(code="00009", name="Verweg", **TOWN)
    answer = client.get(f"{index.url}gemeente/kleindorp/")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{index.url}gemeente/nieuwstad/")
    assert client.get(f"{index.url}gemeente/tweedorp/").status_code == 404


def test_an_old_town_with_the_name_of_a_town_of_today_is_no_other_address(client, index, towns):
    again = AreaFactory(code="00007", name="Oudstad", **TOWN)
    assert client.get(f"{index.url}gemeente/oudstad/").status_code == 200
    assert present_of(again) == again


def test_a_town_that_was_split_leads_nowhere(client, index, towns):
    change(towns["Nieuwstad"], AreaFactory(code="00005", name="Deel een", **TOWN))
    change(towns["Nieuwstad"], AreaFactory(code="00006", name="Deel twee", **TOWN))
    assert present_of(towns["Oudstad"]) is None
    assert client.get(f"{index.url}gemeente/oudstad/").status_code == 404


def test_nothing_becomes_itself(towns):
    with pytest.raises(IntegrityError), transaction.atomic():
        change(towns["Oudstad"], towns["Oudstad"])


def test_changes_that_lead_round_end_all_the_same(towns):
    change(towns["Nieuwstad"], towns["Oudstad"])
    assert present_of(towns["Oudstad"]) is None


@pytest.mark.parametrize(
    ("row", "problem"),
    [
        ("11001,11002,2025-01-01,fusie,Gemeenten,Een dienst,", ""),
        ("11001,x,2025-01-01,fusie,Gemeenten,Een dienst,", "gebied “x” bestaat niet"),
        ("11001,11002,2025,fusie,Gemeenten,Een dienst,", "“2025” is geen dag"),
        ("11001,11002,2025-01-01,brand,Gemeenten,Een dienst,", "soort “brand” bestaat niet"),
        ("11001,11001,2025-01-01,fusie,Gemeenten,Een dienst,", "“11001” kan niet zichzelf worden"),
        ("11001,11002,2025-01-01,fusie,,Een dienst,", "bron ontbreekt"),
    ],
)
def test_the_file_is_checked_row_by_row(tmp_path, row, problem):
    folder = tmp_path / "files"
    shutil.copytree(FILES, folder)
    (folder / "gebiedswijzigingen.csv").write_text(f"oud,nieuw,datum,soort,bron,uitgever,link\n{row}\n")
    figures, problems = read(folder)
    assert bool(problem) == bool(problems)
    assert problem in str(problems)
    assert len(figures.changes) == (not problem)
