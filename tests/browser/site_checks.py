"""Checks of a crawl of the whole site; each check yields its findings, one text for each."""

import re
from collections import Counter
from datetime import datetime
from urllib.parse import urlsplit
from xml.etree import ElementTree

from tests.browser.page_checks import data_problems

ATOM = "{http://www.w3.org/2005/Atom}"


def answers(crawl):
    """Check that every link leads to a page or a file."""
    for answer in crawl.answers.values():
        if answer.status != 200:
            yield f"{answer.status}: {answer.address}, found on {crawl.found_on.get(answer.address)}"


def fragments(crawl):
    """Check that the target of every fragment exists."""
    for address, links in crawl.links.items():
        for target, fragment in links:
            answer = crawl.answers.get(target)
            if fragment and answer and answer.is_html and fragment not in answer.reading.ids:
                yield f"{address} -> {target}#{fragment}"


def sitemap(crawl):
    """Check that every page of the sitemap is in it once and reached by links from home."""
    text = crawl.answers["/sitemap.xml"].body.decode()
    listed = re.findall(rf"<loc>{crawl.origin}([^<]*)</loc>", text)
    if len(listed) < 400:
        yield f"only {len(listed)} addresses"
    yield from (f"twice: {address}" for address, number in Counter(listed).items() if number > 1)
    yield from (f"no link leads to {address}" for address in listed if address not in crawl.found_on)
    if "/sitemap.xml" not in crawl.answers["/robots.txt"].body.decode():
        yield "robots.txt does not name it"


def strangers(crawl):
    """Check that pages load no resources from another site."""
    yield from (f"{address} needs {found}" for address, found in crawl.strangers.items())


def headings(crawl):
    """Check that every page has one h1, first, and that no level is skipped."""
    for page in crawl.pages:
        levels = page.reading.levels
        if levels.count(1) != 1 or levels[0] != 1 or any(b > a + 1 for a, b in zip(levels, levels[1:], strict=False)):
            yield f"{page.address}: {levels}"


def titles(crawl):
    """Check that no two pages have the same title."""
    yield from _same((page.reading.title, page.address) for page in _canonical_pages(crawl))


def descriptions(crawl):
    """Check that no two pages have the same description; the next pages of a list share theirs."""
    pages = [page for page in _canonical_pages(crawl) if not urlsplit(page.address).query]
    yield from _same((page.reading.description, page.address) for page in pages)


def _canonical_pages(crawl):
    """Return the pages at their canonical address, which search engines index."""
    return [page for page in crawl.pages if page.reading.canonical == crawl.origin + page.address]


def _same(pairs):
    """Yield each text that is empty or that two addresses share."""
    first = {}
    for text, address in pairs:
        if not text.strip() or first.setdefault(text.strip(), address) != address:
            yield f"{address} and {first.get(text.strip())}: “{text.strip()}”"


def structured_data(crawl):
    """Check the structured data of all pages."""
    described = [page for page in crawl.pages if page.reading.data]
    if len(described) < 400:
        yield f"only {len(described)} pages have any"
    for page in described:
        for text in page.reading.data:
            yield from (f"{page.address}: {problem}" for problem in data_problems(text))


def feeds(crawl):
    """Check that every feed is valid Atom (RFC 4287)."""
    found = [answer for answer in crawl.answers.values() if answer.address.endswith("/feed/")]
    if len(found) < 10:
        yield f"only {len(found)} feeds"
    for answer in found:
        yield from (f"{answer.address}: {problem}" for problem in _atom_problems(answer))


def _atom_problems(answer):
    if answer.kind != "application/atom+xml":
        yield f"is {answer.kind}"
    feed = ElementTree.fromstring(answer.body)
    if feed.tag != f"{ATOM}feed":
        yield f"root is {feed.tag}"
    entries = feed.findall(f"{ATOM}entry")
    for part in (feed, *entries):
        for name in ("id", "title", "updated"):
            elements = part.findall(f"{ATOM}{name}")
            if len(elements) != 1 or not (elements[0].text or "").strip():
                yield f"{part.tag} has {len(elements)} {name}, or an empty one"
        for date in (*part.findall(f"{ATOM}updated"), *part.findall(f"{ATOM}published")):
            if datetime.fromisoformat(date.text).tzinfo is None:
                yield f"{date.text} has no time zone"
        if not [link for link in part.findall(f"{ATOM}link") if link.get("href")]:
            yield f"{part.tag} has no link"
    if not [link for link in feed.findall(f"{ATOM}link") if link.get("rel") == "self"]:
        yield "no link to itself"
    if feed.find(f"{ATOM}author") is None and any(entry.find(f"{ATOM}author") is None for entry in entries):
        yield "no author"
    ids = [entry.findtext(f"{ATOM}id") for entry in entries]
    if len(set(ids)) < len(ids):
        yield "two entries with one id"
