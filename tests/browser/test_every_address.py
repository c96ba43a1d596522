"""What the browser makes of every page of the initial content, on a phone."""

import re
from urllib.request import urlopen

import pytest

from tests.browser.axe import violations
from tests.browser.layout import sideways
from tests.browser.looking import PHONE

pytestmark = pytest.mark.browser

PARTS = 8  # so that the workers share them


def sitemap(origin):
    """Give the address of every page in the sitemap."""
    with urlopen(f"{origin}/sitemap.xml") as answer:
        found = re.findall(rf"<loc>{origin}([^<]*)</loc>", answer.read().decode())
    assert len(found) > 400
    return found


@pytest.mark.parametrize("part", range(PARTS))
def test_every_address_of_the_sitemap_fits_a_phone_breaks_no_rule_and_is_no_reason_to_complain(
    visitor, watch, origin, part
):
    context = visitor(viewport=PHONE, reduced_motion="reduce")
    seen = watch(context)
    page = context.new_page()
    findings = {}
    for address in sitemap(origin)[part::PARTS]:
        page.set_viewport_size(PHONE)
        page.goto(address)
        findings[address] = [*sideways(page), *violations(page)]
    assert {address: found for address, found in findings.items() if found} == {}
    assert seen.complaints == []
    assert seen.strangers == []
    assert context.cookies() == []
