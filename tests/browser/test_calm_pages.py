"""What somebody came for stands near the top of a page, and small print never outweighs the text."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import LISTS, PAGES
from tests.factories.full_site import ADDRESSES

pytestmark = pytest.mark.browser

SMALL_PHONE = {"width": 360, "height": 740}
LAPTOP = {"width": 1280, "height": 800}
PICTURES = 60_000  # milliseconds: who first opens a page with pictures waits until these are made
LINE = 32  # pixels that a line of text needs below its top
TOP = "element => element.getBoundingClientRect().top + scrollY"
# The letters that show in the main part of a page: [in grey, in another colour]. What is folded does not show.
LETTERS = """() => {
  const probe = document.createElement("i"), seen = [0, 0];
  probe.style.color = "var(--soft)";
  document.body.append(probe);
  const grey = getComputedStyle(probe).color;
  probe.remove();
  const texts = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const {data, parentElement} = texts.currentNode;
    if (!parentElement.checkVisibility({contentVisibilityAuto: true}) || parentElement.closest(".vh")) continue;
    seen[getComputedStyle(parentElement).color === grey ? 0 : 1] += data.trim().length;
  }
  return seen;
}"""
# Titles that take more lines than they need in the width of what they stand in.
NARROW = """() => [...document.querySelectorAll("main h1")].filter(title => {
  const lines = () => Math.round(title.getBoundingClientRect().height / parseFloat(getComputedStyle(title).lineHeight));
  const before = lines();
  title.style.cssText = `position: absolute; width: ${title.parentElement.clientWidth}px; max-width: none`;
  const needed = lines();
  title.style.cssText = "";
  return before > needed;
}).map(title => title.textContent)"""


@pytest.fixture
def phone(visitor):
    return visitor(viewport=SMALL_PHONE, has_touch=True, is_mobile=True).new_page()


@pytest.fixture
def addresses(page, origin):
    """Return a function that returns the addresses of the first content below an index."""
    paths = re.findall(rf"<loc>{origin}([^<]*)</loc>", page.request.get("/sitemap.xml").text())
    return lambda index: [path for path in paths if path.startswith(index) and path not in {index, *ADDRESSES.values()}]


def test_the_steps_of_every_guide_begin_on_the_first_screen_of_a_phone(phone, addresses):
    guides, low = addresses("/stappenplannen/"), {}
    assert len(guides) >= 10
    for address in guides:
        phone.goto(address)
        top = phone.locator(".monday li, .guide-steps > li").first.evaluate(TOP)
        if top > SMALL_PHONE["height"] - LINE:
            low[address] = top
    assert low == {}


def test_the_result_of_every_practice_stands_within_two_screens_of_a_phone(phone, addresses):
    practices, low = addresses("/praktijken/") + addresses("/buitenland/"), {}
    assert len(practices) > 80
    for address in practices:
        phone.goto(address, wait_until="domcontentloaded")
        top = phone.get_by_role("heading", name="Wat leverde het op?").evaluate(TOP)
        if top > 2 * SMALL_PHONE["height"]:
            low[address] = top
    assert low == {}


def test_home_offers_a_task_and_the_roles_on_the_first_screen_of_a_phone(phone):
    phone.goto("/")
    for name in ("Begin hier", "Directeur", "Leraar", "Ouder", "Jongere"):
        box = phone.get_by_role("main").get_by_role("link", name=name, exact=True).first.bounding_box()
        assert box["y"] + box["height"] <= SMALL_PHONE["height"], name


@pytest.mark.parametrize("size", [SMALL_PHONE, LAPTOP])
def test_no_page_says_more_in_grey_than_in_black(page, addresses, size):
    page.set_viewport_size(size)
    grey = {}
    for address in [*PAGES.values(), *addresses("/voor/"), *addresses("/vragen/")[:5], *addresses("/wat-werkt/")[:3]]:
        page.goto(address, wait_until="domcontentloaded", timeout=PICTURES)
        soft, plain = page.evaluate(LETTERS)
        if soft > plain:
            grey[address] = soft, plain
    assert grey == {}


def test_a_title_uses_the_width_it_has(page):
    page.set_viewport_size(LAPTOP)
    narrow = {}
    for address in PAGES.values():
        page.goto(address, wait_until="domcontentloaded", timeout=PICTURES)
        if found := page.evaluate(NARROW):
            narrow[address] = found
    assert narrow == {}


@pytest.mark.parametrize("name", LISTS)
def test_a_row_is_saved_by_one_quiet_button(page, name):
    page.goto(LISTS[name])
    expect(page.locator("main h1")).to_be_visible()
    rows = page.locator(".row").evaluate_all("rows => rows.map(row => row.querySelectorAll('.save').length)")
    assert set(rows) <= {0, 1}
    loud = "buttons => buttons.filter(button => parseFloat(getComputedStyle(button).borderTopWidth) > 0).length"
    assert page.locator(".row .save").evaluate_all(loud) == 0
