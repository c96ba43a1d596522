"""The number of public changes there were, and what the last ones touched; see base.changes."""

from django.db import models


class Sequence(models.Model):
    """The one row that counts public changes; see base.changes."""

    value = models.BigIntegerField()

    class Meta:
        verbose_name = "volgnummer van wijzigingen"

    def __str__(self):
        return str(self.value)


class Change(models.Model):
    """What a rise of the sequence touched. Every value has at least one row, until the oldest are pruned.

    No foreign keys: what is named may be gone.
    """

    class Scope(models.TextChoices):
        PAGE = "page", "een pagina"
        TREE = "tree", "een pagina en wat eronder staat"
        TERM = "term", "de pagina’s met een term, een nauwere of een opgegane"
        ALL = "all", "alles"
        NOTHING = "nothing", "geen enkele pagina"

    sequence = models.BigIntegerField("volgnummer", db_index=True)
    # The microsecond at which the sequence rose: two databases that share a number don't share this.
    stamp = models.PositiveIntegerField("microseconde")
    scope = models.CharField("wat", max_length=10, choices=Scope)
    subject = models.BigIntegerField("pagina of term", null=True)

    class Meta:
        verbose_name = "wijziging in het logboek"
        verbose_name_plural = "wijzigingen in het logboek"

    def __str__(self):
        return f"{self.sequence}: {self.get_scope_display()} {self.subject or ''}".strip()
