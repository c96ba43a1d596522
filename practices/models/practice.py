"""Practice examples of schools, cities and networks, in Flanders and abroad."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from base.blocks import BODY_BLOCKS, MATERIAL_BLOCKS, TEXT_FEATURES
from base.facets import Facet
from base.fields import BodyField, LinesField
from base.models import BasePage, BasePageQuerySet, Municipality, NextStep
from practices.api_fields import PRACTICE_FIELDS
from practices.countries import COUNTRIES, HOME_COUNTRY, LANGUAGES
from practices.forms import PracticeForm
from practices.models.evidence import EvidenceMixin, Measured


class PracticeQuerySet(BasePageQuerySet):
    """The queryset of practice examples."""

    def complete(self):
        return self.select_related("municipality")


class PracticePage(EvidenceMixin, BasePage):
    """One practice example, for a school team that asks what it can do on Monday.

    Editors fill in only what is known, and the page shows only what is filled in.
    """

    class Status(models.TextChoices):
        RUNNING = "loopt", "loopt"
        STOPPED = "gestopt", "gestopt"
        UNKNOWN = "onbekend", "niet bekend of het nog loopt"

    Measured = Measured

    parent_page_types = ["practices.PracticeIndexPage"]
    api_fields = PRACTICE_FIELDS
    main_facets = (Facet.THEME, Facet.LEVEL)
    row_columns = ("place", "municipality__name", "country")
    next_step_kind = NextStep.DO
    place_column = "municipality"
    effort_columns = ("hours_per_week", "cost")
    measured_column = "measured"
    newest_heading = "Nieuwe praktijkvoorbeelden"
    facet_columns = ("country",)
    base_form_class = PracticeForm
    schema_type = "Article"

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
    local_name_meaning = models.CharField("wat die naam betekent", max_length=255, blank=True)
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
                FieldRowPanel([FieldPanel("local_name"), FieldPanel("local_name_meaning")]),
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
        index.SearchField("local_name_meaning"),
        index.SearchField("body"),
        index.FilterField("country"),
    ]

    objects = PageManager.from_queryset(PracticeQuerySet)()

    class Meta:
        verbose_name = "praktijkvoorbeeld"
        verbose_name_plural = "praktijkvoorbeelden"

    @property
    def is_foreign(self):
        """Whether the example comes from outside Flanders."""
        return self.country != HOME_COUNTRY

    @property
    def local_language(self):
        """The language of the local name, as a code; "" for Dutch."""
        return LANGUAGES.get(self.country, "")

    def publication_rules(self):
        yield from super().publication_rules()
        parent = self.specific_parent
        # A script may put the page below one of another type, which has no `is_foreign`.
        if getattr(parent, "is_foreign", self.is_foreign) != self.is_foreign:
            yield "country", f"Dit land hoort niet onder “{parent.title}”. Kies een ander."

    @property
    def type_label(self):
        """Return what it is, in a word or two."""
        return self.describe_row("", "", self.country)[0]

    @classmethod
    def describe_row(cls, place, municipality, country):
        """Return what it is, in a word or two, and where: the place in words, or the municipality, or the country."""
        if country == HOME_COUNTRY:
            return "praktijkvoorbeeld", place or municipality or ""
        return "buitenlandse praktijk", place or municipality or dict(COUNTRIES).get(country, country)

    @property
    def byline(self):
        """Return where it is, in words."""
        return self.describe_row(self.place, self.municipality and self.municipality.name, self.country)[1]

    def extra_search_terms(self):
        country = self.get_country_display() if self.is_foreign else ""
        return [name for name in (self.municipality and self.municipality.name, country) if name]

    @property
    def status_text(self):
        """Return whether it still runs, in words; "" when nobody knows."""
        if self.status == self.Status.UNKNOWN:
            return ""
        confirmed = self.status_confirmed_on
        return f"{self.get_status_display()}{f' (bevestigd op {confirmed:%d/%m/%Y})' if confirmed else ''}"

    @property
    def at_a_glance(self):
        """Return ``[(label, text, terms), …]`` of the fields with a value."""
        terms = self.terms_by_facet
        rows = [
            ("Organisatie", self.organisation, []),
            ("Waar", self.byline, [] if self.byline else terms.get(Facet.PROVINCE, [])),
            ("Voor wie", "", terms.get(Facet.AUDIENCE, [])),
            ("Onderwijs", "", terms.get(Facet.LEVEL, [])),
            ("Zorgfase", "", terms.get(Facet.CARE_PHASE, [])),
            ("Periode", self.period, []),
            ("Loopt het nog?", self.status_text, []),
            ("Bereik", self.pupils_reached, []),
            ("Tijd", self.hours_per_week, []),
            ("Kosten", self.cost, []),
            ("Wie betaalt", self.funder, []),
            ("Bewijs", self.evidence_text, []),
        ]
        return [row for row in rows if row[1] or row[2]]

    def structured_data(self):
        return {**super().structured_data(), "headline": self.title}
