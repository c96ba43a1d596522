"""The manual for editors, in the CMS: behind Help, to read and to search."""

import pytest
from django.contrib.auth.models import Group
from django.urls import reverse

from base import manual
from tests.factories.base import UserFactory


@pytest.fixture
def editor_client(client, home):
    user = UserFactory()
    user.groups.add(Group.objects.get(name="Editors"))
    client.force_login(user)
    return client


def shown(client, typed=""):
    return client.get(reverse("manual"), {"q": typed} if typed else {}).content.decode()


def test_help_leads_every_editor_to_it_and_to_no_guide_in_english(editor_client):
    html = editor_client.get("/cms/").content.decode()
    assert f'"{reverse("manual")}"' in html
    assert "guide.wagtail.org" not in html


def test_it_has_each_section_with_a_link_to_it(editor_client):
    html = shown(editor_client)
    sections = manual.sections()
    assert len({section.anchor for section in sections}) == len(sections) > 20
    for section in sections:
        assert f'<a href="#{section.anchor}">{section.title}</a>' in html
        assert f'<h2 id="{section.anchor}">{section.title}</h2>' in html


@pytest.mark.parametrize("typed", ["getuigenis", "GETUIGENIS", "getuig", "gétuigenis toestemming"])
def test_a_word_or_its_beginning_finds_the_sections_that_have_it(editor_client, typed):
    found = manual.search(typed)
    assert "Getuigenissen en voorbeeldverhalen" in [section.title for section in found]
    assert len(found) < len(manual.sections())
    assert shown(editor_client, typed).count("<section>") == len(found)


def test_a_word_that_is_nowhere_is_told_and_leads_back(editor_client):
    html = shown(editor_client, "zeppelin <b>")
    assert "Geen stuk van de handleiding heeft “zeppelin &lt;b&gt;”" in html
    assert "<section>" not in html


def test_without_words_everything_is_there(editor_client):
    assert shown(editor_client, " ?! ").count("<section>") == len(manual.sections())


def test_who_is_no_editor_does_not_read_it(client, home):
    assert client.get(reverse("manual")).status_code == 302
