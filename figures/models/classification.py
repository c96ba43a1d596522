"""What a figure is broken down by: a dimension, and its categories."""

from django.db import models

TOTAL = "totaal"  # code of the dimension of what is not broken down, and of its one category


class Dimension(models.Model):
    """Something by which figures are broken down, such as sex."""

    code = models.SlugField("code", max_length=40, primary_key=True)
    name = models.CharField("naam", max_length=80)
    order = models.PositiveSmallIntegerField("volgorde", default=0)
    is_personal = models.BooleanField(
        "kenmerk van de leerling of het gezin",
        default=False,
        help_text="De site zegt er dan bij dat het een samenhang is, geen oorzaak.",
    )
    note = models.TextField("uitleg", blank=True)

    class Meta:
        verbose_name = "indeling"
        verbose_name_plural = "indelingen"
        ordering = ["order"]

    def __str__(self):
        return self.name


class Category(models.Model):
    """One value of a dimension."""

    dimension = models.ForeignKey(Dimension, models.PROTECT, related_name="categories", verbose_name="indeling")
    code = models.CharField("code", max_length=60)
    name = models.CharField("naam", max_length=120)
    order = models.PositiveSmallIntegerField("volgorde", default=0)

    class Meta:
        verbose_name = "categorie"
        verbose_name_plural = "categorieën"
        ordering = ["dimension__order", "order"]
        constraints = [models.UniqueConstraint(fields=["dimension", "code"], name="figures_category_once")]

    def __str__(self):
        return self.name
