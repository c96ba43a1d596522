"""What a publication measured, one row for each effect."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.models import Orderable

from base.facets import Facet
from base.models import Term


class Effect(Orderable):
    """One measured effect: what was done, what was measured, what came of it and how sure that is."""

    class Outcome(models.TextChoices):
        DROPOUT = "uitval", "schooluitval"
        ABSENCE = "afwezigheid", "afwezigheid"
        CAREER = "schoolloopbaan", "schoolloopbaan"
        LEARNING = "leerwinst", "leerwinst"
        WELLBEING = "welbevinden", "welbevinden"
        BEHAVIOUR = "gedrag", "gedrag"
        WORK = "tewerkstelling", "werk"

    class Direction(models.TextChoices):
        HELPS = "helpt", "helpt"
        HELPS_A_LITTLE = "helpt-een-beetje", "helpt een beetje"
        MIXED = "gemengd", "helpt soms"
        NO_DIFFERENCE = "geen-verschil", "maakt geen verschil"
        HARMS = "schaadt", "doet schade"
        UNCLEAR = "onduidelijk", "niet duidelijk"

    class Certainty(models.TextChoices):
        REVIEW = "overzicht", "overzicht van veel studies"
        EXPERIMENT = "experiment", "proef met loting"
        COMPARISON = "vergelijking", "vergelijking met een andere groep"
        CORRELATION = "samenhang", "samenhang, geen bewezen oorzaak"
        VERDICT = "oordeel", "oordeel van een kenniscentrum"

    page = ParentalKey("research.PublicationPage", on_delete=models.CASCADE, related_name="effects")
    theme = models.ForeignKey(
        Term,
        models.PROTECT,
        related_name="+",
        limit_choices_to={"facet": Facet.THEME},
        verbose_name="thema",
    )
    action = models.CharField(
        "wat deed men", max_length=160, help_text="Zoals: een coach die een leerling een jaar begeleidt."
    )
    outcome = models.CharField("wat is gemeten", max_length=20, choices=Outcome)
    direction = models.CharField("wat kwam eruit", max_length=20, choices=Direction)
    text = models.CharField("in gewone woorden", max_length=300, help_text="Een hele zin, zonder vaktaal.")
    value = models.CharField("zoals de bron het zegt", max_length=120, blank=True, help_text="Met de maat erbij.")
    place = models.CharField("waar gemeten", max_length=120, blank=True)
    certainty = models.CharField("hoe zeker", max_length=20, choices=Certainty)

    panels = [
        FieldPanel("theme"),
        FieldPanel("action"),
        FieldRowPanel([FieldPanel("outcome"), FieldPanel("direction")]),
        FieldPanel("text"),
        FieldPanel("value"),
        FieldRowPanel([FieldPanel("place"), FieldPanel("certainty")]),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "effect"
        verbose_name_plural = "effecten"

    def __str__(self):
        return self.action
