"""Hooks that extend the CMS: terms, scripts, styles, refusals of fixed and incomplete pages, panels, report, manual."""

import django_filters
from django.contrib import messages
from django.http import Http404
from django.shortcuts import redirect
from django.templatetags.static import static
from django.urls import path, reverse
from django.utils import timezone
from django.utils.html import format_html, format_html_join
from wagtail import hooks
from wagtail.admin.active_filters import BaseFilterAdapter, register_filter_adapter_class
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column
from wagtail.log_actions import LogFormatter
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from base import protection
from base.dates import in_words
from base.documents import may_be_served
from base.homepage_panels import IncompletePanel, OverduePanel, RefusedPanel
from base.manual import ManualView
from base.models import LibraryDocument, Term
from base.publication import REFUSED, problems_of_publishing
from base.rich_text import PublicPageLinkHandler
from base.signal_handlers import record_document_users
from base.tasks.report import TasksReportView


class TermViewSet(SnippetViewSet):
    """The list and forms of terms."""

    model = Term
    icon = "tag"
    menu_label = "Termen"
    menu_order = 250
    add_to_admin_menu = True
    list_display = ["name", Column("facet_label", label="Facet"), "parent", "merged_into"]
    list_filter = ["facet"]
    search_fields = ["name", "synonyms"]
    list_per_page = 100


register_snippet(TermViewSet)


@hooks.register("insert_global_admin_css")
def admin_css():
    """Return the link to the stylesheet of the term checkboxes."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms.css"))


@hooks.register("insert_global_admin_js")
def admin_js():
    """Return the scripts for pasting, and for a calendar that leaves typed text alone."""
    scripts = [(static(f"cms/{name}.js"),) for name in ("lists", "clipboard", "text_fields", "dates")]
    return format_html_join("\n", '<script src="{}"></script>', scripts)


class MomentFilterAdapter(BaseFilterAdapter):
    """Shows the date of a list filter in words; Wagtail itself shows ISO 8601."""

    def __init__(self, filter, bound_field, value, *rest):
        super().__init__(filter, bound_field, in_words(timezone.localtime(value)), *rest)


register_filter_adapter_class(django_filters.DateTimeFilter, MomentFilterAdapter)


@hooks.register("register_rich_text_features", order=100)
def public_links(features):
    """Render links in rich text only to public pages."""
    features.register_link_type(PublicPageLinkHandler)


# Before Wagtail's own hook, which would send a visitor to a login that this site does not have.
@hooks.register("before_serve_document", order=-1)
def hide_files_of_hidden_pages(document, request):
    """Raise Http404 for a file that visitors may not have, except for editors; no session is read for a public file."""
    if not may_be_served(document) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404("Dit bestand is er niet.")


@hooks.register("before_bulk_action")
def refuse_to_publish_unfinished_pages(request, action_type, objects, action_class_instance):
    """Refuse a bulk publication with a message about all incomplete pages; publishing would name only the first one."""
    if action_type != "publish" or not all(isinstance(item, Page) for item in objects):
        return None
    chosen = [*objects]
    if action_class_instance.cleaned_form.cleaned_data.get("include_descendants"):
        chosen += [below for item in objects for below in item.get_descendants().not_live()]
    checked = [(page, problems_of_publishing(page.get_latest_revision_as_object())) for page in chosen]
    unfinished = [(page, problems) for page, problems in checked if problems]
    if not unfinished:
        return None
    reasons = " ".join(
        f"“{page.get_admin_display_title()}”: {' '.join(problem.message for problem in problems)}"
        for page, problems in unfinished
    )
    messages.error(request, f"Er is niets gepubliceerd. Deze pagina’s zijn nog niet af. {reasons}")
    return redirect("wagtailadmin_explore", unfinished[0][0].get_parent().pk)


@hooks.register("before_unpublish_page")
@hooks.register("before_delete_page")
@hooks.register("before_move_page")
def refuse_to_remove_fixed_page(request, page, destination=None):
    """Refuse with a message before the CMS asks for a confirmation; a new order of siblings is allowed."""
    is_reorder = destination is not None and destination.pk == page.get_parent().pk
    return None if is_reorder else _refusal(request, [page])


@hooks.register("before_bulk_action")
def refuse_to_remove_fixed_pages_in_bulk(request, action_type, objects, action_class_instance):
    """Refuse the whole action when one of the chosen pages is fixed."""
    if action_type not in {"unpublish", "delete", "move"} or not all(isinstance(item, Page) for item in objects):
        return None
    return _refusal(request, objects)


def _refusal(request, pages):
    refused = [protection.refusal(page) for page in pages if protection.is_fixed_page(page)]
    if not refused:
        return None
    messages.error(request, f"Er is niets veranderd. {' '.join(refused)}")
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)


@hooks.register("construct_page_action_menu")
def offer_no_unpublishing_of_fixed_pages(menu_items, request, context):
    """Remove the action from the menu of the edit form, because it would be refused."""
    page = context.get("page")
    if page is not None and protection.is_fixed_page(page):
        menu_items[:] = [item for item in menu_items if item.name != "action-unpublish"]


@hooks.register("after_bulk_action")
def record_files_in_another_collection(request, action_type, objects, action_class_instance):
    """Record a move of files to another collection, for which Wagtail's bulk update sends no signal."""
    if action_type == "add_to_collection":
        for item in objects:
            if isinstance(item, LibraryDocument):
                record_document_users(item)


@hooks.register("construct_homepage_panels")
def add_homepage_panels(request, panels):
    """Add the panels of base.homepage_panels."""
    panels += [panel(request.user) for panel in (RefusedPanel, OverduePanel, IncompletePanel)]


@hooks.register("register_log_actions")
def log_refused_schedules(actions):
    """Show in the history of a page why it was not published when it was due."""

    @actions.register_action(REFUSED)
    class RefusedFormatter(LogFormatter):
        label = "Niet gepubliceerd"

        def format_message(self, log_entry):
            return f"Niet gepubliceerd op het afgesproken moment. {' '.join(log_entry.data['problems'])}"


@hooks.register("register_reports_menu_item")
def tasks_report_menu_item():
    """Return the menu item of the report of tasks, for all editors."""
    return MenuItem("Achtergrondtaken", reverse("tasks_report"), name="tasks-report", icon_name="tasks", order=1200)


@hooks.register("register_admin_urls")
def tasks_report_url():
    """Return the URL pattern of the report of tasks."""
    return [path("reports/achtergrondtaken/", TasksReportView.as_view(), name="tasks_report")]


@hooks.register("construct_help_menu")
def own_help(request, items):
    """Show our own manual in place of Wagtail's news and guide, which are in English and about every Wagtail site."""
    items[:] = [item for item in items if item.name in {"manual", "keyboard-shortcuts-trigger"}]


@hooks.register("register_help_menu_item")
def manual_menu_item():
    """Return the menu item of the manual."""
    return MenuItem("Handleiding", reverse("manual"), name="manual", icon_name="help", order=100)


@hooks.register("register_admin_urls")
def manual_url():
    """Return the URL pattern of the manual."""
    return [path("handleiding/", ManualView.as_view(), name="manual")]
