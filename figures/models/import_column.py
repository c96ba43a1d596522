"""What a column of a file of figures holds."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from base.fields import LinesField
from figures.models.classification import Dimension
from figures.models.import_profile import ImportProfile


class ImportColumn(Orderable):
    """What a column of a file holds."""

    class Role(models.TextChoices):
        AREA = "gebied", "gebied"
        PERIOD = "periode", "periode"
        CATEGORY = "indeling", "categorie van een indeling"
        VALUE = "waarde", "waarde (percentage, of het aantal zelf)"
        NUMERATOR = "teller", "teller: hoeveel er geteld zijn"
        DENOMINATOR = "noemer", "noemer: van hoeveel"
        STATUS = "toestand", "teken of toestand (voorlopig, te klein …)"
        SCHOOLS = "scholen", "aantal scholen"
        INDICATOR = "cijfer", "welk cijfer de rij is"
        MEASURE = "maat", "of de rij waarde, teller of noemer is"
        FILTER = "keuze", "lees alleen rijen met deze tekst"

    profile = ParentalKey(ImportProfile, on_delete=models.CASCADE, related_name="columns")
    heading = models.CharField("kop in het bestand", max_length=120, help_text="Zoals ze in het bestand staat.")
    role = models.CharField(
        "wat erin staat", max_length=10, choices=Role, help_text="Andere kolommen leest de site niet."
    )
    indicator = models.ForeignKey(
        "figures.IndicatorPage",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bij een ander cijfer",
        help_text="Leeg: het cijfer van het profiel.",
    )
    dimension = models.ForeignKey(
        Dimension,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="welke indeling",
        help_text="Alleen bij een categorie.",
    )
    adds_up = models.BooleanField(
        "samen het totaal",
        default=True,
        help_text="Zet dit uit als de categorieën van deze indeling samen niet iedereen zijn.",
    )
    mapping = LinesField(
        "vertaling",
        blank=True,
        help_text="Eén per regel: wat in het bestand staat = code op de site, zoals: Jongens = man.",
    )

    panels = [
        FieldRowPanel([FieldPanel("heading"), FieldPanel("role")]),
        FieldRowPanel([FieldPanel("dimension"), FieldPanel("indicator")]),
        FieldRowPanel([FieldPanel("mapping"), FieldPanel("adds_up")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "kolom"
        verbose_name_plural = "kolommen"

    def __str__(self):
        return self.heading
