"""References to testimonies that other organisations published: on their index and on the pages that they are about."""

import gzip

import pytest
from bs4 import BeautifulSoup

from content.models import TestimonyIndexPage
from tests.base.test_public import HIDDEN
from tests.editing import PUBLISH, edit_address, open_form, publish, refused
from tests.factories.bodies import fill
from tests.factories.content import CausePageFactory, TestimonyPageFactory
from tests.reading import cost, html, main

HEADING = "Elders verteld"


@pytest.fixture
def cause(causes):
    return CausePageFactory(parent=causes, title="Schorsing")


def told(*pages, title="Een film", **values):
    """Return the raw block of a reference that is about some pages."""
    given = {"title": title, "publisher": "Een krant", "kind": "reportage", "about": "Over thuiszitten.", **values}
    return {"type": "told", "value": {**given, "pages": [page.pk for page in pages]}}


def items(client, address):
    """Return the references of a page, as parsed HTML."""
    return BeautifulSoup(main(client, address), "html.parser").select(".told > li")


def test_the_index_tells_who_published_what_about_what_and_leads_there(client, testimonies, cause):
    link = "https://example.org/film"
    fill(testimonies, elsewhere=[told(cause, url=link, year=2022), told(title="Film two", language="en")])
    first, second = items(client, testimonies.url)
    assert first.find("a", href=link).get_text() == "Een film"
    assert "Een krant (2022), reportage" in first.get_text()
    assert "Over thuiszitten." in first.get_text()
    assert first.find("a", href=cause.url).get_text() == "Schorsing"
    assert second.find("a") is None
    assert second.find("span", lang="en").get_text() == "Film two"
    assert "Ze zijn niet van ons." in main(client, testimonies.url)


def test_the_references_stand_below_testimonies_of_our_own_but_not_below_what_somebody_searched(client, testimonies):
    TestimonyPageFactory(parent=testimonies, title="Ik kwam terug")
    fill(testimonies, elsewhere=[told()])
    text = main(client, testimonies.url)
    assert text.index("Ik kwam terug") < text.index(HEADING)
    assert HEADING not in main(client, f"{testimonies.url}?q=terug")


def test_without_references_there_is_no_heading(client, testimonies, cause):
    assert HEADING not in main(client, testimonies.url)
    assert HEADING not in main(client, cause.url)


def test_a_page_shows_folded_what_others_told_about_it_and_nothing_else(client, testimonies, causes, cause):
    other = CausePageFactory(parent=causes)
    fill(testimonies, elsewhere=[told(cause), told(cause, other, title="Een boek"), told(title="Een rapport")])
    assert [item.strong.get_text() for item in items(client, cause.url)] == ["Een film", "Een boek"]
    assert f"{HEADING}: 2 verhalen van andere organisaties" in main(client, cause.url)
    assert f"{HEADING}: één verhaal van andere organisaties" in main(client, other.url)
    assert (
        BeautifulSoup(main(client, cause.url), "html.parser").find("details", id="elders-verteld").get("open") is None
    )


def test_a_pathway_shows_them_as_well(client, testimonies, ways):
    fill(testimonies, elsewhere=[told(ways[0])])
    assert len(items(client, ways[0].url)) == 1
    assert items(client, ways[1].url) == []


def test_what_editors_take_off_the_index_no_page_shows(client, testimonies, cause):
    fill(testimonies, elsewhere=[told(cause)])
    assert items(client, cause.url)
    fill(testimonies, elsewhere=[])
    assert items(client, cause.url) == []


@pytest.mark.parametrize("name", HIDDEN, ids=lambda name: name.replace(" ", "-"))
def test_the_index_leads_to_public_pages_only(client, home, testimonies, cause, name):
    hidden = HIDDEN[name](home)
    fill(testimonies, elsewhere=[told(hidden, cause)])
    (item,) = items(client, testimonies.url)
    assert [link["href"] for link in item.find_all("a")] == [cause.url]


def test_ten_references_cost_no_more_queries_than_one(client, testimonies, causes):
    pages = [CausePageFactory(parent=causes) for _ in range(10)]
    fill(testimonies, elsewhere=[told(pages[0])])
    few = cost(client, testimonies.url), cost(client, pages[0].url)
    fill(testimonies, elsewhere=[told(page) for page in pages])
    assert (cost(client, testimonies.url), cost(client, pages[0].url)) == few


def test_a_reference_is_found_by_its_words(client, testimonies):
    fill(testimonies, elsewhere=[told(about="Over een kanariepiet.")])
    assert testimonies.title in html(client, "/zoeken/?q=kanariepiet")


def test_an_editor_types_a_reference_and_is_asked_for_what_lacks(cms, testimonies, cause):
    data = open_form(cms, edit_address(testimonies), TestimonyIndexPage)
    row = {"elsewhere-0-type": "told", "elsewhere-0-order": "0", "elsewhere-0-deleted": "", "elsewhere-count": "1"}
    value = {"title": "Een film", "language": "nl", "publisher": "Een krant", "year": "2022", "kind": "film"}
    value |= {"about": "Over thuiszitten.", "url": "", "pages-count": "1", "pages-0-deleted": "", "pages-0-order": "0"}
    value |= {"pages-0-type": "item", "pages-0-value": str(cause.pk)}
    data |= row | {f"elsewhere-0-value-{name}": each for name, each in value.items()}
    refused(cms, edit_address(testimonies), {**data, "elsewhere-0-value-about": "", **PUBLISH})
    publish(cms, edit_address(testimonies), data)
    (block,) = TestimonyIndexPage.objects.get().elsewhere
    assert (block.value["title"], [page.pk for page in block.value["pages"]]) == ("Een film", [cause.pk])


def test_the_form_is_in_dutch(cms, testimonies):
    page = cms.get(edit_address(testimonies))
    text = gzip.decompress(page.content).decode() if page.get("Content-Encoding") == "gzip" else page.content.decode()
    assert "Elders verteld" in text
    assert "Link nooit naar een pagina die een minderjarige noemt of toont" in text
