"""Policy documents, and news about policy."""

from django.db import models
from django.utils import formats, timezone
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import BODY_BLOCKS, TEXT_FEATURES
from base.facets import Facet
from base.fields import BodyField, LinesField, LinkField
from base.models import BasePage
from base.partial_dates import Precision, in_words, iso
from search.engine.documents import Sort
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage


class PolicyPage(BasePage):
    """A plan, advice, audit or parliamentary question: what was asked or promised, and when."""

    class Kind(models.TextChoices):
        PLAN = "plan", "actieplan"
        ADVICE = "advies", "advies"
        AUDIT = "audit", "verslag van het Rekenhof"
        QUESTION = "vraag", "parlementaire vraag"
        RULES = "regels", "regels en doelen"
        MILESTONE = "mijlpaal", "mijlpaal"

    parent_page_types = ["content.PolicyIndexPage"]
    api_fields = (
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
    main_facets = (Facet.THEME, Facet.ACTOR)
    offered_facets = (Facet.THEME, Facet.ACTOR, Facet.AUDIENCE, Facet.LEVEL, Facet.EDUCATION_FORM, Facet.TRACK)
    facet_columns = ("kind",)
    row_columns = ("kind", "issuer", "date", "date_precision")
    date_field = "date"
    schema_type = "Article"

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
    document_url = LinkField("link naar het document", max_length=500, blank=True)
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
    def date_text(self):
        """Return the date in Dutch words, as precise as it is known."""
        return in_words(self.date, self.date_precision)

    @property
    def own_date(self):
        return iso(self.date, self.date_precision)

    @classmethod
    def describe_row(cls, kind, issuer, date, date_precision):
        """Return the kind, and the issuer with the date."""
        return dict(cls.Kind.choices)[kind], ", ".join(filter(None, [issuer, in_words(date, date_precision)]))

    @property
    def byline(self):
        """Return the issuer and the date."""
        return self.describe_row(self.kind, self.issuer, self.date, self.date_precision)[1]

    @property
    def at_a_glance(self):
        """Return ``[(label, text, terms), …]`` of the fields with a value."""
        rows = [("Soort", self.get_kind_display()), ("Van wie", self.issuer), ("Datum", self.date_text)]
        return [(label, text, []) for label, text in rows if text]

    def structured_data(self):
        published = {"datePublished": self.own_date} if self.date else {}
        return {**super().structured_data(), "headline": self.title, **published}


class NewsPage(BasePage):
    """A short update on policy."""

    parent_page_types = ["content.NewsIndexPage"]
    api_fields = ("date", "body")
    is_saved = False
    date_field = "date"
    row_columns = ("date",)
    schema_type = "NewsArticle"
    main_facets = (Facet.THEME, Facet.ACTOR)
    offered_facets = PolicyPage.offered_facets

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

    @classmethod
    def describe_row(cls, date):
        """Return what it is, and the date in Dutch words."""
        return str(cls._meta.verbose_name), formats.date_format(date, "j F Y")

    @property
    def byline(self):
        return self.date_text

    def structured_data(self):
        return {**super().structured_data(), "headline": self.title, "datePublished": self.own_date}


class PolicyIndexPage(ListingPage):
    """The index of policy documents, the newest first."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.PolicyPage"]
    listed_model = PolicyPage
    illustration = "document"
    noun = ("beleidspagina", "beleidspagina’s")
    facet_slugs = (Facet.THEME, Facet.ACTOR, Facet.LEVEL, Facet.EDUCATION_FORM)
    field_facets = (FieldFacet("soort", "Soort", "kind", PolicyPage.Kind.choices),)
    sorts = (Sort.NEWEST, Sort.TITLE)

    class Meta:
        verbose_name = "overzicht van beleid"


class NewsIndexPage(ListingPage):
    """The index of policy updates, the newest first."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.NewsPage"]
    listed_model = NewsPage
    illustration = "calendar"
    section_name = "news"
    noun = ("update", "updates")
    facet_slugs = (Facet.THEME, Facet.ACTOR)
    sorts = (Sort.NEWEST, Sort.TITLE)

    class Meta:
        verbose_name = "overzicht van beleidsupdates"
