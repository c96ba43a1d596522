"""Drawings: each says in words what it shows, is small, and carries no words, script or style in its shapes."""

import gzip

import pytest
from bs4 import BeautifulSoup
from django.template import engines

from base.drawings import DRAWINGS
from base.models import page_types
from content.models import StandardPage
from search.listings.pages import ListingPage
from tests.factories.content import GuideIndexPageFactory, StandardPageFactory
from tests.reading import main

SECTIONS = [
    model for model in page_types() if issubclass(model, ListingPage) and "content.HomePage" in model.parent_page_types
]
MOST = 4000  # bytes, compressed


def component(template, /, **context):
    """Return the HTML of a component."""
    source = "{{ component(" + ", ".join([repr(template), *(f"{key}={key}" for key in context)]) + ") }}"
    return engines["jinja2"].from_string(source).render(context)


def drawn(html):
    """Return the shapes of some HTML, each checked to be no more than shapes."""
    shapes = BeautifulSoup(html, "html.parser").find_all("svg")
    for shape in shapes:
        assert shape["aria-hidden"] == "true"
        assert shape["focusable"] == "false"
        assert not shape.find_all(["text", "title", "style", "script", "image", "a"])
        assert not shape.get_text(strip=True)
    return shapes


@pytest.mark.parametrize("name", DRAWINGS)
def test_a_drawing_in_a_text_says_in_a_list_what_its_shapes_show_and_where_that_stands(home, client, name):
    body = [{"type": "drawing", "value": {"name": name}}]
    page = StandardPageFactory(parent=home, body=StandardPage._meta.get_field("body").to_python(body))
    html = BeautifulSoup(main(client, page.url), "html.parser").find("figure", class_="drawing")
    assert html.figcaption.get_text(strip=True)
    steps = html.find("ol", class_=name).find_all("li", recursive=False)
    assert len(steps) == len(drawn(str(html)))
    assert all(step.get_text(strip=True) for step in steps)
    sources = html.find_all("p")[-1]
    assert [link["href"] for link in sources.find_all("a")] == [source.url for source in DRAWINGS[name].sources]
    assert all(f"({source.year})" in sources.get_text() for source in DRAWINGS[name].sources)
    assert str(DRAWINGS[name].read_on.year) in sources.get_text()
    assert len(gzip.compress(str(html).encode(), 9)) < MOST


def test_the_ladder_of_an_absence_says_who_does_what_from_which_half_day():
    steps = BeautifulSoup(component("ladder"), "html.parser").ol.find_all("li")
    said = [" ".join(step.get_text(" ").split()) for step in steps]
    for step, start, words in zip(
        said,
        ("0 B-codes", "1 halve dag", "5 halve dagen", "Blijft het duren?", "30 halve dagen"),
        ("Wacht niet tot er vijf B-codes zijn", "belt de ouders", "aan het CLB", "rond de tafel", "schooltoeslag"),
        strict=True,
    ):
        assert step.startswith(start)
        assert words in step
    # The boundary of 15 stands in no text of today that we could read: no step of its own.
    assert not any(step.startswith("15") for step in said)
    assert steps[-1]["class"] == ["apart"]


@pytest.mark.parametrize("model", SECTIONS, ids=lambda model: model.__name__)
def test_every_section_has_a_drawing_of_its_own_that_only_decorates(model):
    (shape,) = drawn(component("illustration", name=model.illustration))
    assert len(gzip.compress(str(shape).encode(), 9)) < MOST / 8
    others = [each.illustration for each in SECTIONS if each is not model]
    assert model.illustration not in others


def test_a_section_without_a_drawing_or_with_an_unknown_one_shows_none():
    assert ListingPage.illustration == ""
    for name in ("", None, "kermis"):
        assert component("illustration", name=name).strip() == ""


def test_a_section_shows_its_drawing_above_its_list_and_at_the_entrances_of_the_search(home, client):
    index = GuideIndexPageFactory(parent=home, title="Stappenplannen", show_in_menus=True)
    (own,) = drawn(main(client, index.url).split("</header>")[0])
    (entrance,) = drawn(main(client, "/zoeken/").split('<ul class="entrances')[1].split("</ul>")[0])
    assert own == entrance
    page = StandardPageFactory(parent=home)
    assert drawn(main(client, page.url).split("</header>")[0]) == []
