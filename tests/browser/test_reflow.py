import pytest

from tests.browser.addresses import EVERYTHING
from tests.browser.layout import ADD_STYLE, OPEN_ALL, TEXT_SPACING, lost_text, sideways

pytestmark = pytest.mark.browser

PHONE = {"viewport": {"width": 320, "height": 640}}
# A laptop of 1280 x 1024 at 400%, WCAG 1.4.10.
ZOOMED = {"viewport": {"width": 320, "height": 256}, "device_scale_factor": 4}
LAPTOP = {"viewport": {"width": 1280, "height": 800}}


@pytest.mark.parametrize("options", [PHONE, ZOOMED], ids=["phone", "zoomed to 400 percent"])
@pytest.mark.parametrize("name", EVERYTHING)
def test_a_page_never_scrolls_sideways(visitor, name, options):
    page = visitor(**options).new_page()
    page.goto(EVERYTHING[name])
    assert sideways(page) == []
    page.evaluate(OPEN_ALL)
    assert sideways(page) == []
    assert lost_text(page) == []


@pytest.mark.parametrize("options", [PHONE, LAPTOP], ids=["phone", "laptop"])
@pytest.mark.parametrize("name", EVERYTHING)
def test_a_page_loses_no_text_when_a_reader_spaces_it_out(visitor, name, options):
    page = visitor(**options).new_page()
    page.goto(EVERYTHING[name])
    page.evaluate(ADD_STYLE, TEXT_SPACING)
    page.evaluate(OPEN_ALL)
    assert sideways(page) == []
    assert lost_text(page) == []
