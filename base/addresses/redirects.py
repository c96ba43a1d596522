"""Redirects of old addresses of pages, and those that editors make."""

import copy
from contextlib import suppress
from urllib.parse import quote, unquote, urljoin, urlsplit

from django.http import Http404
from django.urls import Resolver404, resolve
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, Site

from base.addresses.middleware import candidates
from base.addresses.query_strings import (
    is_on_this_site,
    query_string_of,
    redirect_includes_query,
    redirect_with_query,
    site_at,
)
from base.models import public


class RedirectsMiddleware(RedirectMiddleware):
    """Redirect an old address with its query string, but only when the target exists.

    A page that took back its first address leaves a redirect to itself: once the page is gone, a visitor would loop.
    """

    def process_response(self, request, response):
        redirect = super().process_response(request, response)
        if redirect is response:
            return response
        # An address without a host is relative to the root of the site: "?x=1" would redirect to the request itself.
        address = _from_root("/", redirect.url)
        if not is_reachable(request, address):
            return response
        query_string = query_string_of(request)
        # Parameters of this site mean nothing to another site.
        if redirect_includes_query(request) or not is_on_this_site(request, address):
            query_string = ""
        # The 404 is of a page that stands here now (page 9 of its list, say), so a redirect of its old address is void.
        if query_string and page_exists(request, Site.find_for_request(request), request.path):
            return response
        permanent = redirect.status_code == 301
        return redirect_with_query(request, address, query_string=query_string, permanent=permanent)


def is_reachable(request, address, hops=5):
    """Return whether an address is of another site, or exists here, possibly after redirects and corrections."""
    if not is_on_this_site(request, address):
        return True
    site = site_at(request, address)
    encoded = urlsplit(address).path
    path = unquote(encoded)
    if path.strip("/") == request.path.strip("/") and site == Site.find_for_request(request):
        return False
    if page_exists(request, site, path) or view_exists(path):
        return True
    if not hops:
        return False
    target_request = copy.copy(request)
    target_request._wagtail_site = site  # Wagtail's cache of the site of a request
    following = get_redirect(target_request, Redirect.normalise_path(encoded, decode_unicode=False))
    if following and following.link:
        return is_reachable(request, _from_root(_root(address), following.link), hops - 1)
    return any(
        is_reachable(request, _root(address) + quote(other.lstrip("/")), hops - 1)
        for other in candidates(target_request, path)
    )


def _root(address):
    return urljoin(address, "/")


def _from_root(root, address):
    absolute = urljoin(root, address)
    # urljoin leaves "../folder" relative.
    return absolute if urlsplit(absolute).scheme or absolute.startswith("/") else f"/{absolute}"


def page_exists(request, site, path):
    """Return whether a public page stands at a path of a site."""
    if site is None:
        return False
    try:
        result = site.root_page.specific.route(request, [part for part in path.split("/") if part])
    except Http404:
        return False
    page = result.page if hasattr(result, "page") else result[0]
    return public(Page.objects.filter(pk=page.pk)).exists()


def view_exists(path):
    """Return whether a view of the code answers at a path, with or without a slash at its end."""
    for address in (path, f"{path}/"):
        with suppress(Resolver404):
            if resolve(address).url_name != "wagtail_serve":
                return True
    return False
