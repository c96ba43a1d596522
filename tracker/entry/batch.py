"""Many updates of one plan at once: what they change, what is wrong with them, and writing all of them or none."""

import uuid
from dataclasses import dataclass, field

from django.db import transaction
from wagtail.log_actions import LogContext
from wagtail.models import PageLogEntry

from base.publication import PublicationError, problems_of_publishing
from tracker.entry import cells
from tracker.entry.cells import COLUMN_OF, Problem
from tracker.entry.choice import ActionChoice, refusal
from tracker.models import ActionPage
from tracker.voices import Basis

MOST_ACTIONS = 100  # published in one request, which keeps other editors waiting


@dataclass
class Entry:
    """One update that an editor enters.

    Args:
        row: its number, as the editor sees it.
        update: unsaved `tracker.models.ActionUpdate`.
        action_pk: of its action, or None.
        problems: `Problem`s, what is wrong with its cells.
    """

    row: int
    update: object
    action_pk: int | None
    problems: list = field(default_factory=list)

    @property
    def content(self):
        """Return what a reader would read of it, to find doubles."""
        return _content(self.update)


def _content(update):
    return tuple(getattr(update, name) for name in COLUMN_OF if name != "page")


@dataclass
class Change:
    """What the entries change about one action.

    Args:
        action: `tracker.models.ActionPage`, with the new updates in memory.
        entries: the `Entry`s about it.
        publishes: whether it is published; else it becomes a draft that somebody must approve.
        before, after: ``{Basis: ActionStatus}``.
        problems: Dutch sentences about the action as a whole.
    """

    action: object
    entries: list
    publishes: bool
    before: dict
    after: dict
    problems: list

    @property
    def statuses(self):
        """Return ``[(Dutch basis, ActionStatus before, ActionStatus after, whether they differ), …]``."""
        return [
            (basis.label, self.before[basis], self.after[basis], self.before[basis].label != self.after[basis].label)
            for basis in Basis
        ]

    @property
    def version(self):
        """Return which version of the action this was made of, to see that somebody else changed it."""
        return f"{self.action.pk}:{self.action.latest_revision_id or 0}"


class Batch:
    """Updates that an editor enters for actions of one plan.

    Args:
        plan: `tracker.models.ActionPlanPage`.
        user: the editor.
        rows: ``[(number of the row, {column: text}), …]``, completed with what is shared.
    """

    def __init__(self, plan, user, rows):
        self.user = user
        self.choice = ActionChoice(plan, user)
        self.entries = [self._entry(number, row) for number, row in rows]
        self._find_doubles()
        self.changes = self._changes()

    def _entry(self, number, row):
        update, problems = cells.read(row)
        pk, told = self.choice.find(row.get("actie", ""))
        return Entry(number, update, pk, [*([Problem("actie", told)] if told else []), *problems])

    def _find_doubles(self):
        seen = {}
        for entry in self.entries:
            first = seen.setdefault((entry.action_pk, entry.content), entry.row)
            if entry.action_pk and first != entry.row:
                entry.problems.append(Problem("tekst", f"Dit is dezelfde melding als rij {first}. Laat één weg."))

    def _changes(self):
        by_action = {}
        for entry in self.entries:
            if entry.action_pk:
                by_action.setdefault(entry.action_pk, []).append(entry)
        if len(by_action) > MOST_ACTIONS:
            return []
        actions = ActionPage.objects.filter(pk__in=by_action).select_related("latest_revision__user")
        return [self._change(action, by_action[action.pk]) for action in actions.complete().order_by("number", "pk")]

    @property
    def is_too_large(self):
        """Whether it changes more actions than one request may."""
        return len({entry.action_pk for entry in self.entries if entry.action_pk}) > MOST_ACTIONS

    def _change(self, action, entries):
        told = refusal(action, self.user)
        before = {basis: action.status(basis) for basis in Basis}
        self._check(action, entries)
        good = [entry.update for entry in entries if not entry.problems]
        if good:
            action.updates.add(*good)
            action.fill_in()
        after = {basis: action.status(basis) for basis in Basis}
        problems = [told] if told else []
        if good and not told and len(good) == len(entries):
            problems += [problem.message for problem in problems_of_publishing(action)]
        return Change(action, entries, action.pk in self.choice.publishable, before, after, problems)

    @staticmethod
    def _check(action, entries):
        """Add the problems of entries that depend on what their action has."""
        letters = [part.letter for part in action.parts.all()]
        known = {_content(update): update.anchor for update in action.updates.all()}
        anchors = set(known.values())
        for entry in entries:
            update = entry.update
            if update.part and update.part not in letters and not _has(entry, "deel"):
                which = f"Ze heeft de delen {', '.join(letters)}." if letters else "Ze heeft geen delen: laat het leeg."
                told = f"Actie {action.number} heeft geen deel “{update.part}”. {which}"
                entry.problems.append(Problem("deel", told))
            if update.corrects and update.corrects not in anchors:
                told = f"Actie {action.number} heeft geen melding met het adres “{update.corrects}”."
                entry.problems.append(Problem("verbetert", told))
            if entry.content in known:
                told = f"Deze melding staat er al, met het adres “{known[entry.content]}”."
                entry.problems.append(Problem("tekst", told))

    @property
    def is_ready(self):
        """Whether it can be written: there is something, and nothing is wrong."""
        return bool(self.changes) and not any(
            [*(entry.problems for entry in self.entries), *(change.problems for change in self.changes)]
        )

    @property
    def seen(self):
        """Return the versions of the actions that this was made of, as one text."""
        return " ".join(change.version for change in self.changes)

    def changed_since(self, seen):
        """Return the actions that somebody changed since a preview was made.

        Args:
            seen: `seen` of the batch of that preview.
        """
        versions = set(seen.split())
        return [change.action for change in self.changes if change.version not in versions]

    def write(self, key):
        """Publish the changes, or make drafts of them for approval; all or none.

        Args:
            key: `uuid.UUID` of the preview, under which the log keeps what was done; see `is_written`.

        Returns:
            Whether it is done; otherwise `changes` say why not.
        """
        try:
            with transaction.atomic(), LogContext(user=self.user) as context:
                context.uuid = key
                for change in self.changes:
                    self._write(change)
        except PublicationError as error:
            for change in self.changes:
                if change.action.pk == error.page.pk:
                    change.problems += error.messages
            return False
        return True

    def _write(self, change):
        revision = change.action.save_revision(user=self.user, log_action=True, clean=False)
        if change.publishes:
            revision.publish(user=self.user)
        elif workflow := change.action.get_workflow():
            workflow.start(change.action, self.user)


def _has(entry, column):
    return any(problem.column == column for problem in entry.problems)


def is_written(key):
    """Return whether the batch with a key was written: somebody clicked twice."""
    return PageLogEntry.objects.filter(uuid=key).exists()


def key_of(text):
    """Return the `uuid.UUID` in a text, or None."""
    try:
        return uuid.UUID(text)
    except ValueError:
        return None
