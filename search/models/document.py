from django.conf import settings
from django.db import models


class DocumentText(models.Model):
    """What stands in a file of the library, read once for each version of it; see search.extraction."""

    document = models.OneToOneField(
        settings.WAGTAILDOCS_DOCUMENT_MODEL, models.CASCADE, related_name="extracted", verbose_name="document"
    )
    sha1 = models.CharField("vingerafdruk van het bestand", max_length=40)
    text = models.TextField("tekst", blank=True)
    error = models.CharField("waarom er geen tekst is", max_length=255, blank=True)

    class Meta:
        verbose_name = "tekst van een document"
        verbose_name_plural = "teksten van documenten"

    def __str__(self):
        return f"{self.document}: {self.error or f'{len(self.text)} tekens'}"
