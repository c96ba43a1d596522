"""Search over everything, and the pages of terms."""

from collections import Counter, defaultdict

from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from wagtail.models import Page

from base import facets
from base.models import BasePage, Term, TermAssignment, public
from search.feeds import page_feed
from search.listing import Listing

NOUN = ("pagina", "pagina’s")


def everything():
    """Give every public page of our own types: what search and term pages may show."""
    types = [model for model in BasePage.__subclasses__() if not model._meta.abstract]
    stack = list(BasePage.__subclasses__())
    while stack:
        model = stack.pop()
        stack += model.__subclasses__()
        if not model._meta.abstract and model not in types:
            types.append(model)
    return public(Page.objects.type(*types))


def search(request):
    """Answer /zoeken/: everything, narrowed by words and terms."""
    listing = Listing(everything(), request.GET, url=reverse("search"), term_facets=tuple(facets.FACETS), noun=NOUN)
    return render(request, "search/search.html", {"listing": listing})


def terms(request):
    """Answer /onderwerpen/: every term that a public page carries, by facet."""
    pages = everything().values("pk")
    rows = TermAssignment.objects.filter(content_object_id__in=pages).values_list("tag_id", "content_object_id")
    known = {term.pk: term for term in Term.objects.in_use()}
    carried = defaultdict(set)
    for term_pk, page_pk in rows:
        term = known.get(term_pk)
        while term is not None:
            carried[term.pk].add(page_pk)
            term = known.get(term.parent_id)
    counts = Counter({pk: len(found) for pk, found in carried.items()})
    groups = [
        (facet, [(term, counts[term.pk]) for term in known.values() if term.facet == slug and counts[term.pk]])
        for slug, facet in facets.FACETS.items()
    ]
    return render(request, "search/terms.html", {"groups": [group for group in groups if group[1]]})


def _term(facet, slug):
    term = get_object_or_404(Term.objects.select_related("merged_into", "parent"), facet=facet, slug=slug)
    return term.merged_into or term


def _carrying(term):
    carried = TermAssignment.objects.filter(tag__in=[term.pk, *term.children.values_list("pk", flat=True)])
    return everything().filter(pk__in=carried.values("content_object_id"))


def term(request, facet, slug):
    """Answer a term's page: everything that carries it; a merged term redirects for good."""
    found = _term(facet, slug)
    if found.slug != slug:
        return redirect(found, permanent=True)
    others = tuple(name for name in facets.FACETS if name != facet)
    listing = Listing(_carrying(found), request.GET, url=found.get_absolute_url(), term_facets=others, noun=NOUN)
    context = {
        "term": found,
        "listing": listing,
        "children": list(found.children.in_use()),
        "feed_url": reverse("term_feed", args=[facet, slug]),
    }
    return render(request, "search/term.html", context)


def term_feed(request, facet, slug):
    """Answer a term's Atom feed."""
    found = _term(facet, slug)
    if found.slug != slug:
        return redirect("term_feed", facet, found.slug, permanent=True)
    return page_feed(
        request,
        title=f"{found.name}: nieuw op Samen tegen schooluitval",
        description=found.description,
        link=found.get_absolute_url(),
        queryset=_carrying(found),
    )


def facet(request, facet):
    """Send the address of a facet to its part of the list of terms."""
    if facet not in facets.FACETS:
        raise Http404("Dat facet bestaat niet.")
    return redirect(f"{reverse('terms')}#{facet}")
