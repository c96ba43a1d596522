"""The front door: what people come to do, one number, what is new."""

from django.apps import apps
from django.db import models
from django.db.models import F
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, MultiFieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from base.blocks import TASK_BLOCKS
from base.fields import BodyField, lines
from base.models import BasePage, public, with_terms
from content.models.cause import CausePage
from content.models.policy import NewsPage
from content.models.role import RolePage

NEWEST = 5
SIGNALS = 8
LATEST = 3


class HomePage(BasePage):
    """Home starts from tasks: who looks has two minutes between two meetings."""

    parent_page_types = ["wagtailcore.Page"]
    open_fields = ("intro", "figure_value", "figure_text", "figure_year", "figure_source", "figure_source_url")
    subpage_types = [
        "content.CauseIndexPage",
        "content.ContactPage",
        "content.ExampleStoryIndexPage",
        "content.GlossaryPage",
        "content.GuideIndexPage",
        "content.NetworkIndexPage",
        "content.NewsIndexPage",
        "content.PathwayIndexPage",
        "content.PolicyIndexPage",
        "content.RoleIndexPage",
        "content.StandardPage",
        "content.TestimonyIndexPage",
        "practices.InstrumentIndexPage",
        "practices.PracticeIndexPage",
        "research.PublicationIndexPage",
    ]
    max_count = 1
    needs_source = False
    stands_in_lists = False
    template = "content/home_page.html"

    intro = models.TextField("inleiding", blank=True, help_text="Eén of twee zinnen onder de titel.")
    tasks = BodyField(TASK_BLOCKS, blank=True, max_num=6, verbose_name="taken")
    practice_index = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="zoek in",
        help_text="Het zoekveld op de voorpagina zoekt in dit overzicht.",
    )
    figure_value = models.CharField("cijfer", max_length=20, blank=True, help_text="Met eenheid, zoals 12,0%.")
    figure_text = models.CharField("wat het cijfer telt", max_length=255, blank=True)
    figure_year = models.CharField("jaar van het cijfer", max_length=30, blank=True)
    figure_source = models.CharField("bron van het cijfer", max_length=120, blank=True)
    figure_source_url = models.URLField("link naar de bron", max_length=500, blank=True)
    figure_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="uitleg bij het cijfer",
        help_text="De pagina met de definitie.",
    )

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("intro"),
        FieldPanel("tasks"),
        PageChooserPanel("practice_index", "practices.PracticeIndexPage"),
        MultiFieldPanel(
            [
                FieldPanel("figure_value"),
                FieldPanel("figure_text"),
                FieldPanel("figure_year"),
                FieldPanel("figure_source"),
                FieldPanel("figure_source_url"),
                PageChooserPanel("figure_page"),
            ],
            heading="Eén cijfer",
        ),
    ]

    class Meta:
        verbose_name = "voorpagina"

    def route(self, request, path_components):
        """Find the page of an address in one query; whatever that can't find goes the stock way."""
        if path_components and not getattr(request, "is_preview", False):
            url_path = f"{self.url_path}{'/'.join(path_components)}/"
            page = public(Page.objects.filter(url_path=url_path)).first()
            if page is not None:
                return RouteResult(page.specific_class.objects.complete().get(pk=page.pk))
        return super().route(request, path_components)

    @cached_property
    def _linked(self):
        """Give ``{pk: page}`` of what an editor points at here, as far as a visitor may see it."""
        chosen = {task.value["page"].pk for task in self.tasks if task.value["page"]}
        return public(Page.objects.all()).in_bulk(chosen | {self.practice_index_id, self.figure_page_id} - {None})

    @property
    def task_list(self):
        """Give the tasks that lead somewhere."""
        return [task for task in self.tasks if task.value["page"] and task.value["page"].pk in self._linked]

    @property
    def search_page(self):
        """Give the index to search in, or None."""
        return self._linked.get(self.practice_index_id)

    @property
    def figure_explanation(self):
        """Give the page that defines the number, or None."""
        return self._linked.get(self.figure_page_id)

    @cached_property
    def signals(self):
        """Give ``[(signal, cause), …]``: one thing a teacher may notice for each public cause, in tree order."""
        causes = CausePage.objects.public().filter(kind=CausePage.Kind.CAUSE).exclude(signals="").order_by("path")
        return [(lines(cause.signals)[0], cause) for cause in causes[:SIGNALS]]

    @cached_property
    def roles(self):
        """Give the public roles, in tree order: the second entrance."""
        return list(RolePage.objects.public().order_by("path"))

    @cached_property
    def news(self):
        """Give the latest public policy updates."""
        return list(NewsPage.objects.public().order_by("-date", "-path")[:LATEST])

    @cached_property
    def newest(self):
        """Give the newest public practice examples."""
        pages = apps.get_model("practices.PracticePage").objects.public().complete()
        return list(with_terms(pages.order_by(F("first_published_at").desc(nulls_last=True), "-path"))[:NEWEST])

    def structured_data(self):
        return {**super().structured_data(), "@type": "WebSite"}
