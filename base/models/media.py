import logging
import struct
from contextlib import contextmanager

import PIL.Image
from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image, SourceImageIOError, WagtailImageFieldFile
from willow.plugins.pillow import PillowImage

from base import pictures, storage

logger = logging.getLogger(__name__)


class PictureFile(WagtailImageFieldFile):
    """The file of a picture; every save, by a form, the loader or a script, draws the picture anew."""

    def save(self, name, content, save=True):
        clean = content if isinstance(content, pictures.CleanFile) else pictures.clean(content)
        clean.name = name
        # Of the stored file, not of the upload.
        self.instance.file_size, self.instance.file_hash = clean.size, ""
        super().save(name, clean, save)

    def get_image_dimensions(self):
        """Return (width, height), reading only the header of the file.

        For a stored file that is damaged or missing these are the values in the database; for an upload that is no
        picture, (None, None).
        """
        closed = self.closed
        try:
            self.open()
            return PIL.Image.open(self).size
        except (OSError, PIL.Image.DecompressionBombError, SyntaxError, ValueError, struct.error):
            return (self.instance.width, self.instance.height) if self._committed else (None, None)
        finally:
            if closed:
                self.close()
            else:
                self.seek(0)


class OnlyPixels(PillowImage):
    """The image of which Wagtail makes a rendition, without metadata to copy."""

    def __init__(self, image, format_name):
        super().__init__(image)
        self.format_name = format_name


class LibraryImage(AbstractImage):
    """A picture in the library."""

    credit = models.CharField("naamsvermelding", max_length=255, blank=True, help_text="Wie maakte het beeld?")

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"

    @contextmanager
    def get_willow_image(self):
        """Yield the picture without its metadata, which a file that was copied into the folder may have.

        Raises:
            SourceImageIOError: the picture can't be decoded; the CMS then shows an empty preview, and a page nothing.
        """
        with self.open_file() as file:
            try:
                image = PIL.Image.open(file)
                pictures.refuse_too_many_pixels(image)
                pixels = OnlyPixels(pictures.redraw(image), pictures.storage_format(image).lower())
            except Exception as error:
                raise SourceImageIOError(str(error)) from error
            yield pixels

    def create_rendition(self, filter):
        """Return the picture in one size.

        Raises:
            SourceImageIOError: for any error, a full disk included, so that a page is served without its picture.
        """
        try:
            with storage.file_transaction():
                return super().create_rendition(filter)
        except Exception as error:
            logger.warning("Picture %s could not be made as %s: %r", self.pk, filter.spec, error)
            raise SourceImageIOError(str(error)) from error

    def create_renditions(self, *filters):
        """Return the picture in several sizes, made one by one, because a large picture takes much memory."""
        return {filter: self.create_rendition(filter) for filter in filters}


# Replaces the file class of Wagtail's field: a field of our own would come after the width and height that it fills in.
LibraryImage._meta.get_field("file").attr_class = PictureFile


class Rendition(AbstractRendition):
    """A picture in one size, created when it is first needed."""

    image = models.ForeignKey(LibraryImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"),
        ]


class LibraryDocument(AbstractDocument):
    """A file that visitors download, or a recording that they play."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documenten"

    def clean(self):
        # Without a file the form has an error already; Wagtail would add one about its extension.
        if self.file:
            super().clean()
