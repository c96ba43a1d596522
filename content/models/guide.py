"""Step-by-step guides for schools: which actor does what, from which threshold."""

from django.db import models
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.search import index

from base.blocks import BODY_BLOCKS
from base.facets import Facet
from base.fields import BodyField, LinesField, LinkField
from base.models import BasePage, NextStep
from content.blocks import ACTORS, GUIDE_BLOCKS
from content.easy_reading import easy_summary_field
from content.models.network import NetworkPage
from content.public_choices import public_pages
from search.listings.pages import ListingPage

NOW_HELP = "Twee tot vier dingen voor vandaag. Eén per regel."


class GuidePage(BasePage):
    """A guide in steps, for a teacher with a phone who asks what to do now and whom to call."""

    parent_page_types = ["content.GuideIndexPage"]
    api_fields = ("easy_summary", "situation", "now", "now_home", "steps", "circular_title", "circular_url", "body")
    main_facets = (Facet.THEME, Facet.ACTOR)
    is_listed_first = True
    answers_questions = True
    next_step_kind = NextStep.DO
    schema_type = "HowTo"
    offered_facets = (Facet.THEME, Facet.ACTOR, Facet.AUDIENCE, Facet.LEVEL, Facet.CARE_PHASE)

    easy_summary = easy_summary_field()
    situation = models.TextField("wanneer gebruik je dit", blank=True)
    now = LinesField("doe dit nu: voor de school", blank=True, help_text=NOW_HELP)
    now_home = LinesField("doe dit nu: voor thuis", blank=True, help_text=NOW_HELP)
    steps = BodyField(GUIDE_BLOCKS, blank=True, verbose_name="stappen")
    circular_title = models.CharField(
        "omzendbrief", max_length=255, blank=True, help_text="De regels die nu gelden, met hun nummer."
    )
    circular_url = LinkField("link naar de omzendbrief", max_length=500, blank=True)
    body = BodyField(BODY_BLOCKS, blank=True, verbose_name="meer tekst")

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("easy_summary"),
        FieldPanel("situation"),
        FieldPanel("now"),
        FieldPanel("now_home"),
        FieldPanel("steps"),
        MultiFieldPanel([FieldPanel("circular_title"), FieldPanel("circular_url")], heading="De regels"),
        FieldPanel("body"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("situation"),
        index.SearchField("now"),
        index.SearchField("now_home"),
        index.SearchField("easy_summary"),
        index.SearchField("steps"),
        index.SearchField("body"),
    ]

    class Meta:
        verbose_name = "stappenplan"
        verbose_name_plural = "stappenplannen"

    @cached_property
    def step_list(self):
        """Return ``[(number, step, [Dutch name of an actor, …], public pages), …]``."""
        names = dict(ACTORS)
        steps = [block.value for block in self.steps]
        shown = public_pages([page for step in steps for page in step.get("pages") or []])
        for pk, phone in NetworkPage.objects.filter(pk__in=shown).exclude(phone="").values_list("pk", "phone"):
            shown[pk].phone = phone
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
        """Return ``[(Dutch name of an actor, [(number, title of a step), …]), …]``, in the order of `ACTORS`."""
        steps = {
            name: [(number, step["title"]) for number, step, names, _pages in self.step_list if name in names]
            for _slug, name in ACTORS
        }
        return [(name, own) for name, own in steps.items() if own]

    def structured_data(self):
        url = self.full_url
        steps = [
            {"@type": "HowToStep", "position": number, "name": step["title"], "url": f"{url}#stap-{number}"}
            for number, step, _names, _pages in self.step_list
        ]
        return super().structured_data() | ({"step": steps} if steps else {})


class GuideIndexPage(ListingPage):
    """All guides."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.GuidePage"]
    listed_model = GuidePage
    illustration = "stairs"
    noun = ("stappenplan", "stappenplannen")
    facet_slugs = (Facet.THEME, Facet.ACTOR, Facet.AUDIENCE)

    class Meta:
        verbose_name = "overzicht van stappenplannen"
