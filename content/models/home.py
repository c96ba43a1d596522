"""The home page: tasks, signals, one figure, news and new pages."""

from itertools import groupby

from django.contrib.contenttypes.models import ContentType
from django.db import models
from django.db.models import F
from django.utils import timezone
from django.utils.functional import cached_property
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from base.fields import BodyField, lines
from base.models import BasePage, complete_page, page_types, public, with_terms
from base.panels import PageTypesPanel
from base.prepared import NOW, Parameter, PreparedQuery
from content.blocks import TASK_BLOCKS
from content.models.cause import CausePage
from content.models.policy import NewsPage
from content.models.role import RolePage
from search.listings.pages import ListingPage

AT_ADDRESS = PreparedQuery(
    lambda: public(Page.objects.filter(url_path=Parameter("url_path", models.TextField())), NOW).values_list(
        "pk", "content_type_id"
    )
)
DEEPEST_ROUTE = 2  # parts of an address that a page routes itself: "gemeente/genk"
NEWEST = 5
SIGNALS = 8
LATEST = 3


def newest_types():
    """Return the page types whose newest pages home shows: those with a `newest_heading`."""
    return [model for model in page_types() if model.newest_heading]


def searchable_indexes():
    """Return the index types that the search field of home may use: those that list one of `newest_types`."""
    return [model for model in page_types() if _lists_any(model, newest_types())]


def _lists_any(index, models):
    return issubclass(index, ListingPage) and index.listed_model in models


class HomePage(BasePage):
    """The home page. It starts with tasks, for visitors with two minutes between two meetings."""

    parent_page_types = ["wagtailcore.Page"]
    api_fields = ("intro",)
    subpage_types = None  # every type that has home among its parent types
    max_count = 1
    needs_source = False
    is_listed = False
    is_fixed = True
    may_relate = False
    schema_type = "WebSite"

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
    figure_page = models.ForeignKey(
        "wagtailcore.Page",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="cijfer",
        help_text="De site vult het nieuwste cijfer zelf in, met zijn jaar en zijn bron.",
    )

    content_panels = [
        *BasePage.opening_panels,
        FieldPanel("intro"),
        FieldPanel("tasks"),
        PageTypesPanel("practice_index", searchable_indexes),
        PageChooserPanel("figure_page", "figures.IndicatorPage", heading="Eén cijfer"),
    ]

    class Meta:
        verbose_name = "voorpagina"

    @classmethod
    def clean_subpage_models(cls):
        """Return every page type but plain Page; each type limits its own parents."""
        return [model for model in super().clean_subpage_models() if model is not Page]

    def route(self, request, path_components):
        """Return the page of an address, found in one query, or in a few when the page itself routes the end of it.

        For other addresses, use Wagtail's own routing.
        """
        length = 0 if getattr(request, "is_preview", False) else len(path_components)
        for end in range(length, max(length - DEEPEST_ROUTE - 1, 0), -1):
            url_path = f"{self.url_path}{'/'.join(path_components[:end])}/"
            for pk, content_type in AT_ADDRESS.rows(url_path=url_path, now=timezone.now()):
                page = complete_page(ContentType.objects.get_for_id(content_type).model_class(), pk)
                return RouteResult(page) if end == length else page.route(request, path_components[end:])
        return super().route(request, path_components)

    @cached_property
    def _chosen_pages(self):
        """Return ``{pk: page}`` of the public pages that the editor chose."""
        chosen = {task.value["page"].pk for task in self.tasks if task.value["page"]}
        return public(Page.objects.all()).in_bulk(chosen | {self.practice_index_id, self.figure_page_id} - {None})

    @property
    def task_list(self):
        """Return the tasks whose page is public."""
        return [task for task in self.tasks if task.value["page"] and task.value["page"].pk in self._chosen_pages]

    @property
    def search_page(self):
        """Return the index for the search field, or None."""
        return self._chosen_pages.get(self.practice_index_id)

    @property
    def figure_pages(self):
        """Return the public page of the figure, as a list with one or none."""
        return [page for page in [self._chosen_pages.get(self.figure_page_id)] if page]

    @cached_property
    def signals(self):
        """Return ``[(signal, cause), …]``: the first signal of each public cause, in tree order."""
        causes = CausePage.objects.public().filter(kind=CausePage.Kind.CAUSE).exclude(signals="").order_by("path")
        return [(lines(cause.signals)[0], cause) for cause in causes[:SIGNALS]]

    @cached_property
    def roles(self):
        """Return the public role pages, in tree order."""
        return list(RolePage.objects.public().order_by("path"))

    @cached_property
    def news(self):
        """Return the latest public policy updates."""
        return list(NewsPage.objects.public().order_by("-date", "-path")[:LATEST])

    @cached_property
    def newest(self):
        """Return the newest public pages of each of `newest_types`, grouped by type."""
        order = (F("first_published_at").desc(nulls_last=True), "-path")
        return [
            page
            for model in newest_types()
            for page in with_terms(model.objects.public().complete().order_by(*order))[:NEWEST]
        ]

    @property
    def newest_groups(self):
        """Return `newest` by type, as dicts with the heading, the pages, the text of the link to all, and its page."""
        return [
            {
                "heading": model.newest_heading,
                "pages": list(pages),
                "more": f"Alle {model._meta.verbose_name_plural}",
                "index": self.search_page
                if self.search_page and _lists_any(self.search_page.specific_class, [model])
                else None,
            }
            for model, pages in groupby(self.newest, type)
        ]
