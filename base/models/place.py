from math import cos, hypot, radians

from django.db import models

from base.fields import LinesField, lines

EARTH_RADIUS = 6371  # kilometres


class MunicipalityQuerySet(models.QuerySet):
    """Reads of municipalities."""

    def named(self, name):
        """Return the municipalities with exactly this name, ignoring case."""
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
        help_text="Vroegere gemeenten, deelgemeenten en namen in een andere taal. Eén per regel.",
    )
    latitude = models.FloatField("breedtegraad", null=True, blank=True)
    longitude = models.FloatField("lengtegraad", null=True, blank=True)

    objects = MunicipalityQuerySet.as_manager()

    class Meta:
        verbose_name = "gemeente"
        verbose_name_plural = "gemeenten"
        ordering = ["name"]

    def __str__(self):
        return self.name

    @property
    def other_name_list(self):
        """Return former names of the municipality and of its parts."""
        return lines(self.other_names)

    def distance_to(self, other):
        """Return the distance to another municipality in kilometres, in a straight line; None for a place unknown."""
        degrees = (self.latitude, self.longitude, other.latitude, other.longitude)
        if None in degrees:
            return None
        north, east, other_north, other_east = map(radians, degrees)
        # On a flat map, which is right to a few metres within Flanders.
        x, y = (other_east - east) * cos((north + other_north) / 2), other_north - north
        return EARTH_RADIUS * hypot(x, y)
