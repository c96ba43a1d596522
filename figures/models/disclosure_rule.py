"""From which size a publication shows a group."""

from django.core.validators import MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel

from figures.models.release import Publication


class DisclosureRule(models.Model):
    """From which size a publication shows a group, so that nobody can be recognised."""

    class Extremes(models.TextChoices):
        NEVER = "nooit", "nooit"
        LARGE = "groot", "alleen in een groep die groot genoeg is"
        ALWAYS = "altijd", "altijd"

    publication = models.OneToOneField(
        Publication, models.CASCADE, related_name="disclosure_rule", verbose_name="publicatie"
    )
    least_numerator = models.PositiveSmallIntegerField(
        "kleinste teller", default=5, help_text="Minder jongeren dan dit tonen we niet. Nul zelf heeft een eigen regel."
    )
    least_complement = models.PositiveSmallIntegerField(
        "kleinste rest", default=5, help_text="De rest is de noemer min de teller: wie het niet overkwam."
    )
    least_denominator = models.PositiveSmallIntegerField(
        "kleinste noemer", default=10, help_text="Kleinere groepen tonen we niet."
    )
    extremes = models.CharField(
        "0% en 100% tonen",
        max_length=10,
        choices=Extremes,
        default=Extremes.NEVER,
        help_text="Dan weet je het van iedereen in de groep.",
    )
    extremes_from = models.PositiveSmallIntegerField(
        "groot genoeg vanaf", default=100, help_text="Noemer vanaf wanneer 0% en 100% mogen."
    )
    least_schools = models.PositiveSmallIntegerField(
        "kleinste aantal scholen",
        default=3,
        validators=[MinValueValidator(3)],
        help_text="Bij cijfers volgens waar de school ligt. Nooit minder dan drie.",
    )

    panels = [
        FieldPanel("publication"),
        FieldRowPanel([FieldPanel("least_numerator"), FieldPanel("least_complement"), FieldPanel("least_denominator")]),
        FieldRowPanel([FieldPanel("extremes"), FieldPanel("extremes_from"), FieldPanel("least_schools")]),
    ]

    class Meta:
        verbose_name = "regel voor kleine aantallen"
        verbose_name_plural = "regels voor kleine aantallen"
        ordering = ["publication__order"]
        constraints = [
            models.CheckConstraint(condition=models.Q(least_schools__gte=3), name="figures_three_schools_at_least"),
        ]

    def __str__(self):
        return f"Kleine aantallen: {self.publication}"
