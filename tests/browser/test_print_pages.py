"""What people take to a meeting stays within a few sheets of A4, and each sheet says all that the screen says."""

import re
import unicodedata
from io import BytesIO

import pytest
from pypdf import PdfReader

from tests.factories.full_site import ADDRESSES

pytestmark = pytest.mark.browser

GUIDE_SHEETS, FINDER_SHEETS, WHAT_WORKS_SHEETS = 3, 2, 3
FINDER = "/diploma/keuzehulp/"
# Practices of the first content with long texts about their results.
LONG = (
    "/buitenland/ie-deis/",
    "/buitenland/nl-mazl/",
    "/buitenland/at-jugendcoaching/",
    "/praktijken/studententutoring/",
)


@pytest.fixture
def addresses(page, origin):
    """Return a function that returns the addresses of the first content below an index."""
    paths = re.findall(rf"<loc>{origin}([^<]*)</loc>", page.request.get("/sitemap.xml").text())
    return lambda index: [path for path in paths if path.startswith(index) and path not in {index, *ADDRESSES.values()}]


def sheets(page, address):
    """Return the texts of the sheets on which an address is printed, as of `plain`."""
    page.goto(address)
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    assert {(round(sheet.mediabox.width), round(sheet.mediabox.height)) for sheet in printed} <= {
        (595, 842),
        (842, 595),
    }
    return [plain(sheet.extract_text()) for sheet in printed]


def plain(text):
    """Return a text without ligatures, white space and hyphens, which paper may add."""
    return re.sub(r"[\s\u00ad\u2010-]", "", unicodedata.normalize("NFKC", text))


def missing(page, printed, selector):
    """Return the texts of the elements with a selector on the page that no sheet shows."""
    shown = "".join(printed)
    texts = page.locator(selector).all_text_contents()
    return [text for text in texts if plain(text) not in shown]


def test_every_guide_is_printed_on_three_sheets_with_each_step_who_does_it_and_its_sources(page, addresses):
    guides, found = addresses("/stappenplannen/"), {}
    assert len(guides) >= 10
    for address in guides:
        printed = sheets(page, address)
        lost = missing(page, printed, ".guide-steps h3") + missing(page, printed, ".guide-steps .who")
        assert page.locator(".guide-steps h3").count() > 3, address
        if len(printed) > GUIDE_SHEETS or lost or "Bronnen(" not in "".join(printed):
            found[address] = len(printed), lost
    assert found == {}


def ends(page, address):
    """Yield the addresses with ways to a diploma to which the answers of a question lead."""
    page.goto(address)
    answers = page.locator(".answers a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    if not answers:
        yield address
    for answer in answers:
        yield from ends(page, answer)


def test_every_end_of_the_question_tree_is_printed_on_two_sheets_with_the_whole_way(page):
    found, last = {}, list(ends(page, FINDER))
    assert len(last) > 10
    for address in last:
        printed = sheets(page, address)
        lost = missing(page, printed, ".pathway dd")
        # A first sheet with nothing but a title is a waste.
        if len(printed) > FINDER_SHEETS or lost or "Volgendestap" not in printed[0]:
            found[address] = len(printed), lost
    assert found == {}


def test_what_works_is_printed_with_its_plan_on_a_sheet_of_its_own(page, addresses):
    themes, found, lines = addresses("/wat-werkt/"), {}, 0
    assert len(themes) >= 10
    for address in themes:
        printed = sheets(page, address)
        lost = missing(page, printed, ".team-plan dt") + missing(page, printed, ".effect-lines b")
        lines += page.locator(".effect-lines b").count()
        plans = [number for number, text in enumerate(printed, start=1) if "Onsplanopéénblad" in text]
        if len(printed) > WHAT_WORKS_SHEETS or lost or plans != [len(printed)]:
            found[address] = len(printed), lost, plans
    assert found == {}
    assert lines > len(themes)


def test_the_four_longest_practices_are_compared_on_one_sheet(page):
    keys = []
    for address in LONG:
        page.goto(address)
        keys.append(page.locator(".page-tools .save").get_attribute("data-page"))
    printed = sheets(page, f"/praktijken/vergelijken/?p={'.'.join(keys)}")
    assert len(printed) == 1
    assert missing(page, printed, ".comparison td p") == []


@pytest.mark.parametrize(
    "address", ["/opvolging/samen-tegen-schooluitval/", "/opvolging/rekenhof-2021/", "/opvolging/vlor-2022/"]
)
def test_what_follows_a_plan_is_printed_as_a_report_with_numbered_sheets(page, address):
    printed = sheets(page, address)
    assert len(printed) > 1
    for number, text in enumerate(printed, 1):
        assert f"Blad{number}van{len(printed)}" in text
