"""Publications: research, reports and audits."""

from urllib.parse import quote

from django.core.validators import RegexValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.fields import LinesField, LinkField, lines
from base.languages import Language
from base.models import BasePage


class PublicationPage(BasePage):
    """One publication: its findings, their limits and what they mean for a school."""

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
    api_fields = (
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
    main_facets = (Facet.THEME, Facet.LEVEL)
    offered_facets = (Facet.THEME, Facet.LEVEL, Facet.AUDIENCE, Facet.EDUCATION_FORM, Facet.TRACK, Facet.ACTOR)
    date_field = "year"
    facet_columns = ("kind",)
    row_columns = ("kind", "authors", "publisher", "year")
    schema_type = "Report"
    language_column = "language"

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
    website = LinkField("link", max_length=500, blank=True, help_text="Naar de uitgever zelf.")
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
        InlinePanel(
            "effects",
            heading="Gemeten effecten",
            label="effect",
            help_text="Eén rij voor elk resultaat dat gemeten is, ook zonder verschil. Hieruit ontstaat “Wat werkt?”.",
        ),
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

    @classmethod
    def describe_row(cls, kind, authors, publisher, year):
        """Return the kind, and the first author with the year: "Rekenhof (2021)"."""
        names = lines(authors)
        who = names[0] if names else publisher
        others = " e.a." if len(names) > 1 else ""
        return dict(cls.Kind.choices)[kind], f"{who}{others} ({year})" if who and year else f"{who}{others}"

    @property
    def byline(self):
        """Return the first author and the year."""
        return self.describe_row(self.kind, self.authors, self.publisher, self.year)[1]

    @property
    def author_list(self):
        """Return the authors, in order."""
        return lines(self.authors)

    @property
    def link(self):
        """The address of the publication: its DOI if it has one, else its website."""
        return f"https://doi.org/{quote(self.doi, safe='/:;(),')}" if self.doi else self.website

    @property
    def at_a_glance(self):
        """Return ``[(label, text, terms), …]`` of the fields with a value."""
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
            "headline": self.title,
            "author": [
                {"@type": "Person" if "," in name else "Organization", "name": name} for name in self.author_list
            ],
            "datePublished": self.own_date,
            "publisher": {"@type": "Organization", "name": self.publisher} if self.publisher else None,
            "sameAs": self.link,
        }
        return super().structured_data() | {key: value for key, value in more.items() if value}
