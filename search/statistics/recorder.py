"""Counting what is searched for, without the searcher (ADR 21).

A public answer waits for no count: counts gather in the memory of the process, and the first request that ends a minute
after the first of them adds them to the database, in one transaction that waits for nobody. A process that ends loses
what it still has. A text waits in memory until it is asked twice, so what was asked once is never written. No count
raises the content version of `base.content_version`: no public page shows one.
"""

import logging
import threading
import time
from collections import Counter
from contextlib import contextmanager

from django.conf import settings
from django.core.signals import request_finished
from django.db import Error, connection, transaction
from django.http.request import HttpHeaders
from django.utils import timezone

from base.page_store.application import SLOT, answered
from base.request_state import state_of
from base.zones import zone_of
from search.models import SearchCount
from search.models.count import LONGEST_VALUE
from search.statistics import anonymity

MOST_WAITING = (
    1000  # different (day, kind, value) in memory; of what is on top until the next writing, the least counted
)
MOST_NEW = (
    250  # texts that no day knows yet and that this process writes in an hour: a flood of words spends these only
)
MOST_HEARD = 10_000  # texts that this process remembers to have heard, those it heard last
MOST_TERMS = 20  # of one address
PATIENCE = 200  # milliseconds that a count waits for who is writing; after that it waits a minute in memory

logger = logging.getLogger(__name__)


class SearchRecorder:
    """The counts of this process that still have to be written; any thread may use it."""

    def __init__(self):
        self._lock = threading.Lock()
        self._waiting = Counter()
        self._heard = {}  # text: what it still has to be counted as; the one heard last stands last
        self._due = None  # when to write what waits, by the clock that never goes back
        self._pruned_on = None
        self._new = Counter()  # texts that were new, in this hour

    def add(self, asked):
        """Count some things once, today; a text only when it is heard again, and then twice.

        Args:
            asked: ``[(kind, value), …]``.
        """
        today = timezone.localdate()
        with self._lock:
            for key in self._confirmed([(today, kind, value) for kind, value in asked]):
                self._wait(key, 1)
            self._wait_until_due()

    def _wait_until_due(self):
        if self._due is None and settings.SEARCH_COUNTS_EVERY:
            self._due = time.monotonic() + settings.SEARCH_COUNTS_EVERY

    def flush_when_due(self, **kwargs):
        """Add the counts to the database when they waited long enough: a receiver of `request_finished`."""
        with self._lock:
            if self._due is None or time.monotonic() < self._due:
                return
            # Of all threads this one writes.
            self._due = None
        self.flush()

    def _wait(self, key, number):
        """Add to a count that waits; a new one takes the place of the text that was counted least, never of a term."""
        if key not in self._waiting and len(self._waiting) >= MOST_WAITING and key[1] in SearchCount.TEXTS:
            texts = [other for other in self._waiting if other[1] in SearchCount.TEXTS]
            # Of those counted as often the oldest goes: else nonsense that was first would keep out all that follows.
            least = min(texts, key=self._waiting.__getitem__, default=None)
            if least is None:
                return
            del self._waiting[least]
        self._waiting[key] += number

    def _confirmed(self, keys):
        """Return what may be counted: terms, and texts with the first time that they were heard.

        Who sends nonsense, a word of its own each time, makes others forgotten only after `MOST_HEARD` words, and what
        somebody asks once is written nowhere.
        """
        texts = [key for key in keys if key[1] in SearchCount.TEXTS]
        confirmed = [key for key in keys if key not in texts]
        for text in {value for _day, _kind, value in texts}:
            now = [key for key in texts if key[2] == text]
            before = self._heard.pop(text, None)
            self._heard[text] = now if before is None else []
            if before is not None:
                confirmed += [*before, *now]
        while len(self._heard) > MOST_HEARD:
            del self._heard[next(iter(self._heard))]
        return confirmed

    def flush(self):
        """Add the counts to the database in one transaction; once a day, delete what was kept long enough.

        When the database refuses, the counts wait for the next time.
        """
        with self._lock:
            counts, self._waiting, self._due = self._waiting, Counter(), None
        today = timezone.localdate()
        try:
            with _impatient(), transaction.atomic():
                counts, new = self._within_budget(counts)
                SearchCount.objects.add(counts)
                if self._pruned_on != today:
                    SearchCount.objects.prune()
        except Error:
            logger.warning("De zoektellingen zijn nog niet bewaard.", exc_info=True)
            with self._lock:
                for key, number in counts.items():
                    self._wait(key, number)
                self._wait_until_due()
        else:
            self._new, self._pruned_on = new, today

    def _within_budget(self, counts):
        """Return (the counts that are written, what `_new` is then): of the new texts, those counted most."""
        hour = timezone.now().replace(minute=0, second=0, microsecond=0)
        texts = Counter()
        for (_day, kind, value), number in counts.items():
            if kind in SearchCount.TEXTS:
                texts[value] += number
        known = SearchCount.objects.texts_among(texts)
        new = [value for value, _number in texts.most_common() if value not in known]
        spent = self._new[hour]
        refused = set(new[max(MOST_NEW - spent, 0) :])
        kept = {key: n for key, n in counts.items() if key[1] not in SearchCount.TEXTS or key[2] not in refused}
        return kept, Counter({hour: spent + len(new) - len(refused)})

    def forget(self):
        """Drop what waits and what was done."""
        with self._lock:
            self._waiting, self._heard, self._pruned_on, self._new = Counter(), {}, None, Counter()
            self._due = None

    def __len__(self):
        return len(self._waiting)


