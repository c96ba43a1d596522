"""Finds the action that an editor means, and says why an editor may not add to it now."""

import re

from wagtail.permissions import page_permission_policy

from base.text import fold
from tracker.models import ActionPage

NUMBER = re.compile(r"(?:actie\s*)?([0-9]{1,5})[.):]?", re.IGNORECASE)


class ActionChoice:
    """The actions of a plan, for one editor.

    Args:
        plan: `tracker.models.ActionPlanPage`.
        user: the editor.
    """

    def __init__(self, plan, user):
        rows = ActionPage.objects.child_of(plan).order_by("number", "pk")
        self.titles = list(rows.values_list("pk", "number", "title"))
        self.editable = set(rows.filter(pk__in=_allowed(user, "change")).values_list("pk", flat=True))
        self.publishable = set(rows.filter(pk__in=_allowed(user, "publish")).values_list("pk", flat=True))
        self._by_number = {number: pk for pk, number, _title in reversed(self.titles)}
        self._by_title = [(fold(title), pk, number) for pk, number, title in self.titles]

    @property
    def offered(self):
        """Return ``[(number, title), …]`` of the actions that the editor may change."""
        return [(number, title) for pk, number, title in self.titles if pk in self.editable]

    def find(self, typed):
        """Return ``(pk, "")`` of the action that is meant by a number or a title, else ``(None, Dutch sentence)``."""
        pk, told = self._find(" ".join(typed.split()))
        if pk is not None and pk not in self.editable:
            return None, "Je mag deze actie niet bewerken. Vraag het aan je beheerder."
        return pk, told

    def _find(self, typed):
        if not typed:
            return None, "Zeg over welke actie dit gaat: het nummer of de titel."
        folded = fold(typed)
        exact = [pk for title, pk, _number in self._by_title if title == folded]
        if len(exact) == 1:
            return exact[0], ""
        if match := NUMBER.fullmatch(typed):
            pk = self._by_number.get(int(match[1]))
            return (pk, "") if pk else (None, f"Dit plan heeft geen actie {int(match[1])}.")
        found = [(pk, number) for title, pk, number in self._by_title if folded in title]
        if len(found) == 1:
            return found[0][0], ""
        if found:
            numbers = ", ".join(str(number) for _pk, number in found[:8])
            return None, f"Meer dan één actie heeft deze woorden in de titel: {numbers}. Schrijf het nummer."
        return None, f"Dit plan heeft geen actie “{typed[:80]}”. Schrijf het nummer of de titel."


def _allowed(user, action):
    return page_permission_policy.instances_user_has_permission_for(user, action).values("pk")


def refusal(action, user):
    """Return why an editor may not add to an action now, in Dutch; "" when he may.

    What is published is the public page with the new updates, never a draft: that may be somebody else's, half done.

    Args:
        action: `ActionPage` as it is in the database.
        user: the editor.
    """
    name = f"Actie {action.number}"
    if not action.live:
        return f"{name} staat niet op de website. Publiceer die pagina eerst."
    lock = action.get_lock()
    if lock and lock.for_user(user):
        return f"{name} is vergrendeld. Vraag wie ze vergrendelde om ze vrij te geven, of laat haar nu weg."
    if action.has_unpublished_changes:
        revision = action.latest_revision
        author = revision.user if revision else None
        whose = "van jou" if author == user else f"van {author.get_full_name() or author.username}" if author else ""
        return (
            f"{name} heeft een concept{f' {whose}' if whose else ''} dat nog niet gepubliceerd is. Het zou mee "
            "verschijnen of verloren gaan. Publiceer of verwerp het eerst, of laat deze actie nu weg."
        )
    return ""
