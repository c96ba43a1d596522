"""What happens around every request: refuse nonsense, set headers, keep pages, write in one transaction."""

import gzip
import hashlib
import unicodedata
from contextlib import suppress
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction as db_transaction
from django.http import Http404, HttpResponse, HttpResponseBadRequest, JsonResponse
from django.shortcuts import redirect
from django.urls import Resolver404, resolve, reverse
from django.utils.cache import get_conditional_response
from wagtail.contrib.redirects.middleware import RedirectMiddleware, get_redirect
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Site
from wagtail.views import serve

from base import cache, changes

CMS_PREFIX = "/cms/"
# Checking a password takes long by design: nobody else waits for it.
LOGIN_PREFIXES = ("/cms/login/", "/cms/password_reset/")
# Answers under these prefixes are files or personal, never a page that all visitors share.
UNCACHED_PREFIXES = (CMS_PREFIX, "/documenten/", "/media/", "/static/", "/health/")

PUBLIC_POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "media-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'; "
    "manifest-src 'self'; object-src 'none'"
)
# Wagtail's own pages carry inline script and style; previews are framed by the CMS itself.
CMS_POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'; worker-src 'self' blob:; "
    "frame-src 'self'; form-action 'self'; base-uri 'self'; frame-ancestors 'self'; object-src 'none'"
)
PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), browsing-topics=()"


class RejectMalformedAddress:
    """Answer 400 to control characters in a path: no address of ours has one and databases refuse them."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if any(unicodedata.category(char) in {"Cc", "Cs"} for char in request.path):
            return HttpResponseBadRequest("Dit adres kan niet bestaan.", content_type="text/plain; charset=utf-8")
        return self.get_response(request)


class SecurityHeaders:
    """Give public pages the strict policy and the CMS, with its previews, its own."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        in_cms = request.path.startswith(CMS_PREFIX)
        # A document brings a policy of its own, stricter still.
        if in_cms or "Content-Security-Policy" not in response:
            response["Content-Security-Policy"] = CMS_POLICY if in_cms else PUBLIC_POLICY
        response["X-Frame-Options"] = "SAMEORIGIN" if in_cms else "DENY"
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        return response


# A browser asks this before a script of another website may send a header of its own (Fetch standard, CORS-preflight).
# What it may read is up to each answer: the open interface lets everybody.
PREFLIGHT = {
    "Allow": "GET, HEAD, OPTIONS",
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Allow-Methods": "GET, HEAD",
    "Access-Control-Allow-Headers": "If-None-Match",
    "Access-Control-Max-Age": "86400",
}


# Of an answer that a script of another website may read.
READABLE_BY_OTHERS = ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers")


class PublicIsReadOnly:
    """Refuse to write outside the CMS: no public address takes a form, so none waits for a lock or a database."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in {"GET", "HEAD"} or request.path.startswith(CMS_PREFIX):
            return self.get_response(request)
        if request.method == "OPTIONS":
            return HttpResponse(status=204, headers=PREFLIGHT)
        refusal, headers = "Dit adres kan je alleen lezen.", {"Allow": PREFLIGHT["Allow"]}
        return HttpResponse(refusal, status=405, content_type="text/plain; charset=utf-8", headers=headers)


class PageCache:
    """Serve a public page from its kept copy; see base.cache."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_preview = getattr(request, "is_dummy", False)
        if request.path.startswith(UNCACHED_PREFIXES) or request.method not in {"GET", "HEAD"} or is_preview:
            return self.get_response(request)
        # What is derived from the content is kept under it as well, also for an address that is too long to keep.
        request.sequence = changes.current()
        cache_key = cache.key(request)
        kept = cache_key and cache.get(cache_key, request.sequence)
        if kept:
            headers, body = kept
            response = HttpResponse(body, headers=headers)
        else:
            response = self.get_response(request)
            if not self.is_same_for_everybody(response):
                return response
            # Of the body itself: compressing pads at random, and every process must give the same tag.
            compressed = response.get("Content-Encoding") == "gzip"
            body = gzip.decompress(response.content) if compressed else response.content
            digest = hashlib.sha256(body).hexdigest()[:24]
            response["ETag"] = f'W/"{digest}"'
            # Ask every time: the answer is a few bytes when nothing changed, and a publication shows at once.
            response["Cache-Control"] = "no-cache"
            if cache_key:
                # Whoever answered may have looked at something older, and then lowered it.
                cache.put(cache_key, request.sequence, response)
        answer = get_conditional_response(request, etag=response["ETag"], response=response)
        for name in READABLE_BY_OTHERS:  # Also when nothing changed, or a script of another website gets an error.
            if name in response:
                answer[name] = response[name]
        return answer

    @staticmethod
    def is_same_for_everybody(response):
        """Tell whether an answer may be kept for others: complete, successful, without a cookie, not called private."""
        return (
            response.status_code == 200
            and not response.streaming
            and not response.cookies
            and "Cookie" not in response.get("Vary", "")
            and not {"private", "no-store"} & set(response.get("Cache-Control", "").replace(",", " ").split())
        )


