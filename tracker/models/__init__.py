from tracker.models.action import ActionPage
from tracker.models.action_rows import ActionLead, ActionOutput, ActionPart, ActionPromisedDate, ActionUpdate
from tracker.models.advice import AdvicePage, AdvicePart, AdvicePartLink
from tracker.models.index import TrackerIndexPage
from tracker.models.plan import ActionPlanPage, StatedCount
from tracker.models.promise import PromiseDate, PromiseIndexPage, PromisePage, PromiseUpdate
from tracker.models.recommendation import Assessment, RecommendationPage, RecommendationUpdate
from tracker.models.report import RecommendationReportPage

__all__ = [
    "ActionLead",
    "ActionOutput",
    "ActionPage",
    "ActionPart",
    "ActionPlanPage",
    "ActionPromisedDate",
    "ActionUpdate",
    "AdvicePage",
    "AdvicePart",
    "AdvicePartLink",
    "Assessment",
    "PromiseDate",
    "PromiseIndexPage",
    "PromisePage",
    "PromiseUpdate",
    "RecommendationPage",
    "RecommendationReportPage",
    "RecommendationUpdate",
    "StatedCount",
    "TrackerIndexPage",
]
