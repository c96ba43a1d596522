"""The actions of running plans of which nobody has told anything new for long."""

from django.conf import settings
from django.db.models import Q
from django.urls import reverse
from django.utils import timezone
from wagtail.permissions import page_permission_policy

from base.homepage_panels import PagesPanel, cared_for_by
from tracker.entry.forms import MOST_ROWS
from tracker.models import ActionPage, ActionPlanPage, ActionUpdate
from tracker.voices import Status


def silent_actions(user):
    """Return the unfinished public actions of running plans without news, the longest silent first.

    That the editors looked and found nothing is no news, but then they need not look again for as long.

    Args:
        user: who may change the actions and looks after them.
    """
    since = _months_ago(settings.TRACKER_SILENT_MONTHS)
    running = ActionPlanPage.objects.live().filter(state=ActionPlanPage.State.RUNNING)
    below = Q(pk=None)
    for path in running.values_list("path", flat=True):
        below |= Q(path__startswith=path)
    looked = ActionUpdate.objects.filter(found_nothing=True, date__gte=since)
    allowed = page_permission_policy.instances_user_has_permission_for(user, "change")
    return (
        ActionPage.objects.live()
        .filter(below, cared_for_by(user), pk__in=allowed.values("pk"))
        .filter(Q(reported_status__in=(Status.ONGOING, Status.TO_START)) | Q(reported_status=""))
        .filter(Q(last_news__lt=since) | Q(last_news=None))
        .exclude(pk__in=looked.values("page"))
        .order_by("last_news", "path")
    )


def _months_ago(months):
    """Return the first day of the month that was some months ago: a date may be known to the month only."""
    today = timezone.localdate()
    years, month = divmod(today.year * 12 + today.month - 1 - months, 12)
    return today.replace(year=years, month=month + 1, day=1)


class SilentActionsPanel(PagesPanel):
    """The actions without news, by plan, each with a link to the grid in which they are filled in."""

    template_name = "tracker/admin/silent.html"
    order = 58

    def rows(self):
        actions = list(silent_actions(self.user))
        plans = ActionPlanPage.objects.filter(path__in={action.path[: -action.steplen] for action in actions})
        return [
            (plan, [action for action in actions if action.path.startswith(plan.path)])
            for plan in plans.order_by("path")
        ]

    def get_context_data(self, parent_context):
        rows = [
            (plan, actions[: self.max_rows], max(0, len(actions) - self.max_rows), self._address(plan, actions))
            for plan, actions in self.rows()
        ]
        return {"rows": rows, "months": settings.TRACKER_SILENT_MONTHS}

    @staticmethod
    def _address(plan, actions):
        numbers = ",".join(str(action.number) for action in actions[:MOST_ROWS])
        return f"{reverse('tracker_grid', args=[plan.pk])}?acties={numbers}"
