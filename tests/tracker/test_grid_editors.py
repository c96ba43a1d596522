"""Who may enter updates, what becomes of the work of other editors, and that nothing typed is lost."""

import pytest
from django.contrib.auth.models import Group
from django.test import Client
from django.urls import reverse
from wagtail.models import GroupPagePermission, Revision, WorkflowState

from tests.factories.base import UserFactory
from tests.factories.tracker import ActionPageFactory
from tests.tracker.entering import filled, grid_address, preview_of, save, visible
from tracker.models import ActionPage, ActionUpdate

ROW = {"actie": "1", "tekst": "Wat ik typte."}


@pytest.fixture
def grid(plan):
    return grid_address(plan)


@pytest.fixture
def member():
    """A function that returns a client logged in as a member of a group."""

    def member(group):
        user = UserFactory()
        user.groups.add(Group.objects.get(name=group))
        client = Client()
        client.force_login(user)
        return client

    return member


def written():
    return ActionUpdate.objects.filter(text=ROW["tekst"])


def test_who_may_not_publish_sends_drafts_for_approval(member, grid, action):
    editor = member("Editors")
    assert "iemand anders moet het goedkeuren" in visible(editor.post(grid, filled(ROW)).content.decode())
    answer = save(editor, grid, filled(ROW))
    assert "wacht als concept op goedkeuring" in editor.get(answer.url).content.decode()
    assert not written().exists()
    assert WorkflowState.objects.filter(status=WorkflowState.STATUS_IN_PROGRESS).count() == 1
    draft = ActionPage.objects.get().get_latest_revision_as_object()
    assert [row.text for row in draft.updates.all()] == [ROW["tekst"]]
    moderator = member("Moderators")
    assert "heeft een concept van Redactie" in visible(moderator.post(grid, filled(ROW)).content.decode())
    draft.latest_revision.publish()
    assert written().count() == 1


def test_who_may_edit_one_action_enters_updates_of_that_one_only(member, grid, plan, action):
    other, group = ActionPageFactory(parent=plan, number=2), Group.objects.get(name="Editors")
    GroupPagePermission.objects.filter(group=group).delete()
    client, menu_item = member("Editors"), f'"{reverse("tracker_plans")}"'
    assert client.get(grid).status_code == 404
    assert menu_item not in client.get("/cms/").content.decode()
    for kind in ("change", "publish"):
        GroupPagePermission.objects.create(group=group, page=other, permission_type=kind)
    assert menu_item in client.get("/cms/").content.decode()
    assert "Je mag deze actie niet bewerken." in visible(client.post(grid, filled(ROW)).content.decode())
    save(client, grid, filled(ROW | {"actie": "2"}))
    assert written().get().page_id == other.pk


def test_what_another_editor_has_in_draft_is_neither_published_nor_lost(cms, grid, action):
    other = UserFactory(first_name="Noor", last_name="Peeters")
    kept = preview_of(cms.post(grid, filled(ROW)))
    draft = ActionPage.objects.get()
    draft.title = "Half werk"
    draft.save_revision(user=other)
    text = visible(cms.post(grid, {**kept, "stap": "bewaar"}).content.decode())
    assert "Actie 1 heeft een concept van Noor Peeters dat nog niet gepubliceerd is." in text
    assert "Wat ik typte." in cms.post(grid, {**kept, "stap": "bewaar"}).content.decode()
    assert not written().exists()
    assert ActionPage.objects.get().title == action.title
    assert ActionPage.objects.get().get_latest_revision_as_object().title == "Half werk"


def test_what_another_editor_published_meanwhile_is_shown_before_anything_is_saved(cms, grid, action, tell):
    kept = preview_of(cms.post(grid, filled(ROW | {"status": "lopend"})))
    other = ActionPage.objects.get()
    other.updates.add(ActionUpdate(text="Af.", voice="uitvoerder", status="gerealiseerd", source_title="B"))
    other.updates.all()[0].source_publisher = "C"
    other.save_revision().publish()
    answer = cms.post(grid, {**kept, "stap": "bewaar"})
    text = visible(answer.content.decode())
    assert "Iemand anders veranderde intussen actie 1." in text
    assert "Zelf gemeld gerealiseerd lopend" in text
    assert not written().exists()
    cms.post(grid, {**preview_of(answer), "stap": "bewaar"})
    assert ActionUpdate.objects.count() == 2


def test_a_double_click_publishes_once(cms, grid, action):
    kept = preview_of(cms.post(grid, filled(ROW)))
    first, second = (cms.post(grid, {**kept, "stap": "bewaar"}) for _ in range(2))
    assert first.url == second.url
    assert written().count() == 1
    assert Revision.objects.count() == 1
    assert "staat op de website" in cms.get(second.url).content.decode()


def test_a_locked_page_is_left_alone(cms, grid, action):
    ActionPage.objects.update(locked=True, locked_by=UserFactory())
    assert "Actie 1 is vergrendeld." in visible(cms.post(grid, filled(ROW)).content.decode())
    assert not written().exists()


def test_all_or_nothing_when_one_of_the_actions_is_refused(cms, grid, plan, action):
    second = ActionPageFactory(parent=plan, number=2)
    second.save_revision()
    ActionPage.objects.filter(number=2).update(has_unpublished_changes=True)
    rows = [ROW, {"actie": "2", "tekst": "Iets anders."}]
    text = visible(cms.post(grid, filled(*rows)).content.decode())
    assert "Actie 2 heeft een concept dat nog niet gepubliceerd is." in text
    assert ActionUpdate.objects.count() == 0


def test_who_lost_his_login_keeps_what_he_typed(client, editor, grid, action):
    told = client.post(grid, {**filled(ROW), "stap": "bekijk"})
    html = told.content.decode()
    assert "Je bent niet meer aangemeld" in html
    assert 'name="rij-1-tekst" value="Wat ik typte."' in html
    client.force_login(editor)
    assert "Wat ik typte.</textarea>" in client.post(grid, {**filled(ROW), "stap": "terug"}).content.decode()
    assert client.logout() is None
    assert client.get(grid).status_code == 302


def test_nothing_is_saved_without_the_token_of_the_session(editor, grid, action):
    client = Client(enforce_csrf_checks=True)
    client.force_login(editor)
    kept = preview_of(client.post(grid, filled(ROW)))
    answer = client.post(grid, {**kept, "stap": "bewaar"})
    assert "Je meldde je intussen opnieuw aan." in visible(answer.content.decode())
    assert not written().exists()
    token = client.cookies["csrftoken"].value
    client.post(grid, {**preview_of(answer), "stap": "bewaar", "csrfmiddlewaretoken": token})
    assert written().count() == 1


def test_a_reader_of_the_cms_without_rights_gets_no_page(client, grid):
    client.force_login(UserFactory())
    assert client.get(grid).status_code == 302
    assert client.post(grid, filled(ROW)).status_code == 302


def test_the_plan_and_the_action_lead_to_the_grid(cms, plan, action, grid):
    for page in (plan, action):
        assert grid in cms.get(reverse("wagtailadmin_pages:edit", args=[page.pk])).content.decode()
    assert grid in cms.get(reverse("wagtailadmin_explore", args=[plan.pk])).content.decode()
    assert grid in cms.get(reverse("tracker_plans")).content.decode()
    assert reverse("tracker_plans") in cms.get("/cms/").content.decode()
