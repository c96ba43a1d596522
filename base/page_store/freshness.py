"""Which kept answers are still what the site would say, as far as this process knows.

A thread asks the database for the content version twice a second, so no visitor waits for that. Whoever commits on this
machine is heard at once (base.page_store.local_version). While the database is away, what was known holds.
"""

import threading
import time
from contextlib import suppress
from dataclasses import dataclass, replace

from django.db import Error, close_old_connections, connection
from wagtail.models import Page

from base import content_version
from base.content_version import PAGE, TREE
from base.database_watch import watch
from base.models import Change, public
from base.page_store import local_version

POLL = 0.5  # seconds between two questions to the database
REPORT = 30.0  # seconds between two reports of what is asked most
# Seconds after which the thread that asks is late, as on a machine that was asleep: who needs to know asks himself.
LATE = 5.0
# Seconds after a change was heard that an older copy may be served; with `POLL` before, these are two seconds at most.
STALE_FOR = 1.5
MOST_LOOKED_AT = 100  # pages that changed together; of more, some may be withdrawn


@dataclass(frozen=True)
class Known:
    """What was known when the database was last asked.

    Args:
        version: the content version; -1 before the first answer.
        previous: the one before it, when nothing that it showed was withdrawn since; else None.
        risen: moment at which `version` was first seen, by the clock that never goes back.
        asked: moment at which the last answer came, by that clock.
        told: what `LocalVersion` said before that.
    """

    version: int = -1
    previous: int | None = None
    risen: float = 0.0
    asked: float = float("-inf")
    told: int | None = None


class Freshness:
    """What this process knows of the content version; any thread may use it."""

    def __init__(self):
        self.known = Known()
        self._lock = threading.Lock()
        self._local = local_version.of_machine()
        self._thread = None

    def start(self, report):
        """Begin to ask twice a second, in a thread that ends with the process; once it runs, this does nothing.

        Args:
            report: called there each `REPORT` seconds.
        """
        if self._thread is None:
            with self._lock:
                if self._thread is None:
                    self._thread = threading.Thread(
                        target=self._poll, args=[report], name="content version", daemon=True
                    )
                    self._thread.start()
                    watch.start()

    def current(self):
        """Return what is `Known` now, or None when something was committed that can't be read."""
        known = self.known
        heard = known.told == self._local.read()
        if heard and (watch.away or time.monotonic() - known.asked < LATE):
            return known
        try:
            return self.ask()
        except Error:
            return known if heard else None

    def ask(self):
        """Read the content version, and what changed when it rose; return what is `Known` then.

        Raises:
            django.db.Error: the database does not answer.
        """
        told, before = self._local.read(), self.known
        version = content_version.current()
        previous = before.version if version > before.version and _is_harmless(before.version, version) else None
        with self._lock:
            now = time.monotonic()
            # Another thread may have read a later number meanwhile.
            if version > self.known.version:
                self.known = Known(version, previous, now, now, told)
            else:
                self.known = replace(self.known, asked=now, told=told)
            return self.known

    def is_fresh(self, conditions, known):
        """Return whether an answer may be served as what the site says now."""
        return conditions.version == known.version and time.time() < conditions.until

    def may_be_late(self, conditions, known):
        """Return whether an answer may be served to some while it is made anew: nothing that it shows was withdrawn."""
        return (
            conditions.version == known.previous
            and time.monotonic() - known.risen < STALE_FOR
            and time.time() < conditions.until
        )

    def _poll(self, report):
        reported = time.monotonic()
        while True:
            if time.monotonic() - reported > REPORT:
                reported = time.monotonic()
                # A full disk stops no one from asking.
                with suppress(OSError):
                    report()
            try:
                with watch.asking():
                    close_old_connections()
                    self.ask()
            except Error:
                connection.close()
            time.sleep(POLL)


def _is_harmless(before, version):
    """Return whether all that changed between two content versions is pages that are public now.

    An older copy may then show an older text of theirs, but nothing that somebody took away. Anything else, such as a
    page that is hidden or deleted, a term, a file or a change that the log forgot, may be a withdrawal.
    """
    changes = Change.objects.filter(version__gt=before, version__lte=version)
    changes = list(changes.values_list("version", "scope", "subject")[: MOST_LOOKED_AT + 1])
    if before < 0 or len(changes) > MOST_LOOKED_AT or len({number for number, *_ in changes}) != version - before:
        return False
    if not {scope for _, scope, _ in changes} <= {PAGE, TREE}:
        return False
    pks = {subject for *_, subject in changes}
    return public(Page.objects.filter(pk__in=pks)).count() == len(pks)
