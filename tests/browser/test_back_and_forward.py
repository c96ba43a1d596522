"""Form and results of a list that answers in place agree, whatever failed on the way back and forth."""

import re
from contextlib import suppress

import pytest
from playwright.sync_api import Error, expect

from tests.browser.test_search_script import STAYED, number, open_list

pytestmark = pytest.mark.browser

FAILURES = {
    "offline": lambda route: route.abort("internetdisconnected"),
    "too late": lambda route: route.abort("timedout"),
    "broken": lambda route: route.fulfill(status=500, content_type="text/html", body="<h1>Er ging iets mis</h1>"),
}
# What the form would ask is what was asked of the results that stand there.
AGREE = """() => {
  const form = document.querySelector(".finder");
  const asked = new URLSearchParams([...new FormData(form)].filter(([, value]) => value.trim()));
  return `?${asked}` === (location.search || "?") && !document.querySelector(".listing[aria-busy]");
}"""


def fail(page, address, how):
    """Let everything that asks for an address fail, the browser itself too; call the answer to mend it."""
    page.route(address, how)
    return lambda: page.unroute(address)


def go(page, step):
    """Go back or forward; where nothing answers, the browser says so itself."""
    with suppress(Error):
        getattr(page, step)()


def let_go(held):
    """End the requests that got no answer, those that nobody waits for any more too."""
    for route in held:
        with suppress(Error):
            route.abort()


@pytest.mark.parametrize("how", FAILURES.values(), ids=FAILURES)
def test_who_comes_back_from_a_request_that_failed_finds_form_and_results_that_agree(page, how):
    everything = open_list(page, "/oorzaken/")
    mend = fail(page, re.compile(r"/oorzaken/\?.*gevolg"), how)
    page.get_by_role("combobox").fill("school")
    page.get_by_role("checkbox", name="gevolg").click()
    expect(page.get_by_role("checkbox", name="gevolg")).to_have_count(0)
    go(page, "go_back")
    expect(number(page)).to_have_text(everything)
    expect(page.get_by_role("checkbox", name="gevolg")).not_to_be_checked()
    page.wait_for_function(AGREE)
    mend()
    go(page, "go_forward")
    expect(page.get_by_role("checkbox", name="gevolg")).to_be_checked()
    page.wait_for_function(AGREE)


@pytest.mark.parametrize("how", FAILURES.values(), ids=FAILURES)
def test_going_back_and_forward_where_one_address_fails_leaves_form_and_results_that_agree(page, how):
    everything = open_list(page, "/oorzaken/")
    page.get_by_role("checkbox", name="gevolg").check()
    expect(page.get_by_role("link", name="Verwijder gevolg")).to_be_visible()
    page.get_by_role("combobox").fill("school")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Verwijder “school”")).to_be_visible()
    mend = fail(page, re.compile(r"/oorzaken/\?soort=gevolg$"), how)
    go(page, "go_back")
    expect(page.get_by_role("checkbox", name="gevolg")).to_have_count(0)
    go(page, "go_forward")
    expect(page.get_by_role("link", name="Verwijder “school”")).to_be_visible()
    expect(page.get_by_role("combobox")).to_have_value("school")
    page.wait_for_function(AGREE)
    mend()
    go(page, "go_back")
    expect(page.get_by_role("checkbox", name="gevolg")).to_be_checked()
    expect(page.get_by_role("link", name="Verwijder “school”")).to_have_count(0)
    page.wait_for_function(AGREE)
    go(page, "go_back")
    expect(number(page)).to_have_text(everything)
    page.wait_for_function(AGREE)


def test_who_leaves_while_results_come_finds_form_and_results_that_agree(page):
    page.goto("/onderwerpen/")
    everything = open_list(page, "/oorzaken/")
    held = []
    page.route("**/oorzaken/?soort=gevolg", lambda route: held.append(route))
    page.get_by_role("checkbox", name="gevolg").check()
    expect(page.locator(".listing")).to_have_attribute("aria-busy", "true")
    page.go_back()
    expect(page).to_have_url(re.compile("/onderwerpen/$"))
    page.go_forward()
    expect(number(page)).to_have_text(everything)
    page.wait_for_function(AGREE)
    let_go(held)


def test_who_turns_round_while_older_results_come_keeps_what_stands_there(page):
    open_list(page, "/oorzaken/")
    page.get_by_role("checkbox", name="gevolg").check()
    expect(page.get_by_role("link", name="Verwijder gevolg")).to_be_visible()
    held = []
    page.route(re.compile("/oorzaken/$"), lambda route: held.append(route))
    page.evaluate("history.back()")
    expect(page.locator(".listing")).to_have_attribute("aria-busy", "true")
    page.evaluate("history.forward()")
    page.wait_for_function(AGREE)
    expect(page.get_by_role("checkbox", name="gevolg")).to_be_checked()
    assert page.evaluate(STAYED)
    let_go(held)
