"""Sources and public change notes of a page."""

from django.db import models
from django.utils import timezone
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.models import Orderable

from base.fields import LinkField
from base.languages import Language


class Source(Orderable):
    """A source of the facts on a page."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="sources")
    title = models.CharField("titel", max_length=255)
    publisher = models.CharField("uitgever of auteur", max_length=255)
    year = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    url = LinkField("link", max_length=500, blank=True, help_text="Alleen naar de uitgever zelf.")
    note = models.CharField("opmerking", max_length=255, blank=True)
    language = models.CharField(
        "taal van de titel",
        max_length=2,
        choices=Language,
        blank=True,
        help_text="Alleen als het geen Nederlands is: een schermlezer leest de titel dan juist voor.",
    )

    panels = [
        *(FieldPanel("title"), FieldPanel("publisher"), FieldPanel("year"), FieldPanel("url")),
        *(FieldPanel("note"), FieldPanel("language")),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "bron"
        verbose_name_plural = "bronnen"

    def __str__(self):
        return self.title


class PublicChangeNote(models.Model):
    """A change to a page, in a sentence for its readers."""

    page = ParentalKey("wagtailcore.Page", on_delete=models.CASCADE, related_name="change_notes")
    date = models.DateField("datum", default=timezone.localdate)
    text = models.CharField("wat is er veranderd", max_length=255)

    panels = [FieldPanel("date"), FieldPanel("text")]

    class Meta:
        verbose_name = "wijziging"
        verbose_name_plural = "wijzigingen"

    def __str__(self):
        return self.text
