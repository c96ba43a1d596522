"""Views that serve no page: health, robots.txt, security.txt, renditions of pictures and the page for a 404."""

import datetime
import re
import sys

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpResponse, HttpResponseNotFound
from django.shortcuts import render
from django.template.loader import render_to_string
from django.utils import timezone
from django.views import static
from django.views.defaults import server_error
from wagtail.documents.views.serve import serve as wagtail_document
from wagtail.views import serve

from base import in_front
from base.addresses import address_index, typed
from base.database_watch import says_away
from base.request_state import state_of
from base.sites import site_of

A_YEAR = 60 * 60 * 24 * 365
RETRY_AFTER = 5  # seconds after which a program may try again
CONTACT_VALID_DAYS = 90  # from today: the setting is read again at each start


def page(request, path):
    """Answer with the page at an address, as Wagtail does."""
    # Wagtail uses the site that it finds on the request: this one is kept, with its home page, until something changes.
    site_of(request)
    return serve(request, path)


def health(request):
    """Answer 200 when the process and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


def robots(request):
    """Allow crawlers everything but the CMS, and name the sitemap."""
    lines = ["User-agent: *", "Disallow: /cms/", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def security(request):
    """Name the contacts for a vulnerability (RFC 9116), when settings have any."""
    if not settings.SECURITY_CONTACT:
        raise Http404("Voor deze site is er geen contact over veiligheid.")
    # A date, so that the answer is the same all day and can be cached.
    expires = timezone.now().astimezone(datetime.UTC).date() + datetime.timedelta(days=CONTACT_VALID_DAYS)
    lines = [f"Contact: {contact}" for contact in settings.SECURITY_CONTACT]
    lines += [f"Expires: {expires}T00:00:00Z", "Preferred-Languages: nl, en"]
    lines.append(f"Canonical: {request.build_absolute_uri(request.path)}")
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def media(request, path):
    """Serve a rendition of a picture; documents have a view with its own checks, and originals have none."""
    if not re.fullmatch(r"images/[^/]+", path):
        raise Http404("Dit bestand is er niet.")
    response = static.serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response


def failed(request):
    """Answer 500, or 503 while the database is away."""
    return unavailable() if says_away(sys.exc_info()[1]) else server_error(request)


def unavailable():
    """Answer 503, without the database."""
    headers = {"Retry-After": str(RETRY_AFTER), "Cache-Control": "no-store"}
    return HttpResponse(render_to_string("503.html"), status=503, headers=headers)


def document(request, pk, filename):
    """Serve a file of the library, or let nginx send it (base/in_front.py), to whom Wagtail's hooks let have it."""
    response = wagtail_document(request, pk, filename)
    if response.get("Content-Encoding") == "None":  # as Wagtail writes it of a file that is not packed
        del response["Content-Encoding"]
    if in_front.FILE in response:
        del response["Content-Length"]  # of the file; what we answer is empty
    return response


def page_not_found(request, exception):
    """Answer 404, with the public pages whose name resembles the address."""
    if state_of(request).is_probe:  # by base.addresses.middleware, which reads only the status
        return HttpResponseNotFound()
    parts, _query_string = typed.parse(request.path)
    similar = {"label": "Zocht je een van deze pagina’s?", "pages": address_index.suggestions(request, parts)}
    # Like Django's own view, this passes the exception: templates recognise an error page by it.
    return render(request, "404.html", {"similar": similar, "exception": exception}, status=404)