class WriteTransaction:
    """Run every request that may write in one transaction; a server error or a refusal undoes all of it."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if request.method in {"GET", "HEAD", "OPTIONS", "TRACE"} or not self.may_write(request):
            return self.get_response(request)
        # Receive the body first: a slow upload must not hold the lock.
        request.POST  # noqa: B018
        with changes.transaction(lock_tree=request.path.startswith(CMS_PREFIX)):
            response = self.get_response(request)
            if response.status_code >= 500 or getattr(response, "undo", False):
                db_transaction.set_rollback(True)
        return response

    @staticmethod
    def may_write(request):
        """Tell whether a request can change content: nobody without a session can, and logging in takes long."""
        logging_in = request.path.startswith(LOGIN_PREFIXES)
        return settings.SESSION_COOKIE_NAME in request.COOKIES and not logging_in


class SayWhatWasRefused:
    """Tell an editor in words when a page refuses to be published on a road without a form, such as an approval."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        return self.get_response(request)

    def process_exception(self, request, exception):
        if not isinstance(exception, ValidationError) or not request.path.startswith(CMS_PREFIX):
            return None
        messages.error(request, f"Er is niets gepubliceerd. {' '.join(exception.messages)}")
        back = reverse("wagtailadmin_home")
        in_dialog = request.headers.get("x-requested-with") == "XMLHttpRequest"
        response = JsonResponse({"step": "success", "redirect": back}) if in_dialog else redirect(back)
        response.undo = True
        return response


class Redirects(RedirectMiddleware):
    """Send old addresses on, but only to where something is.

    A page that took back its first address leaves a redirect that points at itself: once that page is gone, a
    visitor would go round for ever.
    """

    def process_response(self, request, response):
        onward = super().process_response(request, response)
        return onward if onward is response or self.leads_somewhere(request, onward.url) else response

    def leads_somewhere(self, request, address, hops=5):
        """Tell whether an address is another site's, or shows something here, be it a few redirects further."""
        parts = urlsplit(address)
        if parts.netloc not in {"", request.get_host()}:
            return True
        if parts.path.strip("/") == request.path.strip("/"):
            return False
        if self.shows_page(request, parts.path) or self.has_view(parts.path):
            return True
        onward = get_redirect(request, Redirect.normalise_path(parts.path, decode_unicode=False))
        return bool(hops and onward and onward.link and self.leads_somewhere(request, onward.link, hops - 1))

    @staticmethod
    def shows_page(request, path):
        site = Site.find_for_request(request)
        try:
            return bool(site and site.root_page.specific.route(request, [part for part in path.split("/") if part]))
        except Http404:
            return False

    @staticmethod
    def has_view(path):
        for address in (path, f"{path}/"):
            with suppress(Resolver404):
                if resolve(address).func is not serve:
                    return True
        return False
