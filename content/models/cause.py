"""Why pupils drop out, what follows from it, and where it happens more often."""

from django.db import models
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import BODY_BLOCKS, EVIDENCE_BLOCKS, TEXT_FEATURES
from base.fields import BodyField, LinesField, lines
from base.models import BasePage
from search.listing import FieldFacet
from search.pages import ListingPage


class CausePage(BasePage):
    """A cause, a consequence or a risk characteristic of early school leaving.

    For who sees a pupil slip away and asks: what is going on, and what helps? A risk characteristic is
    where it happens more often, a correlation: it is worded without blame and never called a cause.
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
    open_fields = ("kind", "level", "explanation", "signals", "evidence", "who_can_help", "protects", "body")
    subpage_types: list[str] = []
    main_facets = ("thema", "actor")
    offered_facets = ("thema", "actor", "doelgroep", "niveau", "onderwijsvorm")
    facet_columns = ("kind", "level")
    template = "content/cause_page.html"

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
    def type_label(self):
        """Say what kind it is, in a word."""
        return self.get_kind_display()

    @property
    def is_risk(self):
        """Whether this is a correlation, not a cause."""
        return self.kind == self.Kind.RISK

    @property
    def signal_list(self):
        return lines(self.signals)

    @property
    def who_can_help_list(self):
        return lines(self.who_can_help)

    @property
    def protects_list(self):
        return lines(self.protects)


class CauseIndexPage(ListingPage):
    """All causes, consequences and risk characteristics, with their facets."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.CausePage"]
    max_count = 1
    template = "content/cause_index_page.html"
    listed_model = CausePage
    noun = ("pagina", "pagina’s")
    facet_slugs = ("thema", "doelgroep", "actor", "niveau", "onderwijsvorm")
    field_facets = (
        FieldFacet("soort", "Soort", "kind", CausePage.Kind.choices),
        FieldFacet("waar", "Waar speelt het?", "level", CausePage.Level.choices),
    )

    class Meta:
        verbose_name = "overzicht van oorzaken en gevolgen"
