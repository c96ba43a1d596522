"""One network: how its page tells whom to call and where it works, and how an editor says so."""

import re
from html import unescape

import pytest
from wagtail.test.utils.form_data import rich_text

from content.models import NetworkPage
from tests.editing import PUBLISH, add_address, edit_address, open_form, publish, refused, rows, save
from tests.factories.base import MunicipalityFactory, TermFactory
from tests.factories.content import NetworkIndexPageFactory, NetworkPageFactory
from tests.reading import graph

Reach = NetworkPage.Reach


@pytest.fixture
def index(home):
    return NetworkIndexPageFactory(parent=home)


@pytest.fixture
def places(db):
    """A few municipalities by name."""
    return {name: MunicipalityFactory(name=name) for name in ("Roeselare", "Izegem", "Sint-Niklaas")}


@pytest.fixture
def province(db):
    """The term of a province."""
    return lambda name: TermFactory(facet="provincie", name=name)


def test_a_network_shows_how_to_reach_it_and_where_it_works(client, index, places):
    page = NetworkPageFactory(
        parent=index,
        title="Meldpunt",
        kind="meldpunt",
        for_whom="leerlingen en ouders",
        how_to_register="Bel ons.\n\nOf kom langs.",
        phone="051 12 34 56 (elke dag)",
        email="meld@example.org",
        website="https://www.example.org/meld?x=1&y=2",
        opening="op weekdagen",
        municipalities=[places["Roeselare"], places["Izegem"]],
    )
    html = client.get(page.url).content.decode()
    assert '<a href="tel:051123456">051 12 34 56 (elke dag)</a>' in html
    assert '<a href="mailto:meld@example.org">' in html
    assert '<a href="https://www.example.org/meld?x=1&amp;y=2">example.org</a>' in html
    assert "<dt>Werkt in</dt><dd>Izegem en Roeselare</dd>" in html
    assert "<p>Leerlingen en ouders</p>" in html
    assert "<p>Of kom langs.</p>" in html
    data = graph(client, page.url)
    assert data["@type"] == "Organization"
    assert data["areaServed"] == "Izegem en Roeselare"
    assert (data["telephone"], data["email"]) == (page.phone, page.email)


def test_a_network_with_nothing_filled_says_whom_to_ask(client, index):
    page = NetworkPageFactory(parent=index)
    html = client.get(page.url).content.decode()
    assert "We kennen geen nummer of website. Vraag het aan het CLB van de school." in html
    assert "<dt>Werkt in</dt><dd>heel Vlaanderen</dd>" in html
    assert "Voor wie</h2>" not in html
    assert 'href=""' not in html
    assert "tel:" not in html


def byline(count, reach=Reach.MUNICIPALITIES):
    page = NetworkPageFactory.build(reach=reach)
    page.municipalities = [MunicipalityFactory(name=f"Dorp {number}") for number in range(1, count + 1)]
    return page.byline


def test_a_few_municipalities_are_named_and_of_many_the_rest_is_counted(db):
    assert byline(1) == "Dorp 1"
    assert byline(3) == "Dorp 1, Dorp 2 en Dorp 3"
    assert byline(6) == "Dorp 1, Dorp 2, Dorp 3, Dorp 4, Dorp 5 en Dorp 6"
    assert byline(7) == "Dorp 1, Dorp 2, Dorp 3, Dorp 4, Dorp 5 en 2 andere gemeenten"


def test_all_provinces_are_named(index, province):
    names = ["Antwerpen", "Limburg", "Oost-Vlaanderen", "Vlaams-Brabant", "West-Vlaanderen"]
    page = NetworkPageFactory(parent=index, reach=Reach.PROVINCES, terms=[province(name) for name in names])
    assert page.byline == "Antwerpen, Limburg, Oost-Vlaanderen, Vlaams-Brabant en West-Vlaanderen"


# The CMS


@pytest.fixture
def complete(cms, index, places):
    """The form of a new network, with everything that publishing asks."""
    data = open_form(cms, add_address(NetworkPage, index), NetworkPage)
    terms = [TermFactory(facet="thema"), TermFactory(facet="doelgroep")]
    return {
        **data,
        "title": "Meldpunt",
        "slug": "meldpunt",
        "search_description": "Wie je belt als een leerling wegblijft.",
        "offer": rich_text("<p>Ze denken mee.</p>"),
        "reach": "gemeenten",
        "municipalities": "Roeselare\nIzegem",
        "terms": [term.pk for term in terms],
        **rows("sources", {"title": "Website", "publisher": "Een stad", "year": "2026", "url": "", "note": ""}),
    }


@pytest.mark.parametrize(
    "typed",
    ["Roeselare\nIzegem", "roeselare, IZEGEM", " Izegem ;Roeselare\n\n", "• Roeselare\n- Izegem", "{nis}\nizegem"],
)
def test_municipalities_are_typed_by_name_or_code(cms, index, places, complete, typed):
    typed = typed.format(nis=places["Roeselare"].pk)
    publish(cms, add_address(NetworkPage, index), {**complete, "municipalities": typed})
    assert NetworkPage.objects.get().municipality_names == ["Izegem", "Roeselare"]


def test_an_unknown_municipality_is_named_and_what_was_typed_stays(cms, index, complete):
    typed = "Roeselare\nNergenshuizen\nIzegem, <b>Elders</b>"
    html = refused(cms, add_address(NetworkPage, index), {**complete, "municipalities": typed})
    told = unescape(html)
    assert "Deze Vlaamse gemeenten kennen we niet: “Nergenshuizen”, “<b>Elders</b>”." in told
    shown = re.search(r'<textarea name="municipalities"[^>]*>(.*?)</textarea>', html, re.DOTALL)[1]
    assert unescape(shown).strip() == typed
    assert not NetworkPage.objects.exists()


def test_another_error_leaves_the_municipalities_as_they_were_typed(cms, index, complete):
    html = refused(cms, add_address(NetworkPage, index), {**complete, **PUBLISH, "search_description": ""})
    shown = re.search(r'<textarea name="municipalities"[^>]*>(.*?)</textarea>', html, re.DOTALL)[1]
    assert shown.strip().split() == ["Roeselare", "Izegem"]


def test_the_form_of_a_network_shows_its_municipalities_by_name(cms, index, places):
    page = NetworkPageFactory(parent=index, municipalities=[places["Sint-Niklaas"], places["Izegem"]])
    html = cms.get(edit_address(page)).content.decode()
    shown = re.search(r'<textarea name="municipalities"[^>]*>(.*?)</textarea>', html, re.DOTALL)[1]
    assert shown.strip().splitlines() == ["Izegem", "Sint-Niklaas"]


def test_publishing_asks_where_it_works(cms, index, complete):
    address = add_address(NetworkPage, index)
    told = refused(cms, address, {**complete, **PUBLISH, "municipalities": ""})
    assert "Noem de gemeenten waar dit werkt." in told
    told = unescape(refused(cms, address, {**complete, **PUBLISH, "reach": "provincies"}))
    assert "Kies bij “Provincie” waar dit werkt." in told
    save(cms, address, {**complete, "municipalities": ""})
    assert not NetworkPage.objects.get().live
