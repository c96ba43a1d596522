"""An advice on policy, in parts that each have an address."""

from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import Orderable, PageManager
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.fields import LinesField, LinkField
from base.models import BasePage, BasePageQuerySet
from base.page_rows import public_rows
from base.partial_dates import Precision, in_words, iso
from tracker.panels import RowsPanel


class AdviceQuerySet(BasePageQuerySet):
    """The queryset of advice."""

    def complete(self):
        """Return them with the rows that a search reads, in a query for each kind of row."""
        return self.prefetch_related("parts")


class AdvicePage(BasePage):
    """What a council advises, part by part."""

    parent_page_types = ["tracker.TrackerIndexPage"]
    api_fields = ("issuer", "date", "date_precision", "document_url", "explanation")
    main_facets = (Facet.THEME, Facet.ACTOR)
    offered_facets = (Facet.THEME, Facet.ACTOR, Facet.LEVEL, Facet.AUDIENCE, Facet.TRACK)
    row_columns = ("issuer", "date", "date_precision")
    date_field = "date"
    schema_type = "Article"

    issuer = models.CharField("van wie", max_length=160)
    date = models.DateField("datum", null=True, blank=True)
    date_precision = models.CharField(
        "hoe precies is de datum", max_length=10, choices=Precision, default=Precision.DAY
    )
    document_url = LinkField("link naar het document", max_length=500, blank=True, help_text="Bij de uitgever zelf.")
    explanation = RichTextField("uitleg", features=TEXT_FEATURES)
    followed_up = RichTextField("wat er intussen gebeurde", features=TEXT_FEATURES, blank=True)
    indicators = LinesField("welke cijfers het vraagt", blank=True, help_text="Eén per regel.")

    content_panels = [
        *BasePage.opening_panels,
        MultiFieldPanel(
            [
                FieldPanel("issuer"),
                FieldRowPanel([FieldPanel("date"), FieldPanel("date_precision")]),
                FieldPanel("document_url"),
            ],
            heading="Het advies",
        ),
        FieldPanel("explanation"),
        RowsPanel("parts", heading="Delen van het advies", label="deel"),
        RowsPanel(
            "part_links",
            heading="Waarover een deel gaat",
            label="pagina bij een deel",
            help_text="Lezers vinden deze pagina’s onder dat deel. Schrijf bij elke het adres van haar deel.",
        ),
        FieldPanel("indicators"),
        FieldPanel("followed_up"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("issuer"),
        index.SearchField("explanation"),
        index.SearchField("followed_up"),
        index.SearchField("indicators"),
    ]

    objects = PageManager.from_queryset(AdviceQuerySet)()

    class Meta:
        verbose_name = "advies"
        verbose_name_plural = "adviezen"

    def publication_rules(self):
        yield from super().publication_rules()
        anchors = [part.anchor for part in self.parts.all()]
        if len(set(anchors)) < len(anchors):
            yield "parts", "Twee delen hebben hetzelfde adres. Geef elk deel een eigen adres."
        for link in self.part_links.all():
            if link.part not in anchors:
                yield "part_links", f"Er is geen deel met het adres “{link.part}”."

    def extra_search_terms(self):
        return [text for part in self.parts.all() for text in (part.title, part.text, part.points)]

    @cached_property
    def part_rows(self):
        """Return ``[(part, [PageRow, …]), …]``: each part with the public pages that it is about."""
        links = list(self.part_links.all())
        rows = public_rows([link.target_id for link in links], terms=False)
        return [
            (part, [rows[link.target_id] for link in links if link.part == part.anchor and link.target_id in rows])
            for part in self.parts.all()
        ]

    @property
    def date_text(self):
        """Return the date in Dutch words."""
        return in_words(self.date, self.date_precision)

    @property
    def own_date(self):
        return iso(self.date, self.date_precision)

    @classmethod
    def describe_row(cls, issuer, date, date_precision):
        """Return what it is, with who gave it and when."""
        return "advies", f"{issuer}, {in_words(date, date_precision)}"

    @property
    def byline(self):
        """Return who gave it and when."""
        return self.describe_row(self.issuer, self.date, self.date_precision)[1]


class AdvicePart(Orderable):
    """A part of an advice, with an address of its own on the page."""

    page = ParentalKey(AdvicePage, on_delete=models.CASCADE, related_name="parts")
    anchor = models.SlugField("adres op de pagina", max_length=40, help_text="Kort en blijvend, zoals voorkomen.")
    title = models.CharField("titel", max_length=160)
    text = models.TextField("wat het vraagt")
    points = LinesField("losse punten", blank=True, help_text="Eén per regel.")
    is_priority = models.BooleanField("noemt het dit een prioriteit?", default=False)

    panels = [
        FieldRowPanel([FieldPanel("title"), FieldPanel("anchor")]),
        FieldPanel("text"),
        FieldPanel("points"),
        FieldPanel("is_priority"),
    ]

    class Meta(Orderable.Meta):
        verbose_name = "deel"
        verbose_name_plural = "delen"

    def __str__(self):
        return self.title


class AdvicePartLink(Orderable):
    """A page that a part of an advice is about: an action, a recommendation, a practice, a cause."""

    page = ParentalKey(AdvicePage, on_delete=models.CASCADE, related_name="part_links")
    part = models.SlugField("adres van het deel", max_length=40)
    target = models.ForeignKey("wagtailcore.Page", models.CASCADE, related_name="+", verbose_name="pagina")

    panels = [FieldRowPanel([FieldPanel("part"), FieldPanel("target")])]

    class Meta(Orderable.Meta):
        verbose_name = "pagina bij een deel"
        verbose_name_plural = "pagina’s bij een deel"

    def __str__(self):
        return f"{self.part}: {self.target}"
