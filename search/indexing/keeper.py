"""What keeps the index of a machine whole, second by second: one process that nobody waits for."""

import logging
import threading
import time

from django.db import connections

from base import changes
from search.extraction.library import read_all, unread
from search.indexing import building, place
from search.indexing.updating import Outcome, update

logger = logging.getLogger(__name__)

ROUND = 1.0  # seconds
TIDY_EVERY = 60.0  # seconds
BUILD_AGAIN = 60.0  # seconds after a build that failed


class Keeper:
    """Applies what is missing, builds when needed, reads new files, prunes the log."""

    def __init__(self):
        self.build_from = self.tidy_from = 0.0
        self.reading = None

    def round(self):
        """Do one round; what fails is logged and tried again."""
        for task in (self.follow, self.tidy, self.read):
            try:
                task()
            except (KeyboardInterrupt, SystemExit):
                raise
            except BaseException:  # a panic of the engine is no Exception
                logger.exception("The keeper of the search index failed to %s.", task.__name__)

    def follow(self):
        """Bring the index up to date, or build it."""
        if update() is Outcome.UNUSABLE and time.monotonic() >= self.build_from:
            self.build_from = time.monotonic() + BUILD_AGAIN
            building.rebuild()
            self.build_from = 0.0

    def tidy(self):
        """Prune the log and remove what is no longer read."""
        if time.monotonic() >= self.tidy_from:
            self.tidy_from = time.monotonic() + TIDY_EVERY
            changes.prune()
            with place.alone("build") as ours:
                if ours:
                    place.remove_unused()

    def read(self):
        """Read new files beside the rest: one may take a minute, and a publication waits a second at most."""
        if not (self.reading and self.reading.is_alive()) and unread().exists():
            self.reading = threading.Thread(target=self._read, daemon=True)
            self.reading.start()

    @staticmethod
    def _read():
        try:
            for document, found in read_all():
                if found.error:
                    logger.warning("%s: %s", document, found.error)
        except Exception:
            logger.exception("The keeper of the search index failed to read the library.")
        finally:
            connections.close_all()
