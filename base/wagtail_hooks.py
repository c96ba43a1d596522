"""What the CMS adds to Wagtail: the vocabulary in the menu, its own styles, no embeds."""

from django.contrib import messages
from django.db.models import Q
from django.http import Http404
from django.shortcuts import redirect
from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.models import Page
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from base.documents import may_be_served
from base.models import LibraryDocument, Term, page_types
from base.rich_text import PublicPageLinkHandler
from base.watching import record_users


class TermViewSet(SnippetViewSet):
    """Terms by facet."""

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
    """Style the choice of terms."""
    return format_html('<link rel="stylesheet" href="{}">', static("css/cms.css"))


@hooks.register("register_rich_text_features", order=100)
def public_links(features):
    """Never link to a draft."""
    features.register_link_type(PublicPageLinkHandler)


# Before Wagtail's own hook, which would send a visitor to a login that this site does not have.
@hooks.register("before_serve_document", order=-1)
def hide_files_of_hidden_pages(document, request):
    """Give a file that visitors may not have to editors only; who asks for a public one stays unknown."""
    if not may_be_served(document) and not request.user.has_perm("wagtailadmin.access_admin"):
        raise Http404("Dit bestand is er niet.")


@hooks.register("before_bulk_action")
def refuse_to_publish_unfinished_pages(request, action_type, objects, action_class_instance):
    """Hold a bulk publication to what the edit form asks for."""
    if action_type != "publish" or not all(isinstance(item, Page) for item in objects):
        return None
    unfinished = [item for item in objects if item.get_latest_revision_as_object().missing_to_publish()]
    if not unfinished:
        return None
    titles = ", ".join(f"“{item.get_admin_display_title()}”" for item in unfinished)
    messages.error(request, f"Er is niets gepubliceerd. Deze pagina’s zijn nog niet af: {titles}.")
    return redirect("wagtailadmin_explore", unfinished[0].get_parent().pk)


@hooks.register("after_bulk_action")
def tell_of_files_in_another_collection(request, action_type, objects, action_class_instance):
    """Note a move of files to another collection, which Wagtail writes in bulk and so without a signal."""
    if action_type == "add_to_collection":
        for item in objects:
            if isinstance(item, LibraryDocument):
                record_users(item)


class OverduePanel(Component):
    """The published pages whose check is past and that are this editor's, or nobody's, to check; oldest first."""

    template_name = "base/overdue_panel.html"
    order = 50
    shown = 20

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        mine = Q(caretaker=self.user) | Q(caretaker=None) | Q(caretaker__is_active=False)
        pages = [page for model in page_types() for page in model.objects.live().overdue().filter(mine)]
        pages.sort(key=lambda page: page.review_on)
        return {"pages": pages[: self.shown], "more": max(0, len(pages) - self.shown)}


@hooks.register("construct_homepage_panels")
def overdue_panel(request, panels):
    """Show caretakers what to check."""
    panels.append(OverduePanel(request.user))
