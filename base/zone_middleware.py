"""Enforces what base/zones.py allows at the address of a request, before its body is read."""

from django.http import HttpResponse

from base.zones import Writers, zone_of

# Answer to the preflight request of a browser for a script of another website (Fetch standard, CORS). Whether the
# script may read an answer is up to the headers of that answer: those of the API allow it.
PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}
CROSS_SITE = "Dit formulier kwam niet van een pagina van deze site. Open het op de site zelf en probeer het opnieuw."


class ZoneMiddleware:
    """Enforce the zone of an address: methods, origin of forms, cookies and Cache-Control."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        zone = zone_of(request.path_info)
        if refusal := self.refusal(zone, request):
            return refusal
        if not zone.session:
            request.COOKIES = {}
            request.csrf_processing_done = True  # Django's flag to skip the check: without a session it has no use
        response = self.get_response(request)
        if not zone.session:
            response.cookies.clear()
        if zone.no_store:
            response["Cache-Control"] = "private, no-store"
        return response

    @staticmethod
    def refusal(zone, request):
        """Return the answer that refuses a request, or None when its zone allows it; the body is not read."""
        if request.method in {"GET", "HEAD"} or zone.writers in {Writers.SESSIONS, Writers.LOGGING_IN}:
            return None
        if zone.writers is Writers.NOBODY and request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        if zone.writers is Writers.NOBODY:
            return text_response(405, "Dit adres kan je alleen lezen.", Allow=PREFLIGHT["Allow"])
        if request.method != "POST":
            return text_response(405, "Dit adres kan dat niet.", Allow="GET, HEAD, POST")
        return None if is_same_origin(request) else text_response(403, CROSS_SITE)


def text_response(status, text, **headers):
    """Return an answer of plain text.

    Args:
        status: HTTP status.
        text: Dutch sentence.
        headers: by name.
    """
    return HttpResponse(text, status=status, content_type="text/plain; charset=utf-8", headers=headers)


def is_same_origin(request):
    """Return whether the headers of a request say that it comes from a page of this site, or from no page.

    A public form has no CSRF token, because that needs a cookie. A forged form gains nothing, because it has no
    session, but other websites should not make their visitors send one. Browsers send Sec-Fetch-Site over HTTPS since
    2023, and
    Origin with a POST since 2020: a request with neither header comes from no form of this site.
    """
    site = request.headers.get("Sec-Fetch-Site")
    if site is not None:
        return site in {"same-origin", "none"}
    return request.headers.get("Origin") == f"{request.scheme}://{request.get_host()}"
