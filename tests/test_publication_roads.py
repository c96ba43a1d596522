"""No road to the public goes round the rule of publication: every road, with every page type."""

import datetime
import json

import pytest
from django.contrib.messages import get_messages
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowTask

from base import protection
from base.models import page_types
from base.publication import PublicationError
from tests import publishing
from tests.editing import PUBLISH, edit_address, open_form
from tests.factories.base import complete
from tests.factories.site import DETAILS, ENTRANCES, INDEXES
from tests.publishing import by_adding, by_alias, by_copy, slug_of_copy
from tracker.models import ActionPage

NAMES = ("home", *INDEXES, *DETAILS, *ENTRANCES)
MISSING = "Schrijf een samenvatting voor je publiceert."
TOMORROW = datetime.timedelta(days=1)


# A road that asks nothing of the type itself is tried with these; see the last test.
SOME = ("home", "practice", "testimony", "language", "translation", "action")
some_types = pytest.mark.parametrize("draft", SOME, indirect=True)


@pytest.fixture(params=NAMES)
def draft(request, site, editor):
    """A page of each type that is offline, with a complete draft."""
    page = site.pages[request.param]
    # Whether the page may be offline is no matter here.
    with protection.lifted():
        Page.objects.filter(pk=page.pk).update(live=False, first_published_at=None)
        page = complete(type(page).objects.get(pk=page.pk), editor)
        if request.param == "practice":  # It claims a result.
            page.measured = "afwezigheid"
        page.save()
        page.save_revision()
        yield page


def spoil(page):
    """Take the summary away, in the draft and in the row."""
    page.search_description = ""
    page.save_revision()
    page.save()


def is_live(page):
    return Page.objects.get(pk=page.pk).live


def api(cms, page, action, **data):
    address = f"/cms/api/main/pages/{page.pk}/action/{action}/"
    return cms.post(address, json.dumps(data), content_type="application/json")


def bulk(cms, page, descendants):
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    data = {"include_descendants": "on"} if descendants else {}
    return cms.post(f"{address}?id={page.pk}&next=/cms/", data, follow=True)


def submit(page, tasks):
    """Send a draft for approval, by so many editors one after another."""
    workflow = Workflow.objects.create(name=f"{tasks} taken")
    for number in range(tasks):
        task = GroupApprovalTask.objects.create(name=f"taak {number}")
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=number)
    workflow.start(page, None)


def approve(cms, page):
    """Approve a draft until it is published or refused; return the edit form that a refusal leads to.

    A draft that changed since it was sent is approved once more. No other page of the CMS is read: they are slow."""
    for _ in range(6):
        state = Page.objects.get(pk=page.pk).specific.current_workflow_task_state
        address = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
        sent = cms.post(address, {"comment": ""})
        if is_live(page):
            return ""
        told = [str(each) for each in get_messages(sent.wsgi_request)]
        if sent.url == edit_address(page) and "niets gepubliceerd" in "".join(told):
            return cms.get(sent.url).content.decode()
    raise AssertionError("neither published nor refused")


def by_form(cms, page):
    return cms.post(edit_address(page), open_form(cms, edit_address(page), type(page)) | PUBLISH)


SCRIPTS = (
    *(publishing.by_script, publishing.by_script_without_validation, publishing.by_script_of_one_column),
    *(publishing.by_plain_page, publishing.by_revision, publishing.by_import),
)


@pytest.mark.parametrize("road", SCRIPTS, ids=lambda road: road.__name__)
def test_a_script_publishes_a_complete_page_and_no_other(draft, road):
    spoil(draft)
    with pytest.raises(ValidationError) as caught:
        road(type(draft).objects.get(pk=draft.pk))
    assert caught.value.message_dict["search_description"] == [MISSING]
    assert not is_live(draft)
    complete(draft, draft.caretaker).save()
    draft.save_revision()
    road(type(draft).objects.get(pk=draft.pk))
    assert is_live(draft)


def test_the_form_says_at_its_place_what_is_missing_and_keeps_the_draft(cms, draft):
    spoil(draft)
    response = by_form(cms, draft)
    assert response.context["form"].errors["search_description"] == [MISSING]
    assert not is_live(draft)


