"""What an app adds at the least: a page type with its list, and a type of record with its own."""

from django.db import models
from django.shortcuts import get_object_or_404, render
from wagtail.admin.panels import FieldPanel
from wagtail.contrib.routable_page.models import path
from wagtail.search import index

from base.models import BasePage, Record
from search.listings.facets import FieldFacet
from search.listings.pages import ListingPage
from search.statistics.recorder import record_count


class ToyPage(BasePage):
    """A toy, for who is tired of reading."""

    class Size(models.TextChoices):
        SMALL = "klein", "klein"
        LARGE = "groot", "groot"

    parent_page_types = ["toy_app.ToyIndexPage"]
    main_facets = ("materiaal",)
    offered_facets = ("materiaal", "thema")
    facet_columns = ("size",)
    api_fields = ("maker", "size")
    row_columns = ("municipality__name",)
    newest_heading = "Nieuw speelgoed"
    export_columns = (("Maker", "maker"),)

    maker = models.CharField("van wie", max_length=100, blank=True)
    size = models.CharField("grootte", max_length=10, choices=Size, default=Size.SMALL)
    municipality = models.ForeignKey(
        "base.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gemeente"
    )

    content_panels = [*BasePage.opening_panels, FieldPanel("maker"), FieldPanel("size"), *BasePage.closing_panels]
    search_fields = [*BasePage.search_fields, index.SearchField("maker")]

    class Meta:
        verbose_name = "stuk speelgoed"
        verbose_name_plural = "speelgoed"

    def get_context(self, request, *args, **kwargs):
        record_count(request, "gespeeld", self.title)
        return super().get_context(request, *args, **kwargs)

    @classmethod
    def describe_row(cls, municipality):
        """Return what it is and where it is made."""
        return cls._meta.verbose_name, municipality or ""

    @property
    def byline(self):
        """Return where it is made."""
        return self.municipality.name if self.municipality else ""


class ToyIndexPage(ListingPage):
    """All toys."""

    parent_page_types = ["content.HomePage"]
    subpage_types = ["toy_app.ToyPage"]
    listed_model = ToyPage
    field_facets = (FieldFacet("grootte", "Grootte", "size", ToyPage.Size.choices),)

    class Meta:
        verbose_name = "overzicht van speelgoed"


class ToyQuestion(Record):
    """What somebody asked about toys, with the answer: no page, so without drafts, relations and sources."""

    class Asker(models.TextChoices):
        CHILD = "kind", "een kind"
        GROWN_UP = "groot", "een volwassene"

    record_kind = "toyquestion"
    facet_columns = ("asker",)
    api_fields = ("answer", "asker", "asked_on")
    export_columns = (("Antwoord", "answer"),)
    date_field = "asked_on"

    answer = models.TextField("antwoord")
    asker = models.CharField("wie vroeg het", max_length=10, choices=Asker, default=Asker.CHILD)
    asked_on = models.DateField("gevraagd op", null=True, blank=True)
    municipality = models.ForeignKey(
        "base.Municipality", models.PROTECT, null=True, blank=True, related_name="+", verbose_name="gemeente"
    )

    search_fields = [*Record.search_fields, index.SearchField("answer")]

    class Meta:
        verbose_name = "vraag over speelgoed"
        verbose_name_plural = "vragen over speelgoed"

    def get_absolute_url(self):
        return f"/speelgoedvragen/{self.pk}/"


class ToyQuestionIndexPage(ListingPage):
    """All questions about toys, and each of them at an address of its own."""

    parent_page_types = ["content.HomePage"]
    subpage_types: list[str] = []
    listed_model = ToyQuestion
    field_facets = (FieldFacet("vrager", "Wie vroeg het", "asker", ToyQuestion.Asker.choices),)
    noun = ("vraag", "vragen")
    template = "toy_app/toy_index_page.html"

    class Meta:
        verbose_name = "overzicht van vragen over speelgoed"

    @path("<int:pk>/")
    def question(self, request, pk):
        """Answer one question."""
        question = get_object_or_404(ToyQuestion.objects.public(), pk=pk)
        record_count(request, "gespeeld", question.title)
        return render(request, "toy_app/toy_question.html", {"page": self, "question": question})
