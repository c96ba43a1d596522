"""One list in many forms: a page, a spreadsheet, data, a feed, a sheet to print; all at the list's address (ADR 17)."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from urllib.parse import urlsplit

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.text import capfirst, slugify

from base import facets, text
from base.keys import key_of
from base.models import model_of, own_dates, terms_by_facet
from base.spreadsheets import csv_file, xlsx_file
from search.cors import for_every_website
from search.engine.documents import Sort
from search.listings.feeds import list_feed
from search.listings.parameters import FORMAT, PAGE
from search.listings.serializers import serialize_listing
from search.visibility import only

MOST, MOST_ON_PAPER = 1000, 200  # results
XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@dataclass(frozen=True)
class ExportFormat:
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


def requested_format(request):
    """Return the `ExportFormat` that a request asks for, in capitals or not, or None for the page itself.

    Who asks for a format that there is not gets `UNKNOWN`: a program would not notice that it has the page.
    """
    named = [value for name in request.GET if _plain(name) == FORMAT for value in request.GET.getlist(name)]
    names = {_plain(value) for value in named} - {""}
    return FORMATS.get(names.pop(), UNKNOWN) if len(names) == 1 else UNKNOWN if names else None


def _plain(typed):
    return typed.strip().casefold()


def size_for(request, export_format=None):
    """Return how many results an export holds, by default of the format asked for; None for the page itself.

    An export has no numbered pages: whatever page stands in the address, it holds the first results.
    """
    export_format = export_format or requested_format(request)
    return export_format and export_format.most


def links(listing):
    """Return ``[(label, address), …]`` of the other forms of a list; nobody follows what is no news."""
    followed = getattr(listing.spec.queryset.model, "in_feeds", True)
    return [
        (export_format.label, address(listing, name))
        for name, export_format in FORMATS.items()
        if followed or name != "atom"
    ]


def address(listing, name):
    """Return the lasting address of a list in one format."""
    return listing.addresses.with_changes(**{PAGE: 1, FORMAT: name})


def export(request, listing, title, export_format=None):
    """Return the list in a format, by default the one asked for, or None for the page itself.

    Args:
        request: with the parameter.
        listing: a `search.listings.listing.Listing` of the first `most` results.
        title: Dutch, of the list.
        export_format: `ExportFormat`.

    Returns:
        Response: 404 for a format, a filter, a value or an order that the list does not know. A page says so and shows
        everything; who reads a file or a feed would not notice.
    """
    named = requested_format(request)
    export_format = UNKNOWN if named is UNKNOWN else export_format or named
    if export_format is None:
        return None
    if not listing.is_known:
        return _refused(request, listing)
    response = export_format.answer(request, listing.search(), title)
    response["X-Robots-Tag"] = "noindex"
    if export_format.ending:
        how, name = "attachment" if export_format.saved else "inline", slugify(title)[:60] or "lijst"
        response["Content-Disposition"] = f'{how}; filename="{name}.{export_format.ending}"'
    return response


def _refused(
    request, listing, told="Dit adres vraagt een filter, een waarde of een volgorde die deze lijst niet kent."
):
    told = f"{told} Kies opnieuw:"
    again = request.build_absolute_uri(listing.addresses.cleared)
    return HttpResponse(f"{told} {again}\n", status=404, content_type="text/plain; charset=utf-8")


def as_csv(request, listing, title):
    """Return the list as a CSV file."""
    return HttpResponse(csv_file(_rows(request, listing)), content_type="text/csv; charset=utf-8")


def as_workbook(request, listing, title):
    """Return the list as an Excel workbook."""
    return HttpResponse(xlsx_file(_rows(request, listing), title), content_type=XLSX)


def _rows(request, listing):
    """Yield the rows of the list as a spreadsheet, the headings first, as lists of strings."""
    columns = getattr(listing.spec.queryset.model, "export_columns", ())  # what holds all types has none
    yield (
        ["Titel", "Soort", "Samenvatting", "Adres", *(facet.label for facet in facets.FACETS.values())]
        + ["Datum of jaar", "Op deze site sinds", "Laatst gewijzigd", *(label for label, _name in columns)]
    )
    dates = own_dates(listing.results)
    for thing in listing.results:
        terms = terms_by_facet(thing)
        cells = [thing.title, _kind(thing), thing.search_description, request.build_absolute_uri(thing.url)]
        cells += [", ".join(term.name for term in terms.get(slug, ())) for slug in facets.FACETS]
        cells += [dates.get(key_of(thing), ""), _day(thing.first_published_at), _day(thing.last_published_at)]
        yield cells + [str(getattr(thing, name)) for _label, name in columns]
    if listing.paging.is_cut:
        yield [f"Dit zijn de eerste {listing.asked.first} van {listing.total} resultaten."]
    yield from ([sentence] for sentence in listing.messages.sentences)


def _kind(thing):
    model = model_of(thing)
    return f"{capfirst(str(model._meta.verbose_name))}{' (verzonnen)' if model.invented else ''}"


def _day(moment):
    return timezone.localdate(moment).isoformat() if moment else ""


def as_json(request, listing, title):
    """Return the list as the API does."""
    return for_every_website(
        JsonResponse(serialize_listing(request, listing), json_dumps_params={"ensure_ascii": False})
    )


def as_feed(request, listing, title):
    """Return the newest of what was found as an Atom feed."""
    words = ", ".join(chip["label"] for chip in listing.chips)
    newest = replace(listing.question, sort=Sort.ADDED, counted=())
    query = urlsplit(listing.addresses.with_changes()).query
    return list_feed(
        request,
        identity=f"{listing.spec.identity}?{query}" if query else listing.spec.identity,
        title=f"{title}: {words}" if words else title,
        description=" ".join(
            [f"Nieuw in deze lijst op Samen tegen schooluitval: {title}.", *listing.messages.sentences]
        ),
        link=listing.addresses.with_changes(),
        feed_url=address(listing, "atom"),
        querysets=only(listing.spec.querysets, listing.backend.answer(newest).keys),
    )


def as_sheet(request, listing, title):
    """Return a page of everything that was found, made for paper."""
    context = {
        "listing": listing,
        "title": title,
        "list_address": request.build_absolute_uri(listing.addresses.with_changes()),
    }
    return render(request, "search/sheet.html", {**context, "today": timezone.localdate()})


def as_not_found(request, listing, title):
    """Return that the list has no such format, and which it has."""
    forms = text.joined([f"“{name}”" for name in FORMATS])
    return _refused(request, listing, f"Dit adres vraagt een vorm die deze lijst niet heeft. Wel zijn er {forms}.")


UNKNOWN = ExportFormat("", 1, as_not_found)
FORMATS: dict[str, ExportFormat] = {
    "blad": ExportFormat("Lijst om af te drukken", MOST_ON_PAPER, as_sheet),
    "csv": ExportFormat("Rekenblad (CSV)", MOST, as_csv, ending="csv", saved=True),
    "xlsx": ExportFormat("Rekenblad (Excel)", MOST, as_workbook, ending="xlsx", saved=True),
    "json": ExportFormat("Gegevens (JSON)", MOST, as_json, ending="json"),
    "atom": ExportFormat("Volg deze lijst (Atom)", MOST, as_feed, ending="atom"),
}
