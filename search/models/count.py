"""How often something was searched for on a day; nothing about who searched (docs/privacy.md, ADR 21)."""

import datetime

from django.db import connection, models
from django.db.models import Count, Sum
from django.utils import timezone

# A text that one person typed on one day, a name say, is seen by nobody and soon gone.
SHOWN_FROM = 3  # times
SHOWN_FROM_DAYS = 2
RARE_TEXTS_KEPT = 30  # days
TEXTS_KEPT = 90  # days
TERMS_KEPT = 400  # days: enough to compare with the same month a year ago
LONGEST_VALUE = 160  # characters
MOST_A_DAY = 10_000  # different rows; whoever sends nonsense for hours fills no disk

UPSERT = """
    INSERT INTO search_searchcount (day, kind, value, number) VALUES (%s, %s, %s, %s)
    ON CONFLICT (day, kind, value) DO UPDATE SET number = search_searchcount.number + EXCLUDED.number
"""
UPDATE = "UPDATE search_searchcount SET number = number + %s WHERE day = %s AND kind = %s AND value = %s"


class SearchCountQuerySet(models.QuerySet):
    """Reads of counts, and the two ways in which they change."""

    def in_last(self, days):
        """Keep the counts of the last days, today included.

        Args:
            days: whole number, from 1.
        """
        return self.filter(day__gt=timezone.localdate() - datetime.timedelta(days=days))

    def totals(self):
        """Give ``{"value", "total", "days"}`` for each value, the most counted first."""
        by_value = self.values("value").annotate(total=Sum("number"), days=Count("day", distinct=True))
        return by_value.order_by("-total", "value")

    def shown(self):
        """Give the totals that an editor may see: counted often enough, on more than one day."""
        return self.totals().filter(total__gte=SHOWN_FROM, days__gte=SHOWN_FROM_DAYS)

    def add(self, counts):
        """Add to the counts; inside a transaction. Any number of processes may do so at once.

        Args:
            counts: ``{(day, kind, value): number}``.
        """
        # In one order everywhere, so that two processes wait for each other and never in a ring.
        days = sorted({day for day, _kind, _value in counts})
        full = {day for day in days if self.filter(day=day).count() >= MOST_A_DAY}
        stored = connection.ops.adapt_datefield_value
        added, raised = [], []
        for (day, kind, value), number in sorted(counts.items()):
            if day in full:
                raised.append((number, stored(day), str(kind), value))
            else:
                added.append((stored(day), str(kind), value, number))
        with connection.cursor() as cursor:
            for statement, rows in ((UPSERT, added), (UPDATE, raised)):
                if rows:
                    cursor.executemany(statement, rows)

    def prune(self):
        """Delete what was kept long enough; inside a transaction."""
        today = timezone.localdate()
        texts = self.exclude(kind=SearchCount.Kind.TERM)
        self.filter(day__lte=today - datetime.timedelta(days=TERMS_KEPT)).delete()
        texts.filter(day__lte=today - datetime.timedelta(days=TEXTS_KEPT)).delete()
        often = texts.filter(kind=SearchCount.Kind.SEARCHED).shown().order_by().values("value")
        texts.filter(day__lte=today - datetime.timedelta(days=RARE_TEXTS_KEPT)).exclude(value__in=often).delete()


class SearchCount(models.Model):
    """How often one text or term was searched for on one day."""

    class Kind(models.TextChoices):
        WITHOUT = "zonder resultaat", "Zonder resultaat"
        SEARCHED = "gezocht", "Meest gezocht"
        TERM = "term", "Meest gebruikte termen"

    day = models.DateField("dag")
    kind = models.CharField("wat", max_length=20, choices=Kind.choices)
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
