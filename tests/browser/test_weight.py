"""What a first visit costs: an empty cache, everything compressed as production does it."""

import gzip
from collections import Counter

import pytest

from tests.browser.addresses import EVERYTHING

pytestmark = pytest.mark.browser

KB = 1000  # bytes
MOST, MOST_SCRIPT, MOST_OF_HOME = 50 * KB, 10 * KB, 14 * KB
MOST_REQUESTS = 8


@pytest.fixture
def parts(visitor):
    """Gives what a page is made of: ``{kind: bytes}`` as transferred, headers included, and the number of requests."""

    def visit(address):
        context = visitor()
        answers = []
        context.on("requestfinished", lambda request: answers.append(request))
        context.new_page().goto(address, wait_until="networkidle")
        sizes = Counter()
        for request in answers:
            size = request.sizes()
            body = size["responseBodySize"]
            if request.resource_type in {"stylesheet", "script"}:
                # The tests serve these as they are; production keeps compressed copies (whitenoise).
                body = len(gzip.compress(request.response().body(), 9))
            sizes[request.resource_type] += body + size["responseHeadersSize"]
        return sizes, len(answers)

    return visit


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_first_visit_is_light(parts, name):
    sizes, requests = parts(EVERYTHING[name])
    print(name, dict(sizes), requests, "requests")
    assert sizes["document"] > 0
    assert sizes["stylesheet"] > 0
    assert sum(sizes.values()) - sizes["image"] <= MOST
    assert sizes["script"] <= MOST_SCRIPT
    assert requests <= MOST_REQUESTS


def test_home_arrives_in_the_first_round_trip(parts):
    sizes, _ = parts("/")
    assert sizes["document"] + sizes["stylesheet"] + sizes["script"] <= MOST_OF_HOME


def test_a_page_is_sent_compressed(page):
    answer = page.goto("/")
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.request.sizes()["responseBodySize"] < len(answer.body()) / 2
