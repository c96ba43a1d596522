import pytest
from playwright.sync_api import expect

from tests.browser.addresses import PAGES
from tests.browser.axe import violations
from tests.browser.layout import OPEN_ALL

pytestmark = pytest.mark.browser

KINDS = [
    "home",
    "practices_filtered",
    "practice",
    "standard",
    "guide",
    "finder_question",
    "finder_end",
    "networks_nearby",
]


@pytest.mark.parametrize(
    "preference", [{"forced_colors": "active"}, {"color_scheme": "dark"}, {"contrast": "more"}], ids=str
)
@pytest.mark.parametrize("name", KINDS)
def test_a_page_holds_up_under_what_a_reader_asks_of_the_browser(visitor, name, preference):
    page = visitor(reduced_motion="reduce", **preference).new_page()
    page.goto(PAGES[name])
    page.evaluate(OPEN_ALL)
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert violations(page) == []


@pytest.mark.parametrize("name", KINDS)
def test_nothing_moves_for_who_wants_no_movement(visitor, name):
    page = visitor(reduced_motion="reduce").new_page()
    page.goto(PAGES[name])
    assert page.evaluate("getComputedStyle(document.documentElement).scrollBehavior") == "auto"
    page.evaluate(OPEN_ALL)
    page.get_by_role("main").get_by_role("link").first.hover()
    assert page.evaluate("document.getAnimations().length") == 0
