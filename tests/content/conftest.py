import datetime

import pytest
from django.utils import timezone

from content.models import TestimonyPage
from tests.content.trees import ask
from tests.factories.base import TermFactory
from tests.factories.content import TestimonyIndexPageFactory, TestimonyPageFactory
from tests.factories.pathways import PathwayFinderPageFactory, PathwayIndexPageFactory, PathwayPageFactory


@pytest.fixture
def pathways(home):
    """The index of ways to a diploma."""
    return PathwayIndexPageFactory(parent=home)


@pytest.fixture
def ways(pathways):
    """Three ways to a diploma."""
    return [
        PathwayPageFactory(parent=pathways, title=title, duration="Een jaar", beware="Vraag het na.")
        for title in ("Duaal leren", "Examencommissie", "Tweedekansonderwijs")
    ]


@pytest.fixture
def finder(pathways, ways):
    """A finder with two questions; the second one only for one answer of the first."""
    finder = PathwayFinderPageFactory(parent=pathways)
    ask(finder, leeftijd={"Jonger dan 18": "wens", "18 of ouder": ways[1:]}, wens={"Werken": ways[:1], "Leren": ways})
    return finder


@pytest.fixture
def testimonies(home, editor):
    """The index of testimonies."""
    return TestimonyIndexPageFactory(parent=home, caretaker=editor)


@pytest.fixture
def testimony_words(db):
    """A term for each main facet."""
    return [TermFactory(facet="thema", name="Spijbelen", slug="spijbelen"), TermFactory(facet="doelgroep")]


@pytest.fixture
def draft_testimony(testimonies, editor, testimony_words):
    """A function that returns a draft testimony, complete except for its arguments."""

    def draft_testimony(**flaw):
        page = TestimonyPageFactory(
            parent=testimonies,
            title="Ik kwam terug naar school",
            slug="terug",
            live=False,
            caretaker=editor,
            terms=testimony_words,
            **flaw,
        )
        page.first_published_at = page.last_published_at = None
        page.save()
        page.save_revision()
        return page

    return draft_testimony


@pytest.fixture
def testimony(testimonies, testimony_words, editor):
    """A published testimony whose consent ends tomorrow."""
    page = TestimonyPageFactory(
        parent=testimonies,
        title="Ik kwam terug naar school",
        slug="terug",
        caretaker=editor,
        terms=testimony_words,
        pseudonym="Mira",
        consent_held_by="Dienst Bewaring",
        consent_on=datetime.date(2026, 3, 14),
        consent_until=timezone.localdate() + datetime.timedelta(days=1),
    )
    page.save_revision().publish()
    return TestimonyPage.objects.get(pk=page.pk)


@pytest.fixture
def clock(monkeypatch):
    """A function that sets the current time."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)
