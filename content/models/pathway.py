"""Ways to a diploma or qualification."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.fields import LinesField, lines
from base.models import BasePage
from search.pages import ListingPage


class PathwayPage(BasePage):
    """One way to a diploma or qualification. For a young person, and who sits beside them: what can I still do?"""

    parent_page_types = ["content.PathwayIndexPage"]
    open_fields = (
        "for_whom",
        "age",
        "duration",
        "place",
        "cost",
        "outcome",
        "explanation",
        "next_step",
        "beware",
        "website",
    )
    subpage_types: list[str] = []
    main_facets = ("traject", "doelgroep")
    offered_facets = ("traject", "doelgroep", "thema", "niveau", "onderwijsvorm", "finaliteit")
    template = "content/pathway_page.html"

    for_whom = models.CharField("voor wie", max_length=255, blank=True)
    age = models.CharField("leeftijd", max_length=160, blank=True)
    duration = models.CharField("hoelang", max_length=160, blank=True)
    place = models.CharField("waar", max_length=255, blank=True)
    cost = models.CharField(
        "kosten", max_length=255, blank=True, help_text="Geen bedrag dat oud kan zijn: verwijs naar de dienst."
    )
    outcome = models.TextField("wat krijg je", blank=True)
    explanation = RichTextField("uitleg", features=TEXT_FEATURES, blank=True)
    next_step = LinesField("volgende stap", blank=True, help_text="Wat je deze week kan doen. Eén per regel.")
    beware = LinesField("let op", blank=True, help_text="Eén per regel.")
    website = models.URLField("officiële website", max_length=500, blank=True)

    content_panels = [
        *BasePage.opening_panels,
        MultiFieldPanel(
            [
                FieldPanel("for_whom"),
                FieldRowPanel([FieldPanel("age"), FieldPanel("duration")]),
                FieldPanel("place"),
                FieldPanel("cost"),
                FieldPanel("outcome"),
                FieldPanel("website"),
            ],
            heading="In het kort",
        ),
        FieldPanel("explanation"),
        FieldPanel("next_step"),
        FieldPanel("beware"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("for_whom"),
        index.SearchField("outcome"),
        index.SearchField("explanation"),
        index.SearchField("next_step"),
        index.SearchField("beware"),
    ]

    class Meta:
        verbose_name = "weg naar een diploma"
        verbose_name_plural = "wegen naar een diploma"

    @property
    def next_step_list(self):
        return lines(self.next_step)

    @property
    def beware_list(self):
        return lines(self.beware)

    @property
    def at_a_glance(self):
        """Give ``[(label, text, terms), …]`` of what is filled."""
        rows = [
            ("Voor wie", self.for_whom),
            ("Leeftijd", self.age),
            ("Hoelang", self.duration),
            ("Waar", self.place),
            ("Kosten", self.cost),
            ("Wat je krijgt", self.outcome),
        ]
        return [(label, text, []) for label, text in rows if text]

    def structured_data(self):
        return {**super().structured_data(), "@type": "EducationalOccupationalProgram"}


class PathwayIndexPage(ListingPage):
    """All ways to a diploma, with the questions that lead to two or three of them."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.PathwayPage", "content.PathwayFinderPage"]
    max_count = 1
    template = "content/pathway_index_page.html"
    listed_model = PathwayPage
    noun = ("weg naar een diploma", "wegen naar een diploma")
    facet_slugs = ("traject", "doelgroep", "thema")
    sorts = ("titel",)
    has_feed = False

    class Meta:
        verbose_name = "overzicht van wegen naar een diploma"

    def get_context(self, request, *args, **kwargs):
        from content.models.finder import PathwayFinderPage

        context = super().get_context(request, *args, **kwargs)
        context["finder"] = PathwayFinderPage.objects.child_of(self).public().first()
        return context
