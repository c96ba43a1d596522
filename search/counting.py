"""Counting what is searched for, without the searcher (ADR 21).

A public request writes nothing to the database: counts gather in the memory of the process, and a minute after the
first one a thread of its own adds them to the database in one transaction. A process that is killed loses at most
that minute. No count raises the sequence of `base.changes`: no public page shows one.
"""

import logging
import threading
from collections import Counter

from django.conf import settings
from django.db import Error, connection, transaction
from django.utils import timezone

from base import cache
from search import anonymous
from search.models import SearchCount
from search.models.count import LONGEST_VALUE

MOST_WAITING = 1000  # different (day, kind, value) in memory; what comes on top until the next writing is lost
MOST_ADDRESSES = 4000  # addresses of which we know what they ask: more than the copies that are kept
MOST_TERMS = 20  # of one address

logger = logging.getLogger(__name__)


class Tally:
    """The counts of this process that still have to be written; any thread may use it."""

    def __init__(self):
        self._lock = threading.Lock()
        self._waiting = Counter()
        self._timer = None
        self._pruned_on = None

    def add(self, asked):
        """Count some things once, today.

        Args:
            asked: ``[(kind, value), …]``.
        """
        today = timezone.localdate()
        with self._lock:
            for kind, value in asked:
                key = (today, kind, value)
                if key in self._waiting or len(self._waiting) < MOST_WAITING:
                    self._waiting[key] += 1
            if self._timer is None and settings.SEARCH_COUNTS_EVERY:
                self._timer = threading.Timer(settings.SEARCH_COUNTS_EVERY, self._flush_apart)
                self._timer.daemon = True
                self._timer.start()

    def flush(self):
        """Add the counts to the database in one transaction; once a day, delete what was kept long enough.

        When the database refuses, the counts wait for the next time.
        """
        with self._lock:
            counts, self._waiting, self._timer = self._waiting, Counter(), None
        today = timezone.localdate()
        try:
            with transaction.atomic():
                SearchCount.objects.add(counts)
                if self._pruned_on != today:
                    SearchCount.objects.prune()
        except Error:
            logger.warning("De zoektellingen zijn nog niet bewaard.", exc_info=True)
            with self._lock:
                for key, number in counts.items():
                    if key in self._waiting or len(self._waiting) < MOST_WAITING:
                        self._waiting[key] += number
        else:
            self._pruned_on = today

    def _flush_apart(self):
        """Write from the timer's thread, which has a connection of its own to give back."""
        try:
            self.flush()
        finally:
            connection.close()

    def forget(self):
        """Drop what waits and what was done."""
        with self._lock:
            self._waiting, self._pruned_on = Counter(), None

    def __len__(self):
        return len(self._waiting)


tally = Tally()


def count(request, listing, *, terms=()):
    """Say what a visitor asks of a list; `CountSearches` counts it when the answer goes out.

    Args:
        request: of the visitor.
        listing: the `search.listing.Listing` that answers it.
        terms: terms that the list itself is about, beside those that the visitor chose.

    The first page of results counts, the rest is reading on. A text counts when nothing else narrows or sorts the
    list: choosing a filter afterwards is no second search, and what then finds nothing is not the text's doing.
    """
    if listing.number > 1:
        return
    chosen = [chip for chip in listing.chips if chip["facet"] != "Zoekterm"]
    names = [f"{term.facet_label}: {term.name}" for term in terms]
    names += [f"{chip['facet']}: {chip['label']}" for chip in chosen]
    asked = [(SearchCount.Kind.TERM, name[:LONGEST_VALUE]) for name in names[:MOST_TERMS]]
    searched = "" if chosen or request.GET.get("sorteer") else anonymous.remembered(listing.query)
    if searched:
        asked.append((SearchCount.Kind.SEARCHED, searched))
        # What only looks like it is no answer, and tells an editor as much as none.
        if not listing.total or listing.found.resembling:
            asked.append((SearchCount.Kind.WITHOUT, searched))
    request.asked = asked


class CountSearches:
    """Count what each answered list was asked, also when `base.middleware.PageCache` answers with a kept copy.

    A kept copy never reaches the view that knows what is asked, so this remembers it by address: what the view said
    last is what the copy answers. A copy that a browser has already (304) counts no second time.
    """

    def __init__(self, get_response):
        self.get_response = get_response
        self._asked = {}  # the address that was made last stands last
        self._lock = threading.Lock()

    def __call__(self, request):
        response = self.get_response(request)
        if request.method != "GET":
            return response
        address = request.get_full_path()
        asked = getattr(request, "asked", None)
        if asked is not None:
            self._remember(address, asked)
        elif response.status_code == 200:
            asked = self._asked.get(address)
        if asked and response.status_code == 200 and anonymous.is_visitor(request):
            tally.add(asked)
        return response

    def _remember(self, address, asked):
        with self._lock:
            self._asked.pop(address, None)
            if asked and len(address) <= cache.LONGEST_ADDRESS:
                self._asked[address] = asked
            if len(self._asked) > MOST_ADDRESSES:
                del self._asked[next(iter(self._asked))]
