"""The page of an indicator: the figure in words, its chart, table, guide, notes and versions, and the same as files."""

import datetime
import gzip
import json
import re
from html import unescape
from io import BytesIO

import pytest
from django.conf import settings
from django.utils import timezone
from openpyxl import load_workbook

from figures.models import Basis, Break, Footnote, Target
from tests.factories.figures import (
    AreaFactory,
    CategoryFactory,
    DimensionFactory,
    IndicatorPageFactory,
    ObservationFactory,
    ReleaseFactory,
    SeriesFactory,
    add_figures,
    publish,
)
from tests.reading import cost, html, main, spreadsheet, workbook


@pytest.fixture
def figures(indicator):
    """Figures of three years, the last of them from the press."""
    add_figures(indicator, {"2019-2020": "9.4", "2020-2021": "12.0"}, published_on=datetime.date(2023, 3, 21))
    add_figures(indicator, {"2021-2022": "14.1"}, is_press=True, publisher="Een krant", remarks="afgerond")
    return indicator


@pytest.fixture
def sexes(figures):
    """The same by sex."""
    dimension = DimensionFactory(code="geslacht", name="Geslacht", is_personal=True, order=1)
    for code, name, value in (("man", "jongens", "17.3"), ("vrouw", "meisjes", "10.7")):
        category = CategoryFactory(dimension=dimension, code=code, name=name)
        add_figures(figures, {"2021-2022": value}, category=category)
    return figures


