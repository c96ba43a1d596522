"""What the CMS shows of the search: what editors steer, and the report of what visitors searched for."""

import django_filters
from django import forms
from django.contrib.auth.models import Permission
from django.urls import path, reverse
from wagtail import hooks
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from search.models import PromotedResult, SynonymGroup
from search.statistics.reports import SearchReportView, may_see


class PromotedResultFilterSet(WagtailFilterSet):
    when = django_filters.ChoiceFilter(
        label="Wanneer",
        choices=[("running", "Loopt nu"), ("coming", "Begint later"), ("over", "Voorbij")],
        empty_label="Alle",
        method="filter_when",
        widget=forms.RadioSelect,
    )

    class Meta:
        model = PromotedResult
        fields: list[str] = []

    def filter_when(self, queryset, name, value):
        """Keep what runs, comes or is over today."""
        return getattr(queryset, value)()


class PromotedResultViewSet(SnippetViewSet):
    """Pages that stand first for some words."""

    model = PromotedResult
    icon = "pick"
    menu_label = "Uitgelichte resultaten"
    list_display = ["__str__", "page", "order", Column("starts", label="Vanaf"), Column("ends", label="Tot en met")]
    filterset_class = PromotedResultFilterSet
    search_fields = ["words", "page__title"]


class SynonymGroupViewSet(SnippetViewSet):
    """Words that mean the same."""

    model = SynonymGroup
    icon = "list-ul"
    menu_label = "Synoniemen"
    search_fields = ["words"]


class SearchViewSetGroup(SnippetViewSetGroup):
    """Everything that editors steer about the search, in one place of the menu."""

    menu_label = "Zoekresultaten"  # "Zoeken" alone is the CMS's own search, a few lines higher.
    menu_icon = "search"
    menu_order = 260
    items = (PromotedResultViewSet, SynonymGroupViewSet)


register_snippet(SearchViewSetGroup)


class SearchReportMenuItem(MenuItem):
    def is_shown(self, request):
        return may_see(request.user)


@hooks.register("register_reports_menu_item")
def search_report_menu_item():
    """Put the report among the others."""
    return SearchReportMenuItem(
        "Zoekopdrachten", reverse("search_report"), name="search-report", icon_name="search", order=650
    )


@hooks.register("register_permissions")
def search_report_permission():
    """Let an administrator say which groups see the report."""
    return Permission.objects.filter(content_type__app_label="search", codename="view_searchcount")


@hooks.register("register_admin_urls")
def search_report_urls():
    """Return the URL pattern of the report."""
    return [
        path("reports/zoekopdrachten/", SearchReportView.as_view(), name="search_report"),
        path(
            "reports/zoekopdrachten/results/",
            SearchReportView.as_view(results_only=True),
            name="search_report_results",
        ),
    ]
