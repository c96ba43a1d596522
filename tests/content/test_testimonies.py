"""A testimony is published with a consent that holds today only, whichever way it is published."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Revision, Workflow
from wagtail.test.utils.form_data import rich_text

from content.consent import consent_end
from content.models import TestimonyPage
from tests.editing import PUBLISH, add_address, edit_address, open_form, refused, save
from tests.factories.base import UserFactory, complete
from tests.factories.content import TestimonyPageFactory

DAY = datetime.timedelta(days=1)
TITLE = "Ik kwam terug naar school"
FLAWS = {
    "consent_on": ({"consent_on": None}, "Vul in wanneer de toestemming gegeven is."),
    "not yet given": ({"consent_on": timezone.localdate() + 2 * DAY}, "De toestemming is nog niet gegeven."),
    "consent_held_by": ({"consent_held_by": ""}, "Vul in wie de toestemming bewaart."),
    "consent_until": ({"consent_until": None}, "Vul in tot wanneer de toestemming geldt."),
    "expired": ({"consent_until": timezone.localdate() - DAY}, "De toestemming is voorbij."),
}


def by_form(cms, page):
    cms.post(edit_address(page), {**open_form(cms, edit_address(page), TestimonyPage), **PUBLISH})


def by_bulk(cms, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms.post(f"{address}?id={page.pk}&next=/cms/", {"include_descendants": ""})


def by_bulk_from_above(cms, page):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    cms.post(f"{address}?id={page.get_parent().pk}&next=/cms/", {"include_descendants": "on"})


def by_approval(cms, page):
    state = Workflow.objects.get(name="goedkeuring").start(page, None).current_task_state
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    assert cms.post(address, {"comment": ""}).status_code == 302


def by_schedule(cms, page):
    page.go_live_at = timezone.now() - datetime.timedelta(minutes=1)
    revision = page.save_revision(clean=False)
    # Scheduled when it was in order still.
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=page.go_live_at)
    call_command("publish_scheduled")


def by_script(cms, page):
    try:
        with transaction.atomic():
            page.get_latest_revision().publish()
    except ValidationError:
        pass


ROADS = (by_form, by_bulk, by_bulk_from_above, by_approval, by_schedule, by_script)


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
@pytest.mark.parametrize("flaw", FLAWS)
def test_no_road_publishes_a_testimony_without_a_consent_that_holds_today(cms, draft_testimony, road, flaw):
    page = draft_testimony(**FLAWS[flaw][0])
    road(cms, page)
    assert not TestimonyPage.objects.get(pk=page.pk).live
    assert cms.get(page.url).status_code == 404


@pytest.mark.parametrize("road", ROADS, ids=lambda road: road.__name__)
def test_every_road_publishes_a_testimony_with_consent_until_its_end(cms, draft_testimony, road):
    page = draft_testimony()
    road(cms, page)
    page = TestimonyPage.objects.get(pk=page.pk)
    assert page.live
    assert page.expire_at == consent_end(page.consent_until)
    assert cms.get(page.url).status_code == 200


@pytest.mark.parametrize("flaw", FLAWS)
def test_the_form_says_what_lacks_and_keeps_what_was_typed(cms, draft_testimony, flaw):
    fields, message = FLAWS[flaw]
    page = draft_testimony()
    data = open_form(cms, edit_address(page), TestimonyPage)
    data |= {name: value or "" for name, value in fields.items()} | {"pseudonym": "Naam die blijft staan"}
    html = refused(cms, edit_address(page), {**data, **PUBLISH})
    assert message in html
    assert "Naam die blijft staan" in html


@pytest.mark.parametrize("dialog", [False, True])
def test_an_approval_that_is_refused_says_why_and_leaves_the_approval_open(cms, draft_testimony, dialog):
    page = draft_testimony(**FLAWS["expired"][0])
    workflow = Workflow.objects.get(name="goedkeuring").start(page, None)
    address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", workflow.current_task_state.pk])
    asked_by_script = {"x-requested-with": "XMLHttpRequest"} if dialog else {}
    response = cms.post(address, {"comment": "Akkoord"}, headers=asked_by_script)
    onward = response.json()["redirect"] if dialog else response.url
    assert "De toestemming is voorbij." in cms.get(onward).content.decode()
    workflow.refresh_from_db()
    assert workflow.status == workflow.STATUS_IN_PROGRESS
    assert workflow.current_task_state.status == workflow.current_task_state.STATUS_IN_PROGRESS


def test_a_schedule_that_is_refused_stops_no_other_and_is_not_tried_again(testimonies, draft_testimony, capsys):
    past = timezone.now() - datetime.timedelta(minutes=2)
    refused_page = draft_testimony(**FLAWS["expired"][0])
    other = complete(TestimonyPageFactory(parent=testimonies, live=False), refused_page.caretaker or UserFactory())
    for page in (refused_page, other):
        page.go_live_at = past
        revision = page.save_revision(clean=False)
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    call_command("publish_scheduled")
    assert [page.pk for page in TestimonyPage.objects.live()] == [other.pk]
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()
    assert TITLE in capsys.readouterr().err


def test_a_testimony_is_not_scheduled_for_after_its_consent(cms, draft_testimony):
    page = draft_testimony(consent_until=timezone.localdate() + 2 * DAY)
    data = open_form(cms, edit_address(page), TestimonyPage)
    late = {"go_live_at": f"{timezone.localdate() + 5 * DAY} 10:00"}
    html = refused(cms, edit_address(page), {**data, **late, **PUBLISH})
    assert "De toestemming is voorbij voor de getuigenis verschijnt." in html


def test_a_draft_may_wait_for_its_consent(cms, testimonies):
    address = add_address(TestimonyPage, testimonies)
    data = open_form(cms, address, TestimonyPage)
    typed = {"title": "Nog te vragen", "slug": "nog", "story": rich_text("<p>Ik bleef thuis.</p>")}
    save(cms, address, {**data, **typed})
    assert not TestimonyPage.objects.get().live


def test_a_draft_of_a_published_testimony_may_lack_consent_and_the_page_stays(cms, testimony):
    data = open_form(cms, edit_address(testimony), TestimonyPage)
    save(cms, edit_address(testimony), {**data, "consent_held_by": "", "pseudonym": "Noor"})
    found = TestimonyPage.objects.get(pk=testimony.pk)
    assert (found.live, found.consent_held_by, found.pseudonym) == (True, "Dienst Bewaring", "Mira")


def test_a_consent_does_not_end_before_it_begins(cms, draft_testimony):
    page = draft_testimony()
    data = open_form(cms, edit_address(page), TestimonyPage)
    html = refused(cms, edit_address(page), {**data, "consent_on": "2026-05-02", "consent_until": "2026-05-01"})
    assert "De toestemming eindigt niet voor ze begint." in html
