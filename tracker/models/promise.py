"""A promise outside a plan: who made it, by when, and what became of it."""

from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, FieldRowPanel, MultiFieldPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.models import BasePage, BasePageQuerySet
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage
from tracker.models.followed import FollowedPage
from tracker.models.rows import PROMISED_DATE_PANELS, UPDATE_PANELS, PromisedDateMixin, UpdateMixin
from tracker.panels import RowsPanel, UpdatesPanel


class PromiseQuerySet(BasePageQuerySet):
    """The queryset of promises."""

    def complete(self):
        """Return them with all their rows, in a query for each kind of row."""
        return self.prefetch_related("updates", "promised_dates")


class PromisePage(FollowedPage):
    """Something that was promised, such as a new plan by a date."""

    class Outcome(models.TextChoices):
        KEPT = "nagekomen", "nagekomen"
        LATER = "later", "later nagekomen"
        DIFFERENT = "iets-anders", "iets anders gekomen"
        UNKNOWN = "niet-bekend", "niet bekend"

    parent_page_types = ["tracker.PromiseIndexPage"]
    api_fields = ("by", "where", "promise", "outcome", "outcome_text")
    main_facets = (Facet.THEME,)
    offered_facets = (Facet.THEME, Facet.ACTOR, Facet.LEVEL)
    facet_columns = ("outcome",)
    row_columns = ("by", "outcome")
    search_weight = 0.8
    is_saved = False

    by = models.CharField("wie beloofde het", max_length=160, help_text="Een functie, nooit de naam van een persoon.")
    where = models.CharField("waar", max_length=255, blank=True)
    promise = RichTextField("wat is beloofd", features=TEXT_FEATURES)
    outcome = models.CharField("wat kwam ervan", max_length=20, choices=Outcome, default=Outcome.UNKNOWN)
    searched_on = models.DateField(
        "laatst gezocht op",
        null=True,
        blank=True,
        help_text="Nodig als er niets gevonden is: niet vinden is geen bewijs.",
    )
    outcome_text = RichTextField("uitleg", features=TEXT_FEATURES, blank=True)

    content_panels = [
        *BasePage.opening_panels,
        FieldRowPanel([FieldPanel("by"), FieldPanel("where")]),
        FieldPanel("promise"),
        RowsPanel("promised_dates", heading="Beloofde datums", label="beloofde datum"),
        MultiFieldPanel(
            [FieldRowPanel([FieldPanel("outcome"), FieldPanel("searched_on")]), FieldPanel("outcome_text")],
            heading="Wat kwam ervan",
        ),
        UpdatesPanel(),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("by"),
        index.SearchField("promise"),
        index.SearchField("outcome_text"),
    ]

    objects = PageManager.from_queryset(PromiseQuerySet)()

    class Meta:
        verbose_name = "belofte"
        verbose_name_plural = "beloftes"

    def publication_rules(self):
        yield from super().publication_rules()
        if self.outcome == self.Outcome.UNKNOWN and not self.searched_on:
            yield "searched_on", "Zeg wanneer je laatst zocht. Niet vinden wil niet zeggen dat het er niet kwam."
        if self.outcome != self.Outcome.UNKNOWN and not self.outcome_text:
            yield "outcome_text", "Leg uit waaraan je dat ziet, en waar het staat."

    def extra_search_terms(self):
        return [*(row.promise for row in self.promised_dates.all()), *(row.text for row in self.updates.all())]

    @classmethod
    def describe_row(cls, by, outcome):
        """Return what it is, with who made it and what came of it."""
        return "belofte", f"Beloofd door {by}. Uitkomst: {cls.Outcome(outcome).label}"

    @property
    def byline(self):
        """Return who made it and what came of it."""
        return self.describe_row(self.by, self.outcome)[1]


class PromiseUpdate(UpdateMixin):
    """What a source said about a promise."""

    page = ParentalKey(PromisePage, on_delete=models.CASCADE, related_name="updates")

    panels = UPDATE_PANELS

    class Meta(UpdateMixin.Meta):
        verbose_name = "melding"
        verbose_name_plural = "meldingen"


class PromiseDate(PromisedDateMixin):
    """A day by which a promise would be kept."""

    page = ParentalKey(PromisePage, on_delete=models.CASCADE, related_name="promised_dates")

    panels = PROMISED_DATE_PANELS

    class Meta(PromisedDateMixin.Meta):
        verbose_name = "beloofde datum"
        verbose_name_plural = "beloofde datums"


class PromiseIndexPage(ListingPage):
    """The promises that were made outside a plan."""

    parent_page_types = ["tracker.TrackerIndexPage"]
    subpage_types = ["tracker.PromisePage"]
    listed_model = PromisePage
    is_saved = False
    noun = ("belofte", "beloftes")
    facet_slugs = (Facet.THEME, Facet.ACTOR)
    field_facets = (FieldFacet("uitkomst", "Wat kwam ervan?", "outcome", PromisePage.Outcome.choices),)

    class Meta:
        verbose_name = "overzicht van beloftes"
