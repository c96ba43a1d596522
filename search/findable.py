"""The one word that says what may be found."""

from wagtail.models import Page

from base.models import BasePage, public


def findable():
    """Give every public page of our own types: what search, term pages and everything like them may show."""
    return public(Page.objects.type(BasePage))
