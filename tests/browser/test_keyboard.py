import re

import pytest
from playwright.sync_api import expect

from tests.browser.keyboard import active, follow, tab_to
from tests.factories.full_site import ADDRESSES, MONDAY, TITLES

pytestmark = pytest.mark.browser


def heading(page, text):
    expect(page.get_by_role("heading", level=1)).to_have_text(text)


def test_the_first_tab_offers_to_skip_to_the_content(page):
    page.goto("/praktijken/")
    page.keyboard.press("Tab")
    assert active(page) == "Ga naar de inhoud"
    expect(page.get_by_role("link", name="Ga naar de inhoud")).to_be_in_viewport(ratio=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("main")).to_be_focused()
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")


def test_a_practice_is_found_through_the_search_box_and_leads_to_its_cause_and_to_what_helps(page):
    page.goto("/")
    tab_to(page, "Wat zoek je?")
    page.keyboard.type("volledige praktijk erop eraan")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    follow(page, TITLES["practice"], exact=True)
    heading(page, TITLES["practice"])
    expect(page.get_by_role("region", name="Dit kan je maandag doen").get_by_role("listitem")).to_have_text(
        MONDAY.splitlines()
    )

    follow(page, TITLES["cause"], exact=True)
    heading(page, TITLES["cause"])
    tab_to(page, "Toon nog")
    page.keyboard.press("Space")
    follow(page, "Korte praktijk 7", exact=True)
    heading(page, "Korte praktijk 7")


def test_a_practice_is_found_through_the_facets(page):
    page.goto("/")
    follow(page, "Praktijkvoorbeelden", exact=True)
    tab_to(page, "Nog ")
    page.keyboard.press("Enter")
    tab_to(page, "Proefthema, smal")
    page.keyboard.press("Space")
    expect(page.get_by_role("heading", name="1 praktijkvoorbeeld", exact=True)).to_be_visible()
    tab_to(page, "Toon resultaten")
    page.keyboard.press("Enter")
    expect(page.locator("#aantal")).to_be_focused()
    follow(page, TITLES["practice"], exact=True)
    heading(page, TITLES["practice"])


def test_enter_on_a_facet_shows_its_results_and_a_chip_takes_it_away(page):
    page.goto("/buitenland/")
    tab_to(page, "Oostenrijk")
    page.keyboard.press("Space")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/buitenland/\?land=AT$"))
    expect(page.get_by_role("link", name="Verwijder Oostenrijk")).to_be_visible()
    follow(page, "Verwijder Oostenrijk")
    expect(page).to_have_url(re.compile("/buitenland/$"))


def test_on_a_phone_the_menu_and_the_filters_open_with_the_keyboard(visitor):
    page = visitor(viewport={"width": 320, "height": 640}).new_page()
    page.goto("/")
    tab_to(page, "Menu", exact=True)
    page.keyboard.press("Enter")
    follow(page, "Oorzaken en gevolgen", exact=True)
    tab_to(page, "Filters")
    page.keyboard.press("Space")
    tab_to(page, "risicokenmerk")
    page.keyboard.press("Space")
    tab_to(page, "Toon resultaten")
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name=TITLES["risk"])).to_be_visible()
    expect(page.get_by_role("link", name=TITLES["cause"])).to_have_count(0)


def test_a_guide_leads_to_each_step_and_to_who_can_help(page):
    page.goto("/")
    follow(page, "Stappenplannen", exact=True)
    follow(page, TITLES["guide"], exact=True)
    heading(page, TITLES["guide"])
    tab_to(page, "1. Praat met de leerling")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Praat met de leerling")).to_be_in_viewport()
    page.goto(page.url.split("#")[0])
    follow(page, TITLES["network"], exact=True)
    heading(page, TITLES["network"])


def test_questions_are_answered_one_by_one_and_an_answer_can_be_changed(page):
    page.goto(ADDRESSES["finder"])
    follow(page, "Ik ben al gestopt")
    follow(page, "Weer naar school")
    expect(page.get_by_role("heading", name="Deze 3 wegen passen bij je antwoorden")).to_be_visible()
    tab_to(page, "Print deze pagina")
    page.goto(page.url)
    follow(page, "Wijzig je antwoord op: Wat wil je nu?")
    expect(page.get_by_role("heading", level=2, name="Wat wil je nu?")).to_be_visible()
    follow(page, "Een vraag terug")
    expect(page).to_have_url(re.compile(f"{ADDRESSES['finder']}$"))


def test_help_is_found_by_postcode(page):
    page.goto("/")
    tab_to(page, "Wie helpt in jouw gemeente?")
    page.keyboard.type("8800")
    with page.expect_navigation():
        page.keyboard.press("Enter")
    expect(page.get_by_role("heading", name="Wie helpt in Roeselare?")).to_be_visible()
