"""Every address of the site in a browser, facets of the terms' pages too: the suite looks at one page of each kind."""

import pytest

from tests.browser import page_checks
from tests.browser.crawling import Crawl

pytestmark = pytest.mark.soak


@pytest.fixture(scope="module")
def crawl(origin):
    """Everything that links and facets lead to from home."""
    crawl = Crawl(origin, follow_facets=lambda address, reading: "?" not in address)
    crawl.walk("/")
    return crawl


def test_every_facet_of_every_list_answers(crawl):
    assert [answer.address for answer in crawl.answers.values() if answer.status != 200] == []


def test_every_address_breaks_no_rule_at_any_width_and_never_scrolls_sideways(crawl, visitor):
    page = visitor(viewport=page_checks.LAPTOP, reduced_motion="reduce").new_page()
    findings = {}
    for answer in crawl.pages:
        page.set_viewport_size(page_checks.LAPTOP)
        page.goto(answer.address)
        if found := [*page_checks.rules(page), *page_checks.reflow(page)]:
            findings[answer.address] = found
    assert findings == {}
