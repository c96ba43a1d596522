"""Who helps, and where: found by postcode or name, the nearest first, together with any filter."""

import re
from html import unescape
from urllib.parse import urlencode

import pytest

from content.models import NetworkPage
from tests.factories.base import MunicipalityFactory, TermFactory
from tests.factories.content import NetworkIndexPageFactory, NetworkPageFactory
from tests.reading import cost, titles

Reach = NetworkPage.Reach


@pytest.fixture
def index(home):
    return NetworkIndexPageFactory(parent=home)


@pytest.fixture
def places(db):
    """A few municipalities of two provinces, by name."""
    rows = [
        ("Roeselare", "West-Vlaanderen", "8800", "Rumbeke"),
        ("Izegem", "West-Vlaanderen", "8870", ""),
        ("Vilvoorde", "Vlaams-Brabant", "1800|1804", ""),
        ("Zemst", "Vlaams-Brabant", "1804|1980", "Hofstade"),
        ("Sint-Niklaas", "Oost-Vlaanderen", "9100", ""),
    ]
    return {
        name: MunicipalityFactory(name=name, province=province, postcodes=postcodes, other_names=others)
        for name, province, postcodes, others in rows
    }


@pytest.fixture
def province(db):
    """The term of a province."""
    return lambda name: TermFactory(facet="provincie", name=name)


@pytest.fixture
def networks(index, places, province):
    """One network of each reach."""
    return [
        NetworkPageFactory(
            parent=index, title="Meldpunt Roeselare", kind="meldpunt", municipalities=[places["Roeselare"]]
        ),
        NetworkPageFactory(
            parent=index, title="Zorg West", reach=Reach.PROVINCES, kind="netwerk", terms=[province("West-Vlaanderen")]
        ),
        NetworkPageFactory(parent=index, title="Awel", reach=Reach.FLANDERS_AND_BRUSSELS),
        NetworkPageFactory(parent=index, title="Kans", reach=Reach.BRUSSELS),
        NetworkPageFactory(parent=index, title="Vilvoordse hulp", municipalities=[places["Vilvoorde"]]),
    ]


@pytest.fixture
def find(client, index):
    """Ask the directory something, and give the answer's page."""

    def find(status=200, **asked):
        answer = client.get(f"{index.url}?{urlencode(asked, doseq=True)}")
        assert answer.status_code == status
        return Found(answer.content.decode())

    return find


class Found:
    """What stands on a page of the directory."""

    def __init__(self, html):
        self.html = html
        self.main = unescape(html.split("<main")[1].split("</main>")[0])

    @property
    def titles(self):
        return titles(self.main)

    @property
    def notices(self):
        return re.findall(r'<p class="notice">(.*?)</p>', self.main, re.DOTALL)

    @property
    def links(self):
        return re.findall(r'href="([^"]*)"', self.main)

    def hidden(self, name):
        return re.findall(rf'<input type="hidden" name="{name}" value="([^"]*)">', self.main)


# Near a place


def test_without_a_place_everything_is_shown(networks, find):
    assert set(find().titles) == {network.title for network in networks}
    assert find().notices == []


@pytest.mark.parametrize("where", ["Roeselare", "8800", " ROESELARE ", "B-8800", "Rumbeke", "8800 Roeselare"])
def test_the_nearest_comes_first(networks, find, where):
    found = find(waar=where)
    assert found.titles == ["Meldpunt Roeselare", "Zorg West", "Awel"]
    assert "Wie helpt in Roeselare?" in found.main


def test_a_municipality_without_an_offer_says_so(networks, find):
    found = find(waar="Izegem")
    assert found.titles == ["Zorg West", "Awel"]
    (told,) = found.notices
    assert told.startswith("Voor Izegem zelf kennen we geen meldpunt of dienst.")
    assert "in de buurt en in heel Vlaanderen helpt" in told
    assert find(waar="Roeselare").notices == []


def test_a_filter_does_not_say_that_a_municipality_has_no_offer(networks, find):
    assert find(waar="Roeselare", soort="netwerk").notices == []


def test_an_unpublished_network_is_no_offer(networks, find):
    networks[0].unpublish()
    found = find(waar="Roeselare")
    assert found.titles == ["Zorg West", "Awel"]
    assert "Voor Roeselare zelf kennen we geen" in found.notices[0]


def test_brussels_has_its_own_and_what_works_everywhere(networks, find):
    found = find(waar="1070 Anderlecht")
    assert found.titles == ["Kans", "Awel"]
    assert "Wie helpt in Brussel?" in found.main
    networks[3].unpublish()
    (told,) = find(waar="Brussel").notices
    assert told.startswith("Voor Brussel zelf kennen we geen meldpunt of dienst.")


def test_what_works_in_flanders_only_is_not_shown_in_brussels(index, networks, find):
    NetworkPageFactory(parent=index, title="Klasse", reach=Reach.FLANDERS)
    assert "Klasse" in find(waar="8800").titles
    assert "Klasse" not in find(waar="1070").titles


