"""A visitor who goes from page to page by what can be seen, and what it costs: clicks, and screens to scroll."""

import math

from playwright.sync_api import expect

# How far down a page an element ends, in screens: 1 is what stands there without scrolling.
SCREENS = "el => Math.max(1, (el.getBoundingClientRect().bottom + scrollY) / innerHeight)"


class Walk:
    """Counts ``clicks``, the ``screens`` seen on the way and those to the answer on the last page.

    Args:
        page: tab to walk in; it opens home.
    """

    def __init__(self, page):
        self.page, self.clicks, self.screens, self.last = page, 0, 0, 0
        self.path = []
        page.goto("/")

    def click(self, name, role="link", within=None):
        """Click what can be seen and has this name: a link by default; screens up to it count.

        The name of a checkbox ends in a number of results, so its beginning will do.
        """
        found = (within or self.page).get_by_role(role, name=name, exact=role != "checkbox").first
        self._count(name, found)
        if role in {"link", "button"} and "Print" not in name:
            with self.page.expect_navigation():
                found.click()
        else:
            found.click()

    def reads(self, *texts):
        """Find each text on the page, to be seen; the screens up to the lowest count."""
        self.last = 0
        for text in texts:
            found = self.page.get_by_role("main").get_by_text(text).first
            expect(found).to_be_visible()
            self.last = max(self.last, math.ceil(found.evaluate(SCREENS)))

    def _count(self, name, found):
        expect(found).to_be_visible()
        screen = math.ceil(found.evaluate(SCREENS))
        self.clicks += 1
        self.screens += screen
        self.path.append(f"{name} ({screen})")

    def said(self):
        """Say the path, with the screen on which each click stands, and what it cost."""
        return f"{' → '.join(self.path)}, read to screen {self.last}: {self.clicks} clicks, {self.cost} screens"

    @property
    def cost(self):
        """The screens in all: up to each click, and up to the answer."""
        return self.screens + self.last
