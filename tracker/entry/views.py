"""The views of the CMS in which editors enter many updates of a plan, or read them from a spreadsheet."""

import json
import uuid
from functools import wraps

from django.db.models import Q
from django.db.models.functions import Length, Substr
from django.http import Http404, HttpResponseRedirect
from django.middleware.csrf import CsrfViewMiddleware
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import TemplateView
from wagtail.admin.auth import require_admin_access
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.models import PageLogEntry
from wagtail.permissions import page_permission_policy

from tracker.entry import importing, sheets
from tracker.entry.batch import MOST_ACTIONS, Batch, is_written, key_of
from tracker.entry.cells import COLUMNS
from tracker.entry.forms import COUNT, ROWS, Grid
from tracker.models import ActionPage, ActionPlanPage
from tracker.tables import UPDATE_COLUMNS

STEP, SAVE, KEY, SEEN = "stap", "bewaar", "sleutel", "gezien"  # names in the forms
# Not sent again: the token of a session that ended, and the button that was clicked.
NOT_KEPT = {"csrfmiddlewaretoken", STEP}
MOST_TYPED = 2 * 1024 * 1024  # characters of new updates that go along with a preview; Django takes 2.5 MB


def never_lost(view):
    """Decorate a view of the CMS: who lost his login gets back what he typed, instead of a form to log in.

    Django checks no token: logging in again makes another one, and a request that forgets it would lose its data. A
    view that writes asks `is_own_form`.
    """
    guarded = require_admin_access(view)

    @csrf_exempt
    @wraps(view)
    def answered(request, *args, **kwargs):
        if request.method == "POST" and request.user.is_anonymous:
            step = "bekijk" if "rijen" in request.POST else "terug"
            return render(request, "tracker/admin/login_ended.html", {"typed": typed(request), "step": step})
        return guarded(request, *args, **kwargs)

    return answered


def typed(request):
    """Return ``[(name, value), …]`` of what a form sent, to send it again."""
    return [(name, value) for name, value in request.POST.items() if name not in NOT_KEPT]


class _TokenCheck(CsrfViewMiddleware):
    def _reject(self, request, reason):
        return reason


def is_own_form(request):
    """Return whether a form that was sent has the token of this session."""
    check = _TokenCheck(lambda request: None)
    return not check.process_view(request, lambda request: None, (), {})


def editable_plans(user):
    """Return the plans that a user may change, or of which he may change an action, in the editors' order."""
    allowed = page_permission_policy.instances_user_has_permission_for(user, "change").values("pk")
    above = Substr("path", 1, Length("path") - ActionPage.steplen)
    parents = ActionPage.objects.filter(pk__in=allowed).annotate(above=above).values("above")
    return ActionPlanPage.objects.filter(Q(pk__in=allowed) | Q(path__in=parents)).order_by("path")


class EntryView(WagtailAdminTemplateMixin, TemplateView):
    """A page of the CMS about entering updates."""

    page_title = "Opvolging"
    header_icon = "tasks"
    title = ""
    back = "Terug naar de rijen"  # label of the button of a preview

    def get_breadcrumbs_items(self):
        items = [{"url": reverse("tracker_plans"), "label": "Opvolging"}]
        return [*self.breadcrumbs_items, *items, *([{"url": "", "label": self.title}] if self.title else [])]

    def get_page_title(self):
        return self.title or self.page_title

    @property
    def plan(self):
        """Return the plan of the address, as far as the editor may change it."""
        return get_object_or_404(editable_plans(self.request.user), pk=self.kwargs["plan_pk"])

    def show(self, **context):
        """Return the answer with a context."""
        return self.render_to_response(self.get_context_data(**context))

    def preview(self, batch, notice="", **context):
        """Return the page that says what a batch changes, with a form that does it."""
        self.template_name = "tracker/admin/preview.html"
        kept = [(name, value) for name, value in typed(self.request) if name not in {KEY, SEEN}]
        context = {"kept": kept, **context}
        return self.show(batch=batch, notice=notice, key=uuid.uuid4(), **context)

    def dispatch(self, request, *args, **kwargs):
        key = key_of(request.POST.get(KEY, ""))
        if key and request.POST.get(STEP) == SAVE and is_written(key):  # somebody clicked twice
            return HttpResponseRedirect(reverse("tracker_written", args=[key]))
        return super().dispatch(request, *args, **kwargs)

    def save(self, batch):
        """Return the answer to the button of the preview: all is written, or a new preview says why not."""
        key = key_of(self.request.POST.get(KEY, ""))
        if key is None or not is_own_form(self.request):
            return self.preview(batch, "Je meldde je intussen opnieuw aan. Kijk nog eens na en bevestig opnieuw.")
        if changed := batch.changed_since(self.request.POST.get(SEEN, "")):
            names = ", ".join(str(action.number) for action in changed)
            return self.preview(
                batch, f"Iemand anders veranderde intussen actie {names}. Er is nog niets bewaard. Kijk dit opnieuw na."
            )
        if not batch.is_ready or not batch.write(key):
            return self.preview(batch, "Er is niets bewaard.")
        return HttpResponseRedirect(reverse("tracker_written", args=[key]))


