"""What search engines may know of: public pages and records, and the terms they carry."""

from types import SimpleNamespace
from urllib.parse import urlsplit

from django.contrib.sitemaps import Sitemap
from wagtail.contrib.sitemaps.sitemap_generator import Sitemap as WagtailSitemap
from wagtail.models import Site

from base import facets
from base.models import Vocabulary, public, record_types
from search.visibility import keys_by_term


class PageSitemap(WagtailSitemap):
    """Every public page."""

    def items(self):
        # As plain pages: reading each as what it is takes a query for each type.
        return public(self.get_wagtail_site().root_page.get_descendants(inclusive=True)).order_by("path")


class OwnSitemap(Sitemap):
    """What Wagtail knows nothing of, at the address of the default site."""

    def get_urls(self, page=1, site=None, protocol=None):
        address = urlsplit(Site.objects.get(is_default_site=True).root_url)
        return super().get_urls(page, SimpleNamespace(domain=address.netloc), address.scheme)


class RecordSitemap(OwnSitemap):
    """Every public record that has an address of its own, and not a place on a page."""

    def items(self):
        records = [record for model in record_types() for record in model.objects.public().order_by("pk")]
        return [record for record in records if "#" not in record.url]

    def lastmod(self, record):
        return record.last_published_at


class TermSitemap(OwnSitemap):
    """Every term that something public is about."""

    def items(self):
        vocabulary = Vocabulary()
        about = keys_by_term(vocabulary)
        return [term for term in vocabulary.in_families(facets.FACETS) if term in about]
