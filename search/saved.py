"""A visitor's own list, as an address: it is kept in the browser and nowhere else (ADR 20)."""

from django.shortcuts import render

from base.models import with_terms
from search.findable import findable

MOST = 100
LONGEST_NUMBER = 12  # digits


def saved_list(request):
    """Answer /bewaarlijst/?p=12.45.7: those pages, in that order; what is no public page is left out and said."""
    numbers = _numbers(request.GET.get("p", ""))
    asked = numbers[:MOST]
    pages = {page.pk: page for page in with_terms(findable().filter(pk__in=asked))}
    shown = [pages[pk] for pk in asked if pk in pages]
    context = {"pages": shown, "missing": len(asked) - len(shown), "asked": bool(asked)}
    context["most"] = MOST if len(numbers) > MOST else None
    response = render(request, "search/saved_list.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _numbers(raw):
    """Give the pks in an address, each once; what is no number is passed over."""
    parts = [part for part in raw.split(".") if part.isascii() and part.isdigit() and len(part) <= LONGEST_NUMBER]
    return list(dict.fromkeys(map(int, parts)))
