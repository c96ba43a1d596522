"""An indicator: what is measured, of whom, how to read it, and what to know about its series."""

import datetime

from django.db import models
from django.http import Http404
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import RoutablePageMixin, re_path
from wagtail.fields import RichTextField
from wagtail.search import index

from base import versioned_cache
from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.fields import LinesField
from base.models import BasePage
from figures.answers import answer


class Question(models.TextChoices):
    """The questions of readers under which the indicators stand, in the order of the entrance."""

    LEAVING = "vertrekken", "Hoeveel jongeren vertrekken zonder kwalificatie?"
    ABSENT = "afwezig", "Hoeveel leerlingen zijn vaak afwezig?"
    EXCLUDED = "uitgesloten", "Hoeveel leerlingen worden uitgesloten?"
    NEITHER = "geen-werk", "Hoeveel jongeren hebben geen werk en geen opleiding?"
    EUROPE = "europa", "Hoe zit het in andere gewesten en landen?"


class IndicatorPage(RoutablePageMixin, BasePage):
    """An indicator with its figures and the guide to read them.

    ``sentence`` is a template for `figures.sentences`; the figure itself is never typed in it.
    """

    class Unit(models.TextChoices):
        PERCENT = "procent", "%"
        PUPILS = "leerlingen", "leerlingen"
        MEASURES = "maatregelen", "maatregelen"

    class Polarity(models.TextChoices):
        LOWER = "lager", "lager is beter"
        NEUTRAL = "geen", "geen van beide"

    parent_page_types = ["figures.FiguresIndexPage"]
    api_fields = ("code", "question", "unit", "definition", "numerator", "denominator", "basis_text", "reading_guide")
    main_facets = (Facet.THEME,)
    offered_facets = (Facet.THEME, Facet.LEVEL, Facet.EDUCATION_FORM)
    schema_type = "Dataset"
    row_columns = ("unit",)
    search_weight = 0.5

    code = models.SlugField("vaste code", max_length=60, help_text="De naam in bestanden. Verandert nooit.")
    question = models.CharField("bij welke vraag", max_length=20, choices=Question)
    unit = models.CharField("eenheid", max_length=20, choices=Unit, default=Unit.PERCENT)
    polarity = models.CharField("wat is beter", max_length=10, choices=Polarity, default=Polarity.LOWER)
    main_area = models.SlugField(
        "gebied dat vooraan staat",
        max_length=20,
        db_index=False,
        help_text="De code, zoals VLO voor het hele Vlaamse onderwijs.",
    )
    sentence = models.CharField(
        "zin bij een cijfer",
        max_length=255,
        help_text="Met {per}, {aantal}, {waarde}, {periode} en ({gebied}). Typ het cijfer er niet zelf in.",
    )
    definition = RichTextField("wat wordt er gemeten", features=TEXT_FEATURES)
    numerator = models.CharField("wie wordt geteld", max_length=255)
    denominator = models.CharField("van wie", max_length=255, blank=True, help_text="Leeg bij een aantal.")
    excluded = LinesField("wie telt niet mee", blank=True, help_text="Eén groep per regel.")
    basis_text = models.TextField("waar het cijfer vandaan komt en hoe zeker het is")
    reading_guide = RichTextField("leeswijzer", features=TEXT_FEATURES)

    content_panels = [
        *BasePage.opening_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("code"), FieldPanel("question")]),
                FieldRowPanel([FieldPanel("unit"), FieldPanel("polarity"), FieldPanel("main_area")]),
                FieldPanel("sentence"),
            ],
            heading="Het cijfer",
        ),
        MultiFieldPanel(
            [
                FieldPanel("definition"),
                FieldPanel("numerator"),
                FieldPanel("denominator"),
                FieldPanel("excluded"),
                FieldPanel("basis_text"),
                FieldPanel("reading_guide"),
            ],
            heading="Leeswijzer",
        ),
        InlinePanel("breaks", heading="Breuken", label="breuk"),
        InlinePanel("footnotes", heading="Voetnoten", label="voetnoot"),
        InlinePanel("targets", heading="Streefcijfers", label="streefcijfer"),
        *BasePage.closing_panels,
    ]

    # The guide to reading it speaks of school and diploma as every guide does, and would push those aside.
    search_fields = [*BasePage.search_fields, index.SearchField("definition")]

    class Meta:
        verbose_name = "cijfer met leeswijzer"
        verbose_name_plural = "cijfers met leeswijzer"

    def publication_rules(self):
        yield from super().publication_rules()
        wanted = "{aantal}" if self.unit == self.Unit.PERCENT else "{waarde}"
        if wanted not in self.sentence or "%" in self.sentence:
            yield "sentence", f"Zet {wanted} in de zin, en typ het cijfer er niet zelf in: de site vult het in."

    @classmethod
    def describe_row(cls, unit):
        """Return what it is, with what it counts in."""
        return "cijfer", "Percentage" if unit == cls.Unit.PERCENT else f"Aantal {cls.Unit(unit).label}"

    @property
    def byline(self):
        """Return what it counts in."""
        return self.describe_row(self.unit)[1]

    @cached_property
    def break_list(self):
        """Return the breaks in order."""
        return list(self.breaks.all())

    @cached_property
    def footnote_list(self):
        """Return the footnotes in order."""
        return list(self.footnotes.all())

    @cached_property
    def target_list(self):
        """Return the targets in order."""
        return list(self.targets.all())

    def keep_notes(self, version):
        """Keep the breaks, footnotes and targets of the page until something public changes.

        Args:
            version: content version that was read before; None in a preview, which shows a draft.
        """
        names = ("break_list", "footnote_list", "target_list")
        kept = versioned_cache.get(
            "notes of an indicator", version, lambda: [getattr(self, name) for name in names], page=self.pk
        )
        for name, rows in zip(names, kept, strict=True):
            setattr(self, name, rows)

    def route(self, request, path_components):
        # The mixin answers for this page and its versions by itself, without asking BasePage.
        return self.if_public(super().route(request, path_components))

    def serve(self, request, view=None, args=None, kwargs=None):
        return answer(request, self) if view is None else super().serve(request, view, args, kwargs)

    @re_path(r"^(\d{4}-\d{2}-\d{2})/$")
    def on_day(self, request, day):
        """The figures as they were known on a day."""
        try:
            return answer(request, self, datetime.date.fromisoformat(day))
        except ValueError:
            raise Http404("Dat is geen dag.") from None
