"""What is followed in the initial content: the counts that the sources give, and what each page leads to."""

import pytest

from base.models import PageRelation
from content.models import CausePage
from tracker.models import ActionPage, ActionPlanPage, PromisePage, RecommendationReportPage
from tracker.models.recommendation import Conclusion
from tracker.voices import Status, Voice

pytestmark = pytest.mark.usefixtures("initial_content")


def test_the_plan_counts_its_actions_as_its_source_does():
    counted = dict(ActionPlanPage.objects.get().counts)
    assert counted == {Status.DONE: 29, Status.ONGOING: 20, Status.TO_START: 1, Status.ELSEWHERE: 2}


def test_of_an_action_with_parts_only_the_finished_part_is_done():
    assert [action.number for action in ActionPage.objects.filter(is_partly=True)] == [3]


def test_the_report_counts_its_recommendations_as_its_source_does():
    counted = dict(RecommendationReportPage.objects.get().counts)
    assert counted == {Conclusion.NONE: 1, Conclusion.INTENTION: 4, Conclusion.UNDERWAY: 3, Conclusion.DONE: 1}


def test_the_follow_up_of_the_report_has_no_date_because_its_source_has_none():
    rows = [row for page in RecommendationReportPage.objects.get().listed() for row in page.assessments.all()]
    assert len(rows) == 9
    assert not any(row.date for row in rows)


def test_every_action_concerns_a_cause():
    causes = CausePage.objects.values_list("pk", flat=True)
    related = PageRelation.objects.filter(kind="concerns", target_id__in=causes).values_list("source_id", flat=True)
    assert ActionPage.objects.count() == 52
    assert not ActionPage.objects.exclude(pk__in=related)


def test_every_update_with_a_status_is_of_may_2018():
    updates = [update for action in ActionPage.objects.all() for update in action.updates.all()]
    told = {(update.iso_date, update.voice) for update in updates if update.status}
    assert told == {("2018-05", Voice.DOER)}


def test_what_is_not_found_says_when_it_was_searched():
    unknown = PromisePage.objects.filter(outcome=PromisePage.Outcome.UNKNOWN)
    assert unknown
    assert all(promise.searched_on for promise in unknown)
