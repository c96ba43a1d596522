"""The updates of a plan as an Atom feed."""

import datetime

from django.contrib.syndication.views import Feed
from django.utils import timezone

from search.listings.feeds import FEED_LENGTH, AtomFeed, readable, tag


class UpdatesFeed(Feed):
    """The newest updates of a plan.

    Args:
        plan: `tracker.models.ActionPlanPage`.
        updates: queryset of `tracker.models.ActionUpdate` with their actions, from new to old.
        link: address of the page with the updates.
    """

    feed_type = AtomFeed
    language = "nl-BE"
    author_name = "Samen tegen schooluitval"

    def __init__(self, plan, updates, link):
        self.feed_guid = tag(f"feed/updates/{plan.pk}")
        self.title = readable(f"Meldingen over {plan.title}")
        self.subtitle = "Wat bronnen zeggen over de acties van dit plan."
        self.link, self.feed_url = link, f"{link}?vorm=atom"
        self.updates = updates

    def items(self):
        return self.updates.filter(date__isnull=False)[:FEED_LENGTH]

    def item_title(self, item):
        return readable(f"Actie {item.page.number}: {item.page.title}")

    def item_description(self, item):
        told = f"{item.date_text}, {item.said_by}: {item.text}"
        return readable(f"{told} Status: {item.get_status_display()}." if item.status else told)

    def item_link(self, item):
        return item.url

    def item_guid(self, item):
        return tag(f"update/{item.page_id}/{item.anchor}")

    def item_pubdate(self, item):
        return timezone.make_aware(datetime.datetime.combine(item.date, datetime.time(12)))

    def item_updateddate(self, item):
        return item.page.last_published_at or self.item_pubdate(item)


def updates_feed(request, plan, updates):
    """Answer a request with the feed of the updates of a plan; see `UpdatesFeed`."""
    return UpdatesFeed(plan, updates, request.path)(request)
