"""Hooks that extend the CMS: entering many updates of a plan, actions without news, and keeping what was public."""

from django.contrib import messages
from django.shortcuts import redirect
from django.urls import reverse
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.widgets import Button
from wagtail.models import Page

from tracker import keeping
from tracker.entry.views import editable_plans
from tracker.models import ActionPage, ActionPlanPage
from tracker.silence import SilentActionsPanel


class TrackerMenuItem(MenuItem):
    """The entry to the plans, for who may change one."""

    def is_shown(self, request):
        return editable_plans(request.user).exists()


@hooks.register("register_admin_menu_item")
def tracker_menu_item():
    """Return the menu item of the plans."""
    return TrackerMenuItem("Opvolging", reverse("tracker_plans"), name="opvolging", icon_name="tasks", order=240)


@hooks.register("construct_homepage_panels")
def add_homepage_panel(request, panels):
    """Add the panel of actions without news."""
    panels.append(SilentActionsPanel(request.user))


@hooks.register("register_page_header_buttons")
def header_buttons(page, user, view_name, next_url=None):
    """Yield the buttons above the form and the list of a plan, and above the form of an action."""
    yield from _buttons(page, user)


@hooks.register("register_page_listing_more_buttons")
def listing_buttons(page, user, next_url=None):
    """Yield the buttons beside a plan or an action in a list."""
    yield from _buttons(page, user)


def _buttons(page, user):
    kind = page.specific_class
    if kind not in {ActionPlanPage, ActionPage} or not page.permissions_for_user(user).can_edit():
        return
    if kind is ActionPlanPage:
        yield Button("Meldingen invoeren", reverse("tracker_grid", args=[page.pk]), icon_name="list-ul", priority=60)
        yield Button("Rekenblad inlezen", reverse("tracker_import", args=[page.pk]), icon_name="upload", priority=61)
    else:
        address = f"{reverse('tracker_grid', args=[page.get_parent().pk])}?acties={page.specific.number}"
        yield Button("Melding invoeren", address, icon_name="list-ul", priority=60)


@hooks.register("before_delete_page")
def refuse_to_delete_what_was_public(request, page):
    """Refuse with a message before the CMS asks for a confirmation."""
    return _refusal(request, [page])


@hooks.register("before_bulk_action")
def refuse_to_delete_in_bulk(request, action_type, objects, action_class_instance):
    """Refuse the whole action when one of the chosen pages has updates that were public."""
    if action_type == "delete" and all(isinstance(item, Page) for item in objects):
        return _refusal(request, objects)
    return None


def _refusal(request, pages):
    kept = keeping.kept_page(pages)
    if kept is None:
        return None
    messages.error(request, f"Er is niets verwijderd. {keeping.refusal(kept)}")
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
