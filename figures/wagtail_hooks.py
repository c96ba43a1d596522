"""Hooks that extend the CMS: an indicator with figures is withdrawn, never deleted; files of figures are read in."""

from django.contrib import messages
from django.shortcuts import redirect
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from figures import keeping
from figures.importing import admin

register_snippet(admin.FiguresViewSetGroup)
hooks.register("register_admin_urls", admin.admin_urls)
hooks.register("register_permissions", admin.permissions)


@hooks.register("before_delete_page", order=1)  # after what base says of fixed pages
def refuse_to_delete_figures(request, page):
    """Refuse with a message before the CMS asks for a confirmation."""
    return _refusal(request, [page])


@hooks.register("before_bulk_action", order=1)
def refuse_to_delete_figures_in_bulk(request, action_type, objects, action_class_instance):
    """Refuse the whole action when one of the chosen pages has figures."""
    if action_type == "delete" and all(isinstance(item, Page) for item in objects):
        return _refusal(request, objects)
    return None


def _refusal(request, pages):
    kept = keeping.kept_page(pages)
    if kept is None:
        return None
    messages.error(request, f"Er is niets verwijderd. {keeping.refusal(kept)}")
    return redirect("wagtailadmin_explore", pages[0].get_parent().pk)
