"""Atom feeds of public pages."""

from django.contrib.syndication.views import Feed
from django.utils.feedgenerator import Atom1Feed

FEED_LENGTH = 30


class AtomFeed(Atom1Feed):
    """Atom, in a media type that every reader knows."""

    content_type = "application/atom+xml; charset=utf-8"


class PageFeed(Feed):
    """The newest pages of a list.

    Args:
        title, description: Dutch, of the feed.
        link: address of the list.
        queryset: public pages.
    """

    feed_type = AtomFeed
    language = "nl-BE"

    def __init__(self, title, description, link, queryset):
        self.title, self.subtitle, self.link, self.queryset = title, description, link, queryset
        self.feed_url = f"{link}feed/"

    def items(self):
        return self.queryset.order_by("-first_published_at", "-pk")[:FEED_LENGTH]

    def item_title(self, item):
        return item.title

    def item_description(self, item):
        return item.search_description

    def item_link(self, item):
        return item.url

    def item_pubdate(self, item):
        return item.first_published_at

    def item_updateddate(self, item):
        return item.last_published_at


def page_feed(request, *, title, description, link, queryset):
    """Answer a request with the feed of a list; see `PageFeed`."""
    return PageFeed(title, description, link, queryset)(request)
