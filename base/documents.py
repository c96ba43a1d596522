"""Which files of the library a visitor may have."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from base.blocks import MEDIA_EXTENSIONS
from base.models import LibraryDocument, public

# What somebody said, with its captions.
RECORDINGS = {*MEDIA_EXTENSIONS, "vtt"}


def for_everybody(files):
    """Leave out the files in a collection that is not for everybody, or under one.

    Args:
        files: queryset of LibraryDocument.
    """
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        files = files.exclude(collection__path__startswith=path)
    return files


def is_for_everybody(document):
    """Tell whether the collection of a file, and all above it, is for everybody.

    Args:
        document: LibraryDocument.
    """
    return for_everybody(LibraryDocument.objects.filter(pk=document.pk)).exists()


def may_be_served(document):
    """Tell whether a visitor may have a file: when a public page uses it, or no page does, and its collection is open.

    Whoever withdraws a page withdraws its files too. A recording is somebody's own voice: once no page uses it any
    more (another took its place, its page was deleted), it is gone as well.

    Args:
        document: LibraryDocument.
    """
    if not is_for_everybody(document):
        return False
    uses = ReferenceIndex.get_references_to(document).filter(base_content_type=ContentType.objects.get_for_model(Page))
    pages = {int(pk) for pk in uses.values_list("object_id", flat=True)}
    if not pages:
        return document.file_extension.lower() not in RECORDINGS
    return public(Page.objects.filter(pk__in=pages)).exists()
