"""The site's addresses, and two at which something goes wrong."""

from django.core.exceptions import BadRequest
from django.urls import path

from vsv_site.urls import urlpatterns as site_urlpatterns


def bad_request(request):
    """Answer as to a form that nobody understands."""
    raise BadRequest("for the test")


def server_error(request):
    """Fail as a programming error does."""
    raise RuntimeError("for the test")


urlpatterns = [path("proef/400/", bad_request), path("proef/500/", server_error), *site_urlpatterns]
