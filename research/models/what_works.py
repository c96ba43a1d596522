"""What works for a theme, made from the effects that publications measured and the practices that carry the theme."""

from dataclasses import dataclass, field

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel
from wagtail.search import index

from base import text
from base.facets import Facet
from base.fields import LinesField
from base.models import BasePage, Vocabulary, page_types, term_rows
from base.page_rows import public_rows
from research.models.effect import Effect
from research.models.publication import PublicationPage
from search.listings.pages import ListingPage

Certainty, Direction = Effect.Certainty, Effect.Direction
# Dutch heading -> the directions of the lines under it, in the order of the page.
LINES = {
    "Wat helpt": (Direction.HELPS, Direction.HELPS_A_LITTLE),
    "Wat soms helpt": (Direction.MIXED,),
    "Wat geen verschil maakte": (Direction.NO_DIFFERENCE,),
    "Wat schade deed": (Direction.HARMS,),
    "Wat nog niet duidelijk is": (Direction.UNCLEAR,),
}
FEW = "te weinig onderzoek voor een oordeel"
FLANDERS = ("vlaanderen", "vlaams")
SIDE_BY_SIDE = 3  # examples that fit on one sheet of paper


@dataclass
class Verdict:
    """What the publications together say about one outcome.

    Args:
        outcome: Dutch name of what was measured.
        effects: the `Effect`s.
    """

    outcome: str
    effects: list = field(default_factory=list)

    @property
    def sources(self):
        """Return how many publications measured it."""
        return len({effect.page_id for effect in self.effects})

    @property
    def text(self):
        """Return the verdict in Dutch; none on fewer than two publications, unless one is a review of many studies."""
        reviewed = any(effect.certainty == Certainty.REVIEW for effect in self.effects)
        if self.sources < 2 and not reviewed:
            return FEW
        found = {effect.direction for effect in self.effects} - {Direction.UNCLEAR}
        if not found:
            return "niet duidelijk"
        if found <= {Direction.HELPS}:
            return "helpt"
        if found <= {Direction.HELPS, Direction.HELPS_A_LITTLE}:
            return "helpt een beetje"
        if found <= {Direction.NO_DIFFERENCE}:
            return "maakt geen verschil"
        if found <= {Direction.NO_DIFFERENCE, Direction.HARMS}:
            return "helpt niet"
        return "helpt soms"


class WhatWorksPage(BasePage):
    """What works for one theme, for a school team that has to choose. Its theme is the one theme that it carries."""

    parent_page_types = ["research.WhatWorksIndexPage"]
    api_fields = ("for_whom", "choose")
    main_facets = (Facet.THEME,)
    offered_facets = (Facet.THEME,)
    needs_source = False
    in_feeds = False

    for_whom = models.TextField("voor wie", blank=True, help_text="Voor wie is dit bedoeld, en voor wie niet?")
    choose = LinesField("waar let je op bij de keuze", blank=True, help_text="Twee tot vier vragen. Eén per regel.")

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("for_whom"),
        FieldPanel("choose"),
        *BasePage.closing_panels,
    ]

    search_fields = [*BasePage.search_fields, index.SearchField("for_whom"), index.SearchField("choose")]

    class Meta:
        verbose_name = "wat werkt"
        verbose_name_plural = "wat werkt"

    def publication_rules(self):
        yield from super().publication_rules()
        if len([term for term in self.carried_terms if term.facet == Facet.THEME]) > 1:
            yield "terms", "Kies één thema: over dat thema gaat de pagina."

    @property
    def theme(self):
        """Return the theme that it is about, or None."""
        return next(iter(self.terms_by_facet.get(Facet.THEME, [])), None)

    @cached_property
    def carriers(self):
        """Return the pks of its theme, of narrower themes and of merged ones."""
        vocabulary = Vocabulary()
        return vocabulary.carriers(vocabulary.terms[self.theme.pk]) if self.theme else []

    @cached_property
    def effects(self):
        """Return the effects that public publications measured, the surest first."""
        public = PublicationPage.objects.public()
        found = Effect.objects.filter(theme__in=self.carriers, page__in=public).select_related("page")
        order = list(Certainty)
        return sorted(found, key=lambda effect: (order.index(effect.certainty), -(effect.page.year or 0), effect.pk))

    @cached_property
    def verdicts(self):
        """Return a `Verdict` for each outcome, the one with the most publications first."""
        found = {}
        for effect in self.effects:
            found.setdefault(effect.outcome, Verdict(effect.get_outcome_display())).effects.append(effect)
        return sorted(found.values(), key=lambda verdict: -verdict.sources)

    @property
    def lines(self):
        """Return ``[(Dutch heading, [Effect, …]), …]``; without headings that have nothing."""
        found = {
            heading: [effect for effect in self.effects if effect.direction in directions]
            for heading, directions in LINES.items()
        }
        return [(heading, effects) for heading, effects in found.items() if effects]

    @cached_property
    def in_flanders(self):
        """Return the effects that were measured in Flanders."""
        return [effect for effect in self.effects if any(word in text.fold(effect.place) for word in FLANDERS)]

    @cached_property
    def examples(self):
        """Return `PageRow`s of pages that do it, those with most known of what it takes first."""
        found = []
        for model in page_types():
            if not model.effort_columns:
                continue
            carrying = term_rows(model).filter(term_pk__in=self.carriers).values("carrier_pk")
            here = model.objects.public().filter(pk__in=carrying)
            found += public_rows(list(here.values_list("pk", flat=True)), terms=False).values()
        return sorted(found, key=lambda row: (-len(row.effort), text.sort_key(row.title)))

    @property
    def most_told(self):
        """Return the first examples, of which most is known, as rows to set side by side."""
        return self.examples[:SIDE_BY_SIDE]


class WhatWorksIndexPage(ListingPage):
    """The themes of which we say what works."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["research.WhatWorksPage"]
    listed_model = WhatWorksPage
    illustration = "scales"
    section_name = "what works"
    noun = ("thema", "thema’s")
    facet_slugs = ()
    has_feed = False

    class Meta:
        verbose_name = "overzicht van wat werkt"
