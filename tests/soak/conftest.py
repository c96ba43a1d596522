"""Soak tests use the fixtures of the browser tests."""

from tests.browser.conftest import chromium, origin, visitor

__all__ = ["chromium", "origin", "visitor"]
