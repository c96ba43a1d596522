"""What the site tells nginx in front of it (deploy/nginx), and nobody else: what to keep, and which file to send."""

import re
import time
from pathlib import PurePath
from urllib.parse import quote

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from django.http import HttpResponse
from wagtail.models import Page, get_page_models
from wagtail.utils import sendfile_streaming_backend

from base import versioned_cache
from base.request_state import state_of

# Seconds: it may be kept, then be given while it is made anew, and be given when the site can't be reached (RFC 5861).
KEPT = "max-age=1, stale-while-revalidate=1, stale-if-error=600"
LONGEST_KEPT = 4  # of those seconds, each counted in whole ones of the clock, while the site answers
# The answer is a few bytes when nothing changed, and a publication shows at once.
ASKED_EVERY_TIME = "no-cache"
FILE = "X-Accel-Redirect"
FILES = "/intern/"  # where nginx finds MEDIA_ROOT, and nobody else can ask


def cache_control(request, response, body, until):
    """Return the Cache-Control of a page that is the same for everybody.

    Args:
        body: bytes of the page, not compressed.
        until: moment in seconds since 1970 at which the page changes although nobody writes.
    """
    if not settings.NGINX_IN_FRONT or until - time.time() < LONGEST_KEPT:
        return ASKED_EVERY_TIME
    return KEPT if may_keep(request, response, body) else ASKED_EVERY_TIME


def may_keep(request, response, body):
    """Return whether nginx may keep an answer; see docs/adr/0042.

    It keeps pages for people, but none that names a page of a type that is not kept in front, nor such a page itself:
    each holds an address of one. That it keeps no address with a question stands in its own configuration: the page
    store gives one answer to many questions.
    """
    if not response["Content-Type"].startswith("text/html"):
        return False
    unkept = versioned_cache.get("addresses not kept in front", state_of(request).content_version, _unkept)
    return unkept is None or not unkept.search(request.path.encode() + b"\n" + body)


def _unkept():
    """Return a pattern of the addresses below pages that may have a page below them that is not kept; None without."""
    above = {
        parent
        for model in get_page_models()
        if not getattr(model, "kept_in_front", True)
        for parent in model.allowed_parent_page_models()
    }
    pages = Page.objects.filter(content_type__in=ContentType.objects.get_for_models(*above).values())
    paths = [parts[2] for page in pages if (parts := page.get_url_parts())]
    return re.compile("|".join(f"{re.escape(path)}[a-z0-9_-]" for path in paths).encode(), re.I) if paths else None


def sendfile(request, filename, **options):
    """Answer with a file of the library, or that nginx sends it, as the `SENDFILE_BACKEND` of Wagtail.

    Args:
        filename: absolute path under MEDIA_ROOT.
        options: what else Wagtail knows of it, which it writes in the headers itself.
    """
    if not settings.NGINX_IN_FRONT:
        return sendfile_streaming_backend.sendfile(request, filename, **options)
    path = PurePath(filename).relative_to(settings.MEDIA_ROOT)
    return HttpResponse(headers={FILE: FILES + quote(path.as_posix())})
