from django.db import models
from wagtail.documents.models import AbstractDocument, Document
from wagtail.images.models import AbstractImage, AbstractRendition, Image


class LibraryImage(AbstractImage):
    """A picture in the library: raster only, never larger than it needs to be."""

    credit = models.CharField("naamsvermelding", max_length=255, blank=True, help_text="Wie maakte het beeld?")

    admin_form_fields = (*Image.admin_form_fields, "credit")

    class Meta(AbstractImage.Meta):
        verbose_name = "afbeelding"
        verbose_name_plural = "afbeeldingen"


class Rendition(AbstractRendition):
    """An image in one size, made when first needed."""

    image = models.ForeignKey(LibraryImage, models.CASCADE, related_name="renditions")

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["image", "filter_spec", "focal_point_key"], name="rendition_once"),
        ]


class LibraryDocument(AbstractDocument):
    """A file that visitors download, or a recording they play."""

    admin_form_fields = Document.admin_form_fields

    class Meta(AbstractDocument.Meta):
        verbose_name = "document"
        verbose_name_plural = "documenten"

    def clean(self):
        # Without a file the form has said what is wrong; Wagtail would add that it has no extension.
        if self.file:
            super().clean()
