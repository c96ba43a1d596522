"""What the start screen of the CMS tells of pages that are refused when due, or published and not complete."""

import datetime

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from base import content_version
from tests.factories.base import TermFactory, UserFactory, complete
from tests.factories.content import CausePageFactory
from tests.factories.practices import PracticePageFactory

DAY = datetime.timedelta(days=1)


@pytest.fixture
def old(causes, editor):
    """A published page that lacks a source, a term and an explanation: from before the rule."""
    return CausePageFactory(parent=causes, caretaker=editor, explanation="", terms=[TermFactory(facet="thema")])


def test_a_published_page_that_is_not_complete_stands_on_its_caretakers_start_screen(cms, old):
    CausePageFactory(parent=old.get_parent(), title="Van een ander", caretaker=UserFactory())
    html = cms.get("/cms/").content.decode().partition("Gepubliceerd, maar niet volledig")[2]
    assert f"/cms/pages/{old.pk}/edit/" in html
    assert "Voeg minstens één bron toe" in html
    assert "Van een ander" not in html


def test_the_start_screen_asks_as_many_queries_for_a_hundred_pages_as_for_ten(cms, practices, editor):
    terms, counts = [TermFactory(), TermFactory(facet="niveau")], []
    for number in (10, 90):
        for _ in range(number):
            PracticePageFactory(parent=practices, caretaker=editor, terms=terms)
        cms.get("/cms/")
        content_version.record()  # What was found counts no longer.
        with CaptureQueriesContext(connection) as queries:
            assert "En nog" in cms.get("/cms/").content.decode() or number == 10
        counts.append(len(queries))
    assert counts[0] == counts[1]


def test_a_refused_schedule_stands_on_the_start_screen_until_the_draft_is_mended(cms, causes, editor):
    page = complete(CausePageFactory(parent=causes, title="Te laat", live=False), editor)
    page.search_description = ""
    revision = page.save_revision(clean=False)
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - DAY)
    call_command("publish_scheduled")
    shown = cms.get("/cms/").content.decode().partition("Niet gepubliceerd")[2]
    assert "Te laat" in shown
    assert "Schrijf een samenvatting" in shown
    assert "Niet gepubliceerd op het afgesproken moment." in cms.get(f"/cms/pages/{page.pk}/history/").content.decode()
    page.search_description = "Nu wel."
    page.save_revision().publish()
    assert "Niet gepubliceerd" not in cms.get("/cms/").content.decode()
    assert PageLogEntry.objects.filter(page=page, action="base.publication_refused").count() == 1
