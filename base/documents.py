"""Which files of the library a visitor may have."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, ReferenceIndex

from base.blocks import MEDIA_EXTENSIONS
from base.models import public

# What somebody said, with its captions.
RECORDINGS = {*MEDIA_EXTENSIONS, "vtt"}


def may_be_served(document):
    """Tell whether a visitor may have a file: when a public page uses it, or no page does.

    Whoever withdraws a page withdraws its files too. A recording is somebody's own voice: once no page uses it any
    more (another took its place, its page was deleted), it is gone as well.

    Args:
        document: LibraryDocument.
    """
    uses = ReferenceIndex.get_references_to(document).filter(base_content_type=ContentType.objects.get_for_model(Page))
    pages = {int(pk) for pk in uses.values_list("object_id", flat=True)}
    if not pages:
        return document.file_extension.lower() not in RECORDINGS
    return public(Page.objects.filter(pk__in=pages)).exists()
