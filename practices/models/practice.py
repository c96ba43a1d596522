"""Practice examples: what schools, cities and networks do, here and abroad, and what is known of it."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from base.blocks import BODY_BLOCKS, MATERIAL_BLOCKS, TEXT_FEATURES
from base.fields import BodyField, LinesField, lines
from base.models import BasePage, BasePageQuerySet, Municipality
from practices.countries import COUNTRIES, HOME_COUNTRY
from practices.forms import PracticeForm
from practices.open_fields import PRACTICE_FIELDS


class PracticeQuerySet(BasePageQuerySet):
    """Reads of practice examples."""

    def complete(self):
        return self.select_related("municipality")


class PracticePage(BasePage):
    """One practice example. For a head of school or a team that asks: what can we do on Monday?

    Only what is known is filled in, and only what is filled in is shown.
    """

    class Status(models.TextChoices):
        RUNNING = "loopt", "loopt"
        STOPPED = "gestopt", "gestopt"
        UNKNOWN = "onbekend", "niet bekend of het nog loopt"

    class Measured(models.TextChoices):
        DROPOUT = "uitval", "uitval"
        ABSENCE = "afwezigheid", "afwezigheid"
        CAREER = "schoolloopbaan", "schoolloopbaan"
        SATISFACTION = "tevredenheid", "tevredenheid"
        REACH = "bereik", "bereik"
        COOPERATION = "samenwerking", "samenwerking"

    parent_page_types = ["practices.PracticeIndexPage"]
    open_fields = PRACTICE_FIELDS
    subpage_types: list[str] = []
    main_facets = ("thema", "niveau")
    facet_columns = ("country",)
    base_form_class = PracticeForm
    template = "practices/practice_page.html"

    country = models.CharField("land", max_length=2, choices=COUNTRIES, default=HOME_COUNTRY)
    organisation = models.CharField("organisatie", max_length=255, blank=True, help_text="Wie voert het uit?")
    municipality = models.ForeignKey(
        Municipality, models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gemeente"
    )
    place = models.CharField(
        "plaats in woorden", max_length=120, blank=True, help_text="Alleen als de gemeente niet genoeg zegt."
    )
    period = models.CharField("periode", max_length=120, blank=True, help_text="Zoals: schooljaar 2021-2022.")
    status = models.CharField("stand", max_length=10, choices=Status, default=Status.UNKNOWN)
    status_confirmed_on = models.DateField("stand bevestigd op", null=True, blank=True)
    confirmed_by_school = models.BooleanField("bevestigd door de school", default=False)

    monday = LinesField(
        "dit kan je maandag doen",
        blank=True,
        help_text="Twee tot vier kleine stappen zonder budget. Eén per regel.",
    )

    problem = models.TextField("wat was het probleem", blank=True)
    approach = RichTextField("aanpak", features=TEXT_FEATURES)
    steps = LinesField("stappen", blank=True, help_text="Eén per regel.")
    carried_by = LinesField("wie draagt het", blank=True, help_text="Eén per regel.")

    pupils_reached = models.CharField("bereikte leerlingen", max_length=255, blank=True)
    hours_per_week = models.CharField("tijd", max_length=120, blank=True, help_text="Zoals: 4 uur per week.")
    cost = models.CharField("kosten", max_length=255, blank=True, help_text="In euro, met het jaar.")
    funder = models.CharField("wie betaalt", max_length=255, blank=True)
    conditions = models.TextField("wat heb je nodig", blank=True)

    result = models.TextField("resultaat", blank=True)
    measured = models.CharField("wat is gemeten", max_length=20, choices=Measured, blank=True)
    evidence_note = models.CharField(
        "toelichting bij het bewijs",
        max_length=255,
        blank=True,
        help_text="Zoals: tevredenheid van ouders, niet schooluitval.",
    )
    not_worked = models.TextField("wat werkte niet", blank=True)

    materials = BodyField(MATERIAL_BLOCKS, blank=True, verbose_name="materiaal")
    contact_function = models.CharField(
        "contact", max_length=255, blank=True, help_text="Een functie of dienst, geen naam van een persoon."
    )
    contact_email = models.EmailField("e-mail van de dienst", blank=True)

    local_name = models.CharField("naam in de eigen taal", max_length=255, blank=True)
    legal_basis = models.TextField("wettelijke basis", blank=True)
    definition = models.TextField("definitie die daar geldt", blank=True)
    flemish_equivalent = models.TextField("wat lijkt erop in Vlaanderen", blank=True)
    what_would_change = models.TextField("wat zou hier moeten veranderen", blank=True)

    body = BodyField(BODY_BLOCKS, blank=True, verbose_name="meer tekst")

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("monday"),
        MultiFieldPanel(
            [
                FieldPanel("country"),
                FieldPanel("organisation"),
                FieldRowPanel([FieldPanel("municipality"), FieldPanel("place")]),
                FieldPanel("period"),
                FieldRowPanel([FieldPanel("status"), FieldPanel("status_confirmed_on")]),
                FieldPanel("confirmed_by_school"),
            ],
            heading="Wie, waar en wanneer",
        ),
        MultiFieldPanel(
            [FieldPanel("problem"), FieldPanel("approach"), FieldPanel("steps"), FieldPanel("carried_by")],
            heading="Probleem en aanpak",
        ),
        MultiFieldPanel(
            [
                FieldPanel("pupils_reached"),
                FieldRowPanel([FieldPanel("hours_per_week"), FieldPanel("cost")]),
                FieldPanel("funder"),
                FieldPanel("conditions"),
            ],
            heading="Wat het vraagt",
        ),
        MultiFieldPanel(
            [FieldPanel("result"), FieldPanel("measured"), FieldPanel("evidence_note"), FieldPanel("not_worked")],
            heading="Wat het gaf",
        ),
        FieldPanel("materials"),
        MultiFieldPanel([FieldPanel("contact_function"), FieldPanel("contact_email")], heading="Contact"),
        MultiFieldPanel(
            [
                FieldPanel("local_name"),
                FieldPanel("legal_basis"),
                FieldPanel("definition"),
                FieldPanel("flemish_equivalent"),
                FieldPanel("what_would_change"),
            ],
            heading="Alleen voor het buitenland",
            classname="collapsed",
        ),
        FieldPanel("body"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("organisation"),
        index.SearchField("place"),
        index.SearchField("monday"),
        index.SearchField("problem"),
        index.SearchField("approach"),
        index.SearchField("steps"),
        index.SearchField("carried_by"),
        index.SearchField("result"),
        index.SearchField("materials"),
        index.SearchField("local_name"),
        index.SearchField("body"),
        index.FilterField("country"),
    ]

    objects = PageManager.from_queryset(PracticeQuerySet)()

    class Meta:
        verbose_name = "praktijkvoorbeeld"
        verbose_name_plural = "praktijkvoorbeelden"

    @property
    def is_foreign(self):
        """Whether it comes from outside Flanders."""
        return self.country != HOME_COUNTRY

    @property
    def type_label(self):
        """Say what it is, in a word or two."""
        return "buitenlandse praktijk" if self.is_foreign else "praktijkvoorbeeld"

    @property
    def byline(self):
        """Say where, in words: the place an editor wrote, or the municipality, or the country."""
        if self.place:
            return self.place
        if self.municipality:
            return self.municipality.name
        return self.get_country_display() if self.is_foreign else ""

    def also_found_by(self):
        country = self.get_country_display() if self.is_foreign else ""
        return [name for name in (self.municipality and self.municipality.name, country) if name]

    @property
    def monday_list(self):
        return lines(self.monday)

    @property
    def step_list(self):
        return lines(self.steps)

    @property
    def carried_by_list(self):
        return lines(self.carried_by)

    @property
    def evidence_term(self):
        """Give the evidence Term, or None."""
        return next(iter(self.terms_by_facet.get("bewijs", [])), None)

    @property
    def evidence_text(self):
        """Say the evidence in words, always with what was measured: "zelf gemeten: bereik"."""
        if self.evidence_term is None:
            return ""
        measured = self.evidence_note or self.get_measured_display()
        words = self.evidence_term.name.lower()
        return f"{words}: {measured}" if measured else words

    @property
    def at_a_glance(self):
        """Give ``[(label, text, terms), …]`` for the block beside the Monday box; only what is filled."""
        status = self.get_status_display()
        if self.status_confirmed_on:
            status = f"{status} (bevestigd op {self.status_confirmed_on:%d/%m/%Y})"
        terms = self.terms_by_facet
        rows = [
            ("Organisatie", self.organisation, []),
            ("Waar", self.byline, [] if self.byline else terms.get("provincie", [])),
            ("Voor wie", "", terms.get("doelgroep", [])),
            ("Onderwijs", "", terms.get("niveau", [])),
            ("Zorgfase", "", terms.get("zorgfase", [])),
            ("Periode", self.period, []),
            ("Loopt het nog?", status if self.status != self.Status.UNKNOWN else "", []),
            ("Bereik", self.pupils_reached, []),
            ("Tijd", self.hours_per_week, []),
            ("Kosten", self.cost, []),
            ("Wie betaalt", self.funder, []),
            ("Bewijs", self.evidence_text, []),
        ]
        return [row for row in rows if row[1] or row[2]]

    def structured_data(self):
        return {**super().structured_data(), "@type": "Article", "headline": self.title}
