"""Answers at the entrance of the figures and below it: the questions, a municipality, the calendar of releases."""

from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponsePermanentRedirect, HttpResponseRedirect
from django.shortcuts import render
from django.utils.text import slugify

from base.addresses.parameters import NO_PARAMETERS, DeclaredParameters
from base.places import find_place
from base.request_state import state_of
from figures import agenda, municipality
from figures.overview import Overview
from search.listings.parameters import FORMAT

PLACE = "waar"
TOWNS, CALENDAR = "gemeente/", "kalender/"  # below the entrance


def questions(request, index):
    """Answer with all questions and their newest figures."""
    state_of(request).parameters = NO_PARAMETERS
    context = index.get_context(request) | {"overview": Overview(index), "own_address": index.get_url(request)}
    return render(request, index.get_template(request), context)


def towns(request, index):
    """Answer with the municipality that a reader typed, or with all of them."""
    state_of(request).parameters = DeclaredParameters(frozenset({PLACE}), passes_over_others=True)
    address = f"{index.get_url(request)}{TOWNS}"
    place = find_place(request.GET.get(PLACE, ""))
    meant = [(each.name, slugify(each.name)) for each in place.municipalities or place.suggestions]
    if place.is_brussels:
        meant.insert(0, ("Brussel", municipality.BRUSSELS_SLUG))
    # Only what the figures know has a page.
    chosen = [(name, f"{address}{slug}/") for name, slug in meant if municipality.area_at(slug)]
    if len(chosen) == 1 and not place.suggestions and not place.notice:
        return HttpResponseRedirect(chosen[0][1])
    brussels = municipality.area_at(municipality.BRUSSELS_SLUG)
    context = {"page": index, "place": place, "chosen": chosen, "brussels": brussels, "own_address": address}
    context["canonical_path"] = address
    return render(request, "figures/towns.html", {**context, "provinces": municipality.by_province()})


def town(request, index, slug):
    """Answer with what is public about a municipality; an old town leads to the one that it is now part of.

    Raises:
        Http404: there is no such municipality.
    """
    state_of(request).parameters = NO_PARAMETERS
    area = municipality.area_at(slug)
    if area is None:
        present = municipality.slug_of_present(slug)
        if not present:
            raise Http404("Die gemeente kennen we niet.")
        return HttpResponsePermanentRedirect(f"{index.get_url(request)}{TOWNS}{present}/")
    figures = municipality.MunicipalityFigures(index, area)
    asked = urlencode({PLACE: figures.name})
    address = f"{index.get_url(request)}{TOWNS}{slug}/"
    context = {"page": index, "figures": figures, "asked_place": asked, "own_address": address}
    return render(request, "figures/town.html", {**context, "canonical_path": address})


def calendar(request, index):
    """Answer with the releases that came and that are promised: a page, a feed or a calendar."""
    state_of(request).parameters = DeclaredParameters(frozenset({FORMAT}), passes_over_others=True)
    address = f"{index.get_url(request)}{CALENDAR}"
    form = request.GET.get(FORMAT, "").strip().casefold()
    if form and form not in agenda.FORMATS:
        again = request.build_absolute_uri(address)
        told = f"Dit adres vraagt een vorm die er niet is. Kies opnieuw: {again}\n"
        return HttpResponse(told, status=404, content_type="text/plain; charset=utf-8")
    if form:
        response = agenda.FORMATS[form](request, address)
        response["X-Robots-Tag"] = "noindex"
        return response
    context = {"page": index, "rows": agenda.rows(), "own_address": address, "canonical_path": address}
    context["forms"] = [(label, f"{address}?{FORMAT}={name}") for name, label in agenda.LABELS.items()]
    return render(request, "figures/calendar.html", context)
