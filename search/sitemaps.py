"""What search engines may know of: public pages and the terms they carry."""

from django.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.sitemap_generator import Sitemap as WagtailSitemap

from base.models import Term, TermAssignment, public
from search.views import everything


class PageSitemap(WagtailSitemap):
    """Every public page."""

    def items(self):
        return public(super().items())


class TermSitemap(Sitemap):
    """Every term that a public page carries."""

    def items(self):
        carried = TermAssignment.objects.filter(content_object_id__in=everything().values("pk"))
        return Term.objects.in_use().filter(pk__in=carried.values("tag_id"))
