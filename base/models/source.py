"""Where a page's facts come from, and what changed on it."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable


class Source(Orderable):
    """Where a page's facts come from."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="sources")
    title = models.CharField("titel", max_length=255)
    publisher = models.CharField("uitgever of auteur", max_length=255)
    year = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    url = models.URLField("link", max_length=500, blank=True, help_text="Alleen naar de uitgever zelf.")
    note = models.CharField("opmerking", max_length=255, blank=True)

    panels = [FieldPanel("title"), FieldPanel("publisher"), FieldPanel("year"), FieldPanel("url"), FieldPanel("note")]

    class Meta(Orderable.Meta):
        verbose_name = "bron"
        verbose_name_plural = "bronnen"

    def __str__(self):
        return self.title


class PublicChangeNote(models.Model):
    """What changed on a page, in a sentence for its readers."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="change_notes")
    date = models.DateField("datum", default=timezone.localdate)
    text = models.CharField("wat is er veranderd", max_length=255)

    panels = [FieldPanel("date"), FieldPanel("text")]

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"

    def __str__(self):
        return self.text
