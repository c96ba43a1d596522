"""The entrance of the tracker: plans, reports, advice and promises."""

from django.db import models
from wagtail.admin.panels import FieldPanel

from base.models import BasePage
from base.page_rows import public_rows
from tracker.models.plan import ActionPlanPage
from tracker.models.report import RecommendationReportPage


class TrackerIndexPage(BasePage):
    """The page under which all that is followed stands."""

    parent_page_types = ["content.HomePage"]
    subpage_types = [
        "tracker.ActionPlanPage",
        "tracker.RecommendationReportPage",
        "tracker.AdvicePage",
        "tracker.PromiseIndexPage",
    ]
    needs_source = False
    is_listed = False
    is_fixed = True
    may_relate = False
    max_count = 1
    schema_type = "CollectionPage"
    section_name = "tracker"
    illustration = "flag"
    api_fields = ("intro",)

    intro = models.TextField("inleiding", blank=True, help_text="Eén of twee zinnen bovenaan.")

    content_panels = [*BasePage.opening_panels, FieldPanel("intro")]

    class Meta:
        verbose_name = "overzicht van de opvolging"

    @property
    def plans(self):
        """Return the public plans, in the editors' order."""
        return ActionPlanPage.objects.child_of(self).public().order_by("path")

    @property
    def reports(self):
        """Return the public reports with recommendations, in the editors' order."""
        return RecommendationReportPage.objects.child_of(self).public().order_by("path")

    @property
    def others(self):
        """Return the public advice and lists of promises right below it, as `PageRow`s in the editors' order."""
        children = self.get_children().not_type(ActionPlanPage, RecommendationReportPage).order_by("path")
        rows = public_rows(list(children.values_list("pk", flat=True)))
        return list(rows.values())
