"""What a search field suggests while somebody types, through a script."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.axe import violations
from tests.browser.keyboard import tab_to
from tests.browser.layout import sideways
from tests.factories.full_site import ADDRESSES, TITLES

pytestmark = pytest.mark.browser

PHONE = {"width": 320, "height": 640}


@pytest.fixture
def field(page):
    """The search field of home."""
    page.goto("/")
    return page.get_by_role("combobox", name="Wat zoek je?")


def suggestions(page):
    return page.get_by_role("listbox", name="Suggesties")


def status(page):
    """Return what is read out without being seen."""
    return page.locator("main ~ [role=status]")


def test_a_suggestion_is_chosen_with_the_keyboard_alone(page):
    page.goto("/")
    tab_to(page, "Wat zoek je?")
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


def test_who_types_on_after_choosing_searches_what_was_typed(page, field):
    field.press_sequentially("Volledige")
    expect(suggestions(page).get_by_role("option")).to_have_count(8)
    page.keyboard.press("ArrowDown")
    expect(suggestions(page).locator("[aria-selected=true]")).to_have_count(1)
    # Both before the next answer can be there.
    page.keyboard.type("x")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"\?q=Volledigex"))


def test_that_nothing_is_suggested_is_said_and_what_was_said_goes_when_the_list_does(page, field):
    field.press_sequentially("xyzzyplugh")
    expect(status(page)).to_have_text("Geen suggesties")
    expect(suggestions(page)).to_be_hidden()
    for typed, leave in (("xyzzyplugh", "Tab"), ("Volledige", "Escape"), ("Volledige", "Tab")):
        field.fill("")
        expect(status(page)).to_be_empty()
        field.press_sequentially(typed)
        expect(status(page)).to_have_text(re.compile("suggesties$"))
        page.keyboard.press(leave)
        expect(status(page)).to_be_empty()


def test_what_was_suggested_goes_when_the_site_does_not_answer(page, field):
    field.press_sequentially("Volledige")
    expect(suggestions(page)).to_be_visible()
    for refuse in (lambda route: route.abort("internetdisconnected"), lambda route: route.fulfill(status=500)):
        page.route("**/suggesties/**", refuse)
        field.press_sequentially("x")
        expect(suggestions(page)).to_be_hidden()
        expect(status(page)).to_be_empty()
        page.unroute("**/suggesties/**")
        field.press("Backspace")
        expect(suggestions(page)).to_be_visible()


def test_the_typed_part_is_marked_whatever_apostrophe_it_has(page, field):
    found = [{"kind": "page", "label": "De foto’s van „thuis”", "detail": "Pagina", "url": "/"}]
    page.route("**/suggesties/**", lambda route: route.fulfill(json={"suggestions": found}))
    for typed in ("foto's", "foto´s", 'fotoʼs van "th'):
        field.fill(typed)
        expect(suggestions(page).locator("mark")).to_have_text(re.compile("^foto’s"))


def test_a_label_in_another_language_says_so(page, field):
    rows = [("What works", "en"), ("Wat werkt", "")]
    found = [{"kind": "page", "label": label, "detail": "Publicatie", "url": "/", "lang": lang} for label, lang in rows]
    page.route("**/suggesties/**", lambda route: route.fulfill(json={"suggestions": found}))
    field.fill("works")
    expect(suggestions(page).first).to_be_visible()
    languages = page.locator("[role=option] > span:first-child").evaluate_all("all => all.map((each) => each.lang)")
    assert languages == ["en", ""]
