"""Questions of pupils and parents, each with a short answer."""

from django.db import models
from wagtail.admin.panels import FieldPanel
from wagtail.fields import RichTextField
from wagtail.search import index

from base.blocks import TEXT_FEATURES
from base.facets import Facet
from base.models import BasePage
from search.engine.documents import Sort
from search.indexing.plain_text import of_html
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage


class QuestionPage(BasePage):
    """One question with its answer, for somebody who wants to know one thing."""

    class Asker(models.TextChoices):
        PUPIL = "leerling", "leerling"
        PARENT = "ouder", "ouder"
        SCHOOL = "school", "school"

    parent_page_types = ["content.QuestionIndexPage"]
    api_fields = ("asker", "answer", "is_uncertain")
    main_facets = (Facet.THEME,)
    offered_facets = (Facet.THEME, Facet.AUDIENCE, Facet.LEVEL, Facet.TRACK)
    facet_columns = ("asker",)
    in_feeds = False
    answers_questions = True

    asker = models.CharField("wie vraagt dit", max_length=10, choices=Asker, default=Asker.PUPIL)
    answer = RichTextField("antwoord", features=TEXT_FEATURES, help_text="Kort. Begin met ja, nee of wat er telt.")
    is_uncertain = models.BooleanField(
        "niet zeker",
        default=False,
        help_text="Er zit een regel in waarvan we niet zeker zijn. Dan zegt het antwoord dat ook.",
    )

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("asker"),
        FieldPanel("answer"),
        FieldPanel("is_uncertain"),
        *BasePage.closing_panels,
    ]

    search_fields = [*BasePage.search_fields, index.SearchField("answer"), index.FilterField("asker")]

    class Meta:
        verbose_name = "vraag en antwoord"
        verbose_name_plural = "vragen en antwoorden"

    def structured_data(self):
        """Return the data of a page with one question; an uncertain answer is no fact for a search engine."""
        if self.is_uncertain:
            return super().structured_data()
        answer = {"@type": "Answer", "text": of_html(self.answer)}
        question = {"@type": "Question", "name": self.title, "acceptedAnswer": answer}
        return super().structured_data() | {"@type": "FAQPage", "mainEntity": [question]}


class QuestionIndexPage(ListingPage):
    """All questions with their answers."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["content.QuestionPage"]
    listed_model = QuestionPage
    illustration = "question"
    noun = ("vraag", "vragen")
    facet_slugs = (Facet.THEME, Facet.AUDIENCE)
    field_facets = (FieldFacet("wie", "Wie vraagt het?", "asker", QuestionPage.Asker.choices),)
    sorts = (Sort.EDITORS_ORDER, Sort.TITLE)
    has_feed = False

    class Meta:
        verbose_name = "overzicht van vragen"
