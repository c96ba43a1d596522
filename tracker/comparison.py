"""What changed in a plan between two days, as far as sources say it."""

from dataclasses import dataclass, field

from django.utils import timezone

from base.partial_dates import Precision, first_day, in_words, last_day, parse
from tracker import history
from tracker.voices import Basis, Status

THEN, NOW = "toen", "nu"
UNREADABLE = "“{}” is geen dag, maand of jaar. Schrijf bijvoorbeeld 2018-05."
FUTURE = "{} moet nog komen. Kies een dag tot en met vandaag."
REVERSED = "De eerste dag komt na de tweede. We draaiden ze om."


@dataclass(frozen=True)
class Moment:
    """A day, month or year on which to look.

    Args:
        typed: as in the address.
        words: Dutch.
        first, day: the first and the last day of it.
    """

    typed: str
    words: str
    first: object
    day: object


@dataclass
class PlanComparison:
    """A plan on two days, when somebody asks it.

    Args:
        plan: `tracker.models.ActionPlanPage`.
        then, now: `Moment`, or None when it is not asked.
        typed_then, typed_now: what stands in the address, to fill in the form.
        problems: Dutch sentences about what could not be read.
    """

    plan: object
    then: Moment | None = None
    now: Moment | None = None
    typed_then: str = ""
    typed_now: str = ""
    problems: list[str] = field(default_factory=list)

    @classmethod
    def of(cls, plan, params):
        """Return what the parameters of an address ask of a plan; without `NOW`, that is today.

        Args:
            plan: of which.
            params: QueryDict.
        """
        comparison = cls(plan, typed_then=params.get(THEN, "").strip()[:40], typed_now=params.get(NOW, "").strip()[:40])
        comparison.then = comparison._moment(params.get(THEN, ""))
        comparison.now = comparison._moment(params.get(NOW, ""))
        if comparison.then and not comparison.now and not params.get(NOW, "").strip():
            today = timezone.localdate()
            comparison.now = Moment("", "vandaag", today, today)
        if comparison.asks and comparison.then.day > comparison.now.day:
            comparison.then, comparison.now = comparison.now, comparison.then
            comparison.problems.append(REVERSED)
        return comparison

    def _moment(self, typed):
        typed = typed.strip()
        if not typed:
            return None
        parsed = parse(typed)
        if parsed is None:
            self.problems.append(UNREADABLE.format(typed[:40]))
            return None
        date, precision = parsed
        day = last_day(date, precision)
        today = timezone.localdate()
        if precision == Precision.DAY and day > today or date > today:
            self.problems.append(FUTURE.format(in_words(date, precision).capitalize()))
            return None
        return Moment(typed, in_words(date, precision), first_day(date, precision), min(day, today))

    @property
    def asks(self):
        """Whether there are two moments to compare."""
        return self.then is not None and self.now is not None

    @property
    def parameters(self):
        """Return ``{parameter: value}`` that stay in the addresses of the list."""
        asked = {THEN: self.then, NOW: self.now} if self.asks else {}
        return {name: moment.typed for name, moment in asked.items() if moment.typed}

    @property
    def rows(self):
        """Return ``[(action, then, now, assessed), …]`` of the plan's actions, in the order of their numbers.

        ``then`` and ``now`` are the reported `ActionStatus`, ``assessed`` is the assessed one on the second day. Two
        queries more than the actions: their parts and their updates.
        """
        if self._rows is None:
            actions = self.plan.listed_model.objects.child_of(self.plan).public()
            actions = actions.prefetch_related("parts", "updates").order_by("number")
            self._rows = [self._row(action) for action in actions]
        return self._rows

    _rows: list | None = None

    def _row(self, action):
        letters = [part.letter for part in action.parts.all()]
        updates = list(action.updates.all())
        reported = (history.status(letters, updates, Basis.REPORTED, moment.day) for moment in (self.then, self.now))
        return action, *reported, history.status(letters, updates, Basis.ASSESSED, self.now.day)

    @property
    def changed(self):
        """Return the rows with a reported status on both days that differs."""
        known = [row for row in self.rows if row[1].status]
        return [row for row in known if (row[1].status, row[1].is_partly) != (row[2].status, row[2].is_partly)]

    @property
    def first_known(self):
        """Return the rows of which a source first said a status between the two days."""
        return [row for row in self.rows if row[2].status and not row[1].status]

    @property
    def stated(self):
        """Return the counts that sources gave of the first moment, without saying which actions they counted."""
        rows = self.plan.stated_counts.all()
        return [row for row in rows if row.date and self.then.first <= row.date <= self.then.day]

    @property
    def assessed(self):
        """Return the rows of which somebody judged the status by the second day."""
        return [row for row in self.rows if row[3].status]

    @property
    def unknown_then(self):
        """Return of how many actions nobody said a status by the first day."""
        return sum(not row[1].status for row in self.rows)

    @property
    def silent(self):
        """Return the rows that were underway on the second day by a source of before the first day."""
        return [
            row
            for row in self.rows
            if row[2].status == Status.ONGOING and row[2].since and row[2].since == row[1].since
        ]

    @property
    def counts(self):
        """Return ``[(Status or "", number then, number now), …]`` of the reported statuses."""
        statuses = [*Status, ""]
        found = [(each, *(sum(row[side].status == each for row in self.rows) for side in (1, 2))) for each in statuses]
        return [(each, then, now) for each, then, now in found if then or now]
