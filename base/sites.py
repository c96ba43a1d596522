"""The Wagtail site of a request, found without a query until the content changes."""

from django.http.request import split_domain_port
from wagtail.models import Site

from base import versioned_cache
from base.request_state import state_of


def site_of(request):
    """Return the Site of a request as `Site.find_for_request` does, or None; Wagtail's own attribute caches it.

    The cache holds all sites and not the result for each host, so requests with many different hosts do not fill it.
    """
    if not hasattr(request, "_wagtail_site"):
        sites = versioned_cache.get("sites", state_of(request).content_version, _read)
        hostname = split_domain_port(request._get_raw_host())[0]
        request._wagtail_site = _match(sites, hostname, request.get_port())
    return request._wagtail_site


def _read():
    return tuple(Site.objects.select_related("root_page"))


def _match(sites, hostname, port):
    """Return the site with a host and port, else the only one with the host, else the default one, else None.

    Args:
        sites: of Site.
        hostname: without port.
        port: str.
    """
    named = [site for site in sites if site.hostname == hostname]
    exact = [site for site in named if str(site.port) == port] or [site for site in named if site.is_default_site]
    if exact:
        return exact[0]
    return named[0] if len(named) == 1 else next((site for site in sites if site.is_default_site), None)
