"""The drawing of who works together around a pupil: what editors say of each, with links to public pages."""

import gzip

import pytest
from bs4 import BeautifulSoup

from content.models import NetworkIndexPage
from tests.base.test_public import HIDDEN
from tests.editing import PUBLISH, edit_address, open_form, publish, refused
from tests.factories.base import MunicipalityFactory
from tests.factories.bodies import fill
from tests.factories.content import NetworkIndexPageFactory, NetworkPageFactory, StandardPageFactory
from tests.reading import cost, main


@pytest.fixture
def index(home):
    return NetworkIndexPageFactory(parent=home)


def party(name, ring, page=None, text="Doet iets."):
    """Return the raw block of a party."""
    return {"type": "party", "value": {"name": name, "ring": ring, "text": text, "page": page and page.pk}}


def drawing(client, address):
    """Return the drawing as parsed HTML; None without one."""
    return BeautifulSoup(main(client, address), "html.parser").find("section", class_="around-pupil")


def names(part):
    return [name.get_text() for name in part.find_all("b")]


def test_who_is_near_stands_in_the_middle_and_the_others_around(client, index):
    rings = [("School", "dichtbij"), ("Leerling", "midden"), ("CLB", "dichtbij"), *((x, "rondom") for x in "ABCDE")]
    fill(index, parties=[party(*each) for each in rings])
    drawn = drawing(client, index.url)
    assert names(drawn.find(class_="middle")) == ["Leerling"]
    assert names(drawn.find(class_="near")) == ["Leerling", "School", "CLB"]
    assert [names(side) for side in drawn.find_all(class_="outer")] == [["A", "B", "C"], ["D", "E"]]
    assert all("Doet iets." in item.get_text() for item in drawn.find_all("li"))
    assert all(shape["aria-hidden"] == "true" for shape in drawn.find_all("svg"))


@pytest.mark.parametrize("name", HIDDEN, ids=lambda name: name.replace(" ", "-"))
def test_a_name_links_to_its_page_as_long_as_that_is_public(client, home, index, name):
    hidden, public = HIDDEN[name](home), StandardPageFactory(parent=home)
    fill(index, parties=[party("Leerling", "midden", public), party("CLB", "dichtbij", hidden), party("X", "rondom")])
    drawn = drawing(client, index.url)
    assert names(drawn) == ["Leerling", "CLB", "X"]
    assert [(link.get_text(), link["href"]) for link in drawn.find_all("a")] == [("Leerling", public.url)]


def test_without_somebody_in_the_middle_there_is_no_drawing(client, index):
    assert drawing(client, index.url) is None
    fill(index, parties=[party("CLB", "rondom")])
    assert drawing(client, index.url) is None


def test_who_asks_for_a_place_or_filters_gets_an_answer_and_no_drawing(client, index):
    MunicipalityFactory(name="Genk", province="Limburg", postcodes="3600")
    NetworkPageFactory(parent=index, title="Awel")
    fill(index, parties=[party("Leerling", "midden")])
    assert drawing(client, index.url)
    for question in ("?waar=3600", "?waar=xyzzy", "?q=awel", "?soort=clb", "?pagina=2"):
        assert b"around-pupil" not in client.get(index.url + question).content


def test_words_are_words_and_old_blocks_break_nothing(client, index):
    old = {"type": "party", "value": {"name": "Oud", "text": "Zonder kring"}}
    gone = {"type": "party", "value": {"name": "Weg", "ring": "rondom", "text": "x", "page": 999999}}
    fill(index, parties=[party("<script>x</script>", "midden", text="<b>vet</b>"), old, gone])
    drawn = drawing(client, index.url)
    assert drawn.find("script") is None
    assert "<script>x</script>" in drawn.get_text()
    assert "<b>vet</b>" in drawn.get_text()
    assert "Weg" in names(drawn)


def test_twelve_parties_cost_as_many_queries_as_two_and_are_small(client, home, index):
    def draw(number):
        pages = [StandardPageFactory(parent=home) for _ in range(number)]
        fill(index, parties=[party("Leerling", "midden"), *(party("Dienst", "rondom", page) for page in pages)])
        return cost(client, index.url)

    assert draw(1) == draw(11)
    assert len(gzip.compress(str(drawing(client, index.url)).encode(), 9)) < 4000


def test_an_editor_says_who_does_what_and_is_told_what_is_missing(cms, client, index):
    address = edit_address(index)
    data = {
        **open_form(cms, address, NetworkIndexPage),
        "parties-count": "1",
        "parties-0-deleted": "",
        "parties-0-order": "0",
        "parties-0-type": "party",
        "parties-0-id": "",
        "parties-0-value-name": "Leerling en ouders",
        "parties-0-value-ring": "midden",
        "parties-0-value-text": "",
        "parties-0-value-page": "",
    }
    assert "Leerling en ouders" in refused(cms, address, {**data, **PUBLISH})
    publish(cms, address, {**data, "parties-0-value-text": "Zeggen wat kan helpen."})
    assert "Zeggen wat kan helpen." in drawing(client, index.url).get_text()
