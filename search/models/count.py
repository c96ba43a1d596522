"""How often something was searched for on a day; nothing about who searched (docs/privacy.md, ADR 21)."""

import datetime

from django.db import connection, models
from django.db.models import Count, Sum
from django.utils import timezone

from base.declarations import declared

# A text that one person typed on one day, a name say, is seen by nobody and soon gone.
SHOWN_FROM = 3  # times
SHOWN_FROM_DAYS = 2
RARE_TEXTS_KEPT = 30  # days
TEXTS_KEPT = 90  # days
TERMS_KEPT = 400  # days: enough to compare with the same month a year ago
LONGEST_VALUE = 160  # characters
MOST_A_DAY = 2_000  # different texts of each kind: those known from most days, then those asked most

UPSERT = """
    INSERT INTO search_searchcount (day, kind, value, number) VALUES (%s, %s, %s, %s)
    ON CONFLICT (day, kind, value) DO UPDATE SET number = search_searchcount.number + EXCLUDED.number
"""
# One process at a time, while others read; SQLite has one writer anyway.
ALONE = "LOCK TABLE search_searchcount IN SHARE ROW EXCLUSIVE MODE"


class SearchCountQuerySet(models.QuerySet):
    """Reads of counts, and the two ways in which they change."""

    def in_last(self, days):
        """Keep the counts of the last days, today included.

        Args:
            days: whole number, from 1.
        """
        return self.filter(day__gt=timezone.localdate() - datetime.timedelta(days=days))

    def totals(self):
        """Return ``{"value", "total", "days"}`` for each value, the most counted first."""
        by_value = self.values("value").annotate(total=Sum("number"), days=Count("day", distinct=True))
        return by_value.order_by("-total", "value")

    def shown(self):
        """Return the totals that an editor may see: counted often enough, on more than one day."""
        return self.totals().filter(total__gte=SHOWN_FROM, days__gte=SHOWN_FROM_DAYS)

    def add(self, counts):
        """Add to the counts; inside a transaction. Any number of processes may do so at once.

        Args:
            counts: ``{(day, kind, value): number}``.
        """
        stored = connection.ops.adapt_datefield_value
        rows = [(stored(day), str(kind), value, number) for (day, kind, value), number in counts.items()]
        with connection.cursor() as cursor:
            if connection.vendor == "postgresql":
                cursor.execute(ALONE)
            if rows:
                cursor.executemany(UPSERT, rows)
        for day, kind in {(day, kind) for day, kind, _value in counts if kind in SearchCount.TEXTS}:
            self._make_room(day, kind)

    def _make_room(self, day, kind):
        """Delete the texts of a day that are too many; one that earlier days know makes no room for a new one."""
        rows = list(self.filter(day=day, kind=kind).values_list("number", "pk", "value"))
        if len(rows) <= MOST_A_DAY:
            return
        before = self.filter(kind=kind, day__lt=day, value__in=[value for _number, _pk, value in rows])
        days = dict(before.values_list("value").annotate(Count("day")).order_by())
        # Of those asked as often, the latest stay: else nonsense that was first would keep out all that follows.
        rows.sort(key=lambda row: (days.get(row[2], 0), *row[:2]), reverse=True)
        self.filter(pk__in=[pk for _number, pk, _value in rows[MOST_A_DAY:]]).delete()

    def texts_among(self, values):
        """Return which of some texts were counted before, on any day."""
        texts = self.filter(value__in=list(values), kind__in=SearchCount.TEXTS)
        return set(texts.values_list("value", flat=True))

    def prune(self):
        """Delete what was kept long enough; inside a transaction."""
        today = timezone.localdate()
        texts = self.filter(kind__in=SearchCount.TEXTS)
        self.filter(day__lte=today - datetime.timedelta(days=TERMS_KEPT)).delete()
        texts.filter(day__lte=today - datetime.timedelta(days=TEXTS_KEPT)).delete()
        often = texts.filter(kind=SearchCount.Kind.SEARCHED).shown().order_by().values("value")
        texts.filter(day__lte=today - datetime.timedelta(days=RARE_TEXTS_KEPT)).exclude(value__in=often).delete()


def kinds():
    """Return ``[(stored value, Dutch name), …]`` of what is counted; another kind needs no migration."""
    return [*SearchCount.Kind.choices, *((kind.slug, kind.label) for _app, kind in declared("counted_kinds"))]


class SearchCount(models.Model):
    """How often one text or term was searched for on one day, or something that an app counts."""

    class Kind(models.TextChoices):
        WITHOUT = "zonder resultaat", "Zonder resultaat"
        SEARCHED = "gezocht", "Meest gezocht"
        TERM = "term", "Meest gebruikte termen"

    # What visitors typed; the others are words of ours.
    TEXTS = (Kind.WITHOUT, Kind.SEARCHED)

    day = models.DateField("dag")
    kind = models.CharField("wat", max_length=20, choices=kinds)
    value = models.CharField("zoektekst of term", max_length=LONGEST_VALUE)
    number = models.PositiveIntegerField("aantal keer", default=0)

    objects = SearchCountQuerySet.as_manager()

    class Meta:
        verbose_name = "zoektelling"
        verbose_name_plural = "zoektellingen"
        default_permissions = ("view",)  # counted by the site, changed by nobody
        constraints = [models.UniqueConstraint(fields=["day", "kind", "value"], name="search_count_once_a_day")]

    def __str__(self):
        return f"{self.value}: {self.number}"
