"""What the worker does for the files of the library."""

import logging
import time

from django_tasks import task

from base.tasks.registry import AFTER_OTHERS, BACKEND, PeriodicTask
from search.extraction.library import read_all, unread

logger = logging.getLogger(__name__)

READ_FOR = 10.0  # seconds after which no other file is begun: what is more urgent goes first, then the rest


@task(backend=BACKEND, priority=AFTER_OTHERS)
def read_documents():
    """Read new files for a while, so that visitors find what is in them."""
    begun = time.monotonic()
    for document, found in read_all():
        if found.error:
            logger.warning("%s: %s", document, found.error)
        if time.monotonic() - begun >= READ_FOR:
            break


PERIODIC = (
    PeriodicTask(read_documents, "Tekst van nieuwe documenten lezen", every=5, needed=lambda: unread().exists()),
)
