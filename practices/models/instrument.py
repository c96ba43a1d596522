"""Instruments and training for schools."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.fields import LinesField, LinkField
from base.languages import Language
from base.models import BasePage, NextStep
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage


class InstrumentPage(BasePage):
    """A manual, checklist, leaflet or training that a school team can use."""

    class Kind(models.TextChoices):
        MANUAL = "draaiboek", "draaiboek"
        CHECKLIST = "kijkwijzer", "kijkwijzer"
        LEAFLET = "folder", "folder"
        TRAINING = "vorming", "vorming"
        TOOLKIT = "toolkit", "toolkit"
        DATABASE = "databank", "databank of website"
        SURVEY = "vragenlijst", "vragenlijst"

    parent_page_types = ["practices.InstrumentIndexPage"]
    date_field = "year"
    api_fields = ("kind", "maker", "year", "language", "cost", "contents", "start", "document", "website")
    main_facets = (Facet.THEME, Facet.AUDIENCE)
    offered_facets = (
        Facet.THEME,
        Facet.AUDIENCE,
        Facet.LEVEL,
        Facet.CARE_PHASE,
        Facet.ACTOR,
        Facet.EDUCATION_FORM,
        Facet.TRACK,
    )
    facet_columns = ("kind",)
    schema_type = "LearningResource"
    next_step_kind = NextStep.DO

    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.TOOLKIT)
    maker = models.CharField("van wie", max_length=255, blank=True)
    year = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    language = models.CharField("taal", max_length=2, choices=Language, default=Language.DUTCH)
    cost = models.CharField("kosten", max_length=255, blank=True)
    contents = RichTextField("wat vind je erin", features=TEXT_FEATURES)
    start = LinesField("zo begin je", blank=True, help_text="Een tot vier kleine stappen. Eén per regel.")
    document = models.ForeignKey(
        "base.LibraryDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bestand in onze bibliotheek",
    )
    website = LinkField("link", max_length=500, blank=True, help_text="Naar wie het maakte.")

    content_panels = [
        *BasePage.opening_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("maker"),
                FieldRowPanel([FieldPanel("year"), FieldPanel("language")]),
                FieldPanel("cost"),
                FieldPanel("document"),
                FieldPanel("website"),
            ],
            heading="Wat het is",
        ),
        FieldPanel("contents"),
        FieldPanel("start"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("maker"),
        index.SearchField("contents"),
        index.SearchField("start"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = "instrument of vorming"
        verbose_name_plural = "instrumenten en vorming"

    @property
    def at_a_glance(self):
        """Return ``[(label, text, terms), …]`` of the fields with a value."""
        language = self.get_language_display() if self.language != Language.DUTCH else ""
        rows = [
            ("Soort", self.get_kind_display(), []),
            ("Van wie", self.maker, []),
            ("Voor wie", "", self.terms_by_facet.get(Facet.AUDIENCE, [])),
            ("Jaar", str(self.year or ""), []),
            ("Taal", language, []),
            ("Kosten", self.cost, []),
        ]
        return [row for row in rows if row[1] or row[2]]

    def structured_data(self):
        return {**super().structured_data(), "learningResourceType": self.type_label}


class InstrumentIndexPage(ListingPage):
    """The index of instruments and training."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["practices.InstrumentPage"]
    listed_model = InstrumentPage
    illustration = "toolbox"
    noun = ("instrument", "instrumenten")
    facet_slugs = (Facet.THEME, Facet.AUDIENCE, Facet.LEVEL, Facet.CARE_PHASE, Facet.ACTOR)
    field_facets = (FieldFacet("soort", "Soort", "kind", InstrumentPage.Kind.choices),)

    class Meta:
        verbose_name = "overzicht van instrumenten en vorming"
