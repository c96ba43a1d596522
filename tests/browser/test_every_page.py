"""What holds for every page that a visitor can open, of the initial content too."""

import re
from collections import Counter
from html import unescape
from urllib.request import urlopen

import pytest

from tests.browser.addresses import ERRORS, EVERYTHING, PAGES
from tests.browser.layout import sideways

pytestmark = pytest.mark.browser

OUTLINE = """() => ({
  lang: document.documentElement.lang,
  headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(el => Number(el.tagName[1])),
  nameless: [...document.images].filter(el => !el.hasAttribute("alt")).map(el => el.outerHTML),
  stored: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
})"""


def read(origin, address):
    """Give the text at an address, without a browser."""
    with urlopen(origin + address) as answer:
        return answer.read().decode()


def sitemap(origin):
    """Give the address of every page in the sitemap."""
    found = re.findall(rf"<loc>{origin}([^<]*)</loc>", read(origin, "/sitemap.xml"))
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
def test_the_one_address_of_a_page_is_its_own(page, origin, name):
    page.goto(PAGES[name])
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    asked = page.url.split("?")[0]
    assert canonical in (asked, f"{asked}?pagina=2")


def test_every_address_of_the_sitemap_fits_a_phone_and_asks_for_nothing_elsewhere(visitor, watch, origin):
    context = visitor(viewport={"width": 320, "height": 640})
    seen = watch(context)
    page = context.new_page()
    wide = {}
    for address in sitemap(origin):
        page.goto(address)
        if found := sideways(page):
            wide[address] = found
    assert wide == {}
    assert seen.complaints == []
    assert seen.strangers == []
    assert context.cookies() == []


def test_no_two_pages_have_the_same_title_or_the_same_description(origin):
    titles, descriptions = Counter(), Counter()
    for address in [*sitemap(origin), "/zoeken/", "/onderwerpen/", "/praktijken/?pagina=2"]:
        html = read(origin, address)
        titles[unescape(re.search("<title>(.*?)</title>", html)[1])] += 1
        if "pagina=" not in address:
            descriptions[unescape(re.search('<meta name="description" content="(.*?)">', html)[1])] += 1
    assert [text for text, number in titles.items() if number > 1 or not text.strip()] == []
    assert [text for text, number in descriptions.items() if number > 1 or not text.strip()] == []
