"""What the public saw stays: it is corrected with a trace, never changed or deleted, and the CMS says so in time."""

import pytest
from django.core.exceptions import ValidationError
from django.db import transaction
from django.urls import reverse
from wagtail.models import Page

from base import protection
from tests.editing import PUBLISH, edit_address, open_form, refused
from tests.factories.base import complete
from tests.factories.tracker import ActionPageFactory, PromisePageFactory
from tracker.models import ActionPage, PromiseUpdate

TOLD = "De melding “2018-05-01” staat op de website en blijft dus zoals ze is."


@pytest.fixture
def told(action, editor, tell):
    """A complete action with an update that is public."""
    tell(action, status="lopend", text="Er is een begin.")
    complete(ActionPage.objects.get(), editor).save()
    return ActionPage.objects.get()


@pytest.fixture
def form(cms, told):
    """The data of its unchanged form."""
    return open_form(cms, edit_address(told), ActionPage)


@pytest.mark.parametrize(
    "change", [{"updates-0-DELETE": "on"}, {"updates-0-text": "Iets anders."}, {"updates-0-date": "2 juni 2019"}]
)
def test_the_form_refuses_to_change_what_is_public_and_keeps_what_was_typed(cms, told, form, change):
    html = refused(cms, edit_address(told), {**form, **change, **PUBLISH, "explanation": form["explanation"]})
    assert TOLD in html
    assert "Er is een begin." in html if "updates-0-text" not in change else "Iets anders." in html
    assert ActionPage.objects.get().updates.get().text == "Er is een begin."


def test_the_form_publishes_a_correction(cms, client, told, form):
    row = {name.replace("-0-", "-1-"): value for name, value in form.items() if name.startswith("updates-0-")}
    row |= {
        "updates-1-id": "",
        "updates-1-text": "Nog niet.",
        "updates-1-corrects": "2018-05-01",
        "updates-1-ORDER": "2",
    }
    response = cms.post(edit_address(told), {**form, **row, "updates-TOTAL_FORMS": "2", **PUBLISH})
    assert response.status_code == 302
    assert "<s>Er is een begin.</s>" in client.get(told.url).content.decode()


def test_what_is_corrected_is_chosen_among_the_updates_of_the_page(cms, told, tell):
    tell(told, date="2019-01-01", text="Een tweede.")
    html = cms.get(edit_address(told)).content.decode()
    first, second = (
        html.partition(f'name="updates-{number}-corrects"')[2].partition("</select>")[0] for number in "01"
    )
    assert 'value="2019-01-01"' in first
    assert 'value="2018-05-01"' not in first
    assert 'value="2018-05-01"' in second


def test_the_heading_of_a_row_says_what_it_holds(cms, told):
    html = cms.get(edit_address(told)).content.decode()
    heading = html.partition('id="inline_child_updates-0-panel-heading"')[2].partition("</h2>")[0]
    assert ": 1 mei 2018: Er is een begin." in heading


def test_withdrawing_a_page_is_no_way_to_change_what_was_public(cms, told):
    told.unpublish()
    draft = ActionPage.objects.get()
    draft.updates = []
    assert TOLD in "".join(problem.message for problem in draft.publication_problems())


def test_a_page_with_public_updates_is_not_deleted(cms, plan, told):
    for page in (told, plan):
        address = reverse("wagtailadmin_pages:delete", args=[page.pk])
        for ask in (cms.get, cms.post):
            answer = ask(address)
            assert "Die blijven bewaard, dus verwijderen kan niet." in cms.get(answer.url).content.decode()
    bulk = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    cms.post(f"{bulk}?id={told.pk}&next=/cms/")
    with pytest.raises(ValidationError, match="verwijderen kan niet"), transaction.atomic():
        ActionPage.objects.get().delete()
    with pytest.raises(ValidationError, match="verwijderen kan niet"), transaction.atomic():
        Page.objects.filter(pk=plan.pk).delete()
    assert ActionPage.objects.exists()
    with protection.lifted():
        ActionPage.objects.get().delete()
    assert not ActionPage.objects.exists()


def test_a_page_without_public_updates_may_be_deleted(cms, plan, tell):
    never = ActionPageFactory(parent=plan, number=2, live=False, first_published_at=None)
    tell(never)
    bare = ActionPageFactory(parent=plan, number=3)
    for page in (never, bare):
        cms.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    assert not ActionPage.objects.exists()


def test_who_withdraws_a_page_reads_what_readers_lose(cms, plan, told):
    address = reverse("wagtailadmin_pages:unpublish", args=[told.pk])
    assert "Deze pagina heeft 1 melding op de website." in cms.get(address).content.decode()
    cms.post(address)
    assert not ActionPage.objects.get().live
    bare = ActionPageFactory(parent=plan, number=3)
    assert (
        "op de website. Trek je"
        not in cms.get(reverse("wagtailadmin_pages:unpublish", args=[bare.pk])).content.decode()
    )


def test_a_promise_is_kept_as_an_action_is(tracker, cms):
    promise = PromisePageFactory(parent=tracker)
    PromiseUpdate.objects.create(
        page=promise, voice="minister", text="Het komt.", source_title="Verslag", source_publisher="Parlement"
    )
    with pytest.raises(ValidationError, match="verwijderen kan niet"):
        promise.delete()
