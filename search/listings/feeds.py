"""Atom feeds of public pages and records."""

import re

from django.conf import settings
from django.contrib.syndication.views import Feed
from django.utils import timezone
from django.utils.feedgenerator import Atom1Feed

from base.keys import PAGE, Key, key_of, kind_of
from base.models import page_types, types
from search.visibility import read

FEED_LENGTH = 30
MOST_LOOKED_AT = 1000  # of each kind, the last added first, among which a feed looks for its newest
# Pasted along from slides and spreadsheets; XML 1.0 has no way to write them.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def readable(text):
    """Return a text that XML can hold."""
    return UNWRITABLE.sub(" ", text)


class AtomFeed(Atom1Feed):
    """Atom, in a media type that every reader knows."""

    content_type = "application/atom+xml; charset=utf-8"

    def add_item_elements(self, handler, item):
        # Django calls every summary HTML, in which a reader loses what stands between < and >.
        super().add_item_elements(handler, {**item, "description": None})
        handler.addQuickElement("summary", item["description"], {"type": "text"})


def tag(identity):
    """Return the lasting name of an entry or a feed (RFC 4151): the same at any address, on any host.

    Args:
        identity: what it is on this site: "page/12".
    """
    return f"tag:{settings.TAG_AUTHORITY}:{identity}"


class ListFeed(Feed):
    """The newest of a list: what was added last, of one day the newest, by its own date (ADR 27).

    Args:
        identity: what the list is, whatever its address: "page/12".
        title, description: Dutch, of the feed.
        link: address of the list.
        querysets: of public pages and records, one for each kind.
        feed_url: address of the feed itself; by default the list's with "feed/" behind it.
    """

    feed_type = AtomFeed
    language = "nl-BE"
    author_name = "Samen tegen schooluitval"  # Atom asks for one, of the feed or of each entry.

    def __init__(self, identity, title, description, link, querysets, feed_url=""):
        self.feed_guid = tag(f"feed/{identity}")
        self.title, self.subtitle = readable(title), readable(description)
        self.link, self.querysets = link, [_followed(queryset) for queryset in querysets]
        self.feed_url = feed_url or f"{link}feed/"

    def items(self):
        added = {key: moment for queryset in self.querysets for key, moment in _added(queryset)}
        self.published = {**added, **types.own_moments(added)}

        def age(key):
            return timezone.localdate(added[key]), self.published[key], key

        newest = sorted(added, key=age, reverse=True)[:FEED_LENGTH]
        things = read(self.querysets, newest)
        return sorted(things, key=lambda thing: (self.published[key_of(thing)], key_of(thing)), reverse=True)

    def item_title(self, item):
        return readable(item.title)

    def item_description(self, item):
        return readable(item.search_description)

    def item_link(self, item):
        return item.url

    def item_guid(self, item):
        kind, number = key_of(item)
        return tag(f"{kind or 'page'}/{number}")

    def item_pubdate(self, item):
        return self.published[key_of(item)]

    def item_updateddate(self, item):
        return max(self.published[key_of(item)], item.last_published_at or item.first_published_at)


def _followed(queryset):
    """Leave out of a queryset what was made up: that is no news."""
    if kind_of(queryset.model) == PAGE:
        return queryset.not_type(*(model for model in page_types() if not model.in_feeds))
    return queryset if queryset.model.in_feeds else queryset.none()


def _added(queryset):
    """Yield ``(key, moment)`` of what was added last; what has no date is no news."""
    kind = kind_of(queryset.model)
    added = queryset.filter(first_published_at__isnull=False).order_by("-first_published_at", "-pk")
    for pk, moment in added.values_list("pk", "first_published_at")[:MOST_LOOKED_AT]:
        yield Key(kind, pk), moment


def list_feed(request, **options):
    """Answer a request with the feed of a list; see `ListFeed`."""
    return ListFeed(**options)(request)
