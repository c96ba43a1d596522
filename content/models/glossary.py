"""The glossary: what the field's words and abbreviations mean."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base import text
from base.blocks import TEXT_FEATURES
from base.fields import LinesField, lines
from base.models import BasePage
from search.pages import ListingPage


class GlossaryEntryPage(BasePage):
    """One word. Its summary is the definition, which running texts show where the word first stands."""

    parent_page_types = ["content.GlossaryPage"]
    open_fields = ("written_out", "forms", "explanation")
    subpage_types: list[str] = []
    offered_facets = ("thema",)
    in_feeds = False
    template = "content/glossary_entry_page.html"

    written_out = models.CharField(
        "voluit", max_length=160, blank=True, help_text="Waar een afkorting voor staat. Leeg als het er geen is."
    )
    forms = LinesField(
        "andere vormen",
        blank=True,
        help_text="Meervouden en andere schrijfwijzen die in teksten ook naar hier verwijzen. Eén per regel.",
    )
    explanation = RichTextField("meer uitleg", features=TEXT_FEATURES, blank=True)

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("written_out"),
        FieldPanel("forms"),
        FieldPanel("explanation"),
        *BasePage.closing_panels,
    ]

    search_fields = [
        *BasePage.search_fields,
        index.SearchField("written_out"),
        index.SearchField("forms"),
        index.SearchField("explanation"),
    ]

    class Meta:
        verbose_name = "woord"
        verbose_name_plural = "woorden"

    @property
    def form_list(self):
        return lines(self.forms)

    def structured_data(self):
        other = [name for name in (self.written_out, *self.form_list) if name]
        return {**super().structured_data(), "@type": "DefinedTerm", **({"alternateName": other} if other else {})}


class GlossaryPage(ListingPage):
    """The whole glossary, from A to Z."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.GlossaryEntryPage"]
    max_count = 1
    template = "content/glossary_page.html"
    listed_model = GlossaryEntryPage
    noun = ("woord", "woorden")
    facet_slugs = ()
    sorts = ("titel",)
    page_size = 200
    has_feed = False

    class Meta:
        verbose_name = "woordenlijst"

    def get_context(self, request, *args, **kwargs):
        context = super().get_context(request, *args, **kwargs)
        letters = {}
        if not context["listing"].query:
            for entry in context["listing"].results:
                letters.setdefault(text.sort_key(entry.title)[:1].upper(), []).append(entry)
        context["letters"] = letters
        return context

    def structured_data(self):
        return {**super().structured_data(), "@type": "DefinedTermSet"}
