"""The dates that were promised, as a calendar that others subscribe to (iCalendar, RFC 5545)."""

import datetime

from django.http import HttpResponse
from icalendar import Calendar, Event

from base.partial_dates import first_day, last_day
from search.listings.feeds import tag


def as_calendar(actions, plan):
    """Return the promised dates of some actions as a calendar; one without a date is left out.

    A date that is known to the month or the year takes all its days. The end of an event is the day after (RFC 5545,
    3.6.1).

    Args:
        actions: `tracker.models.ActionPage`s of the plan.
        plan: `tracker.models.ActionPlanPage`.
    """
    calendar = Calendar()
    calendar.add("prodid", "-//Samen tegen schooluitval//Opvolging//NL")
    calendar.add("version", "2.0")
    calendar.add("x-wr-calname", f"Beloofde datums: {plan.title}")
    for action in actions:
        for number, row in enumerate(action.promised_dates.all()):
            if row.date:
                calendar.add_component(_event(action, row, number))
    response = HttpResponse(calendar.to_ical(), content_type="text/calendar; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{plan.slug}-datums.ics"'
    return response


def _event(action, row, number):
    event = Event()
    event.add("uid", tag(f"promised-date/{action.pk}-{number}"))
    event.add("dtstamp", action.last_published_at or action.first_published_at)
    event.add("dtstart", first_day(row.date, row.date_precision))
    event.add("dtend", last_day(row.date, row.date_precision) + datetime.timedelta(days=1))
    event.add("summary", f"Actie {action.number}: {row.promise}")
    event.add("description", f"Beloofd door {row.said_by}, {row.said_text}. Bron: {row.source_publisher}.")
    event.add("url", f"{action.full_url}#datums")
    return event
