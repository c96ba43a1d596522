"""What the CMS adds to Wagtail: the vocabulary in the menu, its own styles, no embeds."""

from django.templatetags.static import static
from django.utils.html import format_html
from wagtail import hooks
from wagtail.admin.ui.components import Component
from wagtail.admin.ui.tables import Column
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from base.models import Term, page_types


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


class OverduePanel(Component):
    """The published pages that somebody looks after and whose check is past, oldest first."""

    template_name = "base/overdue_panel.html"
    order = 50
    shown = 20

    def __init__(self, user):
        self.user = user

    def get_context_data(self, parent_context):
        pages = [page for model in page_types() for page in model.objects.live().overdue().filter(caretaker=self.user)]
        pages.sort(key=lambda page: page.review_on)
        return {"pages": pages[: self.shown], "more": max(0, len(pages) - self.shown)}


@hooks.register("construct_homepage_panels")
def overdue_panel(request, panels):
    """Show caretakers what to check."""
    panels.append(OverduePanel(request.user))
