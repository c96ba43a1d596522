"""Pictures in the sizes in which pages show them, made before the first visitor asks.

A page makes what is not there yet, so nothing waits for this; but drawing a large picture six times takes seconds.
"""

from dataclasses import dataclass, field

from django.contrib.contenttypes.models import ContentType
from wagtail.images.models import Filter, SourceImageIOError
from wagtail.models import Page, ReferenceIndex

from base import content_version
from base.models import LibraryImage, Rendition, public

# As templates/blocks/image.html and templates/components/meta.html ask for them.
ON_PAGES = Filter.expand_spec("width-{400,800,1200}|format-{avif,webp}")
WHEN_SHARED = ["fill-1200x630|format-jpeg"]
A_PART = 10  # pictures made in one go: other tasks wait meanwhile


@dataclass
class Progress:
    """What a process knows of its work.

    Fields:
        version: content version at which all that pages show was there; None before.
        hopeless: ``{(pk of an image, name of its file, spec)}`` that could not be made; tried again after a restart.
    """

    version: int | None = None
    hopeless: set = field(default_factory=set)


progress = Progress()


def may_be_missing():
    """Return whether something was published since all was there; one query."""
    return content_version.current() != progress.version


def make_missing():
    """Make what public pages show and is not there yet, at most `A_PART` of them; the next time does the rest."""
    version = content_version.current()
    missing = sorted(shown_by_pages() - there())
    images = {image.pk: image for image in LibraryImage.objects.filter(pk__in={pk for pk, _ in missing})}
    tries = [(images[pk], spec) for pk, spec in missing if pk in images]
    tries = [(image, spec) for image, spec in tries if (image.pk, image.file.name, spec) not in progress.hopeless]
    for image, spec in tries[:A_PART]:
        try:
            image.get_rendition(spec)
        except SourceImageIOError:  # It is in the log; a page leaves it out.
            progress.hopeless.add((image.pk, image.file.name, spec))
    if len(tries) <= A_PART:
        progress.version = version


def shown_by_pages():
    """Return ``{(pk of an image, spec)}`` of all that public pages show."""
    kinds = ContentType.objects.get_for_models(Page, LibraryImage)
    uses = ReferenceIndex.objects.filter(base_content_type=kinds[Page], to_content_type=kinds[LibraryImage])
    uses = list(uses.values_list("object_id", "to_object_id", "model_path"))
    shown = set(public(Page.objects.filter(pk__in={int(page) for page, _, _ in uses})).values_list("pk", flat=True))
    return {
        (int(image), spec)
        for page, image, path in uses
        if int(page) in shown
        for spec in (WHEN_SHARED if path == "listing_image" else ON_PAGES)
    }


def there():
    """Return ``{(pk of an image, spec)}`` of all that was made."""
    return set(Rendition.objects.values_list("image_id", "filter_spec"))
