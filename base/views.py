"""Addresses that are no page: health, robots and pictures."""

import re

from django.conf import settings
from django.db import connection
from django.http import Http404, HttpResponse
from django.views.static import serve

A_YEAR = 60 * 60 * 24 * 365


def health(request):
    """Answer 200 when the process and its database answer."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return HttpResponse("ok", content_type="text/plain", headers={"Cache-Control": "no-store"})


def robots(request):
    """Let everybody in but the CMS, and say where the sitemap is."""
    lines = ["User-agent: *", "Disallow: /cms/", f"Sitemap: {request.build_absolute_uri('/sitemap.xml')}"]
    return HttpResponse("\n".join(lines) + "\n", content_type="text/plain; charset=utf-8")


def media(request, path):
    """Serve a rendition of a picture; originals and documents have other ways, with their own checks."""
    if not re.fullmatch(r"images/[^/]+", path):
        raise Http404("Dit bestand is er niet.")
    response = serve(request, path, document_root=settings.MEDIA_ROOT)
    response["Cache-Control"] = f"public, max-age={A_YEAR}, immutable"
    return response
