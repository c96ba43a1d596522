import pytest
from playwright.sync_api import expect

from tests.factories.bodies import LONG_WORD
from tests.factories.full_site import ADDRESSES, MONDAY, TITLES

pytestmark = pytest.mark.browser


@pytest.fixture
def sheet(page):
    """The full practice as it comes out of the printer."""
    page.goto(ADDRESSES["practice"])
    expect(page.get_by_text("Deze pagina staat op")).to_be_hidden()
    page.emulate_media(media="print")
    return page


def test_a_printed_practice_shows_what_to_do_and_where_it_comes_from(sheet, origin):
    expect(sheet.get_by_role("heading", level=1, name=TITLES["practice"])).to_be_visible()
    for line in MONDAY.splitlines():
        expect(sheet.get_by_text(line)).to_be_visible()
    source = sheet.locator(".sources a")
    expect(source).to_be_visible()
    assert LONG_WORD in source.get_attribute("href")
    assert source.get_attribute("href") in source.evaluate("el => getComputedStyle(el, '::after').content")
    expect(sheet.get_by_text("Een boek zonder adres")).to_be_visible()
    expect(sheet.get_by_text(f"Deze pagina staat op {origin}{ADDRESSES['practice']}")).to_be_visible()


def test_paper_shows_what_a_screen_folds_away(sheet):
    expect(sheet.locator(".accordion").get_by_text("Gewone tekst").first).to_be_visible()
    expect(sheet.get_by_text("Dag, ik vertel hoe ik terugkwam naar school.").first).to_be_visible()


def test_nothing_that_needs_a_screen_is_printed(sheet):
    for role in ("navigation", "search", "button", "contentinfo"):
        expect(sheet.get_by_role(role)).to_have_count(0)
    expect(sheet.get_by_role("complementary", name="Over deze website")).to_have_count(0)
    expect(sheet.get_by_role("link", name="Ga naar de inhoud")).to_have_count(0)


def test_the_print_button_opens_the_print_window(visitor):
    context = visitor()
    context.add_init_script("window.print = () => { window.printed = true }")
    page = context.new_page()
    page.goto(ADDRESSES["practice"])
    page.get_by_role("button", name="Print deze pagina").click()
    assert page.evaluate("window.printed")


def test_a_practice_becomes_a_pdf(sheet):
    file = sheet.pdf(format="A4")
    assert file.startswith(b"%PDF")
    assert len(file) > 10_000


def test_a_printed_guide_shows_each_step_with_who_from_when_and_where_that_stands(page, origin):
    page.goto(ADDRESSES["guide"])
    page.emulate_media(media="print")
    steps = page.locator(".guide-steps > li")
    expect(steps).to_have_count(3)
    for text in ("Praat met de leerling", "Leraar", "Vanaf 5 B-codes", "bron gelezen op 1 maart 2024"):
        expect(steps.first.get_by_text(text).first).to_be_visible()
    expect(page.get_by_text("Bel vandaag de ouders.")).to_be_visible()
    expect(page.get_by_role("search")).to_have_count(0)
    expect(page.get_by_text(f"Deze pagina staat op {origin}{ADDRESSES['guide']}")).to_be_visible()


def test_printed_ways_to_a_diploma_leave_room_for_questions(page):
    page.goto(ADDRESSES["finder_end"])
    room = page.get_by_text("Mijn vragen voor het gesprek met het CLB")
    expect(room).to_be_hidden()
    page.emulate_media(media="print")
    expect(room).to_be_visible()
    expect(page.get_by_role("article")).to_have_count(3)
    expect(page.get_by_text("Weer naar school")).to_be_visible()  # what was answered
    expect(page.get_by_role("link", name="Begin opnieuw")).to_have_count(0)


def test_a_printed_list_says_what_was_asked_and_shows_all_that_was_found(page, origin):
    page.goto("/praktijken/?thema=spijbelen&vorm=blad")
    page.emulate_media(media="print")
    number = page.locator(".sheet > li").count()
    assert number
    expect(page.get_by_text(f"{number} praktijkvoorbeelden")).to_be_visible()
    expect(page.locator(".sheet-facts dd").get_by_text("Spijbelen", exact=False).first).to_be_visible()
    expect(page.locator(".sheet-facts").get_by_text(f"{origin}/praktijken/?thema=spijbelen")).to_be_visible()
    for role in ("navigation", "button", "contentinfo"):
        expect(page.get_by_role(role)).to_have_count(0)
    assert page.pdf(format="A4").startswith(b"%PDF")
