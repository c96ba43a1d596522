"""What holds for home, and for how pages are sent; that every kind of page is light, test_every_page.py sees."""

import pytest

from tests.browser.weight import MOST_OF_HOME, MOST_SCRIPT, Scale

pytestmark = pytest.mark.browser


def test_home_arrives_in_the_first_round_trip_and_waits_for_no_script(visitor):
    context = visitor()
    scale = Scale(context)
    page = context.new_page()
    page.goto("/", wait_until="networkidle")
    sizes = scale.sizes()
    assert sizes["document"] + sizes["stylesheet"] <= MOST_OF_HOME
    assert sizes["script"] <= MOST_SCRIPT
    assert page.locator("script[src]:not([type=module]), head script[src]").count() == 0


def test_a_page_is_sent_compressed(page):
    answer = page.goto("/")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.request.sizes()["responseBodySize"] < len(answer.body()) / 2
