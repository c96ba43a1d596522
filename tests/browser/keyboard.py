"""Going through a page without a mouse."""

ACTIVE = """() => {
  const el = document.activeElement;
  if (!el || el === document.body) return "";
  const label = el.getAttribute("aria-label") || el.labels?.[0]?.innerText;
  const text = el.innerText?.trim() || label || el.title || el.value || "";
  return text.replace(/\\s+/g, " ").trim();
}"""
MOST = 400  # more stops than any page has


def active(page):
    """Give the words of what has the focus: its text, or its label."""
    return page.evaluate(ACTIVE)


def tab_to(page, words, *, exact=False):
    """Press Tab until something with these words has the focus."""
    stops = []
    for _ in range(MOST):
        page.keyboard.press("Tab")
        stops.append(active(page))
        if stops[-1] == words or (not exact and words in stops[-1]):
            return
    raise AssertionError(f"Tab never reaches “{words}”; it stops at {list(dict.fromkeys(stops))}")


def follow(page, words, *, exact=False):
    """Tab to a link or button and press Enter; wait for the page it leads to."""
    tab_to(page, words, exact=exact)
    with page.expect_navigation():
        page.keyboard.press("Enter")
