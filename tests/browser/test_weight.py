"""What holds for home, and for how pages are sent; that every kind of page is light, test_every_page.py sees."""

import pytest

from tests.browser.weight import MOST_OF_HOME, Scale

pytestmark = pytest.mark.browser


def test_home_arrives_in_the_first_round_trip(visitor):
    context = visitor()
    scale = Scale(context)
    context.new_page().goto("/", wait_until="networkidle")
    sizes = scale.sizes()
    assert sizes["document"] + sizes["stylesheet"] + sizes["script"] <= MOST_OF_HOME


def test_a_page_is_sent_compressed(page):
    answer = page.goto("/")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.request.sizes()["responseBodySize"] < len(answer.body()) / 2
