from django.db import models


class LoadedRecord(models.Model):
    """A record that was loaded, so that a later load never overwrites a change of an editor.

    ``key`` is the name of the record ("page/coach-hasselt", "term/thema/spijbelen"), ``digest`` is of the record in the
    file, and ``revision`` is that of the page which the load created, or the digest of the term.
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
