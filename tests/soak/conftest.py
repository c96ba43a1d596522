"""Long looks at the site need the site and the browser of the browser tests."""

from tests.browser.conftest import chromium, origin, visitor

__all__ = ["chromium", "origin", "visitor"]
