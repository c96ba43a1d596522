"""The end of a consent."""

import datetime

from django.utils import timezone


def consent_end(until):
    """Return the end of a consent: midnight after its last day, as an aware datetime in the site's time zone.

    Args:
        until: date of the last day, or None for no end.
    """
    if until is None:
        return None
    after = datetime.datetime.combine(until + datetime.timedelta(days=1), datetime.time.min)
    return timezone.make_aware(after)
