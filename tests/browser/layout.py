"""Checks of the layout of a page in the browser."""

# WCAG 2.2, success criterion 1.4.12.
TEXT_SPACING = """
  * {line-height: 1.5 !important; letter-spacing: .12em !important; word-spacing: .16em !important}
  p {margin-bottom: 2em !important}
"""
ADD_STYLE = """css => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(css);
  document.adoptedStyleSheets.push(sheet);
}"""
OPEN_ALL = "document.querySelectorAll('details').forEach(fold => { fold.open = true })"
SIDEWAYS = """() => {
  const {scrollWidth} = document.scrollingElement;
  if (scrollWidth <= innerWidth) return [];
  const wide = [...document.body.querySelectorAll("*")].filter(el => el.getBoundingClientRect().right > innerWidth + 1);
  return [`${scrollWidth} px wide`, ...wide.slice(0, 5).map(el => el.outerHTML.slice(0, 120))];
}"""
LOST_TEXT = """() => {
  const lost = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const parent = node.parentElement;
    if (!node.data.trim() || !parent.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true})) continue;
    if (parent.closest(".vh, .skip, script, style")) continue;
    const range = document.createRange();
    range.selectNodeContents(node);
    for (const rect of range.getClientRects()) {
      if (rect.width < 1 || rect.height < 1) continue;
      const say = why => lost.push(`${why}: ${node.data.trim().slice(0, 60)}`);
      let scrolls = false;
      for (let box = parent; box && box !== document.body; box = box.parentElement) {
        const style = getComputedStyle(box), edge = box.getBoundingClientRect();
        if (/auto|scroll/.test(style.overflowX)) scrolls = true;
        else if (/hidden|clip/.test(style.overflowX + style.overflowY) && !scrolls &&
            (rect.right > edge.right + 1 || rect.bottom > edge.bottom + 1)) say("cut off");
      }
      if (!scrolls && (rect.left < -1 || rect.right > innerWidth + 1)) say("beside the window");
      const top = document.elementFromPoint(rect.left + rect.width / 2, rect.top + rect.height / 2);
      if (!scrolls && top && !top.contains(parent) && !parent.contains(top)) say(`under ${top.outerHTML.slice(0, 60)}`);
    }
  }
  return lost;
}"""

# A word may break after a hyphen, a slash or a soft hyphen, and an address anywhere. With `hyphens: auto` the browser
# adds a hyphen itself to a word of so many letters; Chromium without a window has no dictionary of syllables, so there
# only the style can be seen.
BROKEN_WORDS = """() => {
  const broken = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    if (!node.parentElement.checkVisibility() || node.parentElement.closest(".vh, .skip")) continue;
    const style = getComputedStyle(node.parentElement);
    const hyphenated = style.hyphens === "auto" ? parseInt(style.hyphenateLimitChars) || 5 : Infinity;
    for (const word of node.data.matchAll(/[^\\s\\u00ad\\u200b/\\u2013\\u2014-]{5,}/g)) {
      if (/[@._=]/.test(word[0].slice(1, -1)) || word[0].length >= hyphenated) continue;
      const range = document.createRange();
      range.setStart(node, word.index);
      range.setEnd(node, word.index + word[0].length);
      const lines = new Set([...range.getClientRects()].map(rect => Math.round(rect.top)));
      if (lines.size > 1) broken.push(`broken: ${word[0]}`);
    }
  }
  return broken;
}"""


def sideways(page):
    """Return the elements that make the page scroll horizontally."""
    return page.evaluate(SIDEWAYS)


def broken_words(page):
    """Return the words that go on in the next line without a hyphen."""
    return page.evaluate(BROKEN_WORDS)


def show_whole(page):
    """Make the window as high as the page, so that a sticky bar covers nothing."""
    width = page.viewport_size["width"]
    page.set_viewport_size({"width": width, "height": page.evaluate("document.scrollingElement.scrollHeight")})


def lost_text(page):
    """Return the text that is cut off, outside the window or covered by another element."""
    show_whole(page)
    return page.evaluate(LOST_TEXT)
