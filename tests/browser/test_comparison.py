"""Practices side by side: chosen in the saved list, read on every screen and printed on one sheet."""

from io import BytesIO

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from tests.browser import page_checks
from tests.browser.keyboard import follow, tab_to
from tests.browser.layout import sideways
from tests.browser.test_focus import NUMBER, STOP
from tests.browser.test_long_words import LENGTHEN, WORD
from tests.browser.weight import Scale
from tests.factories.full_site import ADDRESSES, TITLES

pytestmark = pytest.mark.browser

CHOSEN = (ADDRESSES["practice"], ADDRESSES["foreign"], ADDRESSES["bare_practice"], "/praktijken/korte-praktijk-1/")
A4 = (842, 595)  # points, as it lies


def numbers(page, addresses):
    """Return the numbers of pages as an address of a list has them.

    Read in their lists: who first opens a page with pictures waits until these are made.
    """
    found = []
    for address in addresses:
        index, slug = address.strip("/").split("/")
        page.goto(f"/{index}/?q={slug.replace('-', '+')}")
        row = page.locator(".row", has=page.locator(f'a[href="{address}"]'))
        found.append(row.locator(".save").get_attribute("data-page"))
    return ".".join(found)


@pytest.fixture
def four(page):
    """The address of a comparison of four practices, a full one first."""
    return f"/praktijken/vergelijken/?p={numbers(page, CHOSEN)}"


def test_of_five_practices_three_are_chosen_and_compared_with_the_keyboard_alone(visitor):
    page = visitor(java_script_enabled=False).new_page()
    page.goto(f"/bewaarlijst/?p={numbers(page, [*CHOSEN, '/praktijken/korte-praktijk-2/'])}")
    tab_to(page, "Vergelijk praktijken")
    page.keyboard.press("Enter")
    for title in (TITLES["practice"], TITLES["foreign"], "Korte praktijk 2"):
        tab_to(page, title, exact=True)
        page.keyboard.press("Space")
    follow(page, "Vergelijk", exact=True)
    expect(page.get_by_role("columnheader")).to_have_text([TITLES["practice"], TITLES["foreign"], "Korte praktijk 2"])


def test_a_wide_screen_shows_a_table_and_a_phone_each_practice_with_every_label(page, four):
    page.set_viewport_size(page_checks.LAPTOP)
    page.goto(four)
    row = page.get_by_role("row", name="Wat werkte niet?")
    expect(row.get_by_role("rowheader")).to_have_count(1)
    expect(row.get_by_role("cell")).to_have_text(["Brieven sturen.", "Brieven sturen.", "niet bekend", "niet bekend"])
    expect(page.locator("main").get_by_role("heading", level=2)).to_have_count(0)
    page.set_viewport_size(page_checks.PHONE)
    expect(page.get_by_role("table")).to_have_count(0)
    expect(page.locator("main").get_by_role("heading", level=2)).to_have_count(4)
    expect(page.get_by_role("term").get_by_text("Wat werkte niet?")).to_have_count(4)


def test_four_practices_are_printed_on_one_sheet_with_their_address(page, four, origin):
    for width in (1280, 320):
        page.set_viewport_size({"width": width, "height": 800})
        page.goto(four)
        (sheet,) = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
        assert (round(sheet.mediabox.width), round(sheet.mediabox.height)) == A4
        printed = " ".join(sheet.extract_text().split())
        assert "Brieven sturen. Brieven sturen. niet bekend niet bekend" in printed
        assert f"{origin}{four}" in printed.replace(" ", "")
    page.goto(ADDRESSES["bare_practice"])
    first = PdfReader(BytesIO(page.pdf(format="A4"))).pages[0]
    assert first.mediabox.width < first.mediabox.height


@pytest.mark.parametrize("script", [True, False])
def test_a_comparison_breaks_no_rule_fits_every_screen_and_paper_and_is_light(visitor, watch, four, script):
    context = visitor(viewport=page_checks.LAPTOP, reduced_motion="reduce")
    if not script:
        context.route("**/*.js", lambda route: route.abort())
    seen, scale = watch(context), Scale(context)
    page = context.new_page()
    page.goto(f"{four}.999999")
    findings = {"weight": list(scale.problems())}
    looks = (page_checks.outline, page_checks.address, page_checks.rules, page_checks.reflow, page_checks.paper)
    findings |= {look.__name__: list(look(page)) for look in (*looks, page_checks.spacing)}
    if script:
        findings |= {"complaints": seen.complaints, "strangers": seen.strangers, "cookies": context.cookies()}
    assert {kind: found for kind, found in findings.items() if found} == {}


def test_a_choice_of_practices_breaks_no_rule_and_fits_every_screen_and_paper(visitor):
    page = visitor(viewport=page_checks.LAPTOP, reduced_motion="reduce").new_page()
    page.goto(f"/bewaarlijst/?p={numbers(page, [*CHOSEN, '/praktijken/korte-praktijk-2/'])}")
    page.evaluate(page_checks.OPEN_ALL)
    looks = (page_checks.rules, page_checks.reflow, page_checks.paper, page_checks.spacing)
    assert {look.__name__: list(look(page)) for look in looks} == {look.__name__: [] for look in looks}


@pytest.mark.parametrize("viewport", [page_checks.LAPTOP, page_checks.PHONE], ids=["laptop", "phone"])
def test_tab_follows_the_eye_through_a_comparison(visitor, four, viewport):
    page = visitor(viewport=viewport, reduced_motion="reduce").new_page()
    page.goto(four)
    count, stops = page.evaluate(NUMBER), []
    for _ in range(count):
        page.keyboard.press("Tab")
        stops.append(page.evaluate(STOP))
    assert [stop["number"] for stop in stops] == list(range(count))
    assert [stop["name"] for stop in stops if not (stop["seen"] and stop["free"] and stop["inside"])] == []


def test_what_an_editor_typed_never_scrolls_a_comparison_sideways(page, four):
    page.goto(four)
    page.evaluate(LENGTHEN, WORD)
    for width in (320, 768, 1024, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert sideways(page) == [], width
