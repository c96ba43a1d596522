"""What the importer adds to the CMS: its addresses, its place in the menu, its permissions, profiles and rules."""

from django.contrib.auth.models import Permission
from django.urls import path, reverse
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.menu import MenuItem
from wagtail.admin.panels import FieldPanel, ObjectList
from wagtail.snippets.views.snippets import SnippetViewSet, SnippetViewSetGroup

from figures.importing import views
from figures.importing.permissions import may_see
from figures.models import DisclosureRule, ImportProfile, Publication


class PublicationForm(WagtailAdminModelForm):
    """The form of a publication; its code stays, because releases and addresses name it."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["code"].disabled = not self.instance._state.adding


class PublicationViewSet(SnippetViewSet):
    """What comes out again and again, and who publishes it."""

    model = Publication
    icon = "calendar"
    menu_label = "Publicaties"
    list_display = ["name", "publisher", "code"]
    edit_handler = ObjectList(
        [FieldPanel(name) for name in ("name", "publisher", "code", "note", "order")], base_form_class=PublicationForm
    )


class ProfileViewSet(SnippetViewSet):
    """How files of figures are made up."""

    model = ImportProfile
    icon = "form"
    menu_label = "Profielen van bestanden"
    list_display = ["__str__", "indicator", "shape", "basis"]
    copy_view_enabled = True


class RuleViewSet(SnippetViewSet):
    """From which size groups are shown."""

    model = DisclosureRule
    icon = "lock"
    menu_label = "Regels voor kleine aantallen"
    list_display = ["publication", "least_numerator", "least_complement", "least_denominator", "extremes"]


class ImportsMenuItem(MenuItem):
    """The entry to the files, for who may read in or approve."""

    def is_shown(self, request):
        return may_see(request.user)


class FiguresViewSetGroup(SnippetViewSetGroup):
    """Everything that editors do with figures, in one place of the menu."""

    menu_label = "Cijfers"
    menu_icon = "table"
    menu_order = 245
    items = (PublicationViewSet, ProfileViewSet, RuleViewSet)

    def get_submenu_items(self):
        imports = ImportsMenuItem(
            "Bestanden inlezen", reverse("figures_imports"), name="cijfers-inlezen", icon_name="upload", order=1
        )
        return [imports, *super().get_submenu_items()]


def admin_urls():
    """Return the addresses below ``/cms/``."""
    return [
        path("cijfers/inlezen/", views.ImportsView.as_view(), name="figures_imports"),
        path("cijfers/inlezen/nieuw/", views.NewImportView.as_view(), name="figures_import_new"),
        path("cijfers/inlezen/<int:pk>/", views.ImportView.as_view(), name="figures_import"),
        path("cijfers/inlezen/<int:pk>/fouten.csv", views.ProblemsView.as_view(), name="figures_import_problems"),
        path("cijfers/inlezen/<int:pk>/bestand/<slug:kind>/", views.ContentView.as_view(), name="figures_import_file"),
    ]


def permissions():
    """Return the permissions that an administrator gives to groups."""
    names = ("add_figuresimport", "approve_figuresimport")
    return Permission.objects.filter(content_type__app_label="figures", codename__in=names)
