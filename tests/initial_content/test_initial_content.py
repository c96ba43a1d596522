"""The initial content itself: it loads here, it is complete, and every page of it is a sound page."""

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.executor import MigrationExecutor
from wagtail.models import Page

from base.fields import lines
from base.keys import key_of
from base.models import Term, page_types
from content.models import (
    CausePage,
    ExampleStoryPage,
    GlossaryEntryPage,
    GuidePage,
    HomePage,
    NetworkPage,
    NewsPage,
    PathwayPage,
    PolicyPage,
    RolePage,
)
from initial_content.loading.reading import read
from initial_content.loading.writing import write
from practices.countries import HOME_COUNTRY
from practices.models import InstrumentPage, PracticePage
from research.models import PublicationPage
from search import editorial
from tests.base.test_bodies import unknown_blocks

pytestmark = pytest.mark.usefixtures("initial_content")


def pages():
    return [page for model in page_types() for page in model.objects.all()]


def test_it_loads_and_a_second_load_changes_nothing():
    assert set(write(read())) == {"ongewijzigd"}


def test_there_is_enough_to_read():
    public = CausePage.objects.public()
    assert public.count() >= 20
    assert {kind for kind, _label in CausePage.Kind.choices} == set(public.values_list("kind", flat=True))
    assert PracticePage.objects.public().filter(country=HOME_COUNTRY).count() >= 24
    assert PracticePage.objects.public().exclude(country=HOME_COUNTRY).count() >= 12


@pytest.mark.parametrize(
    ("model", "number"),
    [
        (PublicationPage, 20),
        (NetworkPage, 25),
        (PathwayPage, 10),
        (GlossaryEntryPage, 45),
        (GuidePage, 3),
        (InstrumentPage, 8),
        (PolicyPage, 10),
        (NewsPage, 3),
        (ExampleStoryPage, 3),
        (RolePage, 8),
    ],
)
def test_there_is_enough_of_every_other_type(model, number):
    assert model.objects.public().count() >= number


def test_every_page_is_public_but_the_drafts_that_the_files_name():
    assert Page.objects.filter(depth__gt=1).count() == len(pages())
    drafts = {record.slug for record in read().pages if record.is_draft}
    assert drafts
    assert {page.slug for page in pages()} - public_slugs() == drafts


def public_slugs():
    return {slug for model in page_types() for slug in model.objects.public().values_list("slug", flat=True)}


def test_every_practice_is_related_to_what_it_helps_or_was_meant_to_help():
    practices = PracticePage.objects.public()
    assert [page.slug for page in practices if not {"helps", "related"} & set(page.related)] == []
    assert len([page for page in practices if "helps" not in page.related]) <= 1  # The one that helped nothing.


def test_every_cause_is_helped_by_at_least_one_practice():
    causes = CausePage.objects.filter(kind=CausePage.Kind.CAUSE)
    assert [page.slug for page in causes if "helps_inverse" not in page.related] == []


def test_every_cause_consequence_and_risk_has_a_source():
    assert [page.slug for page in CausePage.objects.all() if not page.source_list] == []


def test_every_practice_has_a_source_and_a_first_step_for_monday():
    practices = PracticePage.objects.public()
    assert [page.slug for page in practices if not page.source_list or not lines(page.monday)] == []


def test_every_page_is_as_sound_as_one_that_an_editor_saves():
    for page in (page for page in pages() if page.live):
        page.full_clean()
        assert page.caretaker
        assert 20 <= len(page.summary) <= 255
        assert set(page.terms_by_facet) >= set(page.main_facets), page.slug
        assert all(relation.full_clean() is None for relation in page.relations.all())


def test_every_practice_that_claims_a_result_says_what_was_measured():
    from practices.models.evidence import MEASURED_EVIDENCE

    claimed = [page for page in PracticePage.objects.all() if page.evidence_term]
    assert claimed
    assert [page.slug for page in claimed if page.evidence_term.slug in MEASURED_EVIDENCE and not page.measured] == []


def test_every_practice_with_a_municipality_stands_in_its_province():
    for page in PracticePage.objects.filter(municipality__isnull=False):
        assert page.municipality.province in {term.name for term in page.terms_by_facet["provincie"]}, page.slug


def test_no_stored_block_is_unknown():
    executor = MigrationExecutor(connection)
    historic = executor.loader.project_state(executor.loader.graph.leaf_nodes()).apps
    assert unknown_blocks(historic) == []


def test_home_starts_from_tasks_that_lead_somewhere():
    home = HomePage.objects.get()
    assert 3 <= len(home.tasks) <= 6
    assert all(task.value["page"] for task in home.tasks)
    assert home.practice_index
    assert home.signals
    assert home.newest


def test_the_tree_and_the_vocabulary_are_sound():
    assert all(not problem for problem in Page.find_problems())
    for term in Term.objects.select_related("parent"):
        term.full_clean()


def test_the_content_names_only_models_that_exist():
    assert {record.model for record in read().pages} <= set(apps.get_models())


def test_who_searches_what_to_do_gets_a_guide_first_and_a_cause_leads_to_it(client):
    for words, slug in (("spijbelen", "vijf-b-codes"), ("schorsing", "schorsing-of-uitsluiting")):
        assert editorial.promoted(words) == (key_of(GuidePage.objects.get(slug=slug)),)
    guide, cause = GuidePage.objects.get(slug="vijf-b-codes"), CausePage.objects.get(slug="spijbelen")
    before, _, after = client.get(cause.url).content.decode().partition("Wat moet je doen?")
    assert guide.url not in before
    assert guide.url in after
