"""What stands below the address of a plan: all that was said, the parts of actions, the dates that were promised."""

from functools import partial
from itertools import groupby

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render

from base.addresses.parameters import DeclaredParameters
from base.request_state import state_of
from search.listings.parameters import FORMAT, PAGE
from tracker import tables
from tracker.calendar import as_calendar
from tracker.feed import updates_feed
from tracker.models.action import ActionPage
from tracker.models.action_rows import ActionUpdate

UPDATES_SHOWN = 50  # on one page
PROGRESS, PARTS, DATES = "voortgang/", "delen/", "datums/"  # below the address of a plan
TABLES = {PROGRESS: tables.updates_table, PARTS: tables.parts_table, DATES: tables.dates_table}
LABELS = {
    "csv": "Rekenblad (CSV)",
    "xlsx": "Rekenblad (Excel)",
    "json": "Gegevens (JSON)",
    "atom": "Volg de meldingen (Atom)",
    "ics": "Agenda (iCalendar)",
}
FORMS = {
    PROGRESS: ("csv", "xlsx", "json", "atom"),
    PARTS: ("csv", "xlsx", "json"),
    DATES: ("csv", "xlsx", "json", "ics"),
}
LEADS = {
    PARTS: "Sommige acties hebben delen. Elk deel heeft een status van zichzelf.",
    DATES: "Tegen wanneer iets beloofd is, en wanneer dat gezegd is. Elke datum blijft staan.",
}


def answer(request, plan, below):
    """Answer what is asked below the address of a plan: a page, or a file in the form that the address names.

    Args:
        request: of the visitor.
        plan: `tracker.models.ActionPlanPage`.
        below: `PROGRESS`, `PARTS` or `DATES`.
    """
    state_of(request).parameters = DeclaredParameters(frozenset({FORMAT, PAGE}), passes_over_others=True)
    address = f"{plan.get_url(request)}{below}"
    form = request.GET.get(FORMAT, "").strip().casefold()
    if form and form not in FORMS[below]:
        told = "Dit adres vraagt een vorm die er niet is. Kies opnieuw:"
        return HttpResponse(
            f"{told} {request.build_absolute_uri(address)}\n", status=404, content_type="text/plain; charset=utf-8"
        )
    if form:
        response = _file(request, plan, below, form)
        response["X-Robots-Tag"] = "noindex"
        return response
    context = {
        "page": plan,
        "own_address": address,
        "canonical_path": address,
        "forms": [(LABELS[form], f"{address}?{FORMAT}={form}") for form in FORMS[below]],
    }
    return render(request, *(_progress if below == PROGRESS else partial(_table, below=below))(request, plan, context))


def public_actions(plan):
    """Return the public actions of a plan with their rows, by number."""
    return ActionPage.objects.child_of(plan).public().complete().order_by("number", "pk")


def public_updates(plan):
    """Return the updates of the public actions of a plan, from new to old, those without a date last."""
    public = ActionPage.objects.child_of(plan).public()
    newest = (F("date").desc(nulls_last=True), "page__number", "-sort_order", "-pk")
    return ActionUpdate.objects.filter(page__in=public).select_related("page").order_by(*newest)


def _file(request, plan, below, form):
    if form == "atom":
        return updates_feed(request, plan, public_updates(plan))
    if form == "ics":
        return as_calendar(public_actions(plan), plan)
    table = TABLES[below](public_actions(plan))
    return tables.FORMATS[form](table, tables.file_name(plan, table))


def _progress(request, plan, context):
    paging = Paginator(public_updates(plan), UPDATES_SHOWN).get_page(request.GET.get(PAGE))
    by_year = groupby(paging.object_list, key=lambda update: update.date.year if update.date else "Zonder datum")
    updates = [(year, list(rows)) for year, rows in by_year]
    return "tracker/progress.html", {**context, "paging": paging, "updates": updates}


def _table(request, plan, context, below):
    actions = list(public_actions(plan))
    table = TABLES[below](actions)
    return "tracker/plan_table.html", {
        **context,
        "title": table.title,
        "lead": LEADS[below],
        "actions": actions,
        "below": below,
    }
