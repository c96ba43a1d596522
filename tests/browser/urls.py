"""The URLconf of the site, with two views that raise errors."""

from django.core.exceptions import BadRequest
from django.urls import path

from vsv_site.urls import urlpatterns as site_urlpatterns


def bad_request(request):
    """Raise BadRequest, like an invalid form."""
    raise BadRequest("for the test")


def server_error(request):
    """Raise an error, like a bug."""
    raise RuntimeError("for the test")


urlpatterns = [path("proef/400/", bad_request), path("proef/500/", server_error), *site_urlpatterns]
