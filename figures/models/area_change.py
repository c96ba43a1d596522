"""What became of areas: mergers and other changes, which lead back to the areas that there were before."""

from django.db import models
from django.db.models import F, Q

from base.fields import LinkField
from figures.models.area import Area


class AreaChange(models.Model):
    """One area that became another, or a part of another, on a day.

    A merger of three towns is three rows with the same new area.
    """

    class Kind(models.TextChoices):
        MERGED = "fusie", "samengevoegd"
        SPLIT = "splitsing", "gesplitst"
        RENAMED = "naam", "andere naam of code"

    old = models.ForeignKey(Area, models.PROTECT, related_name="became", verbose_name="gebied ervoor")
    new = models.ForeignKey(Area, models.PROTECT, related_name="made_from", verbose_name="gebied erna")
    date = models.DateField("eerste dag erna")
    kind = models.CharField("soort", max_length=10, choices=Kind)
    source_title = models.CharField("titel van de bron", max_length=255)
    source_publisher = models.CharField("uitgever van de bron", max_length=160)
    source_url = LinkField("link naar de bron", max_length=500, blank=True)

    class Meta:
        verbose_name = "wijziging van een gebied"
        verbose_name_plural = "wijzigingen van gebieden"
        ordering = ["date", "old__name"]
        constraints = [
            models.UniqueConstraint(fields=["old", "new"], name="figures_area_change_once"),
            models.CheckConstraint(condition=~Q(old=F("new")), name="figures_area_becomes_another"),
        ]

    def __str__(self):
        return f"{self.old} → {self.new}"


def present_of(area):
    """Return what became of an area in the end: itself when nothing did, None when it became several.

    Args:
        area: `Area`.
    """
    seen = {area.pk}
    while True:
        later = list(AreaChange.objects.filter(old=area).select_related("new__parent")[:2])
        if not later:
            return area
        if len(later) > 1 or later[0].new_id in seen:
            return None
        area = later[0].new
        seen.add(area.pk)


def parts_of(area):
    """Return the `AreaChange`s that made an area, of which each old area and what that was made of, in one query each.

    Args:
        area: `Area`.
    """
    found, asked = [], [area.pk]
    while asked:
        known = {change.pk for change in found}
        changes = [
            each for each in AreaChange.objects.filter(new__in=asked).select_related("old") if each.pk not in known
        ]
        found += changes
        asked = [each.old_id for each in changes]
    return found
