"""A page with a history of updates: an action or a recommendation."""

from base.models import BasePage
from tracker import history
from tracker.models.rows import assign_anchors, history_problems


class FollowedPage(BasePage):
    """A page with rows ``updates``, which can be added to and corrected but not taken away."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        if not kwargs.get("update_fields"):  # With some, what follows from the rows is not written either.
            self.fill_in()
        return super().save(*args, **kwargs)

    def save_revision(self, *args, **kwargs):
        self.fill_in()
        return super().save_revision(*args, **kwargs)

    def fill_in(self):
        """Fill in what follows from the rows: their anchors; types add to it."""
        assign_anchors(list(self.updates.all()))

    def publication_rules(self):
        yield from super().publication_rules()
        rows = list(self.updates.all())
        assign_anchors(rows)
        # Also when it was withdrawn since: its rows in the database are those that were public last.
        once = type(self).objects.filter(pk=self.pk).exclude(first_published_at=None).first() if self.pk else None
        public = list(once.updates.all()) if once else []
        yield from (("updates", told) for told in history_problems(rows, public))

    @property
    def told(self):
        """Return the updates from new to old, each with what corrects it."""
        rows = list(self.updates.all())
        corrected = history.corrections(rows)
        for row in rows:
            row.corrected_by = corrected.get(row.anchor)
        return history.newest_first(rows)
