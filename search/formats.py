"""One list in many forms: a page, a spreadsheet, data, a feed, a sheet to print; all at the list's address (ADR 17)."""

import csv
import io
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst, slugify

from base import facets
from base.models import terms_by_facet
from search.api.views import as_data
from search.feeds import page_feed

PARAMETER = "vorm"
# What a spreadsheet would take for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Form:
    """One way to get a list.

    Args:
        label: Dutch, of the link.
        most: results in it; the first ones of the list.
        answer: function of (request, listing, title) that gives the response.
    """

    label: str
    most: int
    answer: object


def asked(request):
    """Give the `Form` that a request asks for, or None for the page itself."""
    return FORMS.get(request.GET.get(PARAMETER, ""))


def size(request, usual):
    """Give how many results a list must read: a page of them, or as many as its other form holds."""
    form = asked(request)
    return form.most if form else usual


def links(listing):
    """Give ``[(label, address), …]`` of the other forms of a list."""
    return [(form.label, listing.address(pagina=1, **{PARAMETER: name})) for name, form in FORMS.items()]


def answer(request, listing, title):
    """Give the list in the form asked for, or None for the page itself."""
    form = asked(request)
    if form is None:
        return None
    response = form.answer(request, listing, title)
    response["X-Robots-Tag"] = "noindex"
    return response


def as_spreadsheet(request, listing, title):
    """Give a CSV file that a Flemish Excel opens right: semicolons, and a mark that it is UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(
        ["Titel", "Soort", "Samenvatting", "Adres", *(facet.label for facet in facets.FACETS.values())]
        + ["Gepubliceerd", "Laatst gewijzigd"]
    )
    for page in listing.results:
        terms = terms_by_facet(page)
        kind = ContentType.objects.get_for_id(page.content_type_id).model_class()._meta.verbose_name
        cells = [page.title, capfirst(str(kind)), page.search_description, request.build_absolute_uri(page.url)]
        cells += [", ".join(term.name for term in terms.get(slug, ())) for slug in facets.FACETS]
        cells += [_day(page.first_published_at), _day(page.last_published_at)]
        writer.writerow(map(defused, cells))
    if listing.total > listing.page_size:
        writer.writerow([f"Dit zijn de eerste {listing.page_size} van {listing.total} resultaten."])
    response = HttpResponse("\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slugify(title)[:60] or "lijst"}.csv"'
    return response


def defused(cell):
    """Give a cell that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _day(moment):
    return timezone.localdate(moment).isoformat() if moment else ""


def as_json(request, listing, title):
    """Give the list as the open interface does."""
    response = JsonResponse(as_data(request, listing), json_dumps_params={"ensure_ascii": False})
    response["Access-Control-Allow-Origin"] = "*"
    return response


def as_feed(request, listing, title):
    """Give the newest of what was found as an Atom feed."""
    words = ", ".join(chip["label"] for chip in listing.chips)
    return page_feed(
        request,
        title=f"{title}: {words}" if words else title,
        description=f"Nieuw in deze lijst op Samen tegen schooluitval: {title}.",
        link=listing.address(),
        feed_url=listing.address(pagina=1, **{PARAMETER: "atom"}),
        queryset=listing.queryset.filter(pk__in=listing.found.pks),
    )


def as_sheet(request, listing, title):
    """Give a page of everything that was found, made for paper."""
    context = {"listing": listing, "title": title, "list_address": request.build_absolute_uri(listing.address())}
    return render(request, "search/sheet.html", {**context, "today": timezone.localdate()})


FORMS: dict[str, Form] = {
    "blad": Form("Lijst om af te drukken", 200, as_sheet),
    "csv": Form("Rekenblad (CSV)", 1000, as_spreadsheet),
    "json": Form("Gegevens (JSON)", 1000, as_json),
    "atom": Form("Volg deze lijst (Atom)", 1000, as_feed),
}
