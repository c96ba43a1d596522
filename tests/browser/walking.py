"""A visitor who clicks visible links from page to page; counts clicks and screens to scroll."""

import math

from playwright.sync_api import expect

# The screen on which an element ends: 1 is visible without scrolling.
SCREENS = "el => Math.max(1, (el.getBoundingClientRect().bottom + scrollY) / innerHeight)"


class Walk:
    """Counts ``clicks``, the ``screens`` on the way and those up to the answer on the last page.

    Args:
        page: the tab, in which home is opened.
    """

    def __init__(self, page):
        self.page, self.clicks, self.screens, self.last = page, 0, 0, 0
        self.path = []
        page.goto("/")

    def click(self, name, role="link", within=None):
        """Click a visible element with a name, by default a link; the screens up to it count.

        The name of a checkbox ends in a number of results, so only its beginning must match.
        """
        found = (within or self.page).get_by_role(role, name=name, exact=role != "checkbox").first
        self._count(name, found)
        if role in {"link", "button"} and "Print" not in name:
            with self.page.expect_navigation():
                found.click()
        else:
            found.click()

    def download(self, name):
        """Click a visible link to a file; the screens up to it count."""
        found = self.page.get_by_role("link", name=name, exact=True).first
        self._count(name, found)
        found.click()

    def reads(self, *texts):
        """Expect each text to be visible on the page; the screens up to the lowest one count."""
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

    def description(self):
        """Return the path, with the screen of each click, and the cost."""
        return f"{' → '.join(self.path)}, read to screen {self.last}: {self.clicks} clicks, {self.cost} screens"

    @property
    def cost(self):
        """The screens in all: up to each click, and up to the answer."""
        return self.screens + self.last
