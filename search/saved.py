"""A visitor's own list, as an address: it is kept in the browser and nowhere else (ADR 20)."""

from django.shortcuts import render

from base.models import with_terms
from search.findable import findable

MOST = 100
LONGEST_NUMBER = 12  # digits


def saved_list(request):
    """Answer /bewaarlijst/?p=12.45.7: those pages, in that order; what is no public page is left out and said."""
    asked = _numbers(request.GET.get("p", ""))
    pages = {page.pk: page for page in with_terms(findable().filter(pk__in=asked))}
    shown = [pages[pk] for pk in asked if pk in pages]
    context = {"pages": shown, "missing": len(asked) - len(shown), "asked": bool(asked)}
    response = render(request, "search/saved_list.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _numbers(raw):
    """Give the pks in an address, each once, at most `MOST`; what is no number is passed over."""
    parts = [part for part in raw[: MOST * (LONGEST_NUMBER + 1)].split(".") if part.isascii() and part.isdigit()]
    numbers = dict.fromkeys(int(part) for part in parts if len(part) <= LONGEST_NUMBER)
    return list(numbers)[:MOST]
