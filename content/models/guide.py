"""Step-by-step guides: who does what, from when, when a pupil slips away."""

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from base.blocks import BODY_BLOCKS
from base.fields import BodyField, LinesField, lines
from base.models import BasePage
from content.blocks import ACTORS, GUIDE_BLOCKS
from content.chosen import chosen_pages
from search.pages import ListingPage


class GuidePage(BasePage):
    """A guide in steps. For who stands in a corridor with a phone and asks: what do I do now, and whom do I call?"""

    parent_page_types = ["content.GuideIndexPage"]
    open_fields = ("situation", "now", "steps", "circular_title", "circular_url", "body")
    subpage_types: list[str] = []
    main_facets = ("thema", "actor")
    comes_first = True
    offered_facets = ("thema", "actor", "doelgroep", "niveau", "zorgfase")
    template = "content/guide_page.html"

    situation = models.TextField("wanneer gebruik je dit", blank=True)
    now = LinesField("doe dit nu", blank=True, help_text="Twee tot vier dingen voor vandaag. Eén per regel.")
    steps = BodyField(GUIDE_BLOCKS, blank=True, verbose_name="stappen")
    circular_title = models.CharField(
        "omzendbrief", max_length=255, blank=True, help_text="De regels die nu gelden, met hun nummer."
    )
    circular_url = models.URLField("link naar de omzendbrief", max_length=500, blank=True)
    body = BodyField(BODY_BLOCKS, blank=True, verbose_name="meer tekst")

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("situation"),
        FieldPanel("now"),
        FieldPanel("steps"),
        MultiFieldPanel([FieldPanel("circular_title"), FieldPanel("circular_url")], heading="De regels"),
        FieldPanel("body"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("situation"),
        index.SearchField("now"),
        index.SearchField("steps"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "stappenplan"
        verbose_name_plural = "stappenplannen"

    @property
    def now_list(self):
        return lines(self.now)

    @cached_property
    def step_list(self):
        """Give ``[(number, step, [actor's Dutch name, …], public pages), …]``."""
        names = dict(ACTORS)
        steps = [block.value for block in self.steps]
        shown = chosen_pages([page for step in steps for page in step.get("pages") or []])
        return [
            (
                number,
                step,
                [names.get(actor, actor) for actor in step.get("who") or []],
                [shown[page.pk] for page in step.get("pages") or [] if page and page.pk in shown],
            )
            for number, step in enumerate(steps, start=1)
        ]

    @property
    def by_actor(self):
        """Give ``[(actor's Dutch name, [(number, title), …]), …]``: what each has to do, in the order of `ACTORS`."""
        found = []
        for _actor, name in ACTORS:
            own = [(number, step["title"]) for number, step, names, _pages in self.step_list if name in names]
            if own:
                found.append((name, own))
        return found

    def structured_data(self):
        steps = [
            {"@type": "HowToStep", "position": number, "name": step["title"], "url": f"{self.full_url}#stap-{number}"}
            for number, step, _names, _pages in self.step_list
        ]
        return {**super().structured_data(), "@type": "HowTo", **({"step": steps} if steps else {})}


class GuideIndexPage(ListingPage):
    """All guides."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.GuidePage"]
    max_count = 1
    template = "content/guide_index_page.html"
    listed_model = GuidePage
    noun = ("stappenplan", "stappenplannen")
    facet_slugs = ("thema", "actor", "doelgroep")

    class Meta:
        verbose_name = "overzicht van stappenplannen"
