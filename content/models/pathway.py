"""Pathways to a diploma or qualification."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.fields import LinesField, LinkField
from base.models import BasePage, NextStep
from content.easy_reading import easy_summary_field


class PathwayPage(BasePage):
    """One pathway to a diploma or qualification, for a young person who asks what is still possible."""

    class Situation(models.TextChoices):
        AT_SCHOOL = "op-school", "je zit nog op school"
        OTHER_WAY = "anders-leren", "je wil op een andere manier leren"
        STOPPED = "gestopt", "je bent al gestopt"

    parent_page_types = ["content.PathwayIndexPage"]
    api_fields = (
        "easy_summary",
        "situation",
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
    main_facets = (Facet.TRACK, Facet.AUDIENCE)
    answers_questions = True
    next_step_kind = NextStep.DO
    schema_type = "EducationalOccupationalProgram"
    offered_facets = (Facet.TRACK, Facet.AUDIENCE, Facet.THEME, Facet.LEVEL, Facet.EDUCATION_FORM, Facet.FINALITY)

    easy_summary = easy_summary_field()
    situation = models.CharField(
        "waar sta je nu",
        max_length=20,
        choices=Situation,
        blank=True,
        help_text="Op de kaart van alle wegen staat deze weg bij de situatie waar ze het best bij past.",
    )
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
    website = LinkField("officiële website", max_length=500, blank=True)

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("easy_summary"),
        MultiFieldPanel(
            [
                FieldPanel("situation"),
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
        index.SearchField("easy_summary"),
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
    def at_a_glance(self):
        """Return ``[(label, text, terms), …]`` of the fields with a value."""
        rows = [
            ("Voor wie", self.for_whom),
            ("Leeftijd", self.age),
            ("Hoelang", self.duration),
            ("Waar", self.place),
            ("Kosten", self.cost),
            ("Wat je krijgt", self.outcome),
        ]
        return [(label, text, []) for label, text in rows if text]
