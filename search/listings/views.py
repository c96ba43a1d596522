"""Search over everything, and the pages of terms."""

from functools import reduce
from operator import or_

from django.db.models import Q
from django.http import Http404
from django.shortcuts import render
from django.urls import reverse

from base import facets
from base.addresses.query_strings import asks_something, redirect_with_query
from base.models import Vocabulary, term_rows
from base.request_state import state_of
from search.engine.documents import Sort
from search.listings import exports
from search.listings.feeds import list_feed
from search.listings.listing import Listing
from search.listings.spec import ListingRequest, ListingSpec
from search.listings.type_facet import type_facet, with_type
from search.statistics.recorder import record_search
from search.visibility import is_hidden, keys_by_term, terms_in_use, visible_things

NOUN = ("pagina", "pagina’s")


def search(request):
    """Answer /zoeken/: everything, narrowed by words and terms."""
    options = {"url": reverse("search"), "identity": "search", "term_facets": tuple(facets.FACETS), "within": {}}
    listing = _listing(request, visible_things(), shows_answer=True, **options)
    if exported := exports.export(request, listing, "Zoeken"):
        return exported
    record_search(request, listing.search())
    return render(request, "search/search.html", {"listing": listing})


def _listing(request, things, *, export_format=None, **options):
    """Return the list of pages and records of every type that a request asks for, for an `ExportFormat` or the page."""
    asked = ListingRequest.of(request, exports.size_for(request, export_format))
    # The index knows the types; only the database needs them said.
    pages, *records = things if asked.reader else map(with_type, things)
    options |= {"records": tuple(records), "sorts": (Sort.NEWEST, Sort.TITLE, Sort.EVIDENCE)}
    return Listing(ListingSpec(pages, field_facets=(type_facet(),), noun=NOUN, **options), asked)


def terms(request):
    """Answer /onderwerpen/: every term that something public carries, by facet."""
    vocabulary = Vocabulary()
    about = keys_by_term(vocabulary)
    groups = [
        (facet, [(term, len(about[term])) for term in vocabulary.in_families([slug]) if term in about])
        for slug, facet in facets.FACETS.items()
    ]
    return render(request, "search/terms.html", {"groups": [group for group in groups if group[1]]})


def _term(request, facet, slug):
    """Return ``(vocabulary, the term that an address leads to, whether it stands at that very address)``.

    Raises:
        Http404: there is none, or it is called otherwise and only what is hidden carries it.
    """
    vocabulary = Vocabulary.under(state_of(request).content_version)
    found = vocabulary.at(facet, slug)
    here = found is not None and (found.facet, found.slug) == (facet, slug)
    if found is None or not here and is_hidden(found, vocabulary):
        raise Http404("Dat onderwerp bestaat niet.")
    return vocabulary, found, here


def _carrying(term, vocabulary):
    """Return querysets of all public that carries a term."""
    carriers, found = vocabulary.carriers(term), []
    for things in visible_things():
        rows = term_rows(things.model).filter(term_pk__in=carriers)
        found.append(things.filter(pk__in=rows.values("carrier_pk")))
    return found


def _listing_of(request, term, vocabulary, export_format=None):
    """Return the list of everything that carries a term."""
    return _listing(
        request,
        _carrying(term, vocabulary),
        export_format=export_format,
        url=term.get_absolute_url(),
        identity=f"term/{term.pk}",
        term_facets=tuple(name for name in facets.FACETS if name != term.facet),
        within={term.facet: {term.slug}},
    )


def term(request, facet, slug):
    """Answer a term's page: everything that carries it; what it was called before redirects for good."""
    vocabulary, found, here = _term(request, facet, slug)
    if not here:
        return redirect_with_query(request, found.get_absolute_url())
    listing = _listing_of(request, found, vocabulary)
    if exported := exports.export(request, listing, found.name):
        return exported
    record_search(request, listing.search(), terms=[found])
    in_use = reduce(or_, (Q(pk__in=rows.values("term_pk")) for rows in terms_in_use()))
    context = {
        "term": found,
        "listing": listing,
        "children": list(found.children.in_use().filter(in_use)),
        "feed_url": reverse("term_feed", args=[facet, slug]),
    }
    return render(request, "search/term.html", context)


def term_feed(request, facet, slug):
    """Answer a term's Atom feed, of what the parameters ask."""
    vocabulary, found, here = _term(request, facet, slug)
    if not here:
        return redirect_with_query(request, reverse("term_feed", args=[found.facet, found.slug]))
    if asks_something(request):
        atom = exports.FORMATS["atom"]
        return exports.export(request, _listing_of(request, found, vocabulary, atom), found.name, atom)
    return list_feed(
        request,
        identity=f"term/{found.pk}",
        title=f"{found.name}: nieuw op Samen tegen schooluitval",
        description=found.description,
        link=found.get_absolute_url(),
        querysets=_carrying(found, vocabulary),
    )


def facet(request, facet):
    """Send the address of a facet to its part of the list of terms."""
    if facet.casefold() not in facets.FACETS:
        raise Http404("Dat facet bestaat niet.")
    return redirect_with_query(request, f"{reverse('terms')}#{facet.casefold()}", permanent=False)
