"""Steps are ticked off in the visitor's own browser, and everything else works without that."""

import json
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from tests.browser import page_checks
from tests.browser.keyboard import tab_to
from tests.factories.full_site import ADDRESSES, MONDAY

pytestmark = pytest.mark.browser

GUIDE, PRACTICE = ADDRESSES["guide"], ADDRESSES["practice"]
FIRST = MONDAY.splitlines()[0]
CLEAR, BACK = "Wis mijn vinkjes", "Zet ze terug"
NO_STORAGE = "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('', 'SecurityError'); }})"
FULL = "Storage.prototype.setItem = () => { throw new DOMException('', 'QuotaExceededError'); }"


@pytest.fixture(scope="module", autouse=True)
def _pictures(origin):
    """Open the pages once: who first opens a page with pictures waits until these are made."""
    for address in (GUIDE, PRACTICE):
        urlopen(f"{origin}{address}", timeout=120).close()


def stored(page):
    return json.loads(page.evaluate("localStorage.getItem('vinkjes')") or "{}")


def test_a_ticked_step_stays_ticked_on_its_page_and_on_no_other(page):
    page.goto(PRACTICE)
    page.get_by_role("checkbox", name=FIRST).check()
    page.reload()
    expect(page.get_by_role("checkbox", name=FIRST)).to_be_checked()
    assert page.locator(".tick input:checked").count() == 1
    page.goto(GUIDE)
    assert page.locator(".tick input:checked").count() == 0
    assert list(stored(page)) == [PRACTICE]
    assert FIRST not in str(stored(page))


def test_each_step_of_a_guide_is_ticked_by_its_name(page):
    page.goto(GUIDE)
    steps = page.locator(".guide-steps > li")
    for step in steps.all():
        title = step.get_by_role("heading").inner_text()
        step.get_by_role("checkbox", name=f"Gedaan: {title}", exact=True).check()
    page.reload()
    assert page.locator(".guide-steps input:checked").count() == steps.count() == 3


def test_ticks_are_cleared_and_put_back_with_the_keyboard_alone(page):
    page.goto(PRACTICE)
    expect(page.get_by_role("button", name=CLEAR)).to_be_hidden()
    tab_to(page, FIRST)
    page.keyboard.press("Space")
    tab_to(page, CLEAR)
    page.keyboard.press("Enter")
    expect(page.get_by_role("status").filter(has_text="Je vinkjes zijn gewist.")).to_be_visible()
    expect(page.get_by_role("checkbox", name=FIRST)).not_to_be_checked()
    assert stored(page) == {}
    page.keyboard.press("Enter")  # the button now puts them back
    expect(page.get_by_role("checkbox", name=FIRST)).to_be_checked()
    expect(page.get_by_role("button", name=CLEAR)).to_be_focused()


def test_a_page_says_that_ticks_stay_on_this_device(page):
    page.goto(GUIDE)
    expect(page.get_by_text("Je vinkjes blijven op dit toestel.")).to_be_visible()


@pytest.mark.parametrize("address", [GUIDE, PRACTICE])
def test_without_javascript_there_is_nothing_to_tick(visitor, address):
    page = visitor(java_script_enabled=False).new_page()
    page.goto(address)
    expect(page.locator(".monday li").first).to_be_visible()
    expect(page.get_by_role("main").get_by_role("checkbox")).to_have_count(0)
    expect(page.get_by_text("Je vinkjes blijven")).to_be_hidden()


def test_a_browser_that_forbids_storage_loses_only_the_ticks(visitor, watch):
    context = visitor()
    context.add_init_script(f"{NO_STORAGE}; window.print = () => {{ window.printed = true }}")
    seen, page = watch(context), context.new_page()
    page.goto(PRACTICE)
    page.get_by_role("button", name="Print deze pagina").click()
    assert page.evaluate("window.printed")
    expect(page.get_by_text(FIRST)).to_be_visible()
    expect(page.get_by_role("main").get_by_role("checkbox")).to_have_count(0)
    assert seen.complaints == []


def test_a_full_storage_says_that_a_tick_is_not_kept(visitor):
    context = visitor()
    context.add_init_script(FULL)
    page = context.new_page()
    page.goto(PRACTICE)
    page.get_by_role("checkbox", name=FIRST).check()
    expect(page.get_by_text("Je browser bewaart dit vinkje niet.")).to_be_visible()


@pytest.mark.parametrize("value", ["geen json", "null", "[1]", '{"/": 3}', '{"/": [null]}'])
def test_something_else_in_the_storage_breaks_nothing(visitor, watch, value):
    context = visitor()
    seen, page = watch(context), context.new_page()
    page.goto(PRACTICE)
    page.evaluate("value => localStorage.setItem('vinkjes', value)", value)
    page.reload()
    page.get_by_role("checkbox", name=FIRST).check()
    assert PRACTICE in stored(page)
    assert seen.complaints == []


def test_ticks_of_a_year_ago_are_gone(page):
    page.goto(PRACTICE)
    page.get_by_role("checkbox", name=FIRST).check()
    ticks = stored(page)
    ticks[PRACTICE][0] -= 366
    page.evaluate("text => localStorage.setItem('vinkjes', text)", json.dumps(ticks))
    page.reload()
    expect(page.get_by_role("checkbox", name=FIRST)).not_to_be_checked()


@pytest.mark.parametrize("address", [GUIDE, PRACTICE])
def test_ticked_steps_break_no_rule_and_fit_every_screen_and_paper(visitor, address):
    page = visitor(viewport=page_checks.LAPTOP, reduced_motion="reduce").new_page()
    page.goto(address)
    page.locator(".tick input").first.check()
    checks = (page_checks.rules, page_checks.reflow, page_checks.paper, page_checks.spacing)
    assert [found for check in checks for found in check(page)] == []
