"""The whole site, every link of it: the initial content and the full and bare pages of every type."""

import pytest

from tests.browser import nu, site_checks
from tests.browser.addresses import ERRORS, PAGES
from tests.browser.crawling import Crawl

pytestmark = pytest.mark.browser

CHECKS = (
    *(site_checks.answers, site_checks.fragments, site_checks.sitemap, site_checks.strangers, site_checks.headings),
    *(site_checks.titles, site_checks.descriptions, site_checks.structured_data, site_checks.feeds),
)


def is_index(address, reading):
    """Whether the facets of a page are worth opening: one of the site's own lists, not each of the terms' pages."""
    return "?" not in address and not address.startswith("/onderwerpen/")


def test_every_page_is_found_answers_conforms_and_is_told_apart(origin, tmp_path):
    crawl = Crawl(origin, follow_facets=is_index)
    crawl.walk("/")
    for address in ("/sitemap.xml", "/robots.txt", *PAGES.values()):
        crawl.fetch(address)
    print(len(crawl.answers), "addresses,", len(crawl.pages), "pages")
    findings = {check.__name__: list(check(crawl)) for check in CHECKS}
    html = {page.address: page.body for page in crawl.pages}
    html |= {address: crawl.fetch(address).body for address, _status in ERRORS.values()}
    findings["doctype"] = [
        address for address, text in html.items() if not text.lstrip().startswith(b"<!doctype html>")
    ]
    findings["markup"] = nu.complaints(html, tmp_path)
    assert {kind: found for kind, found in findings.items() if found} == {}
