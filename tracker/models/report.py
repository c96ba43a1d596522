"""A report with recommendations."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.fields import LinkField
from base.models import BasePage
from base.partial_dates import Precision, in_words, iso
from search.engine.documents import Sort
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage
from tracker.models.recommendation import NOT_ASSESSED, Conclusion, RecommendationPage


class RecommendationReportPage(ListingPage):
    """A report with recommendations, which are its child pages; what is open comes first."""

    parent_page_types = ["tracker.TrackerIndexPage"]
    subpage_types = ["tracker.RecommendationPage"]
    listed_model = RecommendationPage
    noun = ("aanbeveling", "aanbevelingen")
    facet_slugs = (Facet.THEME, Facet.ACTOR)
    field_facets = (
        FieldFacet("uitvoering", "Uitvoering", "conclusion", Conclusion.choices),
        FieldFacet("aanvaard", "Aanvaard?", "acceptance", RecommendationPage.Acceptance.choices),
    )
    sorts = (Sort.EDITORS_ORDER, Sort.TITLE)
    is_fixed = False
    is_listed = True
    max_count = None
    may_relate = True
    needs_source = True
    main_facets = (Facet.THEME,)
    date_field = "date"
    row_columns = ("issuer", "date", "date_precision")

    issuer = models.CharField("van wie", max_length=160)
    date = models.DateField("datum", null=True, blank=True)
    date_precision = models.CharField(
        "hoe precies is de datum", max_length=10, choices=Precision, default=Precision.DAY
    )
    document_url = LinkField("link naar het document", max_length=500, blank=True, help_text="Bij de uitgever zelf.")
    explanation = RichTextField("uitleg", features=TEXT_FEATURES, blank=True)

    api_fields = (*ListingPage.api_fields, "issuer", "date", "date_precision", "document_url", "explanation")
    content_panels = [
        *ListingPage.content_panels,
        MultiFieldPanel(
            [
                FieldPanel("issuer"),
                FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
                FieldPanel("document_url"),
            ],
            heading="Het verslag",
        ),
        FieldPanel("explanation"),
        *BasePage.closing_panels,
    ]

    search_fields = [*BasePage.search_fields, index.SearchField("issuer"), index.SearchField("explanation")]

    class Meta:
        verbose_name = "verslag met aanbevelingen"
        verbose_name_plural = "verslagen met aanbevelingen"

    @property
    def date_text(self):
        """Return the date in Dutch words."""
        return in_words(self.date, self.date_precision)

    @property
    def own_date(self):
        return iso(self.date, self.date_precision)

    @classmethod
    def describe_row(cls, issuer, date, date_precision):
        """Return what it is, with the issuer and the date."""
        return str(cls._meta.verbose_name), f"{issuer}, {in_words(date, date_precision)}"

    @property
    def byline(self):
        """Return the issuer and the date."""
        return self.describe_row(self.issuer, self.date, self.date_precision)[1]

    @staticmethod
    def groups(recommendations):
        """Return ``[(Dutch conclusion, [recommendation, …]), …]``, what is open first; without empty ones.

        Args:
            recommendations: rows of the list.
        """
        conclusions = dict(
            RecommendationPage.objects.filter(pk__in=[row.pk for row in recommendations]).values_list(
                "pk", "conclusion"
            )
        )
        labels = {"": NOT_ASSESSED, **dict(Conclusion.choices)}
        found = [
            (label, [row for row in recommendations if conclusions.get(row.pk) == value])
            for value, label in labels.items()
        ]
        return [(label, rows) for label, rows in found if rows]

    @property
    def counts(self):
        """Return ``[(Conclusion, number of public recommendations), …]``, what is open first."""
        found = list(self.listed().order_by().values_list("conclusion", flat=True))
        return [(conclusion, found.count(conclusion)) for conclusion in Conclusion]
