"""A URLconf for tests of the zones, with a public form and a members' area, which the site does not have yet."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.template import engines
from django.urls import path

from base import content_version
from base.models import Municipality
from base.request_state import state_of
from search.models import SearchCount
from vsv_site.urls import handler404, handler500, urlpatterns

__all__ = ["handler404", "handler500"]

TOKEN = engines["django"].from_string("{% csrf_token %}<form method=post></form>")


def form(request):
    """Write the data of a form, and raise an error afterwards when the form asks for it."""
    if request.method == "POST":
        Municipality.objects.create(nis=request.POST["nis"], name="Nieuw")
        if "fail" in request.POST:
            raise RuntimeError("te laat")
    return HttpResponse("ingevuld")


def who(request):
    """Answer whether there is a user, and try to set cookies in every possible way."""
    request.session["gezien"] = True
    response = HttpResponse(f"{request.user.is_authenticated} {TOKEN.render({}, request)}")
    response.set_cookie("spoor", "1")
    return response


def member(request):
    """Answer with data of one member, without Vary and Cache-Control."""
    state_of(request).search_counts = [(SearchCount.Kind.SEARCHED, "van jou")]
    return HttpResponse(f"van jou {content_version.current()}")


def write(request):
    """Write the data that a member sends."""
    return form(request)


def refuse(request):
    """Roll back the write, like a refusal in the CMS."""
    response = form(request)
    response.undo = True
    return response


def fields(request):
    return JsonResponse({"user": request.user.is_authenticated})


def page(request):
    return render(request, "404.html")


urlpatterns = [
    path("formulieren/inschrijven/", form),
    path("formulieren/wie/", who),
    path("formulieren/terug/", refuse),
    path("leden/mijn/", member),
    path("leden", member),
    path("leden/bewaren/", write),
    path("leden/pagina/", page),
    path("api/v1/wie", fields),
    *urlpatterns,
]
