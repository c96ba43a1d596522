"""What scripts add to finding: suggestions while typing and results in place."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import EVERYTHING
from tests.browser.axe import violations
from tests.browser.keyboard import active, tab_to
from tests.browser.layout import sideways
from tests.browser.weight import MOST_SCRIPT, Scale
from tests.factories.full_site import ADDRESSES, TITLES

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}
REMEMBER = "window.stayed = true"  # gone as soon as the browser opens another page
STAYED = "window.stayed === true"


@pytest.fixture
def field(page):
    """The search field of home."""
    page.goto("/")
    return page.get_by_role("combobox", name="Zoek een aanpak voor je school")


def suggestions(page):
    return page.get_by_role("listbox", name="Suggesties")


def number(page):
    return page.locator("#aantal")


def status(page):
    """Give what is read out without being seen."""
    return page.locator("main ~ [role=status]")


def open_list(page, address="/praktijken/"):
    """Open a list, and remember in the page that it was opened."""
    page.goto(address)
    page.evaluate(REMEMBER)
    return number(page).inner_text()


# Suggestions


def test_a_suggestion_is_chosen_with_the_keyboard_alone(page):
    page.goto("/")
    tab_to(page, "Zoek een aanpak voor je school")
    page.keyboard.type("Volledige")
    options = suggestions(page).get_by_role("option")
    expect(options).to_have_count(8)
    expect(status(page)).to_have_text("8 suggesties")
    field = page.get_by_role("combobox")
    expect(field).to_have_attribute("aria-expanded", "true")
    page.keyboard.press("ArrowUp")
    expect(options.last).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowDown")
    expect(suggestions(page).locator("[aria-selected=true]")).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", options.first.get_attribute("id"))
    expect(options.first.locator("mark")).to_have_text("Volledige")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_be_visible()
    assert page.url.endswith(tuple(ADDRESSES.values()))


def test_a_suggestion_says_what_it_is_and_a_synonym_leads_to_its_term(page, field):
    field.press_sequentially("proefw")
    suggestions(page).get_by_role("option", name="Proefthema Thema, ook “proefwoord”", exact=True).click()
    expect(page).to_have_url(re.compile(f"{ADDRESSES['term']}$"))


def test_a_finger_chooses_a_suggestion(visitor):
    page = visitor(viewport=PHONE, has_touch=True).new_page()
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("kale dienst")
    suggestions(page).get_by_role("option", name="Kale dienst").tap()
    expect(page.get_by_role("heading", level=1)).to_have_text("Kale dienst")


def test_escape_and_leaving_close_the_suggestions_and_what_was_typed_stays(page, field):
    for leave in ("Escape", "Tab"):
        field.fill("")
        field.press_sequentially("Volledige")
        expect(suggestions(page)).to_be_visible()
        page.keyboard.press(leave)
        expect(suggestions(page)).to_be_hidden()
        expect(field).to_have_attribute("aria-expanded", "false")
        expect(field).to_have_value("Volledige")


def test_who_types_on_is_answered_once(page, field):
    asked = []
    page.on("request", lambda request: asked.append(request.url) if "suggesties" in request.url else None)
    field.press_sequentially("volledige w")
    expect(suggestions(page).get_by_role("option", name=TITLES["pathway"])).to_be_visible()
    field.press("Backspace")
    field.press_sequentially("w")
    page.keyboard.press("ArrowDown")
    expect(suggestions(page)).to_be_visible()
    assert len(asked) == len(set(asked))


def test_enter_without_a_choice_searches_for_what_was_typed(page, field):
    field.press_sequentially("Volledige")
    expect(suggestions(page)).to_be_visible()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=Volledige$"))


@pytest.mark.parametrize("width", [1280, 768, 320])
def test_with_the_suggestions_open_no_rule_is_broken_and_nothing_scrolls_sideways(visitor, width):
    page = visitor(viewport={"width": width, "height": 800}, reduced_motion="reduce").new_page()
    for address in ("/", "/zoeken/"):
        page.goto(address)
        page.get_by_role("combobox").press_sequentially("Volledige")
        expect(suggestions(page)).to_be_visible()
        page.keyboard.press("ArrowDown")
        assert sideways(page) == []
        assert violations(page) == []
        expect(suggestions(page)).to_be_visible()


def test_the_chosen_suggestion_shows_where_colours_are_the_readers_own(visitor):
    page = visitor(forced_colors="active").new_page()
    page.goto("/")
    page.get_by_role("combobox").press_sequentially("Volledige")
    expect(suggestions(page)).to_be_visible()
    page.keyboard.press("ArrowDown")
    expect(suggestions(page).locator("[aria-selected=true]")).to_have_css("outline-style", "solid")


# Results in place


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


# With and without


def test_without_the_scripts_every_list_and_field_works(visitor):
    context = visitor()
    context.route("**/*.js", lambda route: route.abort())
    page = context.new_page()
    page.goto("/oorzaken/")
    expect(page.get_by_role("combobox")).to_have_count(0)
    page.get_by_role("checkbox", name="gevolg").check()
    page.get_by_role("button", name="Toon resultaten").click()
    expect(page.get_by_role("link", name="Verwijder gevolg")).to_be_visible()
    page.get_by_role("searchbox").fill("volledig")
    page.get_by_role("searchbox").press("Enter")
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
