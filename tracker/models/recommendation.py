"""Recommendations of an audit: what was asked, whether it was accepted, and what became of it."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.models import BasePage, BasePageQuerySet
from tracker import history
from tracker.models.followed import FollowedPage
from tracker.models.rows import UPDATE_PANELS, CitedMixin, DatedMixin, UpdateMixin
from tracker.panels import RowsPanel, UpdatesPanel

NOT_ASSESSED = "nog niet beoordeeld"


class Conclusion(models.TextChoices):
    """What an auditor concludes on the execution; the first is the most open."""

    NONE = "nog-geen-actie", "nog geen actie"
    INTENTION = "voornemen", "voornemen tot uitvoering"
    UNDERWAY = "in-uitvoering", "in uitvoering"
    DONE = "uitgevoerd", "uitgevoerd"


class RecommendationQuerySet(BasePageQuerySet):
    """The queryset of recommendations."""

    def complete(self):
        """Return them with the rows that a search reads, in a query for each kind of row."""
        return self.prefetch_related("updates", "assessments")


class RecommendationPage(FollowedPage):
    """One recommendation, with the reaction of the minister beside the judgement of the auditor."""

    class Acceptance(models.TextChoices):
        ACCEPTED = "aanvaard", "aanvaard"
        PARTLY = "deels", "deels aanvaard"
        REFUSED = "niet-aanvaard", "niet aanvaard"
        UNKNOWN = "niet-bekend", "niet bekend"

    parent_page_types = ["tracker.RecommendationReportPage"]
    api_fields = ("code", "recommendation", "acceptance", "conclusion")
    main_facets = (Facet.THEME,)
    offered_facets = (Facet.THEME, Facet.ACTOR, Facet.LEVEL, Facet.TRACK)
    facet_columns = ("conclusion", "acceptance")
    row_columns = ("code", "conclusion", "acceptance")
    search_weight = 0.8
    is_saved = False

    code = models.CharField("code van de bron", max_length=20, help_text="Zoals de bron ze noemt: ABV5.")
    recommendation = RichTextField("wat wordt aanbevolen", features=TEXT_FEATURES)
    acceptance = models.CharField(
        "is de aanbeveling aanvaard?",
        max_length=20,
        choices=Acceptance,
        default=Acceptance.UNKNOWN,
        help_text="Aanvaarden is iets anders dan uitvoeren.",
    )
    explanation = RichTextField("uitleg van de redactie", features=TEXT_FEATURES, blank=True)
    # Filled in from the newest assessment, because lists filter by it.
    conclusion = models.CharField("uitvoering", max_length=20, choices=Conclusion, blank=True, editable=False)

    content_panels = [
        FieldPanel("code"),
        *BasePage.opening_panels,
        FieldPanel("recommendation"),
        FieldPanel("acceptance"),
        RowsPanel("assessments", heading="Beoordelingen", label="beoordeling"),
        UpdatesPanel(
            help_text="Een melding verandert de conclusie niet. Wat op de website stond, blijft: verbeter het met een "
            "nieuwe melding."
        ),
        FieldPanel("explanation"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("code"),
        index.SearchField("recommendation"),
        index.SearchField("explanation"),
    ]

    objects = PageManager.from_queryset(RecommendationQuerySet)()

    class Meta:
        verbose_name = "aanbeveling"
        verbose_name_plural = "aanbevelingen"

    def fill_in(self):
        super().fill_in()
        newest = next(iter(self.judged), None)
        self.conclusion = newest.conclusion if newest else ""

    @property
    def judged(self):
        """Return the assessments from new to old."""
        return history.newest_first(self.assessments.all())

    def extra_search_terms(self):
        said = [text for row in self.assessments.all() for text in (row.minister, row.auditor)]
        return [*said, *(row.text for row in self.updates.all())]

    @property
    def type_label(self):
        """Return the code: "Aanbeveling ABV5"."""
        return f"Aanbeveling {self.code}"

    @property
    def conclusion_text(self):
        """Return the newest conclusion in Dutch."""
        return self.get_conclusion_display() or NOT_ASSESSED

    @classmethod
    def describe_row(cls, code, conclusion, acceptance):
        """Return the code, and the conclusion."""
        told = Conclusion(conclusion).label if conclusion else NOT_ASSESSED
        return f"Aanbeveling {code}", f"{told[:1].upper()}{told[1:]}"

    @property
    def byline(self):
        """Return the conclusion."""
        return self.describe_row(self.code, self.conclusion, self.acceptance)[1]


class Assessment(DatedMixin, CitedMixin, Orderable):
    """What the minister says and what the auditor says of the execution, at one moment."""

    page = ParentalKey(RecommendationPage, on_delete=models.CASCADE, related_name="assessments")
    minister = models.TextField("wat zegt de minister", blank=True)
    auditor = models.TextField("wat zegt wie beoordeelt", blank=True)
    conclusion = models.CharField("conclusie", max_length=20, choices=Conclusion)

    panels = [
        *DatedMixin.date_panels,
        FieldPanel("minister"),
        FieldPanel("auditor"),
        FieldPanel("conclusion"),
        CitedMixin.source_panel,
    ]

    class Meta(Orderable.Meta):
        verbose_name = "beoordeling"
        verbose_name_plural = "beoordelingen"

    def __str__(self):
        return f"{self.date_text}: {self.get_conclusion_display()}"


class RecommendationUpdate(UpdateMixin):
    """What a source said about what a recommendation asks."""

    page = ParentalKey(RecommendationPage, on_delete=models.CASCADE, related_name="updates")

    panels = UPDATE_PANELS

    class Meta(UpdateMixin.Meta):
        verbose_name = "melding"
        verbose_name_plural = "meldingen"
