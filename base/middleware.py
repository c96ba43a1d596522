"""Middleware: state of a request, malformed addresses, security headers, an absent database and write transactions.

What is allowed at which address is defined in base/zones.py.
"""

import unicodedata

from django.conf import settings
from django.contrib import messages
from django.core.exceptions import ValidationError
from django.db import transaction as db_transaction
from django.http import HttpResponsePermanentRedirect, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse

from base import content_version, request_log, storage
from base.addresses.typed import location
from base.database_watch import watch
from base.request_state import RequestState
from base.views import unavailable
from base.zone_middleware import text_response
from base.zones import CMS_API, CMS_ZONES, Writers, zone_of

PERMISSIONS_POLICY = "camera=(), microphone=(), geolocation=(), browsing-topics=()"


class RequestStateMiddleware:
    """Attach a `RequestState` to every request, with an id that its log lines and its response have too."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        request.state = RequestState(request_id=request_log.start_request(request))
        response = self.get_response(request)
        response[request_log.HEADER] = request.state.request_id
        return response


class MalformedAddressMiddleware:
    """Answer 400 to control characters in a path: no address of the site has one and databases refuse them.

    Mail programs add a line break at the end; such an address redirects to the one without it.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        if self.is_malformed(request.path):
            path = request.path.rstrip()
            if not self.is_malformed(path) and zone_of(path).corrects_addresses:
                return HttpResponsePermanentRedirect(location(path, request.META["QUERY_STRING"]))
            return text_response(400, "Dit adres kan niet bestaan.")
        return self.get_response(request)

    @staticmethod
    def is_malformed(path):
        return any(unicodedata.category(char) in {"Cc", "Cs"} for char in path)


class SecurityHeadersMiddleware:
    """Set the Content-Security-Policy and the other security headers of the zone of an address."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        zone = zone_of(request.path_info)
        # A document has its own policy, which is stricter.
        if not zone.allows_own_policy or "Content-Security-Policy" not in response:
            response["Content-Security-Policy"] = zone.policy
        if zone.frame_options:
            response["X-Frame-Options"] = zone.frame_options
        response["Permissions-Policy"] = PERMISSIONS_POLICY
        return response


class DatabaseAwayMiddleware:
    """Answer 503 at once while the database is away: a request that waits for it takes a thread from cached pages."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        # A picture is a file, and needs no database.
        if watch.away and not request.path_info.startswith(settings.MEDIA_URL):
            return unavailable()
        return self.get_response(request)


class WriteTransactionMiddleware:
    """Run every request that may write in one transaction; a server error or ``response.undo`` rolls it back."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        zone = zone_of(request.path_info)
        if request.method in {"GET", "HEAD", "OPTIONS", "TRACE"} or not self.may_write(zone, request):
            return self.get_response(request)
        # Receives the body first: a slow upload must not hold the lock.
        try:
            request.POST  # noqa: B018
        except OSError as error:
            if storage.is_disk_full(error):
                return disk_full_response()
            raise
        with content_version.transaction(lock_tree=zone.locks_tree):
            response = self.get_response(request)
            undo = getattr(response, "undo", False)
            if response.status_code >= 500 or undo:
                db_transaction.set_rollback(True)
        if undo and zone.session and request.session.modified:
            request.session.save()  # The session holds the message that says why.
        return response

    @staticmethod
    def may_write(zone, request):
        """Return whether a request can change the database: in most zones that takes a session."""
        if zone.writers is Writers.SESSIONS:
            return settings.SESSION_COOKIE_NAME in request.COOKIES
        return zone.writers is Writers.OWN_FORMS


def disk_full_response():
    """Return an answer that the disk is full; the browser's back button shows what was typed."""
    return text_response(507, f"{storage.DISK_FULL} Ga in je browser terug: wat je typte, staat er dan nog.")


class ValidationErrorMiddleware:
    """Show an editor a ValidationError of a view without a form, such as an approval, and roll back its request."""

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        if zone_of(request.path_info) is CMS_API and response.status_code >= 400:
            response.undo = True  # Wagtail's API may have written part of it.
        return response

    def process_exception(self, request, exception):
        zone = zone_of(request.path_info)
        if zone.writers is not Writers.NOBODY and storage.is_disk_full(exception):
            return disk_full_response()
        if zone not in CMS_ZONES or not isinstance(exception, ValidationError):
            return None
        if zone is CMS_API:
            errors = getattr(exception, "message_dict", None) or {"detail": exception.messages}
            return JsonResponse(errors, status=400)
        address = self.add_message(request, exception)
        in_dialog = request.headers.get("x-requested-with") == "XMLHttpRequest"
        response = JsonResponse({"step": "success", "redirect": address}) if in_dialog else redirect(address)
        response.undo = True
        return response

    @staticmethod
    def add_message(request, error):
        """Add a message that says which page was refused and why; return the address to redirect to."""
        page = getattr(error, "page", None)
        reasons = " ".join(error.messages)
        if page is None:
            messages.error(request, f"Er is niets veranderd. {reasons}")
            return reverse("wagtailadmin_home")
        name = page.get_admin_display_title()
        if page.pk is None:  # A copy: it was rolled back, and perhaps its parent too, so redirect to the original.
            text = f"Er is niets gekopieerd. “{name}” is niet af: {reasons} Kopieer zonder te publiceren."
            messages.error(request, text)
            match = request.resolver_match
            return reverse("wagtailadmin_pages:edit", args=[*match.args, *match.kwargs.values()][:1])
        messages.error(request, f"“{name}”: er is niets gepubliceerd. {reasons}")
        return reverse("wagtailadmin_pages:edit", args=[page.pk])
