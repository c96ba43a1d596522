"""An action plan: its actions, the counts that sources gave, and what changed between two days."""

from dataclasses import replace

from django.db import models
from django.utils.functional import cached_property
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.fields import RichTextField
from wagtail.models import Orderable
from wagtail.search import index

from base import text
from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.fields import LinkField
from base.models import BasePage, Term
from base.partial_dates import Precision, in_words
from search.engine.documents import Sort
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage
from tracker.comparison import NOW, THEN, PlanComparison
from tracker.models.action import ActionPage
from tracker.models.rows import CitedMixin, DatedMixin
from tracker.panels import RowsPanel
from tracker.progress import DATES, PARTS, PROGRESS, answer
from tracker.voices import MEANINGS, UNFINISHED, Status, Voice


class ActionPlanPage(ListingPage):
    """An action plan, which lists its actions."""

    class State(models.TextChoices):
        PREPARING = "in-voorbereiding", "in voorbereiding"
        RUNNING = "lopend", "lopend"
        CLOSED = "afgesloten", "afgesloten"

    parent_page_types = ["tracker.TrackerIndexPage"]
    subpage_types = ["tracker.ActionPage"]
    listed_model = ActionPage
    noun = ("actie", "acties")
    facet_slugs = (Facet.THEME, Facet.ACTOR)
    field_facets = (
        FieldFacet("status", "Zelf gemeld", "reported_status", Status.choices),
        FieldFacet("beoordeeld", "Beoordeeld", "assessed_status", Status.choices),
    )
    sorts = (Sort.EDITORS_ORDER, Sort.NEWEST, Sort.TITLE)
    is_fixed = False
    is_listed = True
    max_count = None
    may_relate = True
    needs_source = True
    is_saved = False
    main_facets = (Facet.THEME,)
    row_columns = ("state", "starts_on", "starts_precision")

    state = models.CharField("toestand", max_length=20, choices=State, default=State.RUNNING)
    state_note = models.CharField(
        "opmerking bij de toestand",
        max_length=255,
        blank=True,
        help_text="Zoals: een einde van dit plan vonden we niet.",
    )
    starts_on = models.DateField("begin", null=True, blank=True)
    starts_precision = models.CharField(
        "hoe precies is het begin", max_length=10, choices=Precision, default=Precision.DAY
    )
    ends_on = models.DateField("einde", null=True, blank=True)
    ends_precision = models.CharField(
        "hoe precies is het einde", max_length=10, choices=Precision, default=Precision.DAY
    )
    document_title = models.CharField("titel van het document", max_length=255, blank=True)
    document_url = LinkField(
        "link naar het document", max_length=500, blank=True, help_text="Bij de uitgever zelf; nooit als bestand hier."
    )
    explanation = RichTextField("uitleg", features=TEXT_FEATURES, blank=True)

    api_fields = (*ListingPage.api_fields, "state", "starts_on", "ends_on", "document_url", "explanation")
    content_panels = [
        *ListingPage.content_panels,
        MultiFieldPanel(
            [
                FieldRowPanel([FieldPanel("state"), FieldPanel("state_note")]),
                FieldRowPanel([FieldPanel("starts_on"), FieldPanel("starts_precision")]),
                FieldRowPanel([FieldPanel("ends_on"), FieldPanel("ends_precision")]),
                FieldPanel("document_title"),
                FieldPanel("document_url"),
            ],
            heading="Het plan",
        ),
        FieldPanel("explanation"),
        RowsPanel(
            "stated_counts",
            heading="Tellingen van anderen",
            label="telling",
            help_text="Een telling die een bron gaf zonder te zeggen welke acties ze meetelt.",
        ),
        *BasePage.closing_panels,
    ]

    search_fields = [*BasePage.search_fields, index.SearchField("explanation")]

    class Meta:
        verbose_name = "actieplan"
        verbose_name_plural = "actieplannen"

    def get_context(self, request, *args, **kwargs):
        comparison = PlanComparison.of(self, request.GET)
        return {**super().get_context(request, *args, **kwargs), "comparison": comparison}

    def listing_spec(self, request):
        comparison = PlanComparison.of(self, request.GET)
        return replace(
            super().listing_spec(request),
            extra_parameters=(THEN, NOW),
            kept=comparison.parameters,
            is_known=not comparison.problems,
        )

    def get_route_paths(self):
        """Return the addresses that move along with the plan."""
        return [*super().get_route_paths(), *(f"/{below}" for below in (PROGRESS, PARTS, DATES))]

    @path(PROGRESS)
    def progress(self, request):
        """All updates of its actions."""
        return answer(request, self, PROGRESS)

    @path(PARTS)
    def parts(self, request):
        """The parts of its actions."""
        return answer(request, self, PARTS)

    @path(DATES)
    def dates(self, request):
        """The dates that were promised for its actions."""
        return answer(request, self, DATES)

    @property
    def meanings(self):
        """Return ``[(Dutch name of a status, what it means), …]``."""
        return [(status.label, meaning) for status, meaning in MEANINGS.items()]

    @property
    def period(self):
        """Return the period in Dutch words."""
        begin = in_words(self.starts_on, self.starts_precision) if self.starts_on else ""
        end = in_words(self.ends_on, self.ends_precision) if self.ends_on else ""
        return f"van {begin} tot {end}" if begin and end else f"sinds {begin}" if begin else f"tot {end}" if end else ""

    @classmethod
    def describe_row(cls, state, starts_on, starts_precision):
        """Return what it is, with its state and its beginning."""
        begin = f", sinds {in_words(starts_on, starts_precision)}" if starts_on else ""
        return "actieplan", f"{cls.State(state).label.capitalize()}{begin}"

    @property
    def byline(self):
        """Return its state and its beginning."""
        return self.describe_row(self.state, self.starts_on, self.starts_precision)[1]

    @cached_property
    def counts(self):
        """Return ``[(Status or "", number of public actions), …]``, also of what nobody said a status of."""
        rows = self.listed().order_by().values_list("reported_status").annotate(number=models.Count("pk"))
        found = dict(rows)
        shown = [status for status in Status if status in found or status != Status.STOPPED]
        return [(status, found.get(status, 0)) for status in [*shown, *([""] if "" in found else [])]]

    @cached_property
    def unfinished_themes(self):
        """Return ``[(theme, number of public actions about it that are not done), …]``, by name."""
        open_actions = self.listed().filter(reported_status__in=UNFINISHED)
        themes = Term.objects.filter(facet=Facet.THEME, assignments__content_object__in=open_actions.values("pk"))
        counted = themes.annotate(number=models.Count("assignments__content_object", distinct=True))
        return sorted(((theme, theme.number) for theme in counted), key=lambda pair: text.sort_key(pair[0].name))

    @property
    def number_of_actions(self):
        """Return the number of public actions."""
        return sum(number for _status, number in self.counts)

    @property
    def stated(self):
        """Return the counts that sources gave, from new to old."""
        return sorted(self.stated_counts.all(), key=lambda row: row.iso_date, reverse=True)


