"""The URLconf of the site; a route takes precedence over a page at the same address."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern

from base import views
from figures.embedding import embedded
from figures.files import release_file
from search.listings.sitemaps import PageSitemap, RecordSitemap, TermSitemap

handler404 = "base.views.page_not_found"
handler500 = "base.views.failed"

SITEMAPS = {"paginas": PageSitemap, "records": RecordSitemap, "termen": TermSitemap}

urlpatterns = [
    path("cms/opvolging/", include("tracker.urls")),
    path("cms/", include(wagtailadmin_urls)),
    re_path(r"^documenten/(\d+)/(.*)$", views.document, name="wagtaildocs_serve"),
    path("documenten/", include(wagtaildocs_urls)),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", views.media),
    path("bestanden/cijfers/<str:name>", release_file),
    path("insluiten/cijfers/<slug:code>/", embedded),
    path("insluiten/cijfers/<slug:code>/<str:day>/", embedded),
    path("health/", views.health),
    path("robots.txt", views.robots),
    path(".well-known/security.txt", views.security),
    path("sitemap.xml", sitemap, {"sitemaps": SITEMAPS}, name="sitemap"),
    path("", include("search.urls")),
    # Not all of wagtail.urls: its login view for restricted pages is a public form that sets a cookie.
    re_path(serve_pattern, views.page, name="wagtail_serve"),
]
