from django.db import models

from base.fields import LinesField, lines


class MunicipalityQuerySet(models.QuerySet):
    """Reads of municipalities."""

    def named(self, name):
        """Give the municipalities of that exact name, whatever its capitals."""
        return self.filter(name__iexact=name.strip())


class Municipality(models.Model):
    """A municipality of the Flemish Region, from Statbel's public list."""

    nis = models.CharField("NIS-code", max_length=5, primary_key=True)
    name = models.CharField("naam", max_length=100)
    province = models.CharField("provincie", max_length=100)
    is_central_city = models.BooleanField("centrumstad", default=False)
    postcodes = models.CharField("postcodes", max_length=200, help_text="Gescheiden door een streepje |.")

    other_names = LinesField(
        "andere namen",
        blank=True,
        help_text="Vroegere gemeenten en deelgemeenten. Eén per regel.",
    )

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def other_name_list(self):
        """Give what it, or a part of it, was called before."""
        return lines(self.other_names)
