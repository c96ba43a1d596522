"""The entrance: by question, by municipality, and when new figures come."""

import datetime

import pytest
from icalendar import Calendar

from figures.models import Basis, PromisedDate
from tests.factories.base import MunicipalityFactory
from tests.factories.content import NetworkIndexPageFactory
from tests.factories.figures import (
    AreaFactory,
    CategoryFactory,
    DimensionFactory,
    IndicatorPageFactory,
    ReleaseFactory,
    add_figures,
)
from tests.figures.test_indicator_page import words
from tests.reading import cost, html, main


@pytest.fixture
def figures(indicator):
    """Figures of Flanders, of a province and of one town in it."""
    add_figures(indicator, {"2020-2021": "12.0", "2021-2022": "14.1"})
    province = AreaFactory(code="70000", name="Limburg", level="provincie", scheme="nis")
    for code, name in (("71016", "Genk"), ("71022", "Hasselt")):
        AreaFactory(code=code, name=name, level="gemeente", scheme="nis", parent=province)
        MunicipalityFactory(nis=code, name=name, postcodes="3600" if name == "Genk" else "3500")
    AreaFactory(code="04000", name="Brussels Hoofdstedelijk Gewest", level="gewest", scheme="nis")
    add_figures(indicator, {"2021-2022": "11.5"}, area=province, basis=Basis.SCHOOL)
    hasselt = AreaFactory(code="71022")
    add_figures(indicator, {"2021-2022": "9.9"}, area=hasselt, basis=Basis.UNKNOWN, is_press=True)
    return indicator


def test_every_question_has_its_newest_figure(client, index, figures):
    other = IndicatorPageFactory(parent=index, title="Vaak afwezig", question="afwezig")
    add_figures(other, {"2018-2019": "0.66"})
    told = words(client, index.url)
    assert "Van elke 100 jongeren in schooljaar 2021-2022 vertrokken er ongeveer 14 zonder kwalificatie." in told
    assert "Hoeveel leerlingen zijn vaak afwezig? 0,66% schooljaar 2018-2019" in told
    assert "Van elke 1.000 jongeren in schooljaar 2018-2019 vertrokken er ongeveer 7 zonder kwalificatie." in told
    assert told.index("Hoeveel jongeren vertrekken") < told.index("Hoeveel leerlingen zijn vaak afwezig?")


def test_traits_of_pupils_come_after_those_of_schools(client, index, figures):
    for order, (code, name, personal) in enumerate((("sekse", "Geslacht", True), ("vorm", "Onderwijsvorm", False))):
        dimension = DimensionFactory(code=code, name=name, is_personal=personal, order=order)
        for each in ("a", "b"):
            category = CategoryFactory(dimension=dimension, code=each, name=f"{name} {each}")
            add_figures(figures, {"2021-2022": "3.6"}, category=category)
    told = words(client, index.url)
    assert told.index("Onderwijsvorm") < told.index("Geslacht")
    assert "Dit is een samenhang, geen oorzaak" in told


@pytest.mark.parametrize(("typed", "slug"), [("3600", "genk"), ("Genk", "genk"), ("1000", "brussel")])
def test_a_place_leads_to_its_page(client, index, figures, typed, slug):
    answer = client.get(f"{index.url}gemeente/?waar={typed}")
    assert (answer.status_code, answer.headers["Location"]) == (302, f"{index.url}gemeente/{slug}/")


def test_a_place_that_is_not_known_is_told(client, index, figures):
    text = main(client, f"{index.url}gemeente/?waar=Atlantis")
    assert "We kennen geen gemeente" in text
    assert f'href="{index.url}gemeente/genk/"' in text


def test_a_town_with_a_figure_stands_beside_its_province_and_says_what_is_not_known(client, index, figures):
    told = words(client, f"{index.url}gemeente/hasselt/")
    assert "Hasselt, 2021-2022 9,9% Volgens de pers" in told
    assert "Provincie Limburg, 2021-2022 (waar de school ligt) 11,5%" in told
    assert "De bron zegt niet of het cijfer van Hasselt gaat over scholen" in told


def test_a_town_without_figures_says_so_and_who_helps(client, home, index, figures):
    directory = NetworkIndexPageFactory(parent=home)
    index.elsewhere = "<p>Kijk bij de overheid.</p>"
    index.save()
    text = main(client, f"{index.url}gemeente/genk/")
    assert "Over Genk vonden we geen openbare cijfers." in text
    assert "Kijk bij de overheid." in text
    assert "11,5%" in text
    assert f'href="{directory.url}?waar=Genk"' in text


def test_brussels_has_a_page_of_its_own(client, index, figures):
    assert "Cijfers over Brussel" in main(client, f"{index.url}gemeente/brussel/")


def test_a_town_that_is_none_is_not_found(client, index, figures):
    assert client.get(f"{index.url}gemeente/atlantis/").status_code == 404


def test_the_pages_cost_few_queries(client, index, figures):
    below = ("", "gemeente/", "gemeente/hasselt/", "gemeente/genk/", "kalender/")
    assert max(cost(client, f"{index.url}{each}") for each in below) <= 12


@pytest.fixture
def promised(figures):
    """A release that is to come, promised on two days."""
    release = ReleaseFactory(covers="schooljaar 2022-2023", published_on=None)
    for month, reason in ((3, ""), (9, "Het duurt langer.")):
        PromisedDate.objects.create(
            release=release,
            date=datetime.date(2025, month, 1),
            precision="maand",
            reason=reason,
            said_on=datetime.date(2024, month, 1),
            said_by="een dienst",
        )
    return release


def test_the_calendar_keeps_every_date_that_was_promised(client, index, promised):
    told = words(client, f"{index.url}kalender/")
    assert "Beloofd tegen maart 2025 (een dienst, 1 maart 2024)." in told
    assert "Beloofd tegen september 2025 (een dienst, 1 september 2024). Het duurt langer." in told


def test_the_calendar_is_a_feed_and_an_agenda(client, index, promised):
    assert "<entry>" in html(client, f"{index.url}kalender/?vorm=atom")
    agenda = Calendar.from_ical(client.get(f"{index.url}kalender/?vorm=ics").content)
    found = [event.decoded("dtend") for event in agenda.walk("VEVENT")]
    assert found == [datetime.date(2025, 4, 1), datetime.date(2025, 10, 1)]
    assert client.get(f"{index.url}kalender/?vorm=pdf").status_code == 404


def test_a_place_that_the_figures_do_not_know_gets_the_list_and_no_dead_link(client, index):
    for typed in ("", "Genk", "1000"):
        text = main(client, f"{index.url}gemeente/?waar={typed}")
        assert "Typ een postcode of de naam van je gemeente" in text
        assert "gemeente/brussel/" not in text
        assert "gemeente/genk/" not in text
