"""An action of a plan: what was promised, who does it, and what became of it."""

from django.core.validators import MinValueValidator
from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import PageManager
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.models import BasePage, BasePageQuerySet, PageRelation
from tracker import history
from tracker.models.followed import FollowedPage
from tracker.panels import RowsPanel, UpdatesPanel
from tracker.voices import MEANINGS, UNFINISHED, Basis, Status, status_problem

TAKEN_UP_IN = "taken_up_in"


class ActionQuerySet(BasePageQuerySet):
    """The queryset of actions."""

    def complete(self):
        """Return the actions with all their rows, in a query for each kind of row."""
        return self.prefetch_related("leads", "parts", "outputs", "updates", "promised_dates")


class ActionPage(FollowedPage):
    """One action of a plan."""

    parent_page_types = ["tracker.ActionPlanPage"]
    api_fields = ("number", "description", "rule_today", "reported_status", "assessed_status", "is_partly")
    main_facets = (Facet.THEME,)
    offered_facets = (Facet.THEME, Facet.ACTOR, Facet.LEVEL, Facet.TRACK)
    facet_columns = ("reported_status", "assessed_status")
    row_columns = ("number", "reported_status", "assessed_status", "is_partly", "last_news_text")
    date_field = "last_news"
    schema_type = "CreativeWork"
    export_columns = (
        ("nummer", "number"),
        ("status_gemeld", "reported_status"),
        ("status_beoordeeld", "assessed_status"),
        ("deels", "partly_cell"),
        ("laatste_nieuws", "last_news_text"),
    )
    search_weight = 0.8
    is_saved = False

    number = models.PositiveSmallIntegerField("nummer", validators=[MinValueValidator(1)])
    description = RichTextField("wat is beloofd", features=TEXT_FEATURES)
    rule_today = RichTextField(
        "de regel van vandaag",
        features=TEXT_FEATURES,
        blank=True,
        help_text="Alleen als de actie een regel noemt die nu anders kan zijn.",
    )
    explanation = RichTextField("uitleg van de redactie", features=TEXT_FEATURES, blank=True)
    # Filled in from the updates, because lists filter by them.
    reported_status = models.CharField("zelf gemeld", max_length=20, choices=Status, blank=True, editable=False)
    assessed_status = models.CharField("beoordeeld", max_length=20, choices=Status, blank=True, editable=False)
    is_partly = models.BooleanField("deels", default=False, editable=False)
    last_news = models.DateField("laatste nieuws", null=True, editable=False)
    last_news_text = models.CharField("laatste nieuws in woorden", max_length=40, blank=True, editable=False)

    content_panels = [
        FieldRowPanel([FieldPanel("number")]),
        *BasePage.opening_panels,
        FieldPanel("description"),
        FieldPanel("rule_today"),
        FieldPanel("explanation"),
        RowsPanel("leads", heading="Wie trekt of doet mee", label="trekker of partner"),
        RowsPanel(
            "parts",
            heading="Delen van de actie",
            label="deel",
            help_text="Alleen als de bron de actie splitst. Elk deel krijgt een eigen status, van zijn meldingen.",
        ),
        RowsPanel("outputs", heading="Wat het opleverde", label="resultaat"),
        UpdatesPanel(),
        RowsPanel(
            "promised_dates",
            heading="Beloofde datums",
            label="beloofde datum",
            help_text="Een belofte die verschuift, krijgt een nieuwe rij: de vorige blijft staan.",
        ),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("description"),
        index.SearchField("rule_today"),
        index.SearchField("explanation"),
        index.FilterField("number"),
    ]

    objects = PageManager.from_queryset(ActionQuerySet)()

    class Meta:
        verbose_name = "actie"
        verbose_name_plural = "acties"

    def fill_in(self):
        super().fill_in()
        reported, assessed = (self.status(basis) for basis in (Basis.REPORTED, Basis.ASSESSED))
        self.reported_status, self.assessed_status = reported.status, assessed.status
        self.is_partly = reported.is_partly
        news = history.last_news(self.updates.all())
        self.last_news, self.last_news_text = (news.date, news.date_text[:40]) if news else (None, "")

    def status(self, basis, on=None):
        """Return the `tracker.history.ActionStatus` on a basis, now or on a day."""
        letters = [part.letter for part in self.parts.all()]
        return history.status(letters, list(self.updates.all()), basis, on)

    def publication_rules(self):
        yield from super().publication_rules()
        letters = [part.letter for part in self.parts.all()]
        if len(set(letters)) < len(letters):
            yield "parts", "Twee delen hebben dezelfde letter. Geef elk deel een eigen letter."
        for name in ("updates", "outputs", "promised_dates"):
            for row in getattr(self, name).all():
                if row.part and row.part not in letters:
                    yield name, f"Er is geen deel “{row.part}”. Kies een letter van de delen, of laat het leeg."
        for update in self.updates.all():
            if update.status and (told := status_problem(update.voice, update.second_hand)):
                yield "updates", told
        if twin := self.twin():
            yield "number", f"Actie {self.number} van dit plan bestaat al: “{twin.title}”."
        if self._is_taken_up_in_itself():
            yield "relations", "“Opgenomen in” loopt in een kring. Kies een andere actie."

    def twin(self):
        """Return another action of the plan with this number, or None."""
        parent = self.specific_parent
        if parent is None or parent.pk is None or self.alias_of_id:
            return None
        others = ActionPage.objects.child_of(parent).filter(number=self.number, alias_of__isnull=True)
        return others.exclude(pk=self.pk).first()

    def _is_taken_up_in_itself(self):
        targets = {row.target_id for row in self.relations.all() if row.kind == TAKEN_UP_IN}
        seen = set()
        while targets - seen:
            seen |= targets
            rows = PageRelation.objects.filter(kind=TAKEN_UP_IN, source_id__in=targets)
            targets = set(rows.values_list("target_id", flat=True))
        return self.pk is not None and self.pk in seen

    def extra_search_terms(self):
        rows = [*self.leads.all(), *self.parts.all(), *self.outputs.all(), *self.promised_dates.all()]
        return [*map(str, rows), *(update.text for update in self.updates.all())]

    @property
    def type_label(self):
        """Return the number: "Actie 30"."""
        return f"Actie {self.number}"

    @classmethod
    def describe_row(cls, number, reported_status, assessed_status, is_partly, last_news_text):
        """Return the number, and the status with the day of the last news."""
        return (
            f"Actie {number}",
            f"{history.status_text(reported_status, is_partly).capitalize()}. {news_text(last_news_text)}",
        )

    @property
    def byline(self):
        """Return the status with the day of the last news."""
        columns = (getattr(self, name) for name in self.row_columns)
        return self.describe_row(*columns)[1]

    @property
    def reported(self):
        """Return the `tracker.history.ActionStatus` that doers report, or None."""
        found = self.status(Basis.REPORTED)
        return found if found.status else None

    @property
    def assessed(self):
        """Return the `tracker.history.ActionStatus` that judges conclude, or None."""
        found = self.status(Basis.ASSESSED)
        return found if found.status else None

    @property
    def partly_cell(self):
        """Return "ja" when only some parts are done, for a spreadsheet."""
        return "ja" if self.is_partly else ""

    @property
    def is_unfinished(self):
        """Whether its last status says that it goes on or has to start, so that the reader asks since when."""
        return self.reported_status in UNFINISHED

    @property
    def silence(self):
        """Return since when nothing was heard of it, in Dutch."""
        undated = any(not update.date for update in self.updates.all())
        if not self.last_news_text:
            return "Geen enkele melding heeft een datum."
        if not self.is_unfinished:
            return f"Laatste nieuws: {self.last_news_text}."
        return f"Geen nieuws {'met een datum ' if undated else ''}sinds {self.last_news_text}."

    @property
    def meaning(self):
        """Return what its reported status means."""
        return MEANINGS.get(self.reported_status, "")

    @property
    def part_rows(self):
        """Return ``[(part, reported ActionStatus, assessed ActionStatus), …]``."""
        updates = list(self.updates.all())
        return [
            (part, *(history.status([part.letter], updates, basis) for basis in (Basis.REPORTED, Basis.ASSESSED)))
            for part in self.parts.all()
        ]


def news_text(words):
    """Return since when there is no news, in Dutch.

    Args:
        words: date of the last news in words; "" for none.
    """
    return f"Laatste nieuws: {words}" if words else "Geen nieuws met een datum"