tally = SearchRecorder()


def connect():
    """Count what the page store answers, and let requests that have been answered write what waits."""
    answered.connect(count_kept, dispatch_uid="search.statistics.recorder")
    request_finished.connect(tally.flush_when_due, dispatch_uid="search.statistics.recorder")


@contextmanager
def _impatient():
    """Run a block in which this connection waits `PATIENCE` for a lock, no longer."""
    setting = "lock_timeout" if connection.vendor == "postgresql" else "busy_timeout"
    ask, tell = ("SHOW {}", "SET {} = '{}'") if connection.vendor == "postgresql" else ("PRAGMA {}", "PRAGMA {} = {}")
    with connection.cursor() as cursor:
        cursor.execute(ask.format(setting))
        (usual,) = cursor.fetchone()
        cursor.execute(tell.format(setting, PATIENCE))
    try:
        yield
    finally:
        with connection.cursor() as cursor:
            cursor.execute(tell.format(setting, usual))


def record_search(request, listing, *, terms=()):
    """Say what a visitor asks of a list; `SearchStatisticsMiddleware` counts it when the answer goes out.

    Args:
        request: of the visitor.
        listing: the `search.listings.listing.Listing` that answers it.
        terms: terms that the list itself is about, beside those that the visitor chose.

    The first page of results counts, the rest is reading on. A text counts when nothing else narrows or sorts the
    list: choosing a filter afterwards is no second search, and what then finds nothing is not the text's doing.
    """
    if listing.paging.number > 1:
        return
    chosen = [chip for chip in listing.chips if chip["facet"] != "Zoekterm"]
    names = [f"{term.facet_label}: {term.name}" for term in terms]
    names += [f"{chip['facet']}: {chip['label']}" for chip in chosen]
    asked = [(SearchCount.Kind.TERM, name[:LONGEST_VALUE]) for name in names[:MOST_TERMS]]
    searched = "" if chosen or listing.is_sorted else anonymity.remembered(listing.query)
    if searched:
        asked.append((SearchCount.Kind.SEARCHED, searched))
        # What only looks like it is no answer, and tells an editor as much as none.
        if not listing.total or listing.found.resembling:
            asked.append((SearchCount.Kind.WITHOUT, searched))
    state_of(request).search_counts = asked


def record_count(request, kind, value):
    """Say that a visitor asks for something that an app counts; it goes out with what else the request asks.

    Args:
        request: of the visitor.
        kind: slug of a `base.declarations.CountedKind`.
        value: a word of ours, such as a title.
    """
    state = state_of(request)
    state.search_counts = [*(state.search_counts or ()), (kind, value[:LONGEST_VALUE])]


def count_kept(asked, environ, **kwargs):
    """Count what an answer of the page store was asked: a receiver of `base.page_store.application.answered`."""
    if anonymity.is_visitor(HttpHeaders(environ)):
        tally.add(asked)


class SearchStatisticsMiddleware:
    """Count what each answered list was asked, where no page store stands in front, which tells it itself.

    A copy that a browser has already (304) counts no second time.
    """

    def __init__(self, get_response):
        self.get_response = get_response

    def __call__(self, request):
        response = self.get_response(request)
        asked = state_of(request).search_counts
        is_whole = request.method == "GET" and response.status_code == 200
        if asked and is_whole and SLOT not in request.environ and zone_of(request.path_info).cache:
            count_kept(asked, request.environ)
        return response
