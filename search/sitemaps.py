"""What search engines may know of: public pages and the terms they carry."""

from types import SimpleNamespace
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.sitemap_generator import Sitemap as WagtailSitemap
from wagtail.models import Site

from base import facets
from base.models import Vocabulary, public
from search.facets import in_families
from search.findable import carried


class PageSitemap(WagtailSitemap):
    """Every public page."""

    def items(self):
        # As plain pages: reading each as what it is takes a query for each type.
        return public(self.get_wagtail_site().root_page.get_descendants(inclusive=True)).order_by("path")


class TermSitemap(Sitemap):
    """Every term that a public page is about."""

    def get_urls(self, page=1, site=None, protocol=None):
        address = urlsplit(Site.objects.get(is_default_site=True).root_url)
        return super().get_urls(page, SimpleNamespace(domain=address.netloc), address.scheme)

    def items(self):
        vocabulary = Vocabulary()
        about = carried(vocabulary)
        return [term for term in in_families(vocabulary, facets.FACETS) if term in about]
