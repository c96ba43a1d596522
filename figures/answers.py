"""Answers at the address of an indicator: the page, or its figures as a file."""

import datetime
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone

from base import versioned_cache
from base.addresses.parameters import DeclaredParameters
from base.request_state import state_of
from figures import tables
from figures.choice import AREA, BY, UNKNOWN, choose, offered, versions
from figures.display import IndicatorView
from search.listings.parameters import FORMAT

PARAMETERS = DeclaredParameters(frozenset({FORMAT, AREA, BY}), passes_over_others=True)
SVG = "svg"
EMBEDDING = "/insluiten/cijfers/"  # and the code of an indicator, which never changes


def answer(request, page, on=None):
    """Answer with the page of an indicator, or with the file that the address asks for.

    Args:
        request: of the visitor.
        page: `figures.models.IndicatorPage`.
        on: date by which the figures were known; None for now.

    Raises:
        Http404: the day is yet to come.
    """
    if on and on > timezone.localdate():
        raise Http404("Die dag moet nog komen.")
    state_of(request).parameters = PARAMETERS
    view = view_of(request, page, on)
    address = page.get_url(request) or ""
    own = f"{address}{on.isoformat()}/" if on else address
    form = request.GET.get(FORMAT, "").strip().casefold()
    if form:
        return _file(request, view, own, form)
    context = page.get_context(request) | {
        "view": view,
        "own_address": own,
        "lasting_address": _lasting(request, view, address),
        "embedding": _embedding(request, view),
        "page_address": request.build_absolute_uri(with_choice(own, view.choice)),
        "forms": [(tables.LABELS[name], with_choice(own, view.choice, name)) for name in _forms(view)],
        "told": "" if view.choice.is_known else UNKNOWN,
    }
    return render(request, page.get_template(request), context)


def view_of(request, page, on):
    """Return the `IndicatorView` that a request asks for; what is the same for all choices is kept.

    Args:
        request: of the visitor.
        page: `figures.models.IndicatorPage`.
        on: date, or None.
    """
    version = None if getattr(request, "is_preview", False) else state_of(request).content_version
    page.keep_notes(version)
    days = versioned_cache.get("versions of an indicator", version, lambda: versions(page), page=page.pk)
    # Between two versions every day knows the same, so there are no more answers to keep than versions.
    known = on and next((day for day in days if day <= on), datetime.date.min)
    rows = versioned_cache.get(
        "choices of an indicator", version, lambda: offered(page, known), page=f"{page.pk} {known}"
    )
    return IndicatorView(page, choose(page, rows, request.GET, on), days)


def _forms(view):
    return [*tables.FORMATS, *([SVG] if view.chart and not view.chart.is_empty() else [])]


def with_choice(address, choice, form=""):
    """Return an address with the question that asks for a choice, and for a form."""
    asked = {**choice.asked, **({FORMAT: form} if form else {})}
    return f"{address}?{urlencode(asked)}" if asked else address


def _embedding(request, view):
    """Return the absolute address at which the chart can be shown on another website, "" without a chart."""
    if not view.chart or view.chart.is_empty():
        return ""
    day = f"{view.choice.on.isoformat()}/" if view.choice.on else ""
    return request.build_absolute_uri(with_choice(f"{EMBEDDING}{view.page.code}/{day}", view.choice))


def _lasting(request, view, address):
    """Return the address at which what is shown now stays the same, absolute."""
    below = f"{address}{view.version.isoformat()}/" if view.version else address
    return request.build_absolute_uri(with_choice(below, view.choice))


def _file(request, view, own, form):
    if form not in _forms(view) or not view.choice.is_known:
        told = "Dit adres vraagt een vorm, een gebied of een indeling die er niet is. Kies opnieuw:"
        again = request.build_absolute_uri(own)
        return HttpResponse(f"{told} {again}\n", status=404, content_type="text/plain; charset=utf-8")
    address = request.build_absolute_uri(with_choice(own, view.choice))
    if form == SVG:
        drawing = view.chart.stand_alone(view.chart_source, address)
        response = HttpResponse(str(drawing), content_type="image/svg+xml; charset=utf-8")
    else:
        response = tables.FORMATS[form](view.page, [*view.groups, *view.loose], address)
    how = "inline" if form == "json" else "attachment"
    response["Content-Disposition"] = f'{how}; filename="{tables.file_name(view.page, view.choice, form)}"'
    response["X-Robots-Tag"] = "noindex"
    return response
