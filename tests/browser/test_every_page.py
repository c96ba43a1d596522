"""Checks of every kind of page that a visitor can open, all in one visit."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import pytest
from django.db import connection
from wagtail.models import Page

from base.models import page_types
from tests.browser import page_checks
from tests.browser.addresses import ERRORS, EVERYTHING, PAGES
from tests.browser.weight import Scale

pytestmark = pytest.mark.browser

CHECKS = (
    page_checks.outline,
    page_checks.structured_data,
    page_checks.demonstration,
    page_checks.rules,
    page_checks.reflow,
    page_checks.paper,
    page_checks.spacing,  # last, because it changes the page
)
SHOW_BUTTONS = {"saved_list.js"}


@pytest.mark.parametrize("name", EVERYTHING)
def test_a_page_keeps_to_itself_fits_every_screen_and_paper_and_breaks_no_rule(visitor, watch, name):
    context = visitor(viewport=page_checks.LAPTOP, reduced_motion="reduce")
    seen, scale = watch(context), Scale(context)
    page = context.new_page()
    answer = page.goto(EVERYTHING[name])
    findings = {"weight": list(scale.problems())}
    findings |= {check.__name__: list(check(page)) for check in CHECKS}
    expected = ERRORS[name][1] if name in ERRORS else 200
    # That an error has the status of an error is no complaint of ours.
    own = (f"{expected}: {page.url}", f"({page.url})") if name in ERRORS else ()
    findings |= {
        "status": [] if answer.status == expected else [answer.status],
        "address": page_checks.address(page) if name in PAGES else [],
        "complaints": [text for text in seen.complaints if not text.endswith(own)],
        "strangers": seen.strangers,
        "cookies": context.cookies(),
    }
    if scripts := {url.rpartition("/")[2] for url in seen.requests if url.endswith(".js")}:
        context.route("**/*.js", lambda route: route.abort())
        page.goto(EVERYTHING[name])
        # Scripts that only show buttons leave the page as it is: without them one width says enough.
        widths = page_checks.WIDTHS if scripts - SHOW_BUTTONS else page_checks.WIDTHS[-1:]
        findings["rules without scripts"] = list(page_checks.rules(page, widths))
    assert {kind: found for kind, found in findings.items() if found} == {}


@pytest.mark.parametrize(
    "name", [*("practices", "practice", "cause", "standard", "guide", "testimony", "networks", "search", "glossary")]
)
def test_a_page_breaks_no_rule_when_all_that_folds_is_open(visitor, name):
    page = visitor(viewport=page_checks.PHONE, reduced_motion="reduce").new_page()
    page.goto(EVERYTHING[name])
    page.evaluate(page_checks.OPEN_ALL)
    assert page_checks.violations(page) == []


def test_no_type_of_page_is_left_out(origin):
    # In a thread of its own: Playwright's loop runs in this one, and there Django refuses to read.
    with ThreadPoolExecutor(1) as thread:
        looked_at = thread.submit(_types_at, set(PAGES.values())).result()
    assert looked_at == set(page_types())


def _types_at(addresses):
    with closing(connection):
        return {page.specific_class for page in Page.objects.live() if page.get_url() in addresses}


def test_home_shows_everything_it_can(page):
    page.goto("/")
    regions = (
        *("Wat wil je doen?", "Wat merk je bij een leerling?", "Eén cijfer", "Wat verandert er?"),
        "Nieuwe praktijkvoorbeelden",
    )
    for name in regions:
        assert page.get_by_role("region", name=name).get_by_role("link").count() > 0


def test_pages_of_one_list_have_titles_of_their_own(page):
    titles = []
    for name in ("practices", "practices_second", "search", "search_results", "search_second"):
        page.goto(PAGES[name])
        titles.append(page.title())
    assert len(set(titles)) == len(titles)