class PlansView(EntryView):
    """The plans of which the editor may enter updates."""

    template_name = "tracker/admin/plans.html"

    def get_context_data(self, **kwargs):
        return super().get_context_data(plans=editable_plans(self.request.user), **kwargs)


class GridView(EntryView):
    """A grid for the updates of a meeting; then what they change; then all of them or none."""

    template_name = "tracker/admin/grid.html"
    title = "Meldingen invoeren"

    def get(self, request, *args, **kwargs):
        actions = [number for number in request.GET.get("acties", "").split(",") if number.isdecimal()]
        return self.show_grid(Grid(actions=actions))

    def show_grid(self, grid, **context):
        """Return the page with the grid."""
        plan = self.plan
        batch_choice = Batch(plan, self.request.user, []).choice
        return self.show(plan=plan, grid=grid, offered=batch_choice.offered, **context)

    def post(self, request, *args, **kwargs):
        step = request.POST.get(STEP, "bekijk")
        if step == "meer":
            data = request.POST.copy()
            data[COUNT] = str(Grid(data).count + ROWS)
            return self.show_grid(Grid(data))
        grid = Grid(request.POST)
        if step == "terug":
            return self.show_grid(grid)
        batch = Batch(self.plan, request.user, grid.typed)
        if not batch.entries:
            return self.show_grid(grid, notice="Vul minstens één rij in: de actie en wat de bron zegt.")
        grid.show_problems(batch.entries)
        if grid.problems or not batch.is_ready:
            return self.show_grid(grid, changes=[change for change in batch.changes if change.problems])
        return self.save(batch) if step == SAVE else self.preview(batch)


class ImportView(EntryView):
    """A file that the site gave, edited in a spreadsheet program."""

    template_name = "tracker/admin/import.html"
    title = "Rekenblad inlezen"
    back = "Kies een ander bestand"

    def get_context_data(self, **kwargs):
        kwargs.setdefault("plan", self.plan)
        return super().get_context_data(most_rows=sheets.MOST_ROWS, columns=UPDATE_COLUMNS, **kwargs)

    def post(self, request, *args, **kwargs):
        if request.POST.get(STEP) == "terug":
            return self.show()
        if "rijen" in request.POST:
            return self.save(Batch(self.plan, request.user, self.sent_rows()))
        upload = request.FILES.get("bestand")
        if upload is None:
            return self.show(refusal="Kies eerst een bestand.")
        try:
            rows = sheets.read(upload, UPDATE_COLUMNS)
        except sheets.UnreadableFileError as error:
            return self.show(refusal=str(error))
        plan = self.plan
        found = importing.compare(rows, importing.updates_of(plan))
        batch = Batch(plan, request.user, found.new)
        problems = found.problems + [
            importing.CellProblem(entry.row, problem.column, problem.message)
            for entry in batch.entries
            for problem in entry.problems
        ]
        sent = json.dumps([[row, {column: cells[column] for column in COLUMNS}] for row, cells in found.new])
        if batch.is_too_large or len(sent) > MOST_TYPED:
            return self.show(
                found=found, refusal=f"Dit is te veel in één keer. Verander hoogstens {MOST_ACTIONS} acties."
            )
        problems.sort(key=lambda problem: problem.row)
        if problems or not batch.is_ready:
            return self.show(found=found, problems=problems, changes=[each for each in batch.changes if each.problems])
        return self.preview(batch, found=found, kept=[("rijen", sent)])

    def sent_rows(self):
        """Return the rows that the preview sends again; anything else is refused as an address that is not there."""
        try:
            rows = json.loads(self.request.POST["rijen"])
            return [(int(row), {str(column): str(cell) for column, cell in cells.items()}) for row, cells in rows]
        except (ValueError, TypeError, AttributeError) as error:
            raise Http404("Dit formulier is niet volledig.") from error


class WrittenView(EntryView):
    """What was published, or waits for approval."""

    template_name = "tracker/admin/written.html"
    title = "Bewaard"

    def get_context_data(self, **kwargs):
        entries = PageLogEntry.objects.filter(uuid=self.kwargs["key"])
        published = set(entries.filter(action="wagtail.publish").values_list("page_id", flat=True))
        allowed = page_permission_policy.instances_user_has_permission_for(self.request.user, "change")
        pages = ActionPage.objects.filter(pk__in=entries.values("page_id")).filter(pk__in=allowed.values("pk"))
        if not pages:
            raise Http404("Hier is niets bewaard.")
        pages = [(page, page.pk in published) for page in pages.order_by("number")]
        return super().get_context_data(pages=pages, **kwargs)
