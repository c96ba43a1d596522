"""What the government promises and is asked, and news of it."""

from django.db import models
from django.utils import formats, timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import BODY_BLOCKS, TEXT_FEATURES
from base.fields import BodyField, LinesField, lines
from base.models import BasePage
from search.listing import FieldFacet
from search.pages import ListingPage


class PolicyPage(BasePage):
    """A plan, advice, audit or question in parliament. For who wants to know what was asked or promised, and when."""

    class Kind(models.TextChoices):
        PLAN = "plan", "actieplan"
        ADVICE = "advies", "advies"
        AUDIT = "audit", "verslag van het Rekenhof"
        QUESTION = "vraag", "parlementaire vraag"
        RULES = "regels", "regels en doelen"
        MILESTONE = "mijlpaal", "mijlpaal"

    class Precision(models.TextChoices):
        DAY = "dag", "de dag"
        MONTH = "maand", "de maand"
        YEAR = "jaar", "het jaar"

    DATE_FORMATS = {Precision.DAY: "j F Y", Precision.MONTH: "F Y", Precision.YEAR: "Y"}
    ISO_FORMATS = {Precision.DAY: "%Y-%m-%d", Precision.MONTH: "%Y-%m", Precision.YEAR: "%Y"}

    parent_page_types = ["content.PolicyIndexPage"]
    open_fields = (
        "kind",
        "issuer",
        "date",
        "date_precision",
        "document",
        "document_url",
        "asks",
        "explanation",
        "followed_up",
        "body",
    )
    subpage_types: list[str] = []
    main_facets = ("thema", "actor")
    offered_facets = ("thema", "actor", "doelgroep", "niveau", "onderwijsvorm", "traject")
    facet_columns = ("kind",)
    dated_by = "date"
    template = "content/policy_page.html"

    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.PLAN)
    issuer = models.CharField("van wie", max_length=255, blank=True)
    date = models.DateField("datum", null=True, blank=True, help_text="Leeg als het document er geen heeft.")
    date_precision = models.CharField(
        "hoe precies is de datum", max_length=10, choices=Precision, default=Precision.DAY
    )
    document = models.ForeignKey(
        "base.LibraryDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="document in onze bibliotheek",
    )
    document_url = models.URLField("link naar het document", max_length=500, blank=True)
    asks = LinesField("wat het vraagt of belooft", blank=True, help_text="Eén per regel.")
    explanation = RichTextField("uitleg", features=TEXT_FEATURES)
    followed_up = RichTextField("wat er intussen gebeurde", features=TEXT_FEATURES, blank=True)
    body = BodyField(BODY_BLOCKS, blank=True, verbose_name="meer tekst")

    content_panels = [
        *BasePage.opening_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("issuer"),
                FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
                FieldPanel("document"),
                FieldPanel("document_url"),
            ],
            heading="Het document",
        ),
        FieldPanel("asks"),
        FieldPanel("explanation"),
        FieldPanel("followed_up"),
        FieldPanel("body"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("issuer"),
        index.SearchField("asks"),
        index.SearchField("explanation"),
        index.SearchField("followed_up"),
        index.SearchField("body"),
        index.FilterField("kind"),
    ]

    class Meta:
        verbose_name = "beleid"
        verbose_name_plural = "beleid"

    @property
    def type_label(self):
        """Say what kind of document it is."""
        return self.get_kind_display()

    @property
    def date_text(self):
        """Say the date as precisely as it is known."""
        if self.date is None:
            return "geen datum vermeld"
        return formats.date_format(self.date, self.DATE_FORMATS[self.Precision(self.date_precision)])

    @property
    def own_date(self):
        return self.date.strftime(self.ISO_FORMATS[self.Precision(self.date_precision)]) if self.date else ""

    @property
    def byline(self):
        """Say whose it is and of when."""
        return ", ".join(filter(None, [self.issuer, self.date_text]))

    @property
    def at_a_glance(self):
        """Give ``[(label, text, terms), …]`` of what is filled."""
        rows = [("Soort", self.get_kind_display()), ("Van wie", self.issuer), ("Datum", self.date_text)]
        return [(label, text, []) for label, text in rows if text]

    @property
    def asks_list(self):
        return lines(self.asks)

    def structured_data(self):
        published = {"datePublished": self.own_date} if self.date else {}
        return {**super().structured_data(), "@type": "Article", "headline": self.title, **published}


class NewsPage(BasePage):
    """A short update on policy. For stakeholders who follow what changes."""

    parent_page_types = ["content.NewsIndexPage"]
    open_fields = ("date", "body")
    dated_by = "date"
    subpage_types: list[str] = []
    main_facets = ("thema", "actor")
    offered_facets = PolicyPage.offered_facets
    template = "content/news_page.html"

    date = models.DateField("datum", default=timezone.localdate)
    body = BodyField(BODY_BLOCKS, blank=True, verbose_name="tekst")

    content_panels = [*BasePage.opening_panels, FieldPanel("date"), FieldPanel("body"), *BasePage.closing_panels]

    search_fields = [*BasePage.search_fields, index.SearchField("body")]

    class Meta:
        verbose_name = "beleidsupdate"
        verbose_name_plural = "beleidsupdates"

    @property
    def date_text(self):
        return formats.date_format(self.date, "j F Y")

    @property
    def byline(self):
        return self.date_text

    def structured_data(self):
        news = {"@type": "NewsArticle", "headline": self.title, "datePublished": self.own_date}
        return {**super().structured_data(), **news}


class PolicyIndexPage(ListingPage):
    """Plans, advice, audits and questions, the newest first."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.PolicyPage"]
    max_count = 1
    template = "content/policy_index_page.html"
    listed_model = PolicyPage
    noun = ("beleidspagina", "beleidspagina’s")
    facet_slugs = ("thema", "actor", "niveau", "onderwijsvorm")
    field_facets = (FieldFacet("soort", "Soort", "kind", PolicyPage.Kind.choices),)
    sorts = ("nieuwste", "titel")

    class Meta:
        verbose_name = "overzicht van beleid"


class NewsIndexPage(ListingPage):
    """Policy updates, the newest first."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.NewsPage"]
    max_count = 1
    template = "content/news_index_page.html"
    listed_model = NewsPage
    noun = ("update", "updates")
    facet_slugs = ("thema", "actor")
    sorts = ("nieuwste", "titel")

    class Meta:
        verbose_name = "overzicht van beleidsupdates"
