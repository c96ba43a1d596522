import re

import pytest
from playwright.sync_api import expect

from tests.factories.full_site import ADDRESSES, TITLES

pytestmark = pytest.mark.browser


@pytest.fixture
def page(visitor):
    """A tab in which no script runs, on a phone."""
    return visitor(java_script_enabled=False, viewport={"width": 320, "height": 640}).new_page()


def go(page, link):
    """Follow a link to another page."""
    with page.expect_navigation():
        link.click()


def filters(page):
    """Return what opens and closes the filters."""
    return page.locator("summary", has_text=re.compile("^\\s*Filters"))


def test_the_menu_opens_and_leads_on(page):
    page.goto("/")
    menu = page.get_by_role("navigation", name="Hoofdmenu")
    expect(menu.get_by_role("link", name="Praktijkvoorbeelden")).to_be_hidden()
    menu.get_by_text("Menu", exact=True).click()
    go(page, menu.get_by_role("link", name="Praktijkvoorbeelden"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Praktijkvoorbeelden")


def test_facets_narrow_a_list_and_chips_widen_it(page):
    page.goto("/oorzaken/")
    everything = page.locator("#aantal").inner_text()
    filters(page).click()
    page.get_by_role("checkbox", name="gevolg").check()
    go(page, page.get_by_role("button", name="Toon resultaten"))
    expect(page.get_by_role("link", name=TITLES["consequence"], exact=True)).to_be_visible()
    expect(page.get_by_role("link", name=TITLES["cause"])).to_have_count(0)
    filters(page).click()
    expect(page.get_by_role("checkbox", name="gevolg")).to_be_checked()
    filters(page).click()
    go(page, page.get_by_role("link", name="Verwijder gevolg"))
    expect(page.locator("#aantal")).to_have_text(everything)
    expect(page.get_by_role("heading", level=3)).to_have_count(20)


def test_pages_of_results_and_their_order_are_links(page):
    page.goto("/praktijken/")
    first = page.get_by_role("heading", level=3).all_inner_texts()
    go(page, page.get_by_role("link", name="Volgende"))
    second = page.get_by_role("heading", level=3).all_inner_texts()
    assert len(first) == 20
    assert not set(first) & set(second)
    go(page, page.get_by_role("link", name="Nieuwste eerst"))
    assert page.get_by_role("heading", level=3).all_inner_texts() not in (first, second)
    assert page.url.endswith("?sorteer=nieuwste")


def test_search_answers_and_says_what_to_do_when_there_is_nothing(page):
    page.goto("/")
    page.get_by_role("banner").get_by_text("Zoeken", exact=True).click()
    page.get_by_label("Zoekwoorden").fill("volledig gevolg")
    go(page, page.get_by_role("banner").get_by_role("button", name="Zoek", exact=True))
    expect(page.get_by_role("link", name=TITLES["consequence"], exact=True)).to_be_visible()
    page.get_by_label("Zoek op de hele site").fill("xyzzyplugh")
    go(page, page.get_by_role("main").get_by_role("button", name="Zoek", exact=True))
    expect(page.get_by_text("Niets past bij “xyzzyplugh”")).to_be_visible()
    go(page, page.get_by_role("main").get_by_role("link", name="alle onderwerpen"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Alle onderwerpen")


def test_folded_text_opens_and_nothing_is_offered_that_needs_a_script(page):
    page.goto(ADDRESSES["practice"])
    expect(page.get_by_role("button", name="Print deze pagina")).to_be_hidden()
    answer = page.locator("details", has_text="Vraag 1").get_by_text("Gewone tekst")
    expect(answer).to_be_hidden()
    page.get_by_text("Vraag 1").click()
    expect(answer).to_be_visible()


def test_questions_lead_to_ways_to_a_diploma(page):
    page.goto("/diploma/")
    go(page, page.get_by_role("link", name="Welke weg naar een diploma?").first)
    for answer in ("18 of ouder", "Ik ben gestopt met school", "Mijn diploma op mijn eigen tempo"):
        go(page, page.get_by_role("link", name=answer, exact=True))
    expect(page.get_by_role("heading", name="Deze 2 wegen passen bij je antwoorden")).to_be_visible()
    expect(page.get_by_role("button", name="Print deze pagina")).to_be_hidden()
    go(page, page.get_by_role("link", name="Begin opnieuw"))
    expect(page.get_by_role("heading", name="Hoe oud ben je?")).to_be_visible()


def test_help_is_found_by_postcode_and_by_a_name_with_an_error_in_it(page):
    page.goto("/hulp/")
    box = page.get_by_role("search", name="Hulp zoeken in je gemeente")
    box.get_by_label("Postcode of gemeente").fill(" 2000 ")
    go(page, box.get_by_role("button"))
    expect(page.get_by_role("heading", name="Wie helpt in Antwerpen?")).to_be_visible()
    here = page.get_by_role("region", name="In Antwerpen")
    expect(here.get_by_role("heading", level=4).first).to_have_text("Centraal Meldpunt Antwerpen")
    box.get_by_label("Postcode of gemeente").fill("Roeselaare")
    go(page, box.get_by_role("button"))
    go(page, page.locator(".place-answer").get_by_role("link", name="Roeselare"))
    expect(page.get_by_role("heading", level=3).first).to_have_text("Je CLB hangt aan je school")
