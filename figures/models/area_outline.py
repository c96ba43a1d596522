"""The outlines of areas for a map, which an administrator imports."""

from django.db import models

from figures.models.area import Area


class OutlineMap(models.Model):
    """A drawing in which outlines of areas fit together; there is one at most."""

    height = models.PositiveSmallIntegerField("hoogte in eenheden")
    source = models.CharField("bron van de grenzen", max_length=255)
    made_on = models.DateField("ingelezen op", auto_now_add=True)

    class Meta:
        verbose_name = "kaart"
        verbose_name_plural = "kaarten"

    def __str__(self):
        return self.source


class AreaOutline(models.Model):
    """The outline of one area, as a path of SVG in the units of its map."""

    map = models.ForeignKey(OutlineMap, models.CASCADE, related_name="outlines", verbose_name="kaart")
    area = models.OneToOneField(Area, models.CASCADE, related_name="outline", verbose_name="gebied")
    path = models.TextField("pad")

    class Meta:
        verbose_name = "omtrek van een gebied"
        verbose_name_plural = "omtrekken van gebieden"

    def __str__(self):
        return str(self.area)
