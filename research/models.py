"""Publications: what was studied, how, what came out, and what it does not say."""

from urllib.parse import quote

from django.core.validators import RegexValidator
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


class PublicationPage(BasePage):
    """One publication. For who asks: is this known, how sure is it, and what does it mean for us on Monday?"""

    class Kind(models.TextChoices):
        STUDY = "onderzoek", "onderzoek"
        REVIEW = "overzicht", "overzichtsstudie"
        AUDIT = "audit", "audit"
        ADVICE = "advies", "advies"
        EVALUATION = "evaluatie", "evaluatie"
        FIGURES = "cijfers", "cijferrapport"
        POLICY = "beleidsdocument", "beleidsdocument"

    class OpenAccess(models.TextChoices):
        YES = "ja", "ja"
        NO = "nee", "nee"
        UNKNOWN = "onbekend", "niet bekend"

    parent_page_types = ["research.PublicationIndexPage"]
    open_fields = (
        "kind",
        "authors",
        "year",
        "publisher",
        "commissioner",
        "language",
        "open_access",
        "doi",
        "website",
        "document",
        "method",
        "sample",
        "region",
        "findings",
        "limits",
        "monday",
    )
    subpage_types: list[str] = []
    main_facets = ("thema", "niveau")
    offered_facets = ("thema", "niveau", "doelgroep", "onderwijsvorm", "traject", "actor")
    dated_by = "year"
    facet_columns = ("kind",)
    template = "research/publication_page.html"

    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.STUDY)
    authors = LinesField("auteurs", blank=True, help_text="Eén per regel, zoals op de publicatie.")
    year = models.PositiveSmallIntegerField("jaar", null=True, blank=True)
    publisher = models.CharField("uitgever", max_length=255, blank=True)
    commissioner = models.CharField("in opdracht van", max_length=255, blank=True)
    language = models.CharField("taal", max_length=2, choices=Language, default=Language.DUTCH)
    open_access = models.CharField("gratis te lezen", max_length=10, choices=OpenAccess, default=OpenAccess.UNKNOWN)
    doi = models.CharField(
        "DOI",
        max_length=120,
        blank=True,
        validators=[RegexValidator(r"^10\.\d{4,9}/\S+$", "Een DOI begint met 10. en heeft een schuine streep.")],
        help_text="Zonder https://doi.org/ ervoor.",
    )
    website = models.URLField("link", max_length=500, blank=True, help_text="Naar de uitgever zelf.")
    document = models.ForeignKey(
        "base.LibraryDocument",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="bestand in onze bibliotheek",
    )

    method = models.TextField("hoe is het onderzocht", blank=True)
    sample = models.CharField("bij wie", max_length=255, blank=True)
    region = models.CharField("waar", max_length=160, blank=True)
    findings = RichTextField("wat kwam eruit", features=TEXT_FEATURES)
    limits = models.TextField("wat het niet zegt", blank=True)
    monday = LinesField("wat betekent dit maandag", blank=True, help_text="Een tot drie kleine dingen. Eén per regel.")

    content_panels = [
        *BasePage.opening_panels,
        MultiFieldPanel(
            [
                FieldPanel("kind"),
                FieldPanel("authors"),
                FieldRowPanel([FieldPanel("year"), FieldPanel("language")]),
                FieldPanel("publisher"),
                FieldPanel("commissioner"),
                FieldPanel("open_access"),
                FieldPanel("doi"),
                FieldPanel("website"),
                FieldPanel("document"),
            ],
            heading="De publicatie",
        ),
        FieldPanel("findings"),
        FieldPanel("monday"),
        MultiFieldPanel(
            [FieldPanel("method"), FieldPanel("sample"), FieldPanel("region"), FieldPanel("limits")],
            heading="Hoe zeker is het",
        ),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("authors"),
        index.SearchField("publisher"),
        index.SearchField("findings"),
        index.SearchField("method"),
        index.SearchField("limits"),
        index.SearchField("monday"),
        index.FilterField("kind"),
        index.FilterField("year"),
    ]

    class Meta:
        verbose_name = "publicatie"
        verbose_name_plural = "publicaties"

    @property
    def type_label(self):
        """Say what kind it is."""
        return self.get_kind_display()

    @property
    def byline(self):
        """Say who wrote it and when, for lists: "Rekenhof (2021)"."""
        authors = self.author_list
        who = authors[0] if authors else self.publisher
        others = " e.a." if len(authors) > 1 else ""
        return f"{who}{others} ({self.year})" if who and self.year else f"{who}{others}"

    @property
    def author_list(self):
        return lines(self.authors)

    @property
    def monday_list(self):
        return lines(self.monday)

    @property
    def link(self):
        """Give the address of the publication itself: its lasting one first."""
        return f"https://doi.org/{quote(self.doi, safe='/:;(),')}" if self.doi else self.website

    @property
    def at_a_glance(self):
        """Give ``[(label, text, terms), …]`` of what is filled."""
        language = self.get_language_display() if self.language != Language.DUTCH else ""
        known = self.open_access != self.OpenAccess.UNKNOWN
        rows = [
            ("Soort", self.get_kind_display()),
            ("Auteurs", "; ".join(self.author_list)),
            ("Jaar", str(self.year or "")),
            ("Uitgever", self.publisher),
            ("In opdracht van", self.commissioner),
            ("Bij wie", self.sample),
            ("Waar", self.region),
            ("Taal", language),
            ("Gratis te lezen", self.get_open_access_display() if known else ""),
        ]
        return [(label, text, []) for label, text in rows if text]

    def structured_data(self):
        more = {
            "author": [
                {"@type": "Person" if "," in name else "Organization", "name": name} for name in self.author_list
            ],
            "datePublished": self.own_date,
            "publisher": {"@type": "Organization", "name": self.publisher} if self.publisher else None,
            "sameAs": self.link,
        }
        kind = {"@type": "Report", "headline": self.title}
        return {**super().structured_data(), **kind, **{key: value for key, value in more.items() if value}}


class PublicationIndexPage(ListingPage):
    """Research and reports, the most recent first."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["research.PublicationPage"]
    max_count = 1
    template = "research/publication_index_page.html"
    listed_model = PublicationPage
    noun = ("publicatie", "publicaties")
    facet_slugs = ("thema", "niveau", "doelgroep", "onderwijsvorm", "traject", "actor")
    field_facets = (FieldFacet("soort", "Soort", "kind", PublicationPage.Kind.choices),)
    sorts = ("nieuwste", "titel")

    class Meta:
        verbose_name = "overzicht van publicaties"
