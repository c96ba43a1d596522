"""Helpers that use a page with the keyboard only."""

ACTIVE = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return "";
  const label = el.getAttribute("aria-label") || el.labels?.[0]?.innerText;
  const text = el.innerText?.trim() || label || el.title || el.value || "";
  return text.replace(/\\s+/g, " ").trim();
}"""
MAX_STOPS = 400  # more than any page has


def active(page):
    """Return the text of the element with the focus, or its label."""
    return page.evaluate(ACTIVE)


def tab_to(page, words, *, exact=False):
    """Press Tab until an element with a text has the focus."""
    stops = []
    for _ in range(MAX_STOPS):
        page.keyboard.press("Tab")
        stops.append(active(page))
        if stops[-1] == words or (not exact and words in stops[-1]):
            return
    raise AssertionError(f"Tab never reaches “{words}”; it stops at {list(dict.fromkeys(stops))}")


def follow(page, words, *, exact=False):
    """Tab to a link or button and press Enter; wait for the next page."""
    tab_to(page, words, exact=exact)
    with page.expect_navigation():
        page.keyboard.press("Enter")
