from django.db import models


class LoadedRecord(models.Model):
    """What the loader wrote last, so that it never writes over an editor's work.

    ``key`` names the record ("page/coach-hasselt", "term/thema/spijbelen"); ``digest`` is of the record in
    the file; ``revision`` is the page's revision it made, or the digest of a term's row.
    """

    key = models.CharField(max_length=200, primary_key=True)
    object_id = models.CharField(max_length=40)
    digest = models.CharField(max_length=64)
    revision = models.CharField(max_length=64)

    class Meta:
        verbose_name = "geladen record"
        verbose_name_plural = "geladen records"

    def __str__(self):
        return self.key