def test_a_postcode_of_two_municipalities_shows_who_helps_in_both(networks, find):
    found = find(waar="1804")
    assert "Wie helpt in Vilvoorde en Zemst?" in found.main
    assert found.titles == ["Vilvoordse hulp", "Awel"]
    both, one = found.notices
    assert both.startswith("Postcode 1804 hoort bij Vilvoorde en Zemst.")
    # One of the two has nobody of its own.
    assert one.startswith("Voor Zemst zelf kennen we geen meldpunt of dienst.")


def test_an_unknown_place_says_so_and_offers_what_it_may_be_as_links(networks, find, client, index):
    found = find(waar="Roeselaer")
    (told,) = found.notices
    assert told.startswith("We kennen geen gemeente “Roeselaer” in Vlaanderen of Brussel. Bedoelde je een van deze?")
    assert f'<a href="{index.url}?waar=Roeselare">Roeselare</a>' in told
    assert "Wie helpt in" not in found.main.split("<form")[0]
    assert len(found.titles) == len(networks)
    assert "Meldpunt Roeselare" in client.get(f"{index.url}?waar=Roeselare").content.decode()


@pytest.mark.parametrize("where", ["", "  ", "x" * 5000, "\x00", "\u202e", "9999", "<b>x</b>", '"><script>', "🎒", "%"])
def test_whatever_is_typed_gives_a_whole_page(networks, find, where):
    found = find(waar=where)
    assert len(found.titles) == len(networks)
    assert found.html.rstrip().endswith("</html>")
    assert "<b>x</b>" not in found.html
    assert '"><script>' not in found.html


def test_what_was_typed_stays_in_the_field(networks, find):
    assert 'name="waar" value="St.-Niklaas"' in find(waar="St.-Niklaas").main
    assert "Wie helpt in Sint-Niklaas?" in find(waar="St.-Niklaas").main


def test_a_place_gives_a_title_and_is_not_for_search_engines(networks, find):
    assert "<title>Wie helpt in Roeselare? – " in find(waar="8800").html
    assert "noindex" in find(waar="8800").html
    assert "noindex" not in find().html


# Together with filters


def test_place_name_kind_and_for_whom_narrow_together(index, places, find):
    parents = TermFactory(facet="doelgroep", name="Ouders", slug="ouders")
    for title, kind, terms in (
        ("Huis A", "meldpunt", [parents]),
        ("Huis B", "dienst", [parents]),
        ("Huis C", "meldpunt", []),
        ("Straat", "meldpunt", [parents]),
    ):
        NetworkPageFactory(parent=index, title=title, kind=kind, terms=terms, municipalities=[places["Roeselare"]])
    NetworkPageFactory(
        parent=index, title="Huis D", kind="meldpunt", terms=[parents], municipalities=[places["Izegem"]]
    )
    assert find(waar="8800", q="Huis", soort="meldpunt", doelgroep="ouders").titles == ["Huis A"]
    assert find(waar="8800", soort="meldpunt", doelgroep="ouders").titles == ["Huis A", "Straat"]
    assert find(soort="meldpunt", doelgroep="ouders", q="huis", sorteer="titel").titles == ["Huis A", "Huis D"]


def test_the_place_goes_along_in_the_form_and_in_every_link(index, places, find):
    theme = TermFactory(facet="doelgroep", slug="ouders")
    for number in range(45):
        NetworkPageFactory(parent=index, title=f"Dienst {number:02}", terms=[theme], municipalities=[places["Zemst"]])
    found = find(waar="Hofstade", doelgroep="ouders", pagina=2)
    assert found.titles[0] == "Dienst 20"
    assert found.hidden("waar") == ["Hofstade"]
    own = [link for link in found.links if link.startswith(f"{index.url}?")]
    assert {"pagina=3", "sorteer=titel"} <= {part for link in own for part in link.split("?")[1].split("&")}
    assert all("waar=Hofstade" in link for link in own)
    # The chip that takes a filter away keeps the place.
    assert f"{index.url}?waar=Hofstade" in own


def test_without_a_place_nothing_goes_along(networks, find):
    assert find().hidden("waar") == []
    assert find(waar="Nergenshuizen").hidden("waar") == []


def test_the_counts_of_the_filters_are_those_of_the_place(networks, find):
    main = find(waar="Roeselare", sorteer="titel").main
    kinds = re.findall(r'name="soort" value="(\w+)".*?<span class="n">(\d+)</span>', main)
    assert dict(kinds) == {"meldpunt": "1", "netwerk": "1", "dienst": "1"}


# What it costs


def test_forty_networks_cost_no_more_queries_than_ten(client, index, places, province):
    questions = ["", "?waar=1804", "?waar=Brussel", "?waar=Vilvord", "?waar=1804&soort=dienst&q=netwerk"]

    def costs():
        return {asked: cost(client, index.url + asked) for asked in questions}

    def add(number):
        for _ in range(number // 5):
            NetworkPageFactory(parent=index, municipalities=list(places.values()), terms=[TermFactory()])
            NetworkPageFactory(parent=index, municipalities=[places["Vilvoorde"]], terms=[TermFactory()])
            NetworkPageFactory(parent=index, reach=Reach.PROVINCES, terms=[province("Vlaams-Brabant")])
            NetworkPageFactory(parent=index, reach=Reach.BRUSSELS)
            NetworkPageFactory(parent=index, reach=Reach.FLANDERS)

    add(10)
    before = costs()
    add(30)
    assert costs() == before
