"""How long a consent holds."""

import datetime

from django.utils import timezone


def consent_end(until):
    """Give the moment at which a consent has run out.

    Args:
        until: date of the last day it holds, or None.

    Returns:
        Aware datetime, midnight after that day in the site's time zone, when kept pages go stale as well; or None.
    """
    if until is None:
        return None
    after = datetime.datetime.combine(until + datetime.timedelta(days=1), datetime.time.min)
    return timezone.make_aware(after)
