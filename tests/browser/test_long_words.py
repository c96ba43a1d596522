"""A word of two hundred letters, typed by a visitor or an editor, makes no page scroll sideways on a phone."""

import pytest
from playwright.sync_api import expect

from tests.browser.addresses import EVERYTHING
from tests.browser.layout import OPEN_ALL, sideways

pytestmark = pytest.mark.browser

WORD = "w" * 200
PHONE = {"width": 320, "height": 640}
TYPED = [
    *(f"{path}?q={WORD}" for path in ("/zoeken/", "/praktijken/", "/woordenlijst/", "/hulp/", "/onderzoek/")),
    *(
        f"/zoeken/?q={WORD}+OR+spijbelen",
        f"/zoeken/?q=spijbelen+%22{WORD}%22+-{WORD}",
        f"/zoeken/?q={WORD}&soort=woorden",
    ),
    *(f"/praktijken/?thema={WORD}", f"/zoeken/?q={WORD}&vorm=blad", f"/hulp/?waar={WORD}", f"/bewaarlijst/?p={WORD}"),
    f"/praktijken/vergelijken/?p={WORD}",
    *(f"/{WORD}/", f"/praktijken/{WORD}/", f"/onderwerpen/thema/{WORD}/"),
]
# What an editor may have typed stands in any text; not the few words of the frame itself, and a drawing cuts its own.
LENGTHEN = """word => {
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), texts = [];
  while (walker.nextNode()) texts.push(walker.currentNode);
  const frame = "script, style, svg, .vh, .skip, .site-header nav > a", own = ".menu > summary, .filters > summary";
  for (const text of texts)
    if (text.data.trim() && !text.parentElement.closest(frame) && !text.parentElement.matches(own))
      text.data = text.data.replace(/\\S+/, word);
}"""


@pytest.fixture
def phone(visitor):
    return visitor(viewport=PHONE).new_page()


def test_what_a_visitor_typed_never_scrolls_a_page_sideways(phone):
    wide = {}
    for address in TYPED:
        phone.goto(address)
        phone.evaluate(OPEN_ALL)
        if found := sideways(phone):
            wide[address[:40]] = found
    assert wide == {}


def test_what_an_editor_typed_never_scrolls_a_page_sideways(phone):
    wide = {}
    for name, address in EVERYTHING.items():
        phone.goto(address)
        phone.evaluate(OPEN_ALL)
        phone.evaluate(LENGTHEN, WORD)
        if found := sideways(phone):
            wide[name] = found
    assert wide == {}


def test_a_long_suggestion_or_correction_never_scrolls_a_page_sideways(phone):
    found = [
        {"kind": "term", "label": WORD, "detail": f"Thema, ook “{WORD}”", "url": "/"},
        {"kind": "correction", "label": f"{WORD} school", "detail": "Bedoelde je dit?", "url": "/"},
    ]
    phone.route("**/suggesties/**", lambda route: route.fulfill(json={"suggestions": found}))
    for address in ("/", "/zoeken/", "/bestaat-niet/"):
        phone.goto(address)
        phone.get_by_role("combobox").fill(WORD)
        expect(phone.get_by_role("option")).to_have_count(2)
        assert sideways(phone) == [], address
        assert phone.get_by_role("listbox").evaluate("list => list.scrollWidth <= list.clientWidth"), address


def test_a_long_word_that_answers_in_place_never_scrolls_sideways(phone):
    phone.goto("/praktijken/")
    phone.get_by_role("combobox").fill(WORD)
    phone.keyboard.press("Enter")
    expect(phone.get_by_role("link", name="Verwijder")).to_be_visible()
    assert sideways(phone) == []
    assert phone.evaluate("scrollX") == 0
