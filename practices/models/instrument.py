"""Instruments and training: what a school can take and use."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.fields import LinesField, lines
from base.languages import Language
from base.models import BasePage
from search.listing import FieldFacet
from search.pages import ListingPage


class InstrumentPage(BasePage):
    """A manual, checklist, leaflet or training. For a team that asks: what exists already, so that we can use it?"""

    class Kind(models.TextChoices):
        MANUAL = "draaiboek", "draaiboek"
        CHECKLIST = "kijkwijzer", "kijkwijzer"
        LEAFLET = "folder", "folder"
        TRAINING = "vorming", "vorming"
        TOOLKIT = "toolkit", "toolkit"
        DATABASE = "databank", "databank of website"
        SURVEY = "vragenlijst", "vragenlijst"

    parent_page_types = ["practices.InstrumentIndexPage"]
    dated_by = "year"
    open_fields = ("kind", "maker", "year", "language", "cost", "contents", "start", "document", "website")
    subpage_types: list[str] = []
    main_facets = ("thema", "doelgroep")
    offered_facets = ("thema", "doelgroep", "niveau", "zorgfase", "actor", "onderwijsvorm", "traject")
    facet_columns = ("kind",)
    template = "practices/instrument_page.html"

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
    website = models.URLField("link", max_length=500, blank=True, help_text="Naar wie het maakte.")

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
    def type_label(self):
        """Say what kind it is."""
        return self.get_kind_display()

    @property
    def start_list(self):
        return lines(self.start)

    @property
    def at_a_glance(self):
        """Give ``[(label, text, terms), …]`` of what is filled."""
        language = self.get_language_display() if self.language != Language.DUTCH else ""
        rows = [
            ("Soort", self.get_kind_display(), []),
            ("Van wie", self.maker, []),
            ("Voor wie", "", self.terms_by_facet.get("doelgroep", [])),
            ("Jaar", str(self.year or ""), []),
            ("Taal", language, []),
            ("Kosten", self.cost, []),
        ]
        return [row for row in rows if row[1] or row[2]]

    def structured_data(self):
        return {**super().structured_data(), "@type": "LearningResource", "learningResourceType": self.type_label}


class InstrumentIndexPage(ListingPage):
    """Instruments and training, by kind and by who they are for."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["practices.InstrumentPage"]
    max_count = 1
    template = "practices/instrument_index_page.html"
    listed_model = InstrumentPage
    noun = ("instrument", "instrumenten")
    facet_slugs = ("thema", "doelgroep", "niveau", "zorgfase", "actor")
    field_facets = (FieldFacet("soort", "Soort", "kind", InstrumentPage.Kind.choices),)

    class Meta:
        verbose_name = "overzicht van instrumenten en vorming"
