"""The list that a visitor keeps in the browser, and its address."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser import page_checks
from tests.browser.keyboard import active, follow, tab_to
from tests.browser.layout import sideways
from tests.browser.weight import Scale
from tests.factories.full_site import ADDRESSES, TITLES

pytestmark = pytest.mark.browser

PRINTED = "window.printed = 0; window.print = () => { window.printed += 1 }"
NO_STORAGE = 'Object.defineProperty(window, "localStorage", { get() { throw new DOMException("", "SecurityError") } })'


def save(page, title):
    """Return the first button that keeps the page with this title: a text can show the page as well."""
    return page.get_by_role("button", name=re.compile(f"^Bewaard? ?: {re.escape(title)}$")).first


def keep(page, *names):
    """Keep pages of `full_site`, one after another."""
    for name in names:
        page.goto(ADDRESSES[name])
        save(page, TITLES[name]).click()


def own_list(page):
    return page.get_by_role("link", name="Bewaarlijst (")


def titles(page):
    return page.get_by_role("main").get_by_role("heading", level=3)


def test_a_list_is_made_and_opened_with_the_keyboard_alone(page):
    page.goto(ADDRESSES["practice"])
    expect(own_list(page)).to_be_hidden()
    tab_to(page, "Bewaar", exact=False)
    page.keyboard.press("Space")
    assert active(page).startswith("Bewaar")
    expect(save(page, TITLES["practice"])).to_have_attribute("aria-pressed", "true")
    expect(own_list(page)).to_have_text("Bewaarlijst (1)")
    page.goto("/oorzaken/?q=volledige+oorzaak")
    save(page, TITLES["cause"]).click()
    page.reload()
    follow(page, "Bewaarlijst (2)")
    expect(page.get_by_role("heading", level=2, name="2 pagina’s")).to_be_visible()
    expect(titles(page)).to_have_text([TITLES["cause"], TITLES["practice"]])


def test_the_browser_keeps_numbers_only_and_sends_nothing_but_the_address(page, watch):
    seen = watch(page.context)
    keep(page, "practice")
    sent = len(seen.requests)
    save(page, TITLES["practice"]).click()
    save(page, TITLES["practice"]).click()
    assert len(seen.requests) == sent
    assert re.fullmatch(r"\d+", page.evaluate("Object.values(localStorage).join('|')"))
    assert page.context.cookies() == []


def test_results_that_come_in_place_can_be_kept(page):
    keep(page, "consequence")
    page.goto("/oorzaken/")
    page.get_by_role("checkbox", name="gevolg").check()
    expect(page.get_by_role("link", name="Verwijder gevolg")).to_be_visible()
    expect(save(page, TITLES["consequence"])).to_have_attribute("aria-pressed", "true")
    save(page, TITLES["consequence"]).click()
    expect(save(page, TITLES["consequence"])).to_have_attribute("aria-pressed", "false")
    expect(own_list(page)).to_be_hidden()


def test_somebody_else_opens_the_address_and_keeps_what_it_shows(visitor):
    page, other = visitor().new_page(), visitor().new_page()
    keep(page, "practice", "guide")
    own_list(page).click()
    expect(titles(page)).to_have_text([TITLES["guide"], TITLES["practice"]])
    keep(other, "cause")
    expect(page.get_by_role("button", name="Bewaar alles op dit toestel")).to_be_hidden()
    other.goto(page.url)
    expect(other.get_by_role("button", name="Maak mijn lijst leeg")).to_be_hidden()
    expect(titles(other)).to_have_text([TITLES["guide"], TITLES["practice"]])
    other.get_by_role("button", name="Bewaar alles op dit toestel").click()
    expect(other.get_by_role("status").get_by_text("De lijst is bewaard op dit toestel.")).to_be_visible()
    own_list(other).click()
    expect(titles(other)).to_have_text([TITLES["guide"], TITLES["practice"], TITLES["cause"]])
    expect(own_list(page)).to_have_text("Bewaarlijst (2)")


def test_what_is_taken_out_leaves_the_address_and_can_be_put_back(page):
    keep(page, "practice", "cause")
    page.goto("/bewaarlijst/")
    expect(titles(page)).to_have_text([TITLES["cause"], TITLES["practice"]])
    both = page.url
    save(page, TITLES["practice"]).click()
    expect(own_list(page)).to_have_text("Bewaarlijst (1)")
    assert page.url == both.rpartition(".")[0]
    save(page, TITLES["practice"]).click()
    page.reload()
    expect(titles(page)).to_have_text([TITLES["practice"], TITLES["cause"]])


def test_a_list_is_emptied_at_once_and_who_clicked_by_mistake_puts_all_back(page):
    keep(page, "practice", "cause")
    own_list(page).click()
    address = page.url
    page.get_by_role("button", name="Maak mijn lijst leeg").click()
    expect(page.get_by_role("status").get_by_text("Je lijst is leeg.")).to_be_visible()
    expect(page.get_by_role("heading", level=2, name="0 pagina’s")).to_be_visible()
    expect(own_list(page)).to_be_hidden()
    assert page.evaluate("localStorage.length") == 0
    page.get_by_role("button", name="Zet alles terug").click()
    expect(own_list(page)).to_have_text("Bewaarlijst (2)")
    assert page.url == address
    page.get_by_role("button", name="Maak mijn lijst leeg").click()
    page.evaluate("localStorage.setItem('bewaarlijst', '999999')")  # what another tab kept meanwhile
    page.get_by_role("button", name="Zet alles terug").click()
    expect(own_list(page)).to_have_text("Bewaarlijst (3)")
    page.get_by_role("button", name="Maak mijn lijst leeg").click()
    page.reload()
    expect(page.get_by_text("Klik bij een pagina op “Bewaar”.")).to_be_visible()


def test_a_full_list_says_so_and_keeps_what_it_has(page):
    page.goto(ADDRESSES["practice"])
    page.evaluate("localStorage.setItem('bewaarlijst', [...Array(100).keys()].map((n) => n + 10 ** 6).join('.'))")
    kept = page.evaluate("localStorage.getItem('bewaarlijst')")
    save(page, TITLES["practice"]).click()
    expect(page.get_by_role("status").get_by_text("Je lijst is vol")).to_be_visible()
    assert page.evaluate("localStorage.getItem('bewaarlijst')") == kept


def test_the_address_is_copied_and_the_list_printed(visitor):
    context = visitor()
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    context.add_init_script(PRINTED)
    page = context.new_page()
    keep(page, "practice")
    own_list(page).click()
    page.get_by_role("button", name="Kopieer het adres").click()
    expect(page.get_by_text("Het adres is gekopieerd.")).to_be_visible()
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.get_by_role("button", name="Print de lijst").click()
    assert page.evaluate("printed") == 1


def test_a_page_that_is_gone_is_said_and_the_list_can_still_be_emptied(page):
    page.goto("/")
    page.evaluate("localStorage.setItem('bewaarlijst', '999999999')")
    page.goto("/bewaarlijst/")
    expect(page.get_by_text("Eén pagina uit deze lijst staat niet meer op de site.")).to_be_visible()
    page.get_by_role("button", name="Maak mijn lijst leeg").click()
    expect(page.get_by_role("status").get_by_text("Je lijst is leeg.")).to_be_visible()
    assert page.evaluate("localStorage.length") == 0


def test_another_tab_and_the_page_before_know_what_was_kept(visitor):
    context = visitor()
    page, tab = context.new_page(), context.new_page()
    tab.goto("/")
    page.goto("/oorzaken/?q=volledige+oorzaak")
    page.get_by_role("link", name=TITLES["cause"], exact=True).click()
    save(page, TITLES["cause"]).click()
    expect(own_list(tab)).to_have_text("Bewaarlijst (1)")
    page.go_back()
    expect(save(page, TITLES["cause"])).to_have_attribute("aria-pressed", "true")


def test_without_the_script_nothing_is_offered_and_an_address_shows_its_list(visitor):
    page = visitor().new_page()
    keep(page, "practice")
    own_list(page).click()
    address = page.url
    without = visitor(java_script_enabled=False).new_page()
    without.goto(address)
    expect(titles(without)).to_have_text([TITLES["practice"]])
    expect(without.get_by_role("main").get_by_role("button")).to_have_count(0)
    expect(own_list(without)).to_be_hidden()
    without.goto("/bewaarlijst/")
    expect(without.get_by_text("Dan staat JavaScript uit in je browser.")).to_be_visible()


def test_where_the_browser_may_keep_nothing_nothing_is_offered(visitor, watch):
    context = visitor()
    context.add_init_script(NO_STORAGE)
    seen = watch(context)
    page = context.new_page()
    for address in (ADDRESSES["practice"], "/oorzaken/", "/bewaarlijst/"):
        page.goto(address)
        expect(page.locator(".save:visible")).to_have_count(0)
    assert seen.complaints == []


def test_a_list_breaks_no_rule_fits_every_screen_and_paper_and_is_light(visitor, watch):
    context = visitor(viewport=page_checks.LAPTOP, reduced_motion="reduce")
    page = context.new_page()
    keep(page, "practice", "network", "pathway", "entry")
    page.goto("/bewaarlijst/")
    expect(titles(page)).to_have_count(4)
    looks = (page_checks.rules, page_checks.reflow, page_checks.paper, page_checks.spacing)
    assert {look.__name__: list(look(page)) for look in looks} == {look.__name__: [] for look in looks}
    fresh = visitor()
    seen, scale = watch(fresh), Scale(fresh)
    fresh.new_page().goto(page.url, wait_until="networkidle")
    assert (list(scale.problems()), seen.complaints, seen.strangers, fresh.cookies()) == ([], [], [], [])


def test_with_a_list_the_head_of_a_page_fits_a_phone(visitor):
    page = visitor(viewport=page_checks.PHONE).new_page()
    page.goto("/")
    page.evaluate("localStorage.setItem('bewaarlijst', [...Array(100).keys()].map(at => at + 1).join('.'))")
    page.reload()
    expect(own_list(page)).to_have_text("Bewaarlijst (100)")
    for width in (320, 640, 704, 768, 1280):
        page.set_viewport_size({"width": width, "height": 640})
        assert sideways(page) == []
        expect(own_list(page)).to_be_visible()


def test_what_is_no_page_is_kept_by_its_kind_and_number(page):
    page.goto(ADDRESSES["practice"])
    page.evaluate("localStorage.setItem('bewaarlijst', '12.release-3.Release-4.release-.-5.x')")
    page.reload()
    expect(own_list(page)).to_have_text("Bewaarlijst (2)")
    expect(own_list(page)).to_have_attribute("href", "/bewaarlijst/?p=12.release-3")
