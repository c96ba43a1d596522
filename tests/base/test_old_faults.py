"""A published page may always be mended, whatever was wrong with it; what makes it worse is refused, on every road."""

import datetime
import json

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Page, Revision, Workflow, WorkflowTask

from base.publication import PublicationError
from content.models import CausePage, StandardPage, TestimonyPage
from practices.models import InstrumentPage, PracticePage
from tests.editing import PUBLISH, edit_address, open_form, publish, refused, rows
from tests.factories.base import SourceFactory, TermFactory, complete, without_publication_rule
from tests.factories.content import (
    CausePageFactory,
    StandardPageFactory,
    TestimonyIndexPageFactory,
    TestimonyPageFactory,
)
from tests.factories.practices import InstrumentIndexPageFactory, InstrumentPageFactory, PracticePageFactory

DAY = datetime.timedelta(days=1)
EMPTY_QUOTE = {"type": "quote", "value": {"text": "", "who": "", "source": ""}}
QUOTE = {"type": "quote", "value": {"text": "Zo is het.", "who": "", "source": ""}}
BODIES = {
    "quote": [EMPTY_QUOTE],
    "image": [{"type": "image", "value": {"image": None, "decorative": False, "alt_text": ""}}],
    "figure": [
        {"type": "key_facts", "value": {"facts": [{"value": "", "text": "", "source": "", "source_url": "x:1"}]}}
    ],
    "steps": [{"type": "steps", "value": {"title": "", "steps": []}}],
}


def body(*blocks):
    return StandardPage._meta.get_field("body").to_python(list(blocks))


def form_of(cms, page):
    return open_form(cms, edit_address(page), type(page))


def fresh(page):
    return type(page).objects.get(pk=page.pk)


@pytest.mark.parametrize("blocks", BODIES.values(), ids=BODIES)
def test_a_body_with_half_a_block_is_published_on_no_road(cms, home, editor, blocks):
    page = StandardPageFactory(parent=home, caretaker=editor, live=False)
    page.body = body(*blocks)
    revision = page.save_revision(clean=False)
    with pytest.raises(PublicationError):
        revision.publish()
    answer = cms.post(f"/cms/api/main/pages/{page.pk}/action/publish/", json.dumps({}), "application/json")
    assert answer.status_code == 400
    assert "body" in answer.json()
    with pytest.raises(PublicationError):
        page.save_revision(clean=False, approved_go_live_at=timezone.now() + DAY)
    page.live = True
    with pytest.raises(PublicationError):
        page.save()
    assert not fresh(page).live


def test_an_old_half_block_may_stay_or_go_and_no_other_comes(home, editor):
    with without_publication_rule():
        page = StandardPageFactory(parent=home, caretaker=editor, body=body(EMPTY_QUOTE, EMPTY_QUOTE, QUOTE))
    page.title = "Beter"
    page.save()
    page.body = body(QUOTE, EMPTY_QUOTE)
    page.save()
    page.body = body(EMPTY_QUOTE, EMPTY_QUOTE)
    with pytest.raises(PublicationError):
        page.save()


def test_an_old_half_row_does_not_stop_a_correction_in_the_form(cms, causes, editor):
    page = CausePageFactory(parent=causes, caretaker=editor)
    SourceFactory(page=page, title="")
    good = SourceFactory(page=page, sort_order=1)
    publish(cms, edit_address(page), {**form_of(cms, page), "title": "Beter"})
    assert fresh(page).title == "Beter"
    data = form_of(cms, page)
    number = next(n for n in (0, 1) if str(good.pk) in data[f"sources-{n}-id"])
    publish(cms, edit_address(page), {**data, f"sources-{number}-DELETE": "on"})
    assert fresh(page).sources.count() == 1
    new = rows("sources", {"title": "", "publisher": "Een stad", "year": "", "url": "", "note": ""})
    refused(cms, edit_address(page), {**form_of(cms, page), **new, **PUBLISH})


def test_a_text_or_choice_that_is_too_much_may_become_less_and_not_more(cms, practices, editor):
    evidence = [TermFactory(facet="bewijs") for _ in range(4)]
    page = PracticePageFactory(parent=practices, caretaker=editor, search_description="Woord " * 60, terms=evidence[:3])
    publish(cms, edit_address(page), {**form_of(cms, page), "title": "Beter"})
    publish(cms, edit_address(page), {**form_of(cms, page), "search_description": "Woord " * 50})
    publish(cms, edit_address(page), {**form_of(cms, page), "terms": [term.pk for term in evidence[:2]]})
    assert (len(fresh(page).summary), len(fresh(page).carried_terms)) == (299, 2)
    assert "Nu staan er 4" in refused(
        cms, edit_address(page), {**form_of(cms, page), "terms": [term.pk for term in evidence], **PUBLISH}
    )
    longer = fresh(page)
    longer.search_description = "Woord " * 500
    with pytest.raises(PublicationError, match="Nu zijn het er"):
        longer.save()
    assert PracticePage.objects.get(pk=page.pk).live


