"""The views of the CMS in which editors read a file of figures in, look at it, and let somebody else approve it."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.http import content_disposition_header
from django.views.generic import TemplateView
from wagtail.admin.auth import permission_denied
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from base.spreadsheets import csv_file
from figures.importing import stored
from figures.importing.forms import FilesForm, ImportForm
from figures.importing.outcome import examine
from figures.importing.permissions import may_approve, may_import, may_see
from figures.importing.tasks import examine_later, publish_later
from figures.importing.writing import approve
from figures.models import FiguresImport, ImportFile, ImportStateError

SOON = 512 * 1024  # bytes that are examined at once; the worker examines larger files, so that no editor waits
MOST_AT_ONCE = 10_000  # figures that a request writes
STEPS = ("Bestand en profiel", "Controle", "Vergelijken", "Laten goedkeuren")
LISTED = 50
State = FiguresImport.State


class ImportsView(WagtailAdminTemplateMixin, TemplateView):
    """A page of the CMS about reading figures in; this one lists the files."""

    template_name = "figures/admin/imports.html"
    page_title = "Cijfers inlezen"
    header_icon = "upload"
    title = ""
    is_allowed = staticmethod(may_see)

    def dispatch(self, request, *args, **kwargs):
        if not self.is_allowed(request.user):
            return permission_denied(request)
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self):
        items = [{"url": reverse("figures_imports"), "label": self.page_title}]
        return [*self.breadcrumbs_items, *items, *([{"url": "", "label": self.get_page_title()}] if self.title else [])]

    def get_page_title(self):
        return self.title or self.page_title

    def get_context_data(self, **kwargs):
        user = self.request.user
        kwargs |= {"may_import": may_import(user), "may_approve": may_approve(user)}
        if not self.title:
            kwargs["imports"] = FiguresImport.objects.select_related("uploaded_by", "publication").defer("outcome")[
                :LISTED
            ]
        return super().get_context_data(**kwargs)


class NewImportView(ImportsView):
    """A form for a file and the release that it becomes."""

    template_name = "figures/admin/import_new.html"
    title = "Nieuw bestand"
    is_allowed = staticmethod(may_import)

    def get_context_data(self, **kwargs):
        kwargs.setdefault("form", ImportForm(initial=self.last_time()))
        return super().get_context_data(steps=STEPS, step=1, **kwargs)

    def last_time(self):
        """Return what the import of last year says, where the address names it."""
        number = self.request.GET.get("zoals", "")
        found = FiguresImport.objects.filter(pk=number).first() if number.isascii() and number.isdecimal() else None
        names = ("profile", "publication", "title", "publisher", "url")
        return {name: getattr(found, name) for name in names} if found else {}

    def post(self, request, *args, **kwargs):
        form = ImportForm(request.POST, request.FILES)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(form=form))
        form.instance.uploaded_by = request.user
        return examined(form.save(), form.uploads)


def examined(figures_import, uploads):
    """Store the files of an import, examine them now or later, and return the answer that shows it."""
    stored.store_files(figures_import, uploads)
    if sum(upload.size for upload in uploads.values()) > SOON:
        examine_later.enqueue(figures_import.pk)
    else:
        stored.keep(figures_import, examine(figures_import))
    return HttpResponseRedirect(reverse("figures_import", args=[figures_import.pk]))


class ImportView(ImportsView):
    """A file that was read in: what is wrong, what changes, and the steps that somebody may take."""

    template_name = "figures/admin/import.html"
    title = "Bestand"

    @property
    def found(self):
        """Return the import of the address."""
        related = FiguresImport.objects.select_related("profile", "publication", "uploaded_by", "decided_by", "release")
        return get_object_or_404(related, pk=self.kwargs["pk"])

    def get_page_title(self):
        return self.found.title

    def get_context_data(self, **kwargs):
        found = kwargs.setdefault("found", self.found)
        kwargs.setdefault("form", FilesForm(profile=found.profile))
        is_own = found.uploaded_by_id == self.request.user.pk
        return super().get_context_data(
            steps=STEPS, step=step_of(found), is_own=is_own, states=State, files=found.files.defer("packed"), **kwargs
        )

    def get(self, request, *args, **kwargs):
        response = super().get(request, *args, **kwargs)
        if response.context_data["found"].state in {State.CHECKING, State.PUBLISHING}:
            response["Refresh"] = "4"
        return response

    def post(self, request, *args, **kwargs):
        taken = {
            "bestand": self.replace,
            "opnieuw": self.again,
            "vraag": self.submit,
            "keur": self.approve,
            "wijs-af": self.reject,
        }.get(request.POST.get("stap"))
        if taken is None:
            raise Http404("Deze stap bestaat niet.")
        found = self.found
        try:
            return taken(found, request.user) or HttpResponseRedirect(reverse("figures_import", args=[found.pk]))
        except ImportStateError as error:
            return self.render_to_response(self.get_context_data(found=self.found, refusal=str(error)))

    def replace(self, found, user):
        """Put a mended file in the place of this one."""
        refuse_unless(may_import(user))
        form = FilesForm(self.request.POST, self.request.FILES, profile=found.profile)
        if not form.is_valid():
            return self.render_to_response(self.get_context_data(found=found, form=form))
        found.reopen(user)
        return examined(found, form.uploads)

    def again(self, found, user):
        """Examine the same file again, after a change of the profile or of a rule."""
        refuse_unless(may_import(user))
        found.refuse_when_decided()
        stored.keep(found, examine(found))

    def submit(self, found, user):
        """Ask somebody else to approve."""
        refuse_unless(may_import(user))
        found.submit(user, self.request.POST.get("waarom", "") if self.request.POST.get("klopt") else "")

    def approve(self, found, user):
        """Publish the figures: a few at once, many by the worker, so that no editor waits for them."""
        found.refuse_own_approval(user)
        if found.outcome.get("figures", 0) > MOST_AT_ONCE:
            found.state = State.PUBLISHING
            found.save(update_fields=["state"])
            publish_later.enqueue(found.pk, user.pk)
            return
        release = approve(found.pk, user)
        messages.success(self.request, f"De cijfers staan op de website: {release.title}.")

    def reject(self, found, user):
        """Refuse the file, with a reason."""
        refuse_unless(may_see(user))
        found.reject(user, self.request.POST.get("reden", ""))


def refuse_unless(is_allowed):
    """Raise `ImportStateError` for somebody who may not take a step."""
    if not is_allowed:
        raise ImportStateError("Dat mag je niet. Vraag het aan een collega die cijfers inleest.")


def step_of(found):
    """Return which step an import is at, from 1."""
    if found.state in {State.SUBMITTED, State.PUBLISHING, State.APPROVED, State.REJECTED}:
        return 4
    return 3 if found.outcome.get("is_ready") and found.state == State.DRAFT else 2


class ProblemsView(ImportView):
    """All problems of a file, as a spreadsheet."""

    def get(self, request, *args, **kwargs):
        content = csv_file(stored.problem_rows(self.found))
        return attachment(content.encode(), "fouten.csv", "text/csv; charset=utf-8")


class ContentView(ImportView):
    """The uploaded file itself, as long as nobody decided."""

    def get(self, request, *args, **kwargs):
        found = self.found
        kind = ImportFile.Kind.META if kwargs["kind"] == ImportFile.Kind.META else ImportFile.Kind.DATA
        content, kept = found.content(kind), found.files.defer("packed").filter(kind=kind).first()
        if kept is None:
            raise Http404("Dit bestand is er niet meer.")
        return attachment(content, kept.name, "application/octet-stream")


def attachment(content, name, content_type):
    """Return bytes as a file that a browser stores and never shows."""
    response = HttpResponse(content, content_type=content_type)
    response.headers["Content-Disposition"] = content_disposition_header(True, name)
    response["X-Content-Type-Options"] = "nosniff"
    return response
