"""What belongs to the series of an indicator: breaks, footnotes and targets, each for the figures that it is about."""

from decimal import Decimal

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from base.fields import LinkField
from figures.charts import Unit
from figures.models.indicator import IndicatorPage


class AboutAreas(models.Model):
    """Something about the figures of some areas, or of all of them."""

    areas = models.CharField(
        "gebieden",
        max_length=255,
        blank=True,
        help_text="De codes, met een spatie ertussen. Leeg: in alle gebieden.",
    )

    class Meta:
        abstract = True

    def is_about(self, area):
        """Return whether it is about the figures of an area.

        Args:
            area: its code.
        """
        return not self.areas or area in self.areas.split()


class Break(AboutAreas, Orderable):
    """Where figures before and after can't be compared, and why; an exceptional year is only explained."""

    class Kind(models.TextChoices):
        DEFINITION = "definitie", "andere definitie"
        CLASSIFICATION = "indeling", "andere indeling"
        SOURCE = "bron", "andere bron"
        SURVEY = "enquete", "nieuwe enquête"
        EXCEPTIONAL = "uitzonderlijk", "uitzonderlijk jaar"

    page = ParentalKey(IndicatorPage, on_delete=models.CASCADE, related_name="breaks")
    period = models.CharField("eerste periode erna", max_length=9, help_text="Zoals 2019-2020 of 2021.")
    kind = models.CharField("soort", max_length=20, choices=Kind)
    explanation = models.TextField("wat er veranderde")

    panels = [
        FieldRowPanel([FieldPanel("period"), FieldPanel("kind")]),
        FieldPanel("areas"),
        FieldPanel("explanation"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "breuk"
        verbose_name_plural = "breuken"

    def __str__(self):
        return f"{self.period}: {self.get_kind_display()}"

    @property
    def cuts(self):
        """Whether it cuts the line."""
        return self.kind != self.Kind.EXCEPTIONAL


class Footnote(AboutAreas, Orderable):
    """A note at some figures: of a period, a category or an area; each that is empty means all."""

    page = ParentalKey(IndicatorPage, on_delete=models.CASCADE, related_name="footnotes")
    period = models.CharField("periode", max_length=9, blank=True)
    category = models.CharField("categorie", max_length=60, blank=True, help_text="De code, zoals bso.")
    text = models.TextField("noot")

    panels = [
        FieldRowPanel([FieldPanel("period"), FieldPanel("category")]),
        FieldPanel("areas"),
        FieldPanel("text"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "voetnoot"
        verbose_name_plural = "voetnoten"

    def __str__(self):
        return self.text[:80]

    def holds_for(self, observation):
        """Return whether the note belongs to a figure.

        Args:
            observation: `figures.models.Observation` with its series.
        """
        series = observation.series
        return (
            self.is_about(series.area_id)
            and self.period in ("", observation.period)
            and self.category in ("", series.category.code)
        )


class Target(AboutAreas, Orderable):
    """A value that was aimed at, with who set it and for when."""

    page = ParentalKey(IndicatorPage, on_delete=models.CASCADE, related_name="targets")
    value = models.DecimalField("streefcijfer", max_digits=9, decimal_places=2)
    period = models.CharField("voor welk jaar", max_length=9)
    name = models.CharField("van wie", max_length=120, help_text="Zoals: Pact 2020.")
    note = models.TextField("uitleg", blank=True)
    source_title = models.CharField("titel van de bron", max_length=255)
    source_publisher = models.CharField("uitgever van de bron", max_length=160)
    source_url = LinkField("link naar de bron", max_length=500, blank=True)

    panels = [
        FieldRowPanel([FieldPanel("value"), FieldPanel("period")]),
        FieldPanel("name"),
        FieldPanel("areas"),
        FieldPanel("note"),
        FieldPanel("source_title"),
        FieldRowPanel([FieldPanel("source_publisher"), FieldPanel("source_url")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "streefcijfer"
        verbose_name_plural = "streefcijfers"

    def __str__(self):
        return f"{self.name}: {self.value}"

    @property
    def words(self):
        """The value in Dutch: "4,25%"."""
        return Unit("%", 2).words(Decimal(self.value).normalize() + 0)