def words(client, address):
    """Return what the page says, without markup."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", main(client, address))).split())


def test_the_figure_is_said_in_words_of_the_cell(client, figures):
    told = words(client, figures.url)
    assert "14,1% schooljaar 2021-2022, volgens de pers, afgerond" in told
    assert "Van elke 100 jongeren in schooljaar 2021-2022 vertrokken er ongeveer 14 zonder kwalificatie." in told
    assert "Sinds schooljaar 2020-2021 steeg dit cijfer met 2,1 procentpunt, tot 14,1%." in told


def test_no_change_is_told_across_a_break(client, figures):
    Break.objects.create(page=figures, period="2021-2022", kind="definitie", explanation="Anders geteld.")
    told = words(client, figures.url)
    assert "steeg dit cijfer" not in told
    assert "Vanaf 2021-2022: andere definitie Anders geteld." in told


def test_an_exceptional_year_is_explained_and_cuts_nothing(client, figures):
    Break.objects.create(page=figures, period="2021-2022", kind="uitzonderlijk", explanation="De scholen waren dicht.")
    told = words(client, figures.url)
    assert "steeg dit cijfer" in told
    assert "In 2021-2022: uitzonderlijk jaar De scholen waren dicht." in told


def test_the_guide_stands_on_the_page_of_the_figure(client, figures):
    told = words(client, figures.url)
    for part in ("Leeswijzer", "Het zegt niets over wie nog op school zit.", "Wie wordt geteld", figures.numerator):
        assert part in told
    assert "Deze site toont geen cijfers per school." in told


def test_the_table_has_every_figure_with_its_source(client, figures):
    table = main(client, figures.url).split('<table class="figure-table">')[1].split("</table>")[0]
    assert re.findall(r'<th scope="row">([\d-]+)</th><td class="n">([^<]+)', table) == [
        ("2021-2022", "14,1%"),
        ("2020-2021", "12,0%"),
        ("2019-2020", "9,4%"),
    ]
    assert "<b>Volgens de pers, afgerond</b>" in table


def test_the_chart_says_what_the_table_says(client, figures):
    assert "Hoogste 14,1% (volgens de pers, afgerond) in 2021-2022" in words(client, figures.url)
    svg = client.get(f"{figures.url}?vorm=svg")
    assert svg.headers["Content-Type"].startswith("image/svg+xml")
    for part in ("14,1%", "Een krant, 2024", "/cijfers/vsv/"):
        assert part in svg.content.decode()


def test_a_figure_of_unknown_base_stands_apart_and_says_so(client, figures):
    town = AreaFactory(code="12025", name="Mechelen", level="gemeente", scheme="nis")
    add_figures(figures, {"2015-2016": "12.8", "2016-2017": "13.5"}, area=town, basis=Basis.UNKNOWN)
    told = words(client, f"{figures.url}?gebied=12025")
    assert "Losse cijfers" in told
    assert "De bron zegt niet of dit gaat over scholen in dat gebied" in told
    assert "<svg" not in main(client, f"{figures.url}?gebied=12025")
    assert "steeg dit cijfer" not in told


def test_a_breakdown_by_a_trait_of_pupils_is_no_cause(client, sexes):
    told = words(client, f"{sexes.url}?naar=geslacht")
    assert "een samenhang, geen oorzaak" in told
    assert "17,3%" in told
    assert "10,7%" in told


def test_areas_stand_side_by_side(client, figures):
    for code, value in (("10000", "13.5"), ("70000", "11.5")):
        area = AreaFactory(code=code, name=f"Gebied {code}", level="provincie")
        add_figures(figures, {"2020-2021": value}, area=area, basis=Basis.SCHOOL)
    told = words(client, f"{figures.url}?naar=provincie")
    assert "13,5%" in told
    assert "11,5%" in told


@pytest.mark.parametrize("query", ["gebied=99999", "naar=schoenmaat", "gebied=VLO&naar=x"])
def test_what_is_not_there_is_told_and_shows_what_stands_in_front(client, figures, query):
    assert "Dit adres vraagt een gebied of een indeling die dit cijfer niet heeft." in words(
        client, f"{figures.url}?{query}"
    )
    assert client.get(f"{figures.url}?{query}&vorm=csv").status_code == 404


def test_a_day_shows_what_was_known_then(client, figures):
    told = words(client, f"{figures.url}2023-12-31/")
    assert "Je ziet wat op 31 december 2023 bekend was." in told
    assert "12,0%" in told
    assert "14,1%" not in told
    assert '<link rel="canonical" href="http://localhost/cijfers/vsv/">' in html(client, f"{figures.url}2023-12-31/")


def test_before_the_first_figure_the_page_says_so(client, figures):
    assert "Hierover was er toen nog geen cijfer." in words(client, f"{figures.url}2010-01-01/")


@pytest.mark.parametrize("day", ["2023-02-30", "9999-01-01", "0000-00-00"])
def test_a_day_that_is_none_or_is_yet_to_come_is_not_found(client, figures, day):
    assert client.get(f"{figures.url}{day}/").status_code == 404


def test_a_later_release_tells_what_it_changed(client, figures):
    add_figures(figures, {"2020-2021": "12.2"}, published_on=datetime.date(2024, 6, 1))
    told = words(client, figures.url)
    assert "2020-2021: van 12,0% naar 12,2%" in told
    assert "Wat bekend was op 21 maart 2023" in told


def test_notes_stand_at_every_figure_that_they_are_about(client, figures):
    Footnote.objects.create(page=figures, period="2020-2021", text="Zonder een deel van de scholen.")
    text = main(client, figures.url)
    assert text.count('href="#noot-1"') == 1
    assert "Zonder een deel van de scholen." in text


def test_a_target_is_a_number_with_its_source(client, figures):
    source = {"source_title": "Het pact", "source_publisher": "Een regering"}
    Target.objects.create(page=figures, name="Pact", value="4.25", period="2020", **source)
    assert "Pact: 4,25% tegen 2020." in words(client, figures.url)


def test_the_files_hold_the_same_cells_and_numbers_stay_numbers(client, figures):
    heading, *rows = spreadsheet(client.get(f"{figures.url}?vorm=csv"))
    found = [dict(zip(heading, row, strict=True)) for row in rows]
    assert [(row["periode"], row["waarde"], row["volgens_de_pers"]) for row in found] == [
        ("2019-2020", "9,4", "nee"),
        ("2020-2021", "12,0", "nee"),
        ("2021-2022", "14,1", "ja"),
    ]
    data = json.loads(client.get(f"{figures.url}?vorm=json").content)
    assert [row["waarde"] for row in data["rijen"]] == [9.4, 12.0, 14.1]
    assert data["leeswijzer"]["Leeswijzer"] == "Het zegt niets over wie nog op school zit."
    book = load_workbook(BytesIO(client.get(f"{figures.url}?vorm=xlsx").content))
    assert book.sheetnames == ["Leeswijzer", "Cijfers", "Voetnoten"]
    values = [row[8].value for row in book["Cijfers"].iter_rows(min_row=2)]
    assert values == [9.4, 12, 14.1]
    assert workbook(client.get(f"{figures.url}?vorm=xlsx"))[0] == ["Titel", figures.title]


def test_a_form_that_is_not_there_is_not_found(client, figures):
    answer = client.get(f"{figures.url}?vorm=doc")
    assert answer.status_code == 404
    assert "Kies opnieuw" in answer.content.decode()


def test_what_is_not_published_is_nowhere(client, figures):
    area = AreaFactory(code="44021", name="Gent", level="gemeente")
    series = SeriesFactory(indicator=figures, area=area, basis=Basis.SCHOOL)
    release = ReleaseFactory(published_on=timezone.localdate())
    ObservationFactory(series=series, release=release, value="99.9")
    for address in (figures.url, f"{figures.url}?gebied=44021", f"{figures.url}?vorm=json", figures.get_parent().url):
        text = html(client, address)
        assert "99,9" not in text
        assert "Gent<" not in text
    publish(release)
    assert "99,9%" in main(client, f"{figures.url}?gebied=44021")


def test_a_page_without_figures_is_a_page_too(client, indicator):
    assert "Hierover was er nog geen cijfer." in words(client, indicator.url)


def test_as_many_queries_for_ten_figures_as_for_hundreds(client, sexes):
    addresses = [sexes.url, f"{sexes.url}?naar=geslacht", sexes.get_parent().url, f"{sexes.url}2026-01-01/"]
    few = [cost(client, address) for address in addresses]
    category = CategoryFactory(dimension_id="geslacht", code="x", name="x")
    for each in (None, category):
        values = {f"{year}-{year + 1}": "10.1" for year in range(1900, 2018)}
        add_figures(sexes, values, **({"category": each} if each else {}))
    other = IndicatorPageFactory(parent=sexes.get_parent())
    add_figures(other, {"2020-2021": "3.1"})
    assert [cost(client, address) for address in addresses] == few
    assert max(few) <= 12


def test_a_page_is_light(client, sexes):
    style = (settings.BASE_DIR / "static/css/pages/figures.css").read_bytes()
    for address in (sexes.url, f"{sexes.url}?naar=geslacht"):
        assert len(gzip.compress(client.get(address).content)) + len(gzip.compress(style)) < 14_000
