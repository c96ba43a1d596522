"""The map of ways to a diploma: made of the public pages, each at the situation that an editor chose."""

import gzip

import pytest
from bs4 import BeautifulSoup

from content.models import PathwayPage
from tests.base.test_public import HIDDEN
from tests.factories.pathways import PathwayIndexPageFactory, PathwayPageFactory
from tests.reading import cost, main

Situation = PathwayPage.Situation


@pytest.fixture
def index(home):
    return PathwayIndexPageFactory(parent=home)


def roads(client, address):
    """Return ``{heading of a road: [(title, address, what you get), …]}`` of the map; None without a map."""
    drawn = BeautifulSoup(main(client, address), "html.parser").find("section", class_="pathway-map")
    return drawn and {
        road.h3.get_text(strip=True): [
            (stop.a.get_text(), stop.a["href"], stop.p.get_text() if stop.p else "") for stop in road.find_all("li")
        ]
        for road in drawn.find_all("div", class_="road")
    }


def test_each_situation_is_a_road_with_its_ways_in_the_editors_order(client, index):
    stopped = PathwayPageFactory(parent=index, title="Tweede kans", situation=Situation.STOPPED, outcome="Een diploma.")
    later = PathwayPageFactory(parent=index, title="Zeker van je stuk", situation=Situation.AT_SCHOOL)
    last = PathwayPageFactory(parent=index, title="Anders dan anders", situation=Situation.AT_SCHOOL)
    assert roads(client, index.url) == {
        "Je zit nog op school": [(later.title, later.url, ""), (last.title, last.url, "")],
        "Je bent al gestopt": [(stopped.title, stopped.url, "Een diploma.")],
    }


def test_a_way_without_a_situation_stands_last_so_that_the_map_has_them_all(client, index):
    loose = PathwayPageFactory(parent=index)
    assert roads(client, index.url) is None
    placed = PathwayPageFactory(parent=index, situation=Situation.OTHER_WAY)
    assert roads(client, index.url) == {
        "Je wil op een andere manier leren": [(placed.title, placed.url, "")],
        "Nog andere wegen": [(loose.title, loose.url, "")],
    }


@pytest.mark.parametrize("name", HIDDEN, ids=lambda name: name.replace(" ", "-"))
def test_what_is_not_public_is_no_station(client, index, name):
    PathwayPageFactory(parent=index, situation=Situation.STOPPED)
    before = roads(client, index.url)
    HIDDEN[name](index)
    assert roads(client, index.url) == before


def test_a_draft_is_no_station_and_what_changes_changes_on_the_map(client, index):
    page = PathwayPageFactory(parent=index, title="Voor", situation=Situation.STOPPED)
    PathwayPageFactory(parent=index, situation=Situation.STOPPED, live=False)
    assert [stop[0] for stop in roads(client, index.url)["Je bent al gestopt"]] == ["Voor"]
    page.title, page.situation, page.outcome = "Na", Situation.AT_SCHOOL, "<b>Alles</b>"
    page.save()
    assert roads(client, index.url) == {"Je zit nog op school": [("Na", page.url, "<b>Alles</b>")]}


def test_the_map_is_for_who_opens_the_list_and_not_for_who_asks_something(client, index):
    PathwayPageFactory(parent=index, title="Duaal leren", situation=Situation.OTHER_WAY)
    assert roads(client, index.url)
    for question in ("?q=duaal", "?sorteer=titel&q=leren", "?pagina=2", "?traject=bestaat-niet"):
        assert client.get(index.url + question).content.count(b"pathway-map") == 0


def test_a_map_of_forty_ways_costs_no_more_queries_than_one_of_ten_and_one_of_twelve_is_small(client, index):
    def add(number):
        for _ in range(number):
            PathwayPageFactory(parent=index, situation=Situation.STOPPED, outcome="Een diploma secundair onderwijs.")

    add(12)
    drawn = BeautifulSoup(main(client, index.url), "html.parser").find("section", class_="pathway-map")
    assert len(gzip.compress(str(drawn).encode(), 9)) < 4000
    before = cost(client, index.url)
    add(28)
    assert cost(client, index.url) == before
