"""What the browser makes of every page of the initial content, on a phone."""

import os
import re
from urllib.request import urlopen

import pytest

from tests.browser.axe import violations
from tests.browser.layout import broken_words, sideways
from tests.browser.page_checks import PHONE

pytestmark = pytest.mark.browser

PARTS = 8  # so that the workers share them
# Of the many pages that differ in a few words only, `make test` looks at one in five and `make soak` at all.
ALIKE = ("/onderwerpen/", "/woordenlijst/")
ONE_IN = 1 if os.environ.get("EXAMPLES") else 5


def sitemap(origin):
    """Return the addresses in the sitemap."""
    with urlopen(f"{origin}/sitemap.xml") as answer:
        found = re.findall(rf"<loc>{origin}([^<]*)</loc>", answer.read().decode())
    assert len(found) > 400
    alike = [address for address in found if address.startswith(ALIKE)]
    return [address for address in found if address not in alike] + alike[::ONE_IN]


@pytest.mark.parametrize("part", range(PARTS))
def test_every_address_of_the_sitemap_fits_a_phone_and_is_no_reason_to_complain(visitor, watch, origin, part):
    """axe's rules cost most: here for one page in five, for each type in tests/browser/test_every_page.py."""
    context = visitor(viewport=PHONE, reduced_motion="reduce")
    seen = watch(context)
    page = context.new_page()
    findings = {}
    for number, address in enumerate(sitemap(origin)[part::PARTS]):
        page.set_viewport_size(PHONE)
        page.goto(address)
        ruled = violations(page) if number % ONE_IN == 0 else []
        findings[address] = [*sideways(page), *broken_words(page), *ruled]
    assert {address: found for address, found in findings.items() if found} == {}
    assert seen.complaints == []
    assert seen.strangers == []
    assert context.cookies() == []
