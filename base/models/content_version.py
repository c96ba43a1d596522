"""The counters of changes and the log of the last ones; see base.content_version."""

from django.db import models


class ContentVersion(models.Model):
    """A counter of changes: one row for what the public sees, one for what only members see."""

    class Audience(models.TextChoices):
        PUBLIC = "public", "iedereen"
        MEMBERS = "members", "leden"

    audience = models.CharField("voor wie", max_length=10, choices=Audience, default=Audience.PUBLIC, unique=True)
    value = models.BigIntegerField()

    class Meta:
        verbose_name = "volgnummer van wijzigingen"

    def __str__(self):
        return str(self.value)


class Change(models.Model):
    """One thing that a new content version touched. Every version has at least one row, until it is pruned.

    The subject is no foreign key: the page or term may be deleted.
    """

    class Scope(models.TextChoices):
        PAGE = "page", "een pagina"
        TREE = "tree", "een pagina en wat eronder staat"
        TERM = "term", "wat een term draagt, een nauwere of een opgegane"
        RECORD = "record", "een record"
        ALL = "all", "alles"
        NOTHING = "nothing", "geen enkele pagina"

    version = models.BigIntegerField("volgnummer", db_index=True)
    # Tells two databases apart that have the same version, such as a restored backup.
    stamp = models.PositiveIntegerField("microseconde")
    scope = models.CharField("wat", max_length=10, choices=Scope)
    kind = models.CharField("soort record", max_length=20, blank=True, default="")
    subject = models.BigIntegerField("pagina, term of record", null=True)

    class Meta:
        verbose_name = "wijziging in het logboek"
        verbose_name_plural = "wijzigingen in het logboek"

    def __str__(self):
        return f"{self.version}: {self.get_scope_display()} {self.subject or ''}".strip()
