"""The chart of an indicator for the pages of other websites: without a script, with its source and a link."""

import datetime

from django.http import Http404
from django.shortcuts import render
from django.utils import timezone

from base.request_state import state_of
from figures.answers import PARAMETERS, view_of, with_choice
from figures.models import IndicatorPage


def embedded(request, code, day=""):
    """Answer with a page that holds one chart, for a frame on any website.

    Args:
        code: of an indicator.
        day: ISO date by which the figures were known; "" for now.

    Raises:
        Http404: there is no such indicator, day or choice.
    """
    state_of(request).parameters = PARAMETERS
    page = IndicatorPage.objects.public().filter(code=code).first()
    try:
        on = datetime.date.fromisoformat(day) if day else None
    except ValueError:
        raise Http404("Dat is geen dag.") from None
    if page is None or on and on > timezone.localdate():
        raise Http404("Die grafiek is er niet.")
    view = view_of(request, page, on)
    if not view.choice.is_known:
        raise Http404("Die grafiek is er niet.")
    address = page.get_url(request)
    own = with_choice(f"{address}{on.isoformat()}/" if on else address, view.choice)
    return render(request, "figures/embedded.html", {"page": page, "view": view, "address": own})
