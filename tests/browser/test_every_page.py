"""What holds for every page that a visitor can open, of the initial content too."""

import re
from collections import Counter
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import ERRORS, EVERYTHING, PAGES
from tests.browser.layout import sideways

pytestmark = pytest.mark.browser

OUTLINE = """() => ({
  lang: document.documentElement.lang,
  headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(el => Number(el.tagName[1])),
  nameless: [...document.images].filter(el => !el.hasAttribute("alt")).map(el => el.outerHTML),
  stored: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
})"""


def sitemap(origin):
    """Give the address of every page in the sitemap."""
    with urlopen(f"{origin}/sitemap.xml") as answer:
        found = re.findall(rf"<loc>{origin}([^<]*)</loc>", answer.read().decode())
    assert len(found) > 100
    return found


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_page_keeps_to_itself_and_makes_the_browser_complain_of_nothing(visitor, watch, name):
    context = visitor()
    seen = watch(context)
    page = context.new_page()
    answer = page.goto(EVERYTHING[name], wait_until="networkidle")
    expected = ERRORS[name][1] if name in ERRORS else 200
    assert answer.status == expected
    # That an error has the status of an error is no complaint of ours.
    own = (f"{expected}: {page.url}", f"({page.url})") if name in ERRORS else ()
    assert [text for text in seen.complaints if not text.endswith(own)] == []
    assert seen.strangers == []
    assert context.cookies() == []
    assert any(url.endswith("/css/site.css") for url in seen.requests)
    assert page.evaluate("getComputedStyle(document.body).fontVariantNumeric") == "tabular-nums"  # The style applies.


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_page_has_a_language_one_title_and_headings_in_order(page, name):
    page.goto(EVERYTHING[name])
    outline = page.evaluate(OUTLINE)
    levels = outline["headings"]
    assert outline["lang"] == "nl-BE"
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert [pair for pair in zip(levels, levels[1:], strict=False) if pair[1] > pair[0] + 1] == []
    assert outline["nameless"] == []
    assert outline["stored"] == []


@pytest.mark.parametrize("name", PAGES)
def test_a_page_names_its_own_address_without_what_only_narrows_or_sorts_it(page, name):
    page.goto(PAGES[name])
    expected = page.url.split("?")[0] + ("?pagina=2" if "pagina=2" in page.url else "")
    expect(page.locator("link[rel=canonical]")).to_have_attribute("href", expected)


def test_every_address_of_the_sitemap_fits_a_phone_asks_for_nothing_elsewhere_and_is_told_apart(visitor, watch, origin):
    context = visitor(viewport={"width": 320, "height": 640})
    seen = watch(context)
    page = context.new_page()
    wide, titles, descriptions = {}, Counter(), Counter()
    for address in [*sitemap(origin), "/zoeken/", "/onderwerpen/"]:
        page.goto(address)
        titles[page.title()] += 1
        descriptions[page.locator("meta[name=description]").get_attribute("content")] += 1
        if found := sideways(page):
            wide[address] = found
    assert wide == {}
    assert [text for text, number in titles.items() if number > 1 or not text.strip()] == []
    assert [text for text, number in descriptions.items() if number > 1 or not text.strip()] == []
    assert seen.complaints == []
    assert seen.strangers == []
    assert context.cookies() == []


def test_pages_of_one_list_have_titles_of_their_own(page):
    titles = []
    for name in ("practices", "practices_second", "search", "search_results", "search_second"):
        page.goto(PAGES[name])
        titles.append(page.title())
    assert len(set(titles)) == len(titles)


def test_home_shows_everything_it_can(page):
    page.goto("/")
    for name in ("Wat wil je doen?", "Wat merk je bij een leerling?", "Eén cijfer", "Nieuwe praktijkvoorbeelden"):
        assert page.get_by_role("region", name=name).get_by_role("link").count() > 0
