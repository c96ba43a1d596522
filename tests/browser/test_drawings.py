"""Drawings on a phone, on paper and in colours of the reader's own."""

import pytest
from playwright.sync_api import expect

from tests.browser.page_checks import PAPER, PHONE
from tests.factories.full_site import ADDRESSES

pytestmark = pytest.mark.browser

DRAWINGS = {
    "ladder": ("/stappenplannen/vijf-b-codes/", ".drawing"),
    "ladder_in_a_text": (ADDRESSES["standard"], ".drawing"),
    "map": ("/diploma/", ".pathway-map"),
    "around": ("/hulp/", ".around-pupil"),
}
MEASURED = """drawing => {
  const [box, texts] = [drawing.getBoundingClientRect(), []];
  const walker = document.createTreeWalker(drawing, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    if (node.data.trim()) texts.push(node.parentElement);
  return {
    smallest: Math.min(...texts.map(element => parseFloat(getComputedStyle(element).fontSize))),
    hidden: texts.filter(element => !element.checkVisibility()).map(element => element.outerHTML),
    outside: [...drawing.querySelectorAll("*")].filter(element => element.getBoundingClientRect().right > box.right + 1)
      .map(element => element.outerHTML.slice(0, 80)),
    unseen: [...drawing.querySelectorAll("svg")].filter(shape => shape.getBoundingClientRect().width < 20).length,
  };
}"""


@pytest.fixture(params=DRAWINGS)
def drawing(request, visitor):
    """A drawing on a phone, in forced colours."""
    address, selector = DRAWINGS[request.param]
    page = visitor(viewport=PHONE, forced_colors="active", color_scheme="dark").new_page()
    page.goto(address)
    return page.locator(selector).first


def test_a_drawing_is_large_enough_to_read_on_a_phone_and_hides_nothing_in_forced_colours(drawing):
    measured = drawing.evaluate(MEASURED)
    assert measured.pop("smallest") >= 16
    assert measured == {"hidden": [], "outside": [], "unseen": 0}


def test_a_drawing_is_printed_whole(drawing):
    page = drawing.page
    page.set_viewport_size(PAPER)
    page.emulate_media(media="print")
    expect(drawing).to_be_visible()
    measured = drawing.evaluate(MEASURED)
    assert (measured["hidden"], measured["outside"]) == ([], [])
    assert page.pdf(format="A4").startswith(b"%PDF")
