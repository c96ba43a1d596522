"""The report of tasks for editors: what runs, what failed, and when each task last succeeded."""

import datetime
from dataclasses import dataclass

from django.db.models import Max, Q
from django.utils import timezone
from django.views.generic import TemplateView
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from base.tasks import queue, registry

# A task runs each minute, so when none started for this long, there is no worker.
SILENT_AFTER = datetime.timedelta(minutes=3)
LATEST = {
    "running": Max("started_at", filter=Q(status=queue.RUNNING)),
    "waiting": Max("enqueued_at", filter=Q(status=queue.READY)),
    "succeeded": Max("finished_at", filter=Q(status=queue.SUCCESSFUL)),
}


@dataclass(frozen=True)
class TaskState:
    """The state of a task.

    Args:
        label: Dutch name for editors.
        running, waiting, succeeded: when it was last started, enqueued and finished, if it runs, waits or succeeded.
        failure: DBTaskResult of the last try when that failed, or None.
    """

    label: str
    running: datetime.datetime | None = None
    waiting: datetime.datetime | None = None
    succeeded: datetime.datetime | None = None
    failure: object | None = None

    @property
    def next_try(self):
        """When the task is tried again, or None."""
        return self.failure.run_after if self.failure and self.failure.status == queue.READY else None

    @property
    def error(self):
        """The last line of the traceback; only for administrators, because it may reveal details of the machine."""
        return self.failure.traceback.strip().rpartition("\n")[2] if self.failure else ""


def states():
    """Return the `TaskState` of each task that is registered or in the database, in a few queries."""
    labels = {each.task.module_path: each.label for each in registry.registered()}
    latest = {row.pop("task_path"): row for row in queue.rows().order_by().values("task_path").annotate(**LATEST)}
    failures = _failures()
    paths = [*labels, *sorted(latest.keys() - labels.keys())]
    return [TaskState(labels.get(path, path), **latest.get(path, {}), failure=failures.get(path)) for path in paths]


def _failures():
    """Return ``{path of a task: DBTaskResult of its last try}`` of the tasks whose last try failed."""
    tried = queue.rows().exclude(started_at=None).exclude(status=queue.RUNNING)
    latest = tried.order_by().values("task_path").annotate(started=Max("started_at"))
    moments = Q(pk=None)
    for row in latest:
        moments |= Q(task_path=row["task_path"], started_at=row["started"])
    return {row.task_path: row for row in tried.filter(moments).exclude(traceback="")}


def last_activity():
    """Return when a worker last started a task, or None."""
    return queue.rows().aggregate(moment=Max("started_at"))["moment"]


class TasksReportView(WagtailAdminTemplateMixin, TemplateView):
    """The page under Rapporten for all users of the CMS; only administrators see errors."""

    page_title = "Achtergrondtaken"
    header_icon = "tasks"
    template_name = "base/admin/tasks.html"
    breadcrumbs_items = [*WagtailAdminTemplateMixin.breadcrumbs_items, {"url": "", "label": page_title}]

    def get_context_data(self, **kwargs):
        last = last_activity()
        is_silent = last is None or timezone.now() - last > SILENT_AFTER
        context = {"states": states(), "last_activity": last, "is_silent": is_silent}
        return super().get_context_data(**kwargs, **context, show_errors=self.request.user.is_superuser)
