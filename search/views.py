"""Search over everything, and the pages of terms."""

from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse

from base import facets
from base.models import TermAssignment, Vocabulary
from search import formats, indexing
from search.counting import count
from search.facets import in_families
from search.feeds import page_feed
from search.findable import carried, findable
from search.kinds import type_facet, with_type
from search.listing import Listing

NOUN = ("pagina", "pagina’s")


def search(request):
    """Answer /zoeken/: everything, narrowed by words and terms."""
    listing = _listing(request, findable(), url=reverse("search"), term_facets=tuple(facets.FACETS), within={})
    if other := formats.answer(request, listing, "Zoeken"):
        return other
    count(request, listing)
    return render(request, "search/search.html", {"listing": listing})


def _listing(request, pages, **options):
    """Give the list of pages of every type that a request asks for."""
    opened = indexing.for_request(request)
    # The index knows the types; only the database needs them said.
    pages, kind = (pages, type_facet()) if opened else with_type(pages)
    sequence = getattr(request, "sequence", None)
    sorts = ("nieuwste", "titel", "bewijs")
    return Listing(
        pages,
        request.GET,
        field_facets=[kind],
        noun=NOUN,
        sorts=sorts,
        first=formats.most(request),
        opened=opened,
        sequence=sequence,
        **options,
    )


def terms(request):
    """Answer /onderwerpen/: every term that a public page carries, by facet."""
    vocabulary = Vocabulary()
    about = carried(vocabulary)
    groups = [
        (facet, [(term, len(about[term])) for term in in_families(vocabulary, [slug]) if term in about])
        for slug, facet in facets.FACETS.items()
    ]
    return render(request, "search/terms.html", {"groups": [group for group in groups if group[1]]})


def _term(request, facet, slug):
    vocabulary = Vocabulary.under(getattr(request, "sequence", None))
    for term in vocabulary.terms.values():
        if (term.facet, term.slug) == (facet, slug):
            return vocabulary, vocabulary.current(term)
    raise Http404("Dat onderwerp bestaat niet.")


def _carrying(term, vocabulary):
    carried = TermAssignment.objects.filter(tag__in=vocabulary.carriers(term))
    return findable().filter(pk__in=carried.values("content_object_id"))


def term(request, facet, slug):
    """Answer a term's page: everything that carries it; a merged term redirects for good."""
    vocabulary, found = _term(request, facet, slug)
    if found.slug != slug:
        asked = f"?{request.GET.urlencode()}" if request.GET else ""
        return redirect(f"{found.get_absolute_url()}{asked}", permanent=True)
    others = tuple(name for name in facets.FACETS if name != facet)
    listing = _listing(
        request,
        _carrying(found, vocabulary),
        url=found.get_absolute_url(),
        term_facets=others,
        within={facet: {slug}},
    )
    if other := formats.answer(request, listing, found.name):
        return other
    count(request, listing, terms=[found])
    public_rows = TermAssignment.objects.filter(content_object_id__in=findable().values("pk"))
    context = {
        "term": found,
        "listing": listing,
        "children": list(found.children.in_use().filter(pk__in=public_rows.values("tag"))),
        "feed_url": reverse("term_feed", args=[facet, slug]),
    }
    return render(request, "search/term.html", context)


def term_feed(request, facet, slug):
    """Answer a term's Atom feed."""
    vocabulary, found = _term(request, facet, slug)
    if found.slug != slug:
        return redirect("term_feed", facet, found.slug, permanent=True)
    return page_feed(
        request,
        title=f"{found.name}: nieuw op Samen tegen schooluitval",
        description=found.description,
        link=found.get_absolute_url(),
        queryset=_carrying(found, vocabulary),
    )


def facet(request, facet):
    """Send the address of a facet to its part of the list of terms."""
    if facet not in facets.FACETS:
        raise Http404("Dat facet bestaat niet.")
    return redirect(f"{reverse('terms')}#{facet}")
