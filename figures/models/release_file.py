"""The files of a release, written once when it is published."""

from django.db import models
from django.db.models import Exists, OuterRef
from wagtail.models import Page

from base.models import public
from figures.models.release import Release, is_out


class ReleaseFileQuerySet(models.QuerySet):
    """The queryset of files of releases."""

    def public(self):
        """Return the files that a visitor may have: of a release that is out, about indicators that are all public."""
        shown = public(Page.objects.filter(pk=OuterRef("indicatorpage")))
        hidden = ReleaseFile.indicators.through.objects.filter(~Exists(shown), releasefile=OuterRef("pk"))
        return self.filter(is_out("release__"), ~Exists(hidden))


class ReleaseFile(models.Model):
    """One file with all figures of a release. Withdrawing the release removes it; nothing else changes it."""

    class Form(models.TextChoices):
        ZIP = "zip", "Alles samen, met leeswijzer (ZIP)"
        WORKBOOK = "xlsx", "Rekenblad (Excel)"
        CSV = "csv", "Rekenblad met decimale komma (CSV)"

    release = models.ForeignKey(Release, models.PROTECT, related_name="files", verbose_name="uitgave")
    form = models.CharField("vorm", max_length=4, choices=Form)
    file = models.FileField("bestand", upload_to="uitgaven", max_length=120)
    size = models.PositiveBigIntegerField("grootte in bytes")
    sha256 = models.CharField("SHA-256", max_length=64)
    indicators = models.ManyToManyField("figures.IndicatorPage", related_name="+", verbose_name="cijfers erin")

    objects = ReleaseFileQuerySet.as_manager()

    class Meta:
        verbose_name = "bestand van een uitgave"
        verbose_name_plural = "bestanden van uitgaven"
        ordering = ["release", "-form"]
        constraints = [models.UniqueConstraint(fields=["release", "form"], name="figures_release_file_once")]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        """Return its address, which lasts: it stands below no page that can be moved."""
        return f"{ADDRESS}{self.name}"

    @property
    def name(self):
        """Its name, which is the last part of its address: "sv2023-v1.zip"."""
        return f"{self.release.file_name}.{self.form}"


ADDRESS = "/bestanden/cijfers/"
