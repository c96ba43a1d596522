"""What an editor does in the CMS with the keyboard alone, and what the public sees of it."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import EDITOR
from tests.browser.keyboard import follow, tab_to
from tests.factories.full_site import ADDRESSES, TITLES

pytestmark = pytest.mark.browser

NEW_TITLE = "Praktijk met een betere naam"
NEW_LINE = "Leg een stoel klaar voor wie te laat komt."
TERM = f"{ADDRESSES['term']}?q=redacteur"
SHOWN_IN = ["/praktijken/?q=praktijk+redacteur", "/praktijken/feed/", TERM, f"{ADDRESSES['term']}feed/"]
TESTIMONY_SHOWN_IN = [
    *("/getuigenissen/", "/zoeken/?q=getuigenis+redacteur", "/getuigenissen/feed/"),
    *(TERM, f"{ADDRESSES['term']}feed/"),
]


@pytest.fixture
def desk(visitor, watch):
    """An editor's tab, logged in; and what the browser complains about."""
    context = visitor(viewport={"width": 1280, "height": 900})
    seen = watch(context)
    page = context.new_page()
    page.goto("/cms/")
    expect(page.locator("#id_username")).to_be_focused()
    page.keyboard.type(EDITOR["username"])
    page.keyboard.press("Tab")
    page.keyboard.type(EDITOR["password"])
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    expect(page).to_have_title(re.compile("Startscherm"))
    return page, seen


def open_form(page, words, title):
    """Search for a page in the CMS and open its form."""
    tab_to(page, "Zoeken", exact=True)
    tab_to(page, "Zoeken", exact=True)
    page.keyboard.type(words)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")
    reopen(page, title)


def reopen(page, title):
    """Open the form of a page in the list on the screen."""
    follow(page, title, exact=True)
    page.wait_for_load_state("networkidle")
    expect(page.locator("#id_title")).to_have_value(title)


def type_anew(page, text):
    """Replace what stands in the field with the focus."""
    page.keyboard.press("ControlOrMeta+a")
    page.keyboard.type(text)


def publish(page):
    """Open the choices beside "save" and take the one that publishes."""
    tab_to(page, "Meer acties")
    page.keyboard.press("Enter")
    tab_to(page, "Publiceren", exact=True)
    with page.expect_navigation():
        page.keyboard.press("Enter")
    page.wait_for_load_state("networkidle")


def withdraw(page):
    """Take the action that makes the page on the screen private and say yes."""
    tab_to(page, "Acties", exact=True)
    page.keyboard.press("Enter")
    follow(page, "Haal offline", exact=True)
    page.wait_for_load_state("networkidle")
    follow(page, "Ja, haal offline")
    page.wait_for_load_state("networkidle")


def shown_to(reader):
    """Return whether a title stands at an address, as a reader's browser gets it, marked words or not."""

    def shows(address, title):
        return f">{title}</" in re.sub("</?mark>", "", reader.request.get(address).text())

    return shows


def test_an_editor_corrects_a_page_looks_at_it_publishes_it_and_withdraws_it(desk, visitor):
    page, seen = desk
    reader = visitor().new_page()
    shows = shown_to(reader)
    open_form(page, "praktijk redacteur", TITLES["editable"])
    tab_to(page, "Titel*", exact=True)
    type_anew(page, NEW_TITLE)
    tab_to(page, "Dit kan je maandag doen")
    type_anew(page, NEW_LINE)
    with page.expect_response(lambda answer: "in_preview_panel" in answer.url) as preview:
        tab_to(page, "Toon/verberg voorvertoning")
        page.keyboard.press("Enter")
    assert preview.value.status == 200
    frame = page.frame_locator("iframe[title*='oorvertoning']").last
    expect(frame.get_by_role("heading", level=1)).to_have_text(NEW_TITLE)
    expect(frame.get_by_text(NEW_LINE)).to_be_visible()
    for address in SHOWN_IN:
        assert shows(address, TITLES["editable"]), address
        assert not shows(address, NEW_TITLE), address

    publish(page)
    reader.goto(ADDRESSES["editable"])
    expect(reader.get_by_role("heading", level=1)).to_have_text(NEW_TITLE)
    expect(reader.get_by_text(NEW_LINE)).to_be_visible()
    for address in SHOWN_IN:
        assert shows(address, NEW_TITLE), address
        assert not shows(address, TITLES["editable"]), address

    reopen(page, NEW_TITLE)
    withdraw(page)
    assert reader.goto(ADDRESSES["editable"]).status == 404
    for address in SHOWN_IN:
        assert not shows(address, NEW_TITLE), address
    assert seen.complaints == []
    assert seen.strangers == []


def test_a_testimony_that_is_withdrawn_is_gone_from_lists_search_feed_and_file(desk, visitor):
    page, seen = desk
    title, reader = TITLES["editable_testimony"], visitor().new_page()
    shows = shown_to(reader)
    reader.goto(ADDRESSES["editable_testimony"])
    recording = reader.get_by_role("link", name="Download de opname").get_attribute("href")
    assert reader.request.get(recording).status == 200
    for address in TESTIMONY_SHOWN_IN:
        assert shows(address, title), address

    open_form(page, "getuigenis redacteur", title)
    withdraw(page)
    assert reader.goto(ADDRESSES["editable_testimony"]).status == 404
    assert reader.request.get(recording).status == 404
    for address in TESTIMONY_SHOWN_IN:
        assert not shows(address, title), address
    assert seen.complaints == []
    assert seen.strangers == []


def test_a_new_page_gets_an_address_that_every_mail_program_leaves_whole(desk):
    page, seen = desk
    page.goto("/cms/pages/")
    home = re.search(r"/cms/pages/(\d+)/edit/", page.content()).group(1)
    page.goto(f"/cms/pages/add/content/standardpage/{home}/")
    page.wait_for_load_state("networkidle")
    page.locator("#id_title").press_sequentially("Financiën: één reünie")
    page.keyboard.press("Tab")
    expect(page.locator("#id_slug")).to_have_value("financien-een-reunie")
    page.get_by_role("tab", name="Eigenschappen").click()
    page.locator("#id_slug").fill("Café_olé")
    page.keyboard.press("Tab")
    expect(page.locator("#id_slug")).to_have_value(re.compile("^[ -~]+$"))
    assert seen.complaints == []
