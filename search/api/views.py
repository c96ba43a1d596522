"""Answers of the open interface."""

from functools import wraps

from django.core.exceptions import TooManyFieldsSent
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from base import facets, text
from base.models import Vocabulary, own_dates, with_terms
from search import indexing
from search.api import LARGEST_NUMBER, LICENCE, MOST_PER_PAGE, PER_PAGE, Problem, refused, schemas, unknown
from search.api.items import detail, facets_of, item, label_of, sorts_of, types
from search.facets import in_families
from search.findable import carried, findable
from search.kinds import kind_of, with_type
from search.listing import MOST_VALUES, Listing


def answers(view):
    """Answer with what a view gives, or with its problem; for every website to read."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = _json(view(request, *args, **kwargs))
        except TooManyFieldsSent:
            response = _problem(refused("Zoveel parameters lezen we niet."))
        except Problem as problem:
            response = _problem(problem)
        response["X-Robots-Tag"] = "noindex"
        return for_every_website(response)

    return answer


def for_every_website(response):
    """Let scripts of other websites read an answer, and its tag to ask again with."""
    response["Access-Control-Allow-Origin"] = "*"
    response["Access-Control-Expose-Headers"] = "ETag"
    return response


def _problem(problem):
    return _json(problem.as_dict(), status=problem.status, content_type="application/problem+json")


def _json(data, **options):
    # As text in an object or array alike: nobody runs JSON as script any more.
    return JsonResponse(data, safe=False, json_dumps_params={"ensure_ascii": False}, **options)


def explained(request):
    """Answer /api/: what there is and what you may do with it, for people."""
    kinds = [(slug, label_of(model)) for slug, model in types().items()]
    return render(request, "search/api.html", {"kinds": kinds, "licence": LICENCE})


@answers
def entry(request):
    """Answer where everything is."""

    def address(name, *args):
        return request.build_absolute_uri(reverse(f"api:{name}", args=args))

    return {
        "name": "Samen tegen schooluitval",
        "licence": LICENCE,
        "search": address("search"),
        "terms": address("terms"),
        "openapi": address("openapi"),
        "documentation": request.build_absolute_uri(reverse("api_explained")),
        "types": [
            {"type": slug, "name": label_of(model), "url": address("pages", slug)} for slug, model in types().items()
        ],
    }


@answers
def openapi(request):
    """Answer the description of this interface."""
    return schemas.openapi(request)


@answers
def terms(request):
    """Answer every term that a public page is about."""
    vocabulary = Vocabulary.under(getattr(request, "sequence", None))
    about = carried(vocabulary)
    return [
        {
            "facet": term.facet,
            "slug": term.slug,
            "name": term.name,
            "description": term.description,
            "synonyms": term.synonym_list,
            "parent": vocabulary.terms[term.parent_id].slug if term.parent_id else None,
            "url": request.build_absolute_uri(term.get_absolute_url()),
        }
        for term in in_families(vocabulary, facets.FACETS)
        if term in about
    ]


@answers
def search(request):
    """Answer what a question finds on the whole site, or every page."""
    pages, kind = with_type(findable())
    return results(request, pages, reverse("api:search"), {}, [kind], sorts_of())


@answers
def pages(request, kind):
    """Answer the pages of one type, narrowed like the lists of the site."""
    model = _model(kind)
    listed = model.objects.public().complete()
    # What stands in no list has no type in the index: the database knows those few.
    within = {"type": {kind_of(model)}} if model.stands_in_lists else None
    return results(request, listed, reverse("api:pages", args=[kind]), within, facets_of(model), sorts_of(model))


@answers
def page(request, kind, pk):
    """Answer one page with the fields of its type."""
    known = _model(kind).objects.public().complete()
    found = with_terms(known.filter(pk=pk)).first() if pk <= LARGEST_NUMBER else None
    if found is None:
        raise unknown(f"Er is bij “{kind}” geen pagina met nummer {pk}.")
    return {**detail(found, request), "licence": LICENCE}


@answers
def nothing(request, rest):
    """Answer an address that is none of the above."""
    raise unknown("Dit adres bestaat niet. Begin bij /api/v1/.")


def _model(kind):
    model = types().get(kind)
    if model is None:
        raise unknown(f"Er is geen soort pagina “{text.clean(kind)}”.")
    return model


def results(request, queryset, url, within, field_facets, sorts):
    """Give what a list finds as data: a page of results with counts.

    Args:
        request: with the parameters.
        queryset, url, within, field_facets, sorts: as of `Listing`.

    Raises:
        Problem: an unknown parameter, filter or number.
    """
    allowed = {"q", "sorteer", "pagina", "aantal", *(facet.slug for facet in field_facets), *facets.FACETS}
    strange = sorted(set(request.GET) - allowed)
    if strange:
        raise refused(f"De parameter “{text.clean(strange[0])[:60]}” kennen we niet.")
    if any(len(request.GET.getlist(name)) > MOST_VALUES for name in allowed):
        raise refused(f"Een filter neemt tot {MOST_VALUES} waarden.")
    size = _number(request, "aantal", PER_PAGE, MOST_PER_PAGE)
    _number(request, "pagina", 1, LARGEST_NUMBER)
    opened = indexing.for_request(request)
    listing = Listing(
        queryset,
        request.GET,
        url=url,
        term_facets=tuple(facets.FACETS),
        field_facets=field_facets,
        sorts=sorts,
        page_size=size,
        kept={"aantal": size} if size != PER_PAGE else {},
        within=within,
        opened=opened,
        sequence=getattr(request, "sequence", None),
    )
    if listing.notices:
        raise refused(listing.notices[0].removesuffix(" We lieten dat filter weg."))
    if request.GET.get("sorteer", listing.sort) != listing.sort:
        raise refused(f"Kies bij “sorteer” een van deze: {', '.join(listing.sorts)}.")
    return as_data(request, listing)


def _number(request, name, default, most):
    raw = request.GET.get(name, str(default))
    number = int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= len(str(most)) else 0
    if not 1 <= number <= most:
        raise refused(f"“{name}” is een getal van 1 tot {most}.")
    return number


def as_data(request, listing):
    """Give a `Listing` as data; see `search.api.schemas.RESULTS`."""

    def absolute(address):
        return address and request.build_absolute_uri(address)

    try:
        dates = own_dates(listing.results)
        found = [item(page, request, dates.get(page.pk, "")) for page in listing.results]
    except Http404:
        raise unknown("Zoveel pagina’s met resultaten zijn er niet.") from None
    return {
        "total": listing.total,
        "complete": listing.found.complete,
        "page": listing.number,
        "pages": listing.num_pages,
        "next": absolute(listing.next_url),
        "previous": absolute(listing.previous_url),
        "results": found,
        "facets": [
            {
                "facet": group.slug,
                "label": group.label,
                "values": [
                    {"value": value.slug, "label": value.name, "count": value.count, "selected": value.selected}
                    for value in group.values
                ],
            }
            for group in listing.groups
        ],
        "notices": listing.told,
        "licence": LICENCE,
    }
