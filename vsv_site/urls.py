"""Every address of the site; what stands here wins over a page of the same name."""

from django.conf import settings
from django.urls import include, path, re_path
from wagtail.admin import urls as wagtailadmin_urls
from wagtail.contrib.sitemaps.views import sitemap
from wagtail.documents import urls as wagtaildocs_urls
from wagtail.urls import serve_pattern
from wagtail.views import serve

from base import views
from search.sitemaps import PageSitemap, TermSitemap

urlpatterns = [
    path("cms/", include(wagtailadmin_urls)),
    path("documenten/", include(wagtaildocs_urls)),
    path(f"{settings.MEDIA_URL.strip('/')}/<path:path>", views.media),
    path("health/", views.health),
    path("robots.txt", views.robots),
    path("sitemap.xml", sitemap, {"sitemaps": {"paginas": PageSitemap, "termen": TermSitemap}}, name="sitemap"),
    path("", include("search.urls")),
    # Not all of wagtail.urls: its log-in for restricted pages would be a public form that sets a cookie.
    re_path(serve_pattern, serve, name="wagtail_serve"),
]
