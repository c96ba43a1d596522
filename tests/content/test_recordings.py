"""A recording has its text, and is served as long as a public page uses it and not a second longer."""

import datetime

import pytest
from wagtail.test.utils.form_data import rich_text

from content.consent import consent_end
from content.models import TestimonyPage
from tests.editing import PUBLISH, edit_address, open_form, publish, refused
from tests.factories.bodies import document

SECOND = datetime.timedelta(seconds=1)


def test_a_recording_needs_its_text_and_what_is_chosen_is_a_recording(cms, draft_testimony):
    page, film, paper = draft_testimony(), document("verhaal.mp4"), document("brief.pdf")
    data = open_form(cms, edit_address(page), TestimonyPage) | {"recording": film.pk}
    for empty in ("<p></p>", "<p> </p>"):
        html = refused(cms, edit_address(page), {**data, "transcript": rich_text(empty), **PUBLISH})
        assert "Schrijf uit wat er gezegd wordt" in html
    said = {"transcript": rich_text("<p>Dag, ik vertel.</p>")}
    assert "Kies een opname" in refused(cms, edit_address(page), {**data, **said, "recording": paper.pk, **PUBLISH})
    assert "Kies een vtt-bestand" in refused(cms, edit_address(page), {**data, **said, "captions": paper.pk, **PUBLISH})
    publish(cms, edit_address(page), {**data, **said, "captions": document("tekst.vtt").pk})
    html = cms.get(page.url).content.decode()
    assert f'<video controls preload="none" src="{film.url}">' in html
    assert "Dag, ik vertel." in html


@pytest.fixture
def recorded(testimony):
    """The testimony with a recording and its captions: ``(page, [addresses of the files])``."""
    testimony.recording, testimony.captions = document("verhaal.mp4"), document("tekst.vtt")
    testimony.transcript = "<p>Dag, ik vertel.</p>"
    testimony.save_revision().publish()
    return testimony, [testimony.recording.url, testimony.captions.url]


def status(client, files):
    return {client.get(address).status_code for address in files}


def test_the_files_of_a_withdrawn_testimony_are_gone_for_visitors_and_not_for_editors(client, editor, recorded):
    page, files = recorded
    assert status(client, files) == {200}
    page.unpublish()
    assert status(client, files) == {404}
    client.force_login(editor)
    assert status(client, files) == {200}


def test_the_files_go_the_second_the_consent_ends(client, recorded, clock):
    page, files = recorded
    clock(consent_end(page.consent_until) - SECOND)
    assert status(client, files) == {200}
    clock(consent_end(page.consent_until))
    assert status(client, files) == {404}


@pytest.mark.parametrize("change", ["replaced", "page deleted"])
def test_a_recording_that_no_page_uses_any_more_is_gone(client, recorded, change):
    page, files = recorded
    if change == "replaced":
        page.recording, page.captions = document("nieuw.mp3"), None
        page.save_revision().publish()
        assert status(client, [page.recording.url]) == {200}
    else:
        page.delete()
    assert status(client, files) == {404}


def test_a_visitor_who_takes_a_file_gets_no_cookie_and_makes_no_session(client, recorded):
    response = client.get(recorded[1][0])
    assert not response.cookies
    assert "Cookie" not in response.get("Vary", "")
