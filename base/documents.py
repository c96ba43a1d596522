"""Which files of the library a visitor may download."""

from django.contrib.contenttypes.models import ContentType
from wagtail.models import CollectionViewRestriction, Page, ReferenceIndex

from base.blocks import MEDIA_EXTENSIONS
from base.models import LibraryDocument, public

# Recordings of people, and their captions.
RECORDING_EXTENSIONS = {*MEDIA_EXTENSIONS, "vtt"}


def in_public_collections(files):
    """Return the files without those in a restricted collection or below one.

    Args:
        files: queryset of LibraryDocument.
    """
    for path in CollectionViewRestriction.objects.values_list("collection__path", flat=True):
        files = files.exclude(collection__path__startswith=path)
    return files


def is_in_public_collection(document):
    """Return whether neither the collection of a file nor one above it is restricted.

    Args:
        document: LibraryDocument.
    """
    return in_public_collections(LibraryDocument.objects.filter(pk=document.pk)).exists()


def users_of(instance, model=Page):
    """Return the pks of the pages, or of the rows of another model, that refer to a row of any model.

    According to Wagtail's reference index.
    """
    references = ReferenceIndex.get_references_to(instance)
    of_model = references.filter(base_content_type=ContentType.objects.get_for_model(model))
    return {int(pk) for pk in of_model.values_list("object_id", flat=True)}


def may_be_served(document):
    """Return whether a visitor may download a file: its collection is public, and a public page uses it or none does.

    An editor who unpublishes a page withdraws its files too. A recording holds somebody's voice, so it is withdrawn as
    soon as no page uses it.

    Args:
        document: LibraryDocument.
    """
    if not is_in_public_collection(document):
        return False
    pks = users_of(document)
    if not pks:
        return document.file_extension.lower() not in RECORDING_EXTENSIONS
    return public(Page.objects.filter(pk__in=pks)).exists()
