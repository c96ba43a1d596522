"""Answers of the API."""

from functools import wraps

from django.core.exceptions import TooManyFieldsSent
from django.http import Http404, JsonResponse
from django.shortcuts import render
from django.urls import reverse

from base import facets, text
from base.addresses.parameters import DeclaredParameters
from base.keys import key_from
from base.models import Vocabulary, with_terms
from base.request_state import state_of
from search import cors
from search.api import LARGEST_NUMBER, MOST_PER_PAGE, PER_PAGE, SIZE, ApiError, refused, schemas, unknown
from search.engine.documents import Sort
from search.listings.listing import Listing
from search.listings.parameters import LEFT_OUT, MOST_VALUES, PAGE, QUERY, SORT
from search.listings.serializers import (
    LICENCE,
    facets_of,
    label_of,
    serialize_detail,
    serialize_listing,
    serialize_record,
    sorts_of,
    types,
    types_of_records,
)
from search.listings.spec import ListingRequest, ListingSpec
from search.listings.type_facet import type_facet, with_type
from search.page_types import type_slug
from search.visibility import keys_by_term, visible_things


def answers(view):
    """Answer with what a view gives, or with its problem; for every website to read."""

    @wraps(view)
    def answer(request, *args, **kwargs):
        try:
            response = _json(view(request, *args, **kwargs))
        except TooManyFieldsSent:
            response = told(refused("Zoveel parameters lezen we niet."))
        except ApiError as problem:
            response = told(problem)
        response["X-Robots-Tag"] = "noindex"
        return cors.for_every_website(response)

    return answer


def told(problem):
    """Return the answer that tells a problem."""
    return _json(problem.as_dict(), status=problem.status, content_type="application/problem+json")


def _json(data, **options):
    # As text in an object or array alike: nobody runs JSON as script any more.
    return JsonResponse(data, safe=False, json_dumps_params={"ensure_ascii": False}, **options)


def _all_types():
    """Yield ``(name of its address, slug, model)`` of every kind of page, then of record."""
    for where, models in (("pages", types()), ("records", types_of_records())):
        for slug, model in models.items():
            yield where, slug, model


def explained(request):
    """Answer /api/: what there is and what you may do with it, for people."""
    kinds = [(reverse(f"api:{where}", args=[slug]), label_of(model)) for where, slug, model in _all_types()]
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
            {"type": slug, "name": label_of(model), "url": address(where, slug)} for where, slug, model in _all_types()
        ],
    }


@answers
def openapi(request):
    """Answer the description of this interface."""
    return schemas.openapi(request)


@answers
def terms(request):
    """Answer every term that something public is about."""
    _refuse_strange(request, ())
    vocabulary = Vocabulary.under(state_of(request).content_version)
    about = keys_by_term(vocabulary)
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
        for term in vocabulary.in_families(facets.FACETS)
        if term in about
    ]


@answers
def search(request):
    """Answer what a question finds on the whole site, or everything."""
    pages, *records = map(with_type, visible_things())
    return results(request, pages, reverse("api:search"), {}, [type_facet()], sorts_of(), records)


@answers
def pages(request, kind):
    """Answer the pages of one type, narrowed like the lists of the site."""
    return _of_one_type(request, _model(types(), kind), reverse("api:pages", args=[kind]))


@answers
def page(request, kind, pk):
    """Answer one page with the fields of its type."""
    found = _one(_model(types(), kind), pk)
    if found is None:
        raise unknown(f"Er is bij “{kind}” geen pagina met nummer {pk}.")
    return {**serialize_detail(found, request), "licence": LICENCE}


@answers
def records(request, kind):
    """Answer the records of one type, narrowed like the lists of the site."""
    return _of_one_type(request, _model(types_of_records(), kind), reverse("api:records", args=[kind]))


@answers
def record(request, kind, key):
    """Answer one record with the fields of its type."""
    model, asked = _model(types_of_records(), kind), key_from(key)
    found = _one(model, asked.number) if asked and asked.kind == model.record_kind else None
    if found is None:
        raise unknown(f"Er is bij “{kind}” niets met de naam “{text.clean(key)[:60]}”.")
    return {**serialize_record(found, request), "licence": LICENCE}


def _of_one_type(request, model, url):
    # What stands in no list has no type in the index: the database knows those few.
    within = {"type": {type_slug(model)}} if model.is_listed else None
    return results(request, model.objects.public().complete(), url, within, facets_of(model), sorts_of(model))


def _one(model, number):
    known = model.objects.public().complete()
    return with_terms(known.filter(pk=number)).first() if number <= LARGEST_NUMBER else None


@answers
def nothing(request, rest):
    """Answer an address that is none of the above."""
    raise unknown("Dit adres bestaat niet. Begin bij /api/v1/.")


def _model(models, kind):
    if kind not in models:
        raise unknown(f"Er is geen soort pagina “{text.clean(kind)}”.")
    return models[kind]


def results(request, queryset, url, within, field_facets, sorts, records=()):
    """Return what a list finds as data: a page of results with counts.

    Args:
        request: with the parameters.
        queryset, url, within, field_facets, sorts, records: as of `ListingSpec`.

    Raises:
        ApiError: an unknown parameter, filter or number.
    """
    allowed = {QUERY, SORT, PAGE, SIZE, *(facet.slug for facet in field_facets), *facets.FACETS}
    _refuse_strange(request, allowed)
    if any(len(request.GET.getlist(name)) > MOST_VALUES for name in allowed):
        raise refused(f"Een filter neemt tot {MOST_VALUES} waarden.")
    size = _number(request, SIZE, PER_PAGE, MOST_PER_PAGE)
    _number(request, PAGE, 1, LARGEST_NUMBER)
    spec = ListingSpec(
        queryset,
        url,
        term_facets=tuple(facets.FACETS),
        field_facets=tuple(field_facets),
        sorts=tuple(sorts),
        page_size=size,
        kept={SIZE: size} if size != PER_PAGE else {},
        extra_parameters=(SIZE,),
        within=within,
        records=tuple(records),
    )
    listing = Listing(spec, ListingRequest.of(request))
    # Unlike a list of the site, it refuses what others hang on an address.
    state_of(request).parameters = DeclaredParameters(frozenset(allowed))
    if listing.notices:
        raise refused(listing.notices[0].removesuffix(LEFT_OUT))
    # Relevance without words is no order: then the first one is. The description cannot say what goes with what.
    if request.GET.get(SORT, listing.sort) not in {listing.sort, Sort.RELEVANCE}:
        raise refused(f"Kies bij “sorteer” een van deze: {', '.join(listing.sorts)}.")
    try:
        return serialize_listing(request, listing.search())
    except Http404:
        raise unknown("Zoveel pagina’s met resultaten zijn er niet.") from None


def _refuse_strange(request, allowed):
    strange = sorted(set(request.GET) - set(allowed))
    if strange:
        raise refused(f"De parameter “{text.clean(strange[0])[:60]}” kennen we niet.")


def _number(request, name, default, most):
    raw = request.GET.get(name, str(default))
    number = int(raw) if raw.isascii() and raw.isdigit() and len(raw) <= len(str(most)) else 0
    if not 1 <= number <= most:
        raise refused(f"“{name}” is een getal van 1 tot {most}.")
    return number
