"""Checks of one page in the browser; each check returns its findings, one text for each."""

import json

from tests.browser.axe import violations
from tests.browser.layout import ADD_STYLE, OPEN_ALL, TEXT_SPACING, lost_text, sideways

WIDTHS = (1280, 768, 320)  # CSS pixels: a laptop, a tablet, a phone
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
# A laptop of 1280 x 1024 at 200% and at 400%, WCAG 1.4.4 and 1.4.10.
ZOOMED = ({"width": 640, "height": 512}, {"width": 320, "height": 256})
PAPER = {"width": 673, "height": 1017}  # A4 within the margins of print.css, at 96 pixels to an inch
OUTLINE = """() => ({
  lang: document.documentElement.lang,
  title: document.title,
  description: document.querySelector("meta[name=description]")?.content,
  canonical: document.querySelector("link[rel=canonical]")?.href,
  hidden: document.querySelector("meta[name=robots]")?.content.includes("noindex") || false,
  data: [...document.querySelectorAll("script[type='application/ld+json']")].map(el => el.textContent),
  headings: [...document.querySelectorAll("h1, h2, h3, h4, h5, h6")].map(el => Number(el.tagName[1])),
  nameless: [...document.images].filter(el => !el.hasAttribute("alt")).map(el => el.outerHTML),
  stored: Object.keys(localStorage).concat(Object.keys(sessionStorage)),
  figures: getComputedStyle(document.body).fontVariantNumeric,
})"""
# Elements for screens only that are visible on paper.
ON_PAPER = """() => [...document.querySelectorAll(
  "nav:not(main nav), main form, main button, .banner, .site-footer, .skip, .breadcrumbs, .pagination, .no-print")]
  .filter(el => el.checkVisibility()).map(el => el.outerHTML.slice(0, 120))"""


def outline(page):
    """Check the language, title, description and headings of a page."""
    seen = page.evaluate(OUTLINE)
    levels = seen["headings"]
    if seen["lang"] != "nl-BE":
        yield f"lang is {seen['lang']}"
    if levels.count(1) != 1 or levels[0] != 1:
        yield f"not one h1 that comes first: {levels}"
    yield from (f"h{a} before h{b}" for a, b in zip(levels, levels[1:], strict=False) if b > a + 1)
    # An error page needs no description.
    required = ("title", "description") if seen["canonical"] else ("title",)
    yield from (f"empty {name}" for name in required if not (seen[name] or "").strip())
    yield from (f"no alt: {html}" for html in seen["nameless"])
    yield from (f"stored: {key}" for key in seen["stored"])
    if seen["figures"] != "tabular-nums":
        yield "the style does not apply"


def address(page):
    """Check that the canonical address of a page is its own, without parameters that filter or sort.

    The canonical address of a page with noindex is that of the page it belongs to.
    """
    expected = page.url.split("?")[0] + ("?pagina=2" if "pagina=2" in page.url else "")
    found = page.evaluate(OUTLINE)
    right = expected.startswith(found["canonical"] or "?") if found["hidden"] else found["canonical"] == expected
    return [] if right else [f"canonical is {found['canonical']}"]


def demonstration(page):
    """Check that a page says that it is no official site."""
    text = page.get_by_text("Dit is een demonstratie en geen officiële website van de Vlaamse overheid.")
    return [] if text.is_visible() else ["no banner"]


def structured_data(page):
    """Check the structured data of a page."""
    for text in page.evaluate(OUTLINE)["data"]:
        yield from data_problems(text)


def data_problems(text):
    """Return what is wrong with a text of JSON-LD: it does not parse, or has an empty value."""
    try:
        data = json.loads(text)
    except ValueError as error:
        return [f"no JSON: {error}"]
    found = [] if data.get("@context") == "https://schema.org" else ["no context of schema.org"]
    found += [f"no @type in {str(node)[:80]}" for node in data.get("@graph", [data]) if not node.get("@type")]
    return found + [f"nothing at {path}" for path in _empty(data, "data")]


def _empty(value, path):
    """Return the path of each empty value."""
    if isinstance(value, dict) and value:
        return [each for key, inner in value.items() for each in _empty(inner, f"{path}.{key}")]
    if isinstance(value, list) and value:
        return [each for number, inner in enumerate(value) for each in _empty(inner, f"{path}[{number}]")]
    return [path] if value in (None, "", [], {}) else []


def rules(page, widths=WIDTHS):
    """Check the rules of axe at some widths."""
    for width in widths:
        page.set_viewport_size({"width": width, "height": LAPTOP["height"]})
        yield from (f"{width} px: {text}" for text in violations(page))


def reflow(page):
    """Check for horizontal scroll and lost text on a phone and at 200% and 400%, with details closed and open."""
    for size in (PHONE, *ZOOMED):
        page.set_viewport_size(size)
        yield from (f"{size}, shut: {text}" for text in sideways(page))
    page.evaluate(OPEN_ALL)
    for size in (PHONE, *ZOOMED):
        page.set_viewport_size(size)
        yield from (f"{size}, open: {text}" for text in sideways(page))
    for size in ZOOMED:  # Lost text is checked on the whole page, so a phone gives the same as 400%.
        page.set_viewport_size(size)
        yield from (f"{size}, open: {text}" for text in lost_text(page))


def spacing(page):
    """Check for text that is lost with more spacing, which the page keeps afterwards."""
    page.evaluate(ADD_STYLE, TEXT_SPACING)
    page.evaluate(OPEN_ALL)
    for size in (LAPTOP, PHONE):
        page.set_viewport_size(size)
        yield from (f"{size}: {text}" for text in sideways(page) + lost_text(page))


def paper(page):
    """Check the page as it is printed."""
    page.emulate_media(media="print")
    page.set_viewport_size(PAPER)
    yield from (f"needs a screen: {html}" for html in page.evaluate(ON_PAPER))
    if not page.locator("h1").is_visible():
        yield "no title"
    yield from sideways(page) + lost_text(page)
    page.emulate_media(media="screen")
