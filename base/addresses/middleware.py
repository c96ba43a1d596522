"""Redirects an address that is not found to the page that it probably stands for."""

import copy
from dataclasses import replace

from django.http import HttpResponsePermanentRedirect

from base.addresses.address_index import AddressIndex
from base.addresses.typed import join_parts, location, parse, site_style
from base.request_state import state_of
from base.zones import zone_of


class TypedAddressMiddleware:
    """Redirect a mistyped address, or one with the leftovers of a mail program, to the address that was meant.

    The middleware acts only on an HTML answer with status 404, so a correct address costs nothing. It then requests at
    most three candidates from the site itself and redirects to the first one that answers without an error. It leaves
    files, the CMS and the API alone.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method not in {"GET", "HEAD"} or not zone_of(request.path_info).corrects_addresses:
            return self.get_response(request)
        # Wagtail serves a page at any number of slashes, so such an address never gives a 404.
        if "//" in request.path and (redirect := self.find_redirect(request)):
            return redirect
        response = self.get_response(request)
        if response.status_code != 404 or not response.get("Content-Type", "").startswith("text/html"):
            return response
        return self.find_redirect(request) or response

    def find_redirect(self, request):
        """Return a redirect to the first candidate that exists, or None."""
        _parts, query_string = parse(request.path)
        for path in candidates(request, request.path):
            if self.exists(request, path):
                response = HttpResponsePermanentRedirect(location(path, query_string, request.META["QUERY_STRING"]))
                # Permanent for search engines; but an editor may publish a page at this very address later.
                response["Cache-Control"] = "no-cache"
                return response
        return None

    def exists(self, request, path):
        """Return whether the site answers a path without an error."""
        probe = copy.copy(request)
        probe.path = probe.path_info = path
        probe.state = replace(state_of(request), is_probe=True)
        probe.__dict__.pop("_wagtail_route_for_request", None)  # Wagtail's cache of the page it found
        return self.get_response(probe).status_code < 400


def candidates(request, path):
    """Yield other paths that a path may stand for, the simplest correction first; three at most.

    Args:
        request: of a visitor; the candidates are of its site.
        path: decoded.
    """
    parts, _query_string = parse(path)
    for other in _candidates(request, parts) if parts is not None else ():
        if other != path and zone_of(other).corrects_addresses:
            yield other


def _candidates(request, parts):
    yield join_parts(map(site_style, parts))
    index = AddressIndex.for_request(request)
    if index and (path := index.find_path(parts)):
        yield path
    for end in range(len(parts) - 1, 0, -1):
        if index and (path := index.find_path(parts[:end])):
            # An address below a page that is no page, such as its feed.
            yield path.rstrip("/") + join_parts(map(site_style, parts[end:]))
            return
