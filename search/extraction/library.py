"""Which files of the library are still to be read, and what is kept of them."""

import hashlib
import logging
from functools import reduce
from operator import or_

from django.db.models import F, Q

from base import content_version
from base.models import LibraryDocument
from base.signal_handlers import record_document_users
from search.extraction import FAILED, GONE, KINDS, LARGEST, Extracted, extract
from search.models import DocumentText

logger = logging.getLogger(__name__)


def readable():
    """Return the files of a kind that we can read, as a queryset."""
    names = (Q(file__iendswith=f".{kind}") for kind in KINDS)
    return LibraryDocument.objects.filter(reduce(or_, names)).order_by("pk")


def unread():
    """Return those that were never read, or that are other files by now."""
    return readable().exclude(extracted__sha1=F("file_hash"))


def read_all(again=False):
    """Read the files that are unread, one by one.

    Args:
        again: also those that were read before.

    Yields:
        ``(LibraryDocument, Extracted)``.
    """
    files = readable() if again else unread()
    for pk in list(files.values_list("pk", flat=True)):
        document = LibraryDocument.objects.filter(pk=pk).first()
        if document is not None:
            yield document, _read(document)


def _read(document):
    try:
        with document.file.open("rb") as file:
            content = file.read(LARGEST + 1)
        sha1, found = hashlib.sha1(content).hexdigest(), None  # noqa: S324 as Wagtail does
    except OSError:
        sha1, found = document.file_hash, Extracted(error=GONE)
    if found is None:
        try:
            found = extract(content, document.file_extension.lower())
        except Exception:
            # No room for a temporary file, no process to spare: this is said, and the next files are read.
            logger.exception("Document %s could not be read.", document.pk)
            found = Extracted(error=FAILED)
    with content_version.transaction():
        # Deleted, or another file already: then somebody reads it anew.
        still = LibraryDocument.objects.filter(pk=document.pk, file=document.file.name)
        # A file that was put there by another road than the form.
        if still.update(file_hash=sha1):
            kept = {"sha1": sha1, "text": found.text, "error": found.error}
            DocumentText.objects.update_or_create(document=document, defaults=kept)
            record_document_users(document)
    return found
