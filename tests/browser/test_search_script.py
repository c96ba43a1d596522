"""Lists that answer in place, through a script, and what all scripts weigh."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import EVERYTHING
from tests.browser.keyboard import active, tab_to
from tests.browser.layout import sideways
from tests.browser.weight import MOST_SCRIPT, Scale
from tests.factories.full_site import TITLES

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}
REMEMBER = "window.stayed = true"  # gone as soon as the browser opens another page
STAYED = "window.stayed === true"


def suggestions(page):
    return page.get_by_role("listbox", name="Suggesties")


def number(page):
    return page.locator("#aantal")


def status(page):
    """Return what is read out without being seen."""
    return page.locator("main ~ [role=status]")


def open_list(page, address="/praktijken/"):
    """Open a list, and remember in the page that it was opened."""
    page.goto(address)
    page.evaluate(REMEMBER)
    return number(page).inner_text()


def test_a_filter_answers_in_place_and_keeps_the_focus(page):
    everything = open_list(page)
    tab_to(page, "Nog ")
    page.keyboard.press("Enter")
    tab_to(page, "Proefthema, smal")
    page.keyboard.press("Space")
    expect(number(page)).to_have_text("1 praktijkvoorbeeld")
    expect(page).to_have_url(re.compile(r"/praktijken/\?thema=proefthema-smal$"))
    expect(status(page)).to_have_text("1 praktijkvoorbeeld")
    assert "Proefthema, smal" in active(page)
    expect(page.get_by_role("checkbox", name="Proefthema, smal")).to_be_checked()
    page.keyboard.press("Space")
    expect(number(page)).to_have_text(everything)
    assert "Proefthema, smal" in active(page)
    assert page.evaluate(STAYED)


def test_who_stands_on_a_save_button_when_results_come_stays_on_it(page):
    open_list(page, "/praktijken/?q=volledige+praktijk")
    page.get_by_role("checkbox", name="Proefthema, smal").evaluate("box => { box.checked = true }")
    button = page.get_by_role("button", name=re.compile(f"^Bewaar ?: {re.escape(TITLES['practice'])}$"))
    button.focus()
    page.get_by_role("checkbox", name="Proefthema, smal").dispatch_event("change")
    expect(number(page)).to_have_text("1 praktijkvoorbeeld")
    expect(button).to_be_focused()


def test_back_and_forward_bring_results_focus_and_place_back(visitor):
    page = visitor(viewport={"width": 1280, "height": 800}, reduced_motion="reduce").new_page()
    everything = open_list(page)
    box = page.get_by_role("checkbox").nth(5)
    tab_to(page, box.evaluate("box => box.labels[0].innerText.trim().split(/\\s*\\n/)[0]"))
    there = page.evaluate("scrollY")
    page.keyboard.press("Space")
    expect(number(page)).not_to_have_text(everything)
    fewer = number(page).inner_text()
    page.get_by_role("link", name="Nieuwste eerst").click()
    expect(page.locator(".sort [aria-current]")).to_be_focused()
    newest = page.url

    page.go_back()
    expect(number(page)).to_have_text(fewer)
    page.go_back()
    expect(number(page)).to_have_text(everything)
    expect(page.locator("main").get_by_role("checkbox", checked=True)).to_have_count(0)
    expect(page.get_by_role("checkbox").nth(5)).to_be_focused()
    page.wait_for_function("there => Math.abs(scrollY - there) < 2", arg=there)

    page.go_forward()
    expect(number(page)).to_have_text(fewer)
    expect(page.get_by_role("checkbox").nth(5)).to_be_checked()
    expect(page.locator(".sort [aria-current]")).to_be_focused()  # what was used last there
    page.go_forward()
    expect(page).to_have_url(newest)
    expect(page.locator(".sort [aria-current]")).to_have_text("Nieuwste eerst")
    assert page.evaluate(STAYED)


def test_words_are_asked_for_on_enter_only_and_the_address_names_what_was_asked(page):
    everything = open_list(page)
    title = page.title()
    page.get_by_role("combobox").press_sequentially("kale praktijk")
    expect(suggestions(page)).to_be_visible()
    expect(number(page)).to_have_text(everything)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Verwijder “kale praktijk”")).to_be_visible()
    expect(suggestions(page)).to_be_hidden()
    assert page.url.endswith("/praktijken/?q=kale+praktijk")
    expect(page.get_by_role("combobox")).to_be_focused()
    page.get_by_role("link", name="Verwijder “kale praktijk”").click()
    expect(number(page)).to_have_text(everything)
    expect(page.get_by_role("combobox")).to_have_value("")
    expect(number(page)).to_be_focused()
    assert page.title() == title
    assert page.evaluate(STAYED)


def test_the_next_page_begins_at_its_top_and_has_a_title_of_its_own(page):
    open_list(page)
    first = page.get_by_role("heading", level=3).all_inner_texts()
    page.get_by_role("link", name="Volgende").click()
    expect(number(page)).to_contain_text("pagina 2 van")
    expect(number(page)).to_be_focused()
    expect(number(page)).to_be_in_viewport()
    expect(page).to_have_title(re.compile("pagina 2"))
    assert not set(first) & set(page.get_by_role("heading", level=3).all_inner_texts())
    assert page.evaluate(STAYED)


def test_on_a_phone_the_filters_stay_open_until_results_are_asked_for(visitor):
    page = visitor(viewport=PHONE).new_page()
    everything = open_list(page, "/oorzaken/")
    page.locator(".filters > summary").click()
    page.get_by_role("checkbox", name="risicokenmerk").check()
    expect(number(page)).not_to_have_text(everything)
    page.get_by_role("checkbox", name="gevolg").check()
    expect(page.get_by_role("link", name="Verwijder gevolg")).to_be_attached()
    expect(page.get_by_role("checkbox", name="gevolg")).to_be_focused()
    assert sideways(page) == []
    page.get_by_role("button", name="Toon resultaten").click()
    expect(page.get_by_role("checkbox", name="gevolg")).to_be_hidden()
    expect(number(page)).to_be_focused()
    expect(number(page)).to_be_in_viewport()
    assert page.evaluate(STAYED)


def test_a_slow_answer_never_replaces_a_later_one(page):
    open_list(page, "/oorzaken/")
    held = []
    page.route("**/oorzaken/?soort=risicokenmerk", lambda route: held.append(route))
    page.get_by_role("checkbox", name="risicokenmerk").check()
    expect(page.locator(".listing")).to_have_attribute("aria-busy", "true")
    page.get_by_role("checkbox", name="gevolg").check()
    expect(page.get_by_role("link", name="Verwijder gevolg")).to_be_visible()
    for route in held:
        route.abort()
    expect(page.locator(".listing:not([aria-busy])")).to_be_visible()
    expect(page.get_by_role("link", name="Verwijder risicokenmerk")).to_be_visible()
    assert len(held) == 1
    assert page.evaluate(STAYED)


def test_who_goes_on_while_results_come_keeps_their_place(page):
    open_list(page, "/oorzaken/")
    held = []
    page.route("**/oorzaken/?soort=risicokenmerk", lambda route: held.append(route))
    page.get_by_role("checkbox", name="risicokenmerk").check()
    expect(page.locator(".listing")).to_have_attribute("aria-busy", "true")
    page.keyboard.press("Tab")
    on = page.evaluate("document.activeElement.value")
    held[0].continue_()
    expect(page.get_by_role("link", name="Verwijder risicokenmerk")).to_be_visible()
    assert page.evaluate("document.activeElement.value") == on != "risicokenmerk"


def test_when_the_site_does_not_answer_the_script_the_browser_goes_there_itself(page):
    open_list(page, "/oorzaken/")
    page.route("**/*", lambda route: route.abort() if route.request.resource_type == "fetch" else route.continue_())
    page.get_by_role("checkbox", name="gevolg").click()
    expect(page.get_by_role("link", name="Verwijder gevolg")).to_be_visible()
    assert not page.evaluate(STAYED)


def test_a_link_within_the_page_asks_for_nothing(page):
    open_list(page)
    asked = []
    page.on("request", lambda request: asked.append(request.url) if request.resource_type == "fetch" else None)
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.go_back()
    expect(page).to_have_url(re.compile("/praktijken/$"))
    assert asked == []


def test_without_the_scripts_every_list_and_field_works(visitor):
    context = visitor()
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto("/oorzaken/")
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.get_by_role("checkbox", name="gevolg").check()
    page.get_by_role("button", name="Toon resultaten").click()
    expect(page.get_by_role("link", name="Verwijder gevolg")).to_be_visible()
    box = page.get_by_role("main").get_by_role("searchbox")
    box.fill("volledig")
    box.press("Enter")
    expect(page.get_by_role("link", name=TITLES["consequence"], exact=True)).to_be_visible()


@pytest.mark.parametrize("name", ["home", "practices", "search_results", "practice", "cause", "glossary", "terms"])
def test_a_page_has_at_most_two_modules_and_little_script(visitor, watch, name):
    context = visitor()
    seen, scale = watch(context), Scale(context)
    page = context.new_page()
    page.goto(EVERYTHING[name], wait_until="networkidle")
    if page.get_by_role("combobox").count():
        page.get_by_role("combobox").fill("")
        page.get_by_role("combobox").press_sequentially("Volledige")
        expect(suggestions(page)).to_be_visible()
    assert len([url for url in seen.requests if url.endswith(".js")]) <= 2
    assert 0 < scale.sizes()["script"] <= MOST_SCRIPT
    assert (seen.complaints, seen.strangers, context.cookies()) == ([], [], [])
