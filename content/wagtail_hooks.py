"""Hooks that extend the CMS: the panel of translations that the Dutch page outran."""

from wagtail import hooks
from wagtail.models import Page

from base import content_version, versioned_cache
from base.homepage_panels import PagesPanel, cared_for_by
from content.models import TranslationPage
from content.translations import fingerprint


class OutdatedPanel(PagesPanel):
    """The public translations whose Dutch page says something else now, in the order of the languages."""

    template_name = "content/admin/outdated.html"
    order = 55

    def rows(self):
        outdated = versioned_cache.get("outdated translations", content_version.current(), outdated_translations)
        return list(TranslationPage.objects.filter(cared_for_by(self.user), pk__in=outdated).order_by("path"))


def outdated_translations():
    """Return the pks of the live translations whose Dutch page changed since; a query for each type of Dutch page."""
    pages = list(TranslationPage.objects.live().exclude(translated_text=""))
    originals = Page.objects.filter(pk__in={page.translated_page_id for page in pages}).specific()
    now = {original.pk: fingerprint(original) for original in originals}
    return [page.pk for page in pages if now.get(page.translated_page_id) != page.translated_text]


@hooks.register("construct_homepage_panels")
def add_homepage_panel(request, panels):
    """Add the panel of outdated translations."""
    panels.append(OutdatedPanel(request.user))
