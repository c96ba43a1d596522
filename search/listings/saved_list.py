"""A visitor's own list, as an address: it is kept in the browser and nowhere else (ADR 20)."""

from django.shortcuts import render

from base.keys import key_from
from base.models import with_terms
from search.listings.comparable import KEYS, comparables
from search.visibility import read, visible_things

MOST = 100


def saved_list(request):
    """Answer /bewaarlijst/?p=12.45.7: what has those keys, in that order; what is not public is left out and said."""
    keys = _keys(request.GET.get(KEYS, ""))
    asked = keys[:MOST]
    shown = read(map(with_terms, visible_things()), asked)
    context = {"pages": shown, "missing": len(asked) - len(shown), "asked": bool(asked)}
    context["most"] = MOST if len(keys) > MOST else None
    context["comparables"] = comparables(shown, request)
    response = render(request, "search/saved_list.html", context)
    response["X-Robots-Tag"] = "noindex"
    return response


def _keys(raw):
    """Return the keys in an address, each once; what is none is passed over."""
    return list(dict.fromkeys(filter(None, map(key_from, raw.split(".")))))
