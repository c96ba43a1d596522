"""When figures came out and when new ones are promised: a page, an Atom feed and a calendar (RFC 5545)."""

import datetime
from dataclasses import dataclass, field

from django.contrib.syndication.views import Feed
from django.db.models import F, Prefetch
from django.http import HttpResponse
from django.utils import timezone
from icalendar import Calendar, Event

from base.partial_dates import first_day, last_day
from figures.models.release import PromisedDate, Publication, Release
from figures.models.release_file import ReleaseFile
from search.listings.feeds import FEED_LENGTH, AtomFeed, readable, tag

LABELS = {"atom": "Volg nieuwe cijfers (Atom)", "ics": "Agenda (iCalendar)"}


@dataclass
class Row:
    """A publication with its releases.

    Args:
        publication: `Publication`.
        expected: releases to come, each with its promised dates.
        published: those that came out, from new to old.
    """

    publication: Publication
    expected: list = field(default_factory=list)
    published: list = field(default_factory=list)


def rows():
    """Return a `Row` of each publication, in two queries, one for the promised dates and one for the files."""
    found = {publication.pk: Row(publication) for publication in Publication.objects.all()}
    newest = F("known_on").desc(nulls_last=True)
    files = Prefetch("files", ReleaseFile.objects.public().select_related("release"), to_attr="public_files")
    for release in Release.objects.prefetch_related("promised_dates", files).order_by(newest, "code"):
        row = found[release.publication_id]
        if release.is_out:
            row.published.append(release)
        elif release.state != Release.State.WITHDRAWN:
            row.expected.append(release)
    return list(found.values())


class ReleasesFeed(Feed):
    """The newest releases.

    Args:
        link: address of the calendar of releases.
    """

    feed_type = AtomFeed
    language = "nl-BE"
    author_name = "Samen tegen schooluitval"
    title = "Nieuwe cijfers over schooluitval"
    subtitle = "Wanneer er cijfers verschenen, en van wie."

    def __init__(self, link):
        self.feed_guid = tag("feed/figures")
        self.link, self.feed_url = link, f"{link}?vorm=atom"

    def items(self):
        return (
            Release.objects.published()
            .filter(known_on__lte=timezone.localdate())
            .order_by("-known_on", "code")[:FEED_LENGTH]
        )

    def item_title(self, item):
        return readable(item.title)

    def item_description(self, item):
        press = " Volgens de pers." if item.is_press else ""
        return readable(f"{item.covers.capitalize()}. {item.publisher}, {item.date_text}.{press}")

    def item_link(self, item):
        return f"{self.link}#{item.anchor}"

    def item_guid(self, item):
        return tag(f"release/{item.code}/{item.version}")

    def item_pubdate(self, item):
        return timezone.make_aware(datetime.datetime.combine(item.known_on, datetime.time(12)))

    item_updateddate = item_pubdate


def as_feed(request, link):
    """Answer a request with the feed of releases."""
    return ReleasesFeed(link)(request)


def as_calendar(request, link):
    """Answer a request with the promised dates as a calendar; a month or a year takes all its days."""
    calendar = Calendar()
    calendar.add("prodid", "-//Samen tegen schooluitval//Cijfers//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", "Nieuwe cijfers over schooluitval")
    for promised in PromisedDate.objects.select_related("release__publication").order_by("pk"):
        calendar.add_component(_event(request, promised, link))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = 'attachment; filename="cijfers.ics"'
    return response


def _event(request, promised, link):
    release = promised.release
    event = Event()
    event.add("uid", tag(f"promised-release/{release.code}/{promised.said_on.isoformat()}"))
    event.add("dtstamp", timezone.make_aware(datetime.datetime.combine(promised.said_on, datetime.time(12))))
    event.add("dtstart", first_day(promised.date, promised.precision))
    event.add("dtend", last_day(promised.date, promised.precision) + datetime.timedelta(days=1))
    event.add("summary", f"Nieuwe cijfers: {release.publication.name}")
    event.add("description", f"Beloofd door {promised.said_by}, {promised.said_text}. {release.covers.capitalize()}.")
    event.add("url", request.build_absolute_uri(link))
    return event


FORMATS = {"atom": as_feed, "ics": as_calendar}
