import pytest

from tests.browser.addresses import EVERYTHING
from tests.browser.layout import OPEN_ALL

pytestmark = pytest.mark.browser

KINDS = [
    *("home", "practices_filtered", "search_nothing_filtered", "practice", "cause", "standard", "terms", "not_found"),
    *("guide", "finder_question", "finder_end", "networks_nearby", "testimony", "role", "contact"),
]
LAPTOP, PHONE = {"width": 1280, "height": 800}, {"width": 320, "height": 640}
# Numbers everything that can be reached, so that a stop can be named.
NUMBER = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, summary, video, audio, [tabindex='0']")]
    .filter(el => el.type !== "hidden" && el.checkVisibility({visibilityProperty: true, contentVisibilityAuto: true}));
  all.forEach((el, number) => { el.dataset.stop = number });
  return all.length;
}"""
STOP = """() => {
  const el = document.activeElement;
  if (!el.dataset.stop) return null;
  const style = getComputedStyle(el), box = el.getBoundingClientRect();
  // The browser itself draws the focus of the controls inside a recording.
  const inner = el.matches("video, audio") && !el.matches(":focus-visible");
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const seen = inner || ring && !/, 0\\)$/.test(style.outlineColor);
  const [first] = el.getClientRects();
  const top = document.elementFromPoint(first.left + first.width / 2, first.top + first.height / 2);
  const free = top && (el.contains(top) || top.contains(el) || el.labels?.[0]?.contains(top));
  const inside = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  return {number: Number(el.dataset.stop), name: el.outerHTML.slice(0, 120), seen, free: Boolean(free), inside};
}"""


@pytest.mark.parametrize("viewport", [LAPTOP, PHONE], ids=["laptop", "phone"])
@pytest.mark.parametrize("name", KINDS)
def test_tab_stops_everywhere_once_and_shows_where_it_is(visitor, name, viewport):
    page = visitor(viewport=viewport, reduced_motion="reduce").new_page()
    page.goto(EVERYTHING[name])
    page.evaluate(OPEN_ALL)
    count, stops = page.evaluate(NUMBER), []
    for _ in range(count * 2 + 40):  # The controls of a recording are stops of their own.
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None or (stops and stop["number"] == 0):
            break
        stops.append(stop)
    numbers = list(dict.fromkeys(stop["number"] for stop in stops))
    assert numbers == list(range(count)), sorted(set(range(count)) - set(numbers))
    for wanted in ("seen", "free", "inside"):
        assert [stop["name"] for stop in stops if not stop[wanted]] == [], wanted
