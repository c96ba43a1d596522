"""Who helps in a place: the school's CLB first, then what is near, and only what the asker can use."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from content.models import NetworkPage
from tests.factories.base import MunicipalityFactory, TermFactory
from tests.factories.content import NetworkIndexPageFactory, NetworkPageFactory
from tests.factories.practices import PracticePageFactory
from tests.reading import cost, titles

Kind, Reach = NetworkPage.Kind, NetworkPage.Reach


@pytest.fixture
def index(home):
    return NetworkIndexPageFactory(parent=home)


@pytest.fixture
def places(db):
    """Towns on a line, by name, from west to east; a degree is 70 km."""
    rows = (("Roeselare", 3.12), ("Kortrijk", 3.40), ("Aalst", 3.70), ("Genk", 3.78), ("Brugge", 9.0))
    return {
        name: MunicipalityFactory(name=name, province="Hier", other_names="", latitude=50.9, longitude=longitude)
        for name, longitude in rows
    }


@pytest.fixture
def serve(index, places):
    """A function that makes a service in a town, or everywhere without one."""

    def serve(title, kind, town=None, **more):
        where = {"municipalities": [places[town]]} if town else {"reach": Reach.FLANDERS_AND_BRUSSELS}
        return NetworkPageFactory(parent=index, title=title, kind=kind, **where, **more)

    return serve


@pytest.fixture
def ask(client, index):
    """A function that asks who helps somewhere, and returns the main part of the page."""

    def ask(**asked):
        html = client.get(f"{index.url}?{urlencode(asked)}").content.decode()
        return unescape(html.split("<main")[1].split("</main>")[0])

    return ask


def headings(main):
    return re.findall(r"<h3[^>]*>([^<]+)</h3>", main)


def test_the_clb_of_the_school_comes_first_and_the_ones_of_the_town_are_folded(serve, ask):
    serve("Vrij CLB", Kind.CLB, "Roeselare", net="vrij")
    serve("CLB GO!", Kind.CLB, "Roeselare", net="go")
    serve("Awel", Kind.HELPLINE)
    main = ask(waar="Roeselare")
    assert headings(main)[0] == "Je CLB hangt aan je school"
    folded = re.search(r"<details>(.*?)</details>", main, re.DOTALL)[1]
    assert titles(folded) == ["Vrij CLB", "CLB GO!"]
    assert "GO! onderwijs van de Vlaamse Gemeenschap" in folded
    assert titles(main.replace(folded, "")) == ["Awel"]
    assert "Welk CLB het jouwe is, weet je school." in folded


def test_what_is_local_comes_before_the_province_and_that_before_flanders(serve, ask, index, practices, places):
    serve("Awel", Kind.HELPLINE)
    province = TermFactory(facet="provincie", name="Hier")
    NetworkPageFactory(parent=index, title="Netwerk Hier", kind=Kind.NETWORK, reach=Reach.PROVINCES, terms=[province])
    serve("Time-out", Kind.NAFT, "Roeselare")
    serve("Meldpunt", Kind.CONTACT_POINT, "Roeselare")
    PracticePageFactory(parent=practices, title="Brugfiguren", municipality=places["Roeselare"])
    main = ask(waar="Roeselare")
    assert titles(main) == ["Meldpunt", "Time-out", "Brugfiguren", "Netwerk Hier", "Awel"]
    assert headings(main)[1:] == [
        "In Roeselare",
        "Praktijkvoorbeelden uit Roeselare",
        "In je provincie",
        "In heel Vlaanderen en Brussel",
    ]


def test_a_town_that_only_has_a_practice_is_known(serve, ask, practices, places):
    PracticePageFactory(parent=practices, municipality=places["Genk"])
    assert "kennen we geen" not in ask(waar="Genk")
    assert "Voor Aalst zelf kennen we geen" in ask(waar="Aalst")


def test_a_practice_that_is_not_public_is_not_shown(ask, practices, places):
    PracticePageFactory(parent=practices, title="Concept", municipality=places["Genk"], live=False)
    assert titles(ask(waar="Genk")) == []


def test_of_what_is_open_to_all_the_nearest_shows_with_its_distance(serve, ask):
    serve("JAC Aalst", Kind.YOUTH, "Aalst", open_to_all=True)
    serve("JAC Genk", Kind.YOUTH, "Genk", open_to_all=True)
    serve("Leerwinkel Genk", Kind.LEARNING_SHOP, "Genk", open_to_all=True)
    serve("Meldpunt Aalst", Kind.CONTACT_POINT, "Aalst")
    serve("Tweede kans", Kind.SECOND_CHANCE, "Brugge", open_to_all=True)
    main = ask(waar="Kortrijk")
    assert titles(main) == ["JAC Aalst", "Leerwinkel Genk"]
    assert "hulp voor jongeren, ongeveer 21 km" in main
    assert titles(ask(waar="Aalst")) == ["Meldpunt Aalst", "JAC Aalst", "Leerwinkel Genk"]


@pytest.mark.parametrize(
    ("asker", "shown"),
    [
        ("", {"Awel", "Begeleidingsdienst", "Ouderkoepel", "Scholierenkoepel"}),
        ("school", {"Awel", "Begeleidingsdienst"}),
        ("ouder", {"Awel", "Ouderkoepel"}),
        ("leerling", {"Awel", "Scholierenkoepel"}),
        ("burgemeester", {"Awel", "Begeleidingsdienst", "Ouderkoepel", "Scholierenkoepel"}),
    ],
)
def test_who_asks_sees_only_what_serves_them(serve, ask, asker, shown):
    serve("Begeleidingsdienst", Kind.SCHOOL_SUPPORT)
    serve("Ouderkoepel", Kind.PARENTS)
    serve("Scholierenkoepel", Kind.PUPILS)
    serve("Awel", Kind.HELPLINE)
    found = titles(ask(waar="Genk", wie=asker))
    assert set(found) == shown
    # Never first: a body that the asker may not be able to use.
    assert found[0] == ("Begeleidingsdienst" if asker == "school" else "Awel")


def test_a_school_reads_the_network_of_its_province_before_what_is_open_to_all_and_others_after_it(serve, ask, index):
    province = TermFactory(facet="provincie", name="Hier")
    for title, kind in (("Tweede kans", Kind.SECOND_CHANCE), ("Meldpunt", Kind.CONTACT_POINT)):
        NetworkPageFactory(parent=index, title=title, kind=kind, reach=Reach.PROVINCES, terms=[province])
    serve("Leerwinkel", Kind.LEARNING_SHOP, "Aalst", open_to_all=True)
    serve("JAC Aalst", Kind.YOUTH, "Aalst", open_to_all=True)
    serve("Awel", Kind.HELPLINE)
    serve("Netwerken", Kind.NETWORK)
    assert titles(ask(waar="Kortrijk", wie="school")) == ["Meldpunt", "Netwerken", "Awel", "Tweede kans", "JAC Aalst"]
    school = ask(waar="Aalst", wie="school")
    assert titles(school) == ["Meldpunt", "Netwerken", "Awel", "Leerwinkel", "Tweede kans", "JAC Aalst"]
    assert "0 km" not in school
    assert "Voor Aalst zelf kennen we geen" not in school
    assert titles(ask(waar="Kortrijk", wie="ouder")) == ["JAC Aalst", "Leerwinkel", "Meldpunt", "Tweede kans", "Awel"]
    assert titles(ask(waar="Kortrijk")) == ["Meldpunt", "JAC Aalst", "Leerwinkel", "Awel", "Tweede kans", "Netwerken"]


def test_a_clb_of_the_province_stands_once(serve, ask, index):
    province = TermFactory(facet="provincie", name="Hier")
    NetworkPageFactory(parent=index, title="CLB", kind=Kind.CLB, reach=Reach.PROVINCES, terms=[province])
    assert titles(ask(waar="Genk")) == ["CLB"]


def test_an_editor_decides_the_order_within_a_kind(serve, ask):
    for title in ("Zelfmoordlijn", "Awel"):
        serve(title, Kind.HELPLINE)
    assert titles(ask(waar="Genk")) == ["Zelfmoordlijn", "Awel"]


def test_the_links_to_say_who_asks_keep_the_place(ask, index, places):
    main = ask(waar="Genk", wie="ouder")
    assert f'href="{index.url}?waar=Genk&wie=leerling"' in main
    # Chosen once more, it is taken back.
    assert f'<a href="{index.url}?waar=Genk" aria-current="true">ouder</a>' in main


def test_a_number_from_an_older_source_says_so_and_can_be_called(serve, ask):
    serve("Dienst", Kind.SERVICE, "Genk", phone="089 12 34 56", older_source="2019")
    main = ask(waar="Genk")
    assert '<a href="tel:089123456">089 12 34 56</a>' in main
    assert "Uit een oudere bron (2019): kijk het na." in main


def test_a_service_without_a_number_says_how_to_reach_it(serve, ask):
    serve("Dienst", Kind.SERVICE, "Genk", how_to_register="Vraag het aan de gemeente.")
    serve("Meldpunt", Kind.CONTACT_POINT, "Aalst", how_to_register="Meld je aan.", phone="102")
    assert "<p>Vraag het aan de gemeente.</p>" in ask(waar="Genk")
    assert "Meld je aan." not in ask(waar="Aalst")


def test_forty_services_cost_no_more_queries_than_ten(client, index, serve, practices, places):
    def add(number):
        for count in range(number):
            serve(f"Dienst {count}", Kind.SERVICE, "Genk")
            serve(f"JAC {count}", Kind.YOUTH, "Aalst", open_to_all=True)
            PracticePageFactory(parent=practices, municipality=places["Genk"])

    add(10)
    before = cost(client, f"{index.url}?waar=Genk")
    add(30)
    assert cost(client, f"{index.url}?waar=Genk") == before