class StatedCount(DatedMixin, CitedMixin, Orderable):
    """A count that a source gave, without saying which actions it counts."""

    page = ParentalKey(ActionPlanPage, on_delete=models.CASCADE, related_name="stated_counts")
    voice = models.CharField("wie telde", max_length=20, choices=Voice)
    done = models.PositiveSmallIntegerField("gerealiseerd", null=True, blank=True)
    ongoing = models.PositiveSmallIntegerField("lopend", null=True, blank=True)
    to_start = models.PositiveSmallIntegerField("op te starten", null=True, blank=True)
    note = models.TextField("uitleg", blank=True, help_text="Wat telt de bron, en waarom kan het anders zijn dan hier?")

    panels = [
        *DatedMixin.date_panels,
        FieldPanel("voice"),
        FieldRowPanel([FieldPanel("done"), FieldPanel("ongoing"), FieldPanel("to_start")]),
        FieldPanel("note"),
        CitedMixin.source_panel,
    ]

    class Meta(Orderable.Meta):
        verbose_name = "telling"
        verbose_name_plural = "tellingen"

    def __str__(self):
        return f"{self.date_text}: {self.total}"

    @property
    def numbers(self):
        """Return ``[(Status, number or None), …]``."""
        return [(Status.DONE, self.done), (Status.ONGOING, self.ongoing), (Status.TO_START, self.to_start)]

    @property
    def total(self):
        """Return the sum of the numbers that it gives."""
        return sum(number or 0 for _status, number in self.numbers)
