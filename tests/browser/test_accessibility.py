import pytest

from tests.browser.addresses import EVERYTHING
from tests.browser.axe import violations

pytestmark = pytest.mark.browser

WIDTHS = (320, 768, 1280)  # CSS pixels: a phone, a tablet, a laptop


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_page_breaks_no_rule_at_any_width_with_its_scripts_and_without(visitor, name):
    looked_at, found = set(), []
    for scripts in (True, False):
        page = visitor(scripts=scripts, reduced_motion="reduce").new_page()
        page.goto(EVERYTHING[name])
        if page.content() in looked_at:
            continue  # A page that no script changes is the same one.
        looked_at.add(page.content())
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            found += [f"{width} px, scripts {scripts}: {text}" for text in violations(page)]
    assert not found, "\n".join(found)


@pytest.mark.parametrize("name", ["practices", "practice", "cause", "standard"])
def test_a_page_breaks_no_rule_when_all_that_folds_is_open(visitor, name):
    page = visitor(viewport={"width": 320, "height": 800}, reduced_motion="reduce").new_page()
    page.goto(EVERYTHING[name])
    page.evaluate("document.querySelectorAll('details').forEach(fold => { fold.open = true })")
    assert violations(page) == []