def test_the_cms_api_answers_400_with_the_sentence_and_undoes_what_it_wrote(cms, draft):
    due = timezone.now() + TOMORROW
    kept = draft.get_latest_revision()
    Revision.objects.filter(pk=kept.pk).update(approved_go_live_at=due)
    spoil(draft)
    response = api(cms, draft, "publish")
    assert (response.status_code, response.json()) == (400, {"search_description": [MISSING]})
    assert Revision.objects.get(pk=kept.pk).approved_go_live_at == due
    assert not is_live(draft)
    complete(draft, draft.caretaker).save_revision()
    assert api(cms, draft, "publish").status_code == 200
    assert is_live(draft)


@some_types
@pytest.mark.parametrize("below", [False, True], ids=["alone", "with_descendants"])
def test_a_bulk_publication_names_the_page_that_is_not_complete(cms, site, draft, below):
    chosen = draft.get_parent() if below else draft
    if chosen.depth == 1:
        pytest.skip("The root is no page to choose.")
    spoil(draft)
    html = bulk(cms, chosen, below).content.decode()
    assert f"Deze pagina’s zijn nog niet af. “{draft.title}”: {MISSING}" in html
    assert not is_live(draft)


@some_types
@pytest.mark.parametrize("tasks", [1, 2])
def test_an_approval_judges_the_draft_of_now_and_leads_back_to_it(cms, draft, tasks):
    submit(draft, tasks)
    spoil(draft)
    html = approve(cms, draft)
    assert f"“{draft.title}”: er is niets gepubliceerd. {MISSING}" in html
    assert f'action="{edit_address(draft)}"' in html
    assert not is_live(draft)
    # It waits for the approval that was refused: mended, it can be given.
    complete(draft, draft.caretaker).save_revision()
    approve(cms, draft)
    assert is_live(draft)


@pytest.mark.parametrize("road", ["publish", "api", "revision"])
def test_a_schedule_of_a_page_that_is_not_complete_is_refused_now(cms, draft, road):
    spoil(draft)
    due = timezone.now() + TOMORROW
    draft.go_live_at = due
    revision = draft.save_revision()
    if road == "api":
        assert api(cms, draft, "publish").json()["search_description"] == [MISSING]
    elif road == "publish":
        with pytest.raises(PublicationError):
            revision.publish()
    else:
        with pytest.raises(PublicationError):
            draft.save_revision(approved_go_live_at=due)
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


@some_types
def test_what_is_not_complete_when_it_is_due_stays_a_draft_and_stops_nothing_else(cms, site, draft):
    spoil(draft)
    other = complete(site.pages["standard" if draft.pk != site.standard.pk else "contact"], draft.caretaker)
    Page.objects.filter(pk=other.pk).update(live=False)
    past = timezone.now() - TOMORROW
    for page in (draft, other):
        revision = page.save_revision()
        Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=past)
    call_command("publish_scheduled")
    assert (is_live(draft), is_live(other)) == (False, True)
    start_screen = cms.get("/cms/").content.decode()
    assert draft.title in start_screen
    assert MISSING in start_screen


@pytest.mark.parametrize("road", [by_copy, by_alias, by_adding], ids=lambda road: road.__name__)
def test_no_copy_of_a_page_that_is_not_complete_goes_live(draft, road):
    spoil(draft)
    Page.objects.filter(pk=draft.pk).update(live=True)
    with pytest.raises(PublicationError) as caught:
        road(type(draft).objects.get(pk=draft.pk))
    assert MISSING in caught.value.messages
    assert not Page.objects.filter(slug=slug_of_copy(draft)).exists()
    if road is not by_adding:
        complete(draft, draft.caretaker)
        draft.live = True
        draft.save()
        if road is by_copy and isinstance(draft, ActionPage):
            with pytest.raises(PublicationError, match="bestaat al"):  # Two actions of a plan never have one number.
                road(type(draft).objects.get(pk=draft.pk))
            return
        assert road(type(draft).objects.get(pk=draft.pk)).live


def test_a_road_is_the_same_for_the_types_that_are_tried_as_for_all_others(site):
    tried = {type(site.pages[name]) for name in SOME}
    for name in ("publish", "save", "save_revision", "full_clean", "clean", "copy", "get_workflow"):
        assert {getattr(model, name) for model in page_types()} == {getattr(model, name) for model in tried}, name


def test_the_small_site_holds_every_type_that_can_be_published(site):
    made = {type(page) for page in site.pages.values()}
    assert {model for model in page_types() if model.is_creatable} <= made
