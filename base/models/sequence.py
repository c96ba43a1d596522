from django.db import models


class Sequence(models.Model):
    """The one row that counts public changes; see base.changes."""

    value = models.BigIntegerField()

    class Meta:
        verbose_name = "volgnummer van wijzigingen"

    def __str__(self):
        return str(self.value)
