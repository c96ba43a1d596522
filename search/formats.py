"""One list in many forms: a page, a spreadsheet, data, a feed, a sheet to print; all at the list's address (ADR 17)."""

import csv
import io
from collections.abc import Callable
from dataclasses import dataclass, replace

from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst, slugify

from base import facets
from base.models import own_dates, terms_by_facet
from search.api.views import as_data, for_every_website
from search.engine.documents import ADDED
from search.feeds import page_feed

PARAMETER = "vorm"
# What a spreadsheet would take for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r")
MOST, MOST_ON_PAPER = 1000, 200  # results


@dataclass(frozen=True)
class Form:
    """One way to get a list.

    Args:
        label: Dutch, of the link.
        most: results in it; the first ones of the list.
        answer: function of (request, listing, title) that gives the response.
        ending: of the file's name, when it is a file.
        saved: whether a browser keeps it as a file instead of showing it.
    """

    label: str
    most: int
    answer: Callable
    ending: str = ""
    saved: bool = False


def asked(request):
    """Give the `Form` that a request asks for, or None for the page itself."""
    return FORMS.get(request.GET.get(PARAMETER, ""))


def most(request):
    """Give how many results a list must read for the form asked for, or None for the page itself.

    A form has no numbered pages: whatever page stands in the address, it holds the first results.
    """
    form = asked(request)
    return form and form.most


def links(listing):
    """Give ``[(label, address), …]`` of the other forms of a list; nobody follows what is no news."""
    followed = getattr(listing.queryset.model, "in_feeds", True)
    return [(form.label, address(listing, name)) for name, form in FORMS.items() if followed or name != "atom"]


def address(listing, name):
    """Give the lasting address of a list in one form."""
    return listing.address(pagina=1, **{PARAMETER: name})


def answer(request, listing, title):
    """Give the list in the form asked for, or None for the page itself.

    Args:
        request: with the parameter.
        listing: a `search.listing.Listing` of the first `most` results.
        title: Dutch, of the list.
    """
    form = asked(request)
    if form is None:
        return None
    response = form.answer(request, listing, title)
    response["X-Robots-Tag"] = "noindex"
    if form.ending:
        how, name = "attachment" if form.saved else "inline", slugify(title)[:60] or "lijst"
        response["Content-Disposition"] = f'{how}; filename="{name}.{form.ending}"'
    return response


def as_spreadsheet(request, listing, title):
    """Give a CSV file that a Flemish Excel opens right: semicolons, and a mark that it is UTF-8."""
    file = io.StringIO()
    writer = csv.writer(file, delimiter=";")
    writer.writerow(
        ["Titel", "Soort", "Samenvatting", "Adres", *(facet.label for facet in facets.FACETS.values())]
        + ["Datum of jaar", "Op deze site sinds", "Laatst gewijzigd"]
    )
    dates = own_dates(listing.results)
    for page in listing.results:
        terms = terms_by_facet(page)
        cells = [page.title, _kind(page), page.search_description, request.build_absolute_uri(page.url)]
        cells += [", ".join(term.name for term in terms.get(slug, ())) for slug in facets.FACETS]
        cells += [dates.get(page.pk, ""), _day(page.first_published_at), _day(page.last_published_at)]
        writer.writerow(map(defused, cells))
    if listing.is_cut:
        writer.writerow([f"Dit zijn de eerste {listing.first} van {listing.total} resultaten."])
    writer.writerows([sentence] for sentence in listing.told)
    return HttpResponse("\ufeff" + file.getvalue(), content_type="text/csv; charset=utf-8")


def _kind(page):
    model = ContentType.objects.get_for_id(page.content_type_id).model_class()
    return f"{capfirst(str(model._meta.verbose_name))}{' (verzonnen)' if model.invented else ''}"


def defused(cell):
    """Give a cell that no spreadsheet runs."""
    return f"'{cell}" if cell.startswith(FORMULA) else cell


def _day(moment):
    return timezone.localdate(moment).isoformat() if moment else ""


def as_json(request, listing, title):
    """Give the list as the open interface does."""
    return for_every_website(JsonResponse(as_data(request, listing), json_dumps_params={"ensure_ascii": False}))


def as_feed(request, listing, title):
    """Give the newest of what was found as an Atom feed."""
    words = ", ".join(chip["label"] for chip in listing.chips)
    newest = replace(listing.question, sort=ADDED, counted=())
    return page_feed(
        request,
        title=f"{title}: {words}" if words else title,
        description=" ".join([f"Nieuw in deze lijst op Samen tegen schooluitval: {title}.", *listing.told]),
        link=listing.address(),
        feed_url=address(listing, "atom"),
        queryset=listing.queryset.filter(pk__in=listing.source.answer(newest).pks),
    )


def as_sheet(request, listing, title):
    """Give a page of everything that was found, made for paper."""
    context = {"listing": listing, "title": title, "list_address": request.build_absolute_uri(listing.address())}
    return render(request, "search/sheet.html", {**context, "today": timezone.localdate()})


FORMS: dict[str, Form] = {
    "blad": Form("Lijst om af te drukken", MOST_ON_PAPER, as_sheet),
    "csv": Form("Rekenblad (CSV)", MOST, as_spreadsheet, ending="csv", saved=True),
    "json": Form("Gegevens (JSON)", MOST, as_json, ending="json"),
    "atom": Form("Volg deze lijst (Atom)", MOST, as_feed, ending="atom"),
}
