"""Redirects that keep the query string of the request."""

import re
from urllib.parse import urlsplit, urlunsplit

from django.http import HttpResponsePermanentRedirect, HttpResponseRedirect
from wagtail.contrib.redirects.middleware import get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site

from base.addresses.parameters import OF_OTHERS


def redirect_with_query(request, address, *, query_string=None, permanent=True):
    """Return a redirect to an address, with the query string of a request.

    Args:
        request: of the visitor.
        address: target; its own parameters stay.
        query_string: sent instead of that of the request.
        permanent: whether the status is 301.
    """
    if query_string is None:
        query_string = query_string_of(request)
    redirect = HttpResponsePermanentRedirect if permanent else HttpResponseRedirect
    # An editor may give the address to a page again: a browser that kept this redirect would loop.
    return redirect(with_query_string(address, query_string), headers={"Cache-Control": "no-cache"})


def query_string_of(request):
    """Return the query string of a request as it was sent."""
    return request.META.get("QUERY_STRING", "")


def asks_something(request):
    """Return whether a request has parameters for this site; those that other sites add to links do not count."""
    # Reads `request.GET`: the page store keeps an answer for every query string when no view read it.
    return any(not OF_OTHERS.fullmatch(name) for name in request.GET)


def with_query_string(address, query_string):
    """Return an address with the parameters of a query string added; the address keeps its own value of a parameter."""
    parts = urlsplit(address)
    own = parts.query.split("&") if parts.query else []
    names = {_name(pair) for pair in own}
    added = [pair for pair in query_string.split("&") if pair and _name(pair) not in names]
    return urlunsplit(parts._replace(query="&".join([*own, *added])))


def _name(pair):
    return pair.partition("=")[0]


def is_on_this_site(request, address):
    """Return whether an address has the host of the request, or that of a site that Wagtail knows."""
    return _has_request_host(request, address) or site_at(request, address) is not None


def site_at(request, address):
    """Return the Wagtail site of an address, or None.

    A request may have another host than Wagtail knows; with several sites, Wagtail writes its own host in each address.
    """
    if _has_request_host(request, address):
        return Site.find_for_request(request)
    host = _host(address)
    sites = Site.objects.select_related("root_page").order_by("-is_default_site")
    return next((site for site in sites if host in {site.hostname.casefold(), _host(site.root_url)}), None)


def _has_request_host(request, address):
    return _host(address) in {"", _host(f"//{request.get_host()}")}


def _host(address):
    """Return the host of an address, with its port unless that is 80 or 443."""
    return re.sub(r":(80|443)?$", "", urlsplit(address).netloc.casefold())


def redirect_includes_query(request):
    """Return whether an editor made a redirect for the path and query string of a request together."""
    if not query_string_of(request):
        return False
    return bool(get_redirect(request, Redirect.normalise_path(request.get_full_path(), decode_unicode=False)))
