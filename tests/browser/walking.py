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
        self._look_for(found)
        self.clicks += 1
        self.path.append(name)
        if role in {"link", "button"} and "Print" not in name:
            with self.page.expect_navigation():
                found.click()
        else:
            found.click()

    def open(self, name):
        """Open what folds: a click too."""
        found = self.page.locator("summary", has_text=name).first
        self._look_for(found)
        self.clicks += 1
        self.path.append(name)
        found.click()

    def reads(self, *texts):
        """Find each text on the page, to be seen; the screens up to the lowest count."""
        self.last = 0
        for text in texts:
            found = self.page.get_by_role("main").get_by_text(text).first
            expect(found).to_be_visible()
            self.last = max(self.last, math.ceil(found.evaluate(SCREENS)))

    def _look_for(self, found):
        expect(found).to_be_visible()
        self.screens += math.ceil(found.evaluate(SCREENS))

    def said(self):
        """Give a line for docs/tasks.md."""
        screens = f"{self.screens + self.last} screens, of which {self.last} on the last page"
        return f"{' → '.join(self.path)}: {self.clicks} clicks, {screens}"
