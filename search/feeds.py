"""Atom feeds of public pages."""

import re

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

from base.models import page_types

FEED_LENGTH = 30
# Pasted along from slides and spreadsheets; XML 1.0 has no way to write them.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def readable(text):
    """Give a text that XML can hold."""
    return UNWRITABLE.sub(" ", text)


class AtomFeed(Atom1Feed):
    """Atom, in a media type that every reader knows."""

    content_type = "application/atom+xml; charset=utf-8"


class PageFeed(Feed):
    """The newest pages of a list.

    Args:
        title, description: Dutch, of the feed.
        link: address of the list.
        queryset: public pages.
        feed_url: address of the feed itself; by default the list's with "feed/" behind it.
    """

    feed_type = AtomFeed
    language = "nl-BE"
    author_name = "Samen tegen schooluitval"  # Atom asks for one, of the feed or of each entry.

    def __init__(self, title, description, link, queryset, feed_url=""):
        self.title, self.subtitle = readable(title), readable(description)
        self.link, self.queryset = link, queryset
        self.feed_url = feed_url or f"{link}feed/"

    def items(self):
        # What has no date is no news, and neither is what was made up.
        followed = self.queryset.not_type(*(model for model in page_types() if not model.in_feeds))
        dated = followed.filter(first_published_at__isnull=False)
        return dated.order_by("-first_published_at", "-pk")[:FEED_LENGTH]

    def item_title(self, item):
        return readable(item.title)

    def item_description(self, item):
        return readable(item.search_description)

    def item_link(self, item):
        return item.url

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return item.last_published_at or item.first_published_at


def page_feed(request, **options):
    """Answer a request with the feed of a list; see `PageFeed`."""
    return PageFeed(**options)(request)
