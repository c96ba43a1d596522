"""The glossary of words and abbreviations."""

from django.db import models
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base import text
from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.fields import LinesField, lines
from base.languages import Language
from base.models import BasePage
from search.engine.documents import Sort
from search.listings.pages import ListingPage


class GlossaryEntryPage(BasePage):
    """One word. Its summary is its definition, which a page shows where it uses the word first."""

    parent_page_types = ["content.GlossaryPage"]
    api_fields = ("written_out", "forms", "explanation")
    offered_facets = (Facet.THEME,)
    in_feeds = False
    answers_questions = True
    defines_word = True
    is_saved = False
    schema_type = "DefinedTerm"

    written_out = models.CharField(
        "voluit", max_length=160, blank=True, help_text="Waar een afkorting voor staat. Leeg als het er geen is."
    )
    written_out_language = models.CharField(
        "taal van de afkorting", max_length=2, choices=Language, default=Language.DUTCH
    )
    forms = LinesField(
        "andere vormen",
        blank=True,
        help_text="Meervouden en andere schrijfwijzen die in teksten ook naar hier verwijzen. Eén per regel.",
    )
    explanation = RichTextField("meer uitleg", features=TEXT_FEATURES, blank=True)

    content_panels = [
        *BasePage.opening_panels,
        FieldRowPanel([FieldPanel("written_out"), FieldPanel("written_out_language")]),
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

    def structured_data(self):
        other = [name for name in (self.written_out, *lines(self.forms)) if name]
        return super().structured_data() | ({"alternateName": other} if other else {})


class GlossaryPage(ListingPage):
    """The whole glossary, from A to Z."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.GlossaryEntryPage"]
    listed_model = GlossaryEntryPage
    illustration = "letters"
    noun = ("woord", "woorden")
    facet_slugs = ()
    sorts = (Sort.TITLE,)
    page_size = 200
    has_feed = False
    schema_type = "DefinedTermSet"

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
