"""Causes, consequences and risk characteristics of early school leaving."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import BODY_BLOCKS, EVIDENCE_BLOCKS, TEXT_FEATURES
from base.facets import Facet
from base.fields import BodyField, LinesField
from base.models import BasePage
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage


class CausePage(BasePage):
    """A cause, a consequence or a risk characteristic of early school leaving.

    For a teacher or counsellor who sees a pupil drop out and asks what is going on and what helps. A risk
    characteristic is a correlation: it is worded without blame and never called a cause.
    """

    class Kind(models.TextChoices):
        CAUSE = "oorzaak", "oorzaak"
        CONSEQUENCE = "gevolg", "gevolg"
        RISK = "risicokenmerk", "risicokenmerk"

    class Level(models.TextChoices):
        PUPIL = "leerling", "leerling"
        FAMILY = "gezin", "gezin"
        SCHOOL = "school", "school"
        SYSTEM = "systeem", "onderwijssysteem"
        SOCIETY = "samenleving", "samenleving"

    parent_page_types = ["content.CauseIndexPage"]
    api_fields = ("kind", "level", "explanation", "signals", "evidence", "who_can_help", "protects", "body")
    main_facets = (Facet.THEME, Facet.ACTOR)
    offered_facets = (Facet.THEME, Facet.ACTOR, Facet.AUDIENCE, Facet.LEVEL, Facet.EDUCATION_FORM)
    facet_columns = ("kind", "level")

    kind = models.CharField("soort", max_length=20, choices=Kind, default=Kind.CAUSE)
    level = models.CharField("niveau", max_length=20, choices=Level, default=Level.PUPIL)

    explanation = RichTextField("uitleg", features=TEXT_FEATURES)
    signals = LinesField("signalen", blank=True, help_text="Wat kan je zien of horen? Eén per regel.")
    evidence = BodyField(EVIDENCE_BLOCKS, blank=True, verbose_name="cijfers")
    who_can_help = LinesField("wie kan iets doen", blank=True, help_text="Eén per regel, zoals: Leraar: ….")
    protects = LinesField("wat beschermt", blank=True, help_text="Eén per regel.")
    body = BodyField(BODY_BLOCKS, blank=True, verbose_name="meer tekst")

    content_panels = [
        *BasePage.opening_panels,
        MultiFieldPanel([FieldPanel("kind"), FieldPanel("level")], heading="Plaats in het geheel"),
        FieldPanel("explanation"),
        FieldPanel("signals"),
        FieldPanel("evidence"),
        FieldPanel("who_can_help"),
        FieldPanel("protects"),
        FieldPanel("body"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("explanation"),
        index.SearchField("signals"),
        index.SearchField("body"),
        index.FilterField("kind"),
        index.FilterField("level"),
    ]

    class Meta:
        verbose_name = "oorzaak of gevolg"
        verbose_name_plural = "oorzaken en gevolgen"

    @property
    def is_risk(self):
        """Whether this is a risk characteristic: a correlation, not a cause."""
        return self.kind == self.Kind.RISK


class CauseIndexPage(ListingPage):
    """All causes, consequences and risk characteristics, with their facets."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.CausePage"]
    listed_model = CausePage
    illustration = "iceberg"
    noun = ("pagina", "pagina’s")
    facet_slugs = (Facet.THEME, Facet.AUDIENCE, Facet.ACTOR, Facet.LEVEL, Facet.EDUCATION_FORM)
    field_facets = (
        FieldFacet("soort", "Soort", "kind", CausePage.Kind.choices),
        FieldFacet("waar", "Waar speelt het?", "level", CausePage.Level.choices),
    )

    class Meta:
        verbose_name = "overzicht van oorzaken en gevolgen"
