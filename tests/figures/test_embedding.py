"""A chart can stand on the page of anybody: in a frame, without script or cookie, with its source and a link."""

import datetime
import html
import re

import pytest

from base.zones import PUBLIC_POLICY
from tests.factories.figures import CategoryFactory, DimensionFactory, add_figures
from tests.figures.test_indicator_page import words
from tests.reading import cost


@pytest.fixture
def figures(indicator):
    """An indicator with a line, and with bars by sex."""
    add_figures(indicator, {"2020-2021": "12.0", "2021-2022": "14.1"}, publisher="Statistiek Vlaanderen")
    sex = DimensionFactory(code="geslacht", name="Geslacht")
    for code in ("man", "vrouw"):
        add_figures(indicator, {"2021-2022": "3.6"}, category=CategoryFactory(dimension=sex, code=code, name=code))
    return indicator


def snippet(client, address):
    """Return what a reader copies at an address: ``{"src": …, "href": …}`` of the frame and of the link below it."""
    text = client.get(address).content.decode()
    copied = html.unescape(re.search(r"<textarea[^>]*>(.*?)</textarea>", text, re.DOTALL)[1])
    return {name: html.unescape(value) for name, value in re.findall(r'(src|href)="([^"]*)"', copied)}


def test_the_snippet_of_a_page_shows_its_own_choice(client, figures):
    for question in ("", "?naar=geslacht"):
        copied = snippet(client, f"{figures.url}{question}")
        assert copied["src"] == f"http://testserver/insluiten/cijfers/vsv_admin/{question}"
        assert copied["href"] == f"http://testserver{figures.url}{question}"
        answer = client.get(copied["src"].removeprefix("http://testserver"))
        assert "<svg" in answer.content.decode()
        assert f'href="{figures.url}{question}"' in answer.content.decode()


def test_a_frame_holds_the_chart_its_words_and_its_source_and_nothing_of_the_site(client, figures):
    text = client.get("/insluiten/cijfers/vsv_admin/").content.decode()
    told = " ".join(re.sub("<[^>]*>", " ", text).split())
    assert "Bron: Statistiek Vlaanderen, 2024." in told
    assert "14,1%" in told
    for absent in ("<script", "<form", "<nav", "site-header"):
        assert absent not in text
    assert '<meta name="robots" content="noindex">' in text


def test_any_website_may_frame_that_address_and_no_other(client, figures):
    answer = client.get("/insluiten/cijfers/vsv_admin/")
    assert "frame-ancestors *;" in answer["Content-Security-Policy"]
    assert "script-src" not in answer["Content-Security-Policy"]
    assert "X-Frame-Options" not in answer
    assert not answer.cookies
    for address in (figures.url, f"{figures.url}?vorm=svg", "/"):
        other = client.get(address)
        assert (other["X-Frame-Options"], other["Content-Security-Policy"]) == ("DENY", PUBLIC_POLICY)


def test_a_frame_can_stay_as_it_was_on_a_day(client, figures):
    add_figures(figures, {"2022-2023": "9.9"}, published_on=datetime.date(2025, 2, 1))
    before = client.get("/insluiten/cijfers/vsv_admin/2024-12-31/").content.decode()
    assert "9,9" not in before
    assert "9,9" in client.get("/insluiten/cijfers/vsv_admin/").content.decode()
    assert snippet(client, f"{figures.url}2024-12-31/")["src"].endswith("/vsv_admin/2024-12-31/")


def test_a_figure_without_a_chart_is_told_in_words_and_has_no_snippet(client, indicator):
    add_figures(indicator, {"2021-2022": "14.1"})
    assert "Neem over op je site" not in words(client, indicator.url)
    assert "14,1%" in client.get("/insluiten/cijfers/vsv_admin/").content.decode()


@pytest.mark.parametrize(
    "below",
    ["bestaat-niet/", "vsv_admin/?gebied=x", "vsv_admin/2999-01-01/", "vsv_admin/morgen/", "vsv_admin/2024-13-01/"],
)
def test_there_is_no_other_frame(client, figures, below):
    assert client.get(f"/insluiten/cijfers/{below}").status_code == 404


def test_a_hidden_indicator_has_no_frame(client, figures):
    figures.unpublish()
    assert client.get("/insluiten/cijfers/vsv_admin/").status_code == 404


def test_a_frame_costs_few_queries(client, figures):
    assert cost(client, "/insluiten/cijfers/vsv_admin/") <= 8
