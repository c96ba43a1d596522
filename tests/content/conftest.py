import datetime

import pytest
from django.utils import timezone

from content.models import TestimonyPage
from tests.conftest import undone
from tests.content.files import Files
from tests.content.trees import ask
from tests.factories.base import TermFactory
from tests.factories.content import TestimonyIndexPageFactory, TestimonyPageFactory
from tests.factories.pathways import PathwayFinderPageFactory, PathwayIndexPageFactory, PathwayPageFactory


@pytest.fixture
def files(tmp_path):
    """A small set of content files."""
    return Files(tmp_path)


@pytest.fixture(scope="module")
def _loaded_once(django_db_setup, django_db_blocker, tmp_path_factory):
    """The small set, loaded once for a module: that takes a second. What a test changes, ``db`` undoes."""
    with django_db_blocker.unblock(), undone():
        Files(tmp_path_factory.mktemp("content")).load()
        yield


@pytest.fixture
def loaded(_loaded_once, db, files):
    """The small set of files, loaded."""
    return files


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
    """Two questions; the second only for who is young."""
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
    """Give a testimony that is not online yet, complete but for what the test takes away."""

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
    """A testimony that everybody may read until the end of the last day of its consent, tomorrow."""
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
    """Set the time of everything: ``clock(moment)``."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)