def test_an_old_address_that_is_none_may_stay_and_not_become_another_one(cms, home, editor):
    page = InstrumentPageFactory(parent=InstrumentIndexPageFactory(parent=home), caretaker=editor)
    InstrumentPage.objects.filter(pk=page.pk).update(website="geen adres")
    publish(cms, edit_address(page), {**form_of(cms, page), "title": "Beter"})
    page = fresh(page)
    assert (page.title, page.website) == ("Beter", "geen adres")
    page.website = "javascript:alert(1)"
    with pytest.raises(PublicationError):
        page.save()


def test_a_live_page_that_is_saved_as_a_plain_page_keeps_its_summary(causes):
    page = CausePageFactory(parent=causes)
    plain = Page.objects.get(pk=page.pk)
    plain.search_description = ""
    with pytest.raises(PublicationError):
        plain.save()


def test_a_consent_that_is_shortened_to_the_past_withdraws_the_testimony(client, home):
    page = TestimonyPageFactory(parent=TestimonyIndexPageFactory(parent=home))
    page = TestimonyPage.objects.get(pk=page.pk)
    page.consent_until = timezone.localdate() - DAY
    page.save()
    assert client.get(page.url).status_code == 404


def test_a_draft_that_is_not_complete_can_be_sent_back(cms, causes, editor):
    page = complete(CausePageFactory(parent=causes, live=False), editor)
    page.save_revision()
    workflow = Workflow.objects.create(name="nakijken")
    task = GroupApprovalTask.objects.create(name="nakijken")
    WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=0)
    state = workflow.start(page, None)
    data = {**form_of(cms, page), "search_description": "", "action-workflow-action": "true"}
    data |= {"workflow-action-name": "reject", "workflow-action-extra-data": json.dumps({"comment": "Nog niet af."})}
    assert cms.post(edit_address(page), data).status_code == 302
    state.refresh_from_db()
    assert state.status == state.STATUS_NEEDS_CHANGES


def test_a_copy_of_a_branch_with_a_page_that_is_not_complete_says_that_nothing_was_copied(cms, home, editor):
    top = StandardPageFactory(parent=home, caretaker=editor)
    StandardPageFactory(parent=top, title="Onderaan")
    data = {"new_title": "Kopie", "new_slug": "kopie", "new_parent_page": home.pk}
    data |= {"copy_subpages": "on", "publish_copies": "on"}
    html = cms.post(reverse("wagtailadmin_pages:copy", args=[top.pk]), data, follow=True)
    assert html.status_code == 200
    assert "Er is niets gekopieerd. “Onderaan” is niet af:" in html.content.decode()
    assert not Page.objects.filter(slug="kopie").exists()


def test_every_kind_of_old_fault_stands_on_the_start_screen(cms, causes, home, editor):
    sourced = complete(CausePageFactory(parent=causes, title="Halve bron", caretaker=editor), editor)
    sourced.save()
    SourceFactory(page=sourced, title="")
    dated = CausePageFactory(parent=causes, title="Verkeerde volgorde", caretaker=editor)
    CausePage.objects.filter(pk=dated.pk).update(reviewed_on="2026-05-02", review_on="2026-05-01")
    with without_publication_rule():
        StandardPageFactory(parent=home, title="Half blok", caretaker=editor, body=body(EMPTY_QUOTE))
    html = cms.get("/cms/").content.decode().partition("Gepubliceerd, maar niet volledig")[2]
    for title in ("Halve bron", "Half blok"):
        assert title in html
    assert "De volgende controle komt na de vorige." in html


def test_a_refused_schedule_is_told_though_there_is_a_newer_draft(cms, causes, editor):
    from django.core.management import call_command

    page = complete(CausePageFactory(parent=causes, title="Te laat", live=False), editor)
    page.save()
    page.search_description = ""
    revision = page.save_revision(clean=False)
    page.save_revision(clean=False)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - DAY)
    call_command("publish_scheduled")
    assert "Te laat" in cms.get("/cms/").content.decode().partition("Niet gepubliceerd")[2]
