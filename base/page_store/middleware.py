"""Django's side of the store: it says of each public answer whether it may be kept, and on what conditions."""

import datetime
import gzip
import hashlib

from django.utils import timezone
from django.utils.cache import get_conditional_response

from base import content_version, in_front, versioned_cache
from base.addresses.parameters import NO_PARAMETERS
from base.page_store.application import SLOT
from base.page_store.entries import Conditions
from base.request_state import state_of
from base.zones import zone_of

# Of an answer that a script of another website may read.
READABLE_BY_OTHERS = ("Access-Control-Allow-Origin", "Access-Control-Expose-Headers")


class PageStoreMiddleware:
    """Set the ETag of a public answer, and the conditions under which the store in front may serve it again.

    Where there is no store in front, as for an editor, whose requests pass it, the tag is compared here.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        is_preview = getattr(request, "is_dummy", False)
        if not zone_of(request.path_info).cache or request.method not in {"GET", "HEAD"} or is_preview:
            return self.get_response(request)
        # What is derived from the content is kept under it as well, also for an answer that is not kept itself.
        state = state_of(request)
        state.content_version = content_version.current()
        until = holds_until(state.content_version)
        response = self.get_response(request)
        if not is_same_for_everybody(response):
            return response
        # nginx tags the file that it sends.
        if response.status_code == 200 and in_front.FILE not in response:
            self.give_tag(request, response, until)
        slot = request.environ.get(SLOT)
        if slot:
            slot.conditions = self.conditions(request, response, until)
            return response
        answer = get_conditional_response(request, etag=response.get("ETag"), response=response)
        for name in READABLE_BY_OTHERS:  # Also when nothing changed, or a script of another website gets an error.
            if name in response:
                answer[name] = response[name]
        return answer

    @staticmethod
    def give_tag(request, response, until):
        """Set the ETag of an answer, and Cache-Control: browsers revalidate every time."""
        # Of the body itself: compressing pads at random, and every process must give the same tag.
        compressed = response.get("Content-Encoding") == "gzip"
        body = gzip.decompress(response.content) if compressed else response.content
        response["ETag"] = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
        response["Cache-Control"] = in_front.cache_control(request, response, body, until)

    @staticmethod
    def conditions(request, response, until):
        """Return the `Conditions` of an answer; of a redirect, it is made of all that stands in the address."""
        state, parameters = state_of(request), None
        if response.status_code == 200:
            # Django reads the question of an address when a view first looks at it.
            parameters = state.parameters if "GET" in vars(request) else NO_PARAMETERS
        # An answer is as old as the index that it was made of.
        versions = [version for version in (state.content_version, state.index_version) if version is not None]
        return Conditions(min(versions), until, parameters, state.search_counts)


def holds_until(version):
    """Return the moment, in seconds since 1970, until which nothing changes by itself.

    A page may say that its review is overdue, so a new day is such a moment, here and where days are counted in UTC; so
    is the end of a page, which then goes out of every list, and the minute at which a release of figures appears.

    Args:
        version: content version that was read before.
    """
    moments = [_midnight(timezone.get_current_timezone()), _midnight(datetime.UTC)]
    end = versioned_cache.next_end(version)
    return min([*moments, end] if end else moments).timestamp()


def _midnight(zone):
    """Return when the day ends in a time zone."""
    tomorrow = timezone.localdate(timezone=zone) + datetime.timedelta(days=1)
    return datetime.datetime.combine(tomorrow, datetime.time(), zone)


def is_same_for_everybody(response):
    """Return whether a response may serve others: whole, a page or a lasting redirect, no cookie, not private."""
    return (
        response.status_code in {200, 301}
        and not response.streaming
        and not response.cookies
        and "Cookie" not in response.get("Vary", "")
        and not {"private", "no-store"} & set(response.get("Cache-Control", "").replace(",", " ").split())
    )
