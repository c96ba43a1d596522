"""The areas that figures are about: municipalities, provinces, regions, countries and groups of them."""

from django.db import models
from django.utils.text import slugify


class Area(models.Model):
    """An area, under the code by which statistics name it."""

    class Level(models.TextChoices):
        EDUCATION = "onderwijs", "onderwijs"
        REGION = "gewest", "gewest"
        PROVINCE = "provincie", "provincie"
        MUNICIPALITY = "gemeente", "gemeente"
        GROUP = "groep", "groep van gemeenten"
        COUNTRY = "land", "land"
        UNION = "unie", "Europese Unie"

    class Scheme(models.TextChoices):
        NIS = "nis", "NIS-codes van Statbel"
        EUROSTAT = "eurostat", "codes van Eurostat"
        CBS = "cbs", "codes van Nederlandse provincies"
        OWN = "eigen", "codes van deze site"

    code = models.CharField("code", max_length=20, primary_key=True)
    scheme = models.CharField("codelijst", max_length=10, choices=Scheme)
    name = models.CharField("naam", max_length=100)
    slug = models.SlugField("adres", max_length=100)
    level = models.CharField("soort gebied", max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="parts", verbose_name="ligt in"
    )
    valid_from = models.DateField("bestaat sinds", null=True, blank=True)
    valid_until = models.DateField("bestond tot en met", null=True, blank=True)

    class Meta:
        verbose_name = "gebied"
        verbose_name_plural = "gebieden"
        ordering = ["name"]
        indexes = [models.Index(fields=["level", "slug"], name="figures_area_at_address")]
        constraints = [
            models.CheckConstraint(
                condition=models.Q(valid_until__gte=models.F("valid_from"))
                | models.Q(valid_from__isnull=True)
                | models.Q(valid_until__isnull=True),
                name="figures_area_begins_before_its_end",
            )
        ]

    def __str__(self):
        return self.name

    def save(self, *args, **kwargs):
        self.slug = self.slug or slugify(self.name)
        super().save(*args, **kwargs)

    @property
    def title(self):
        """The name with its kind, where towns and provinces share a name."""
        return f"Provincie {self.name}" if self.level == self.Level.PROVINCE else self.name
