"""The form of a practice: its province follows from its municipality, and a claimed result says what was measured."""

import pytest

from practices.models import PracticePage
from tests.editing import PUBLISH, add_address, edit_address, open_form, publish, refused, save
from tests.factories.base import MunicipalityFactory, SourceFactory, TermFactory
from tests.factories.practices import PracticePageFactory


@pytest.fixture
def words(db):
    """A term for each main facet of a practice, and the terms these tests are about."""
    return {
        "thema": TermFactory(facet="thema"),
        "niveau": TermFactory(facet="niveau"),
        "limburg": TermFactory(facet="provincie", name="Limburg"),
        "antwerpen": TermFactory(facet="provincie", name="Antwerpen"),
        "effect": TermFactory(facet="bewijs", name="Effect aangetoond"),
        "beschreven": TermFactory(facet="bewijs", name="Beschreven"),
    }


@pytest.fixture
def practice(practices, editor, words):
    """A practice that has all it needs to be published."""
    page = PracticePageFactory(parent=practices, caretaker=editor, terms=[words["thema"], words["niveau"]])
    SourceFactory(page=page)
    return page


def of_facet(page, facet):
    return [term.name for term in PracticePage.objects.get(pk=page.pk).terms_by_facet.get(facet, [])]


def test_the_province_is_filled_in_from_the_municipality(cms, practice):
    data = open_form(cms, edit_address(practice), PracticePage)
    publish(cms, edit_address(practice), {**data, "municipality": MunicipalityFactory(province="Limburg").pk})
    assert of_facet(practice, "provincie") == ["Limburg"]


def test_a_province_that_an_editor_chose_stays(cms, practice, words):
    data = open_form(cms, edit_address(practice), PracticePage)
    data |= {"terms": [*data["terms"], words["antwerpen"].pk], "municipality": MunicipalityFactory().pk}
    publish(cms, edit_address(practice), data)
    assert of_facet(practice, "provincie") == ["Antwerpen"]


def test_without_a_municipality_no_province_is_made_up(cms, practice):
    data = open_form(cms, edit_address(practice), PracticePage)
    publish(cms, edit_address(practice), data)
    assert of_facet(practice, "provincie") == []


def test_a_merged_province_gives_its_successor(cms, practice, words):
    words["limburg"].merge_into(words["antwerpen"])
    data = open_form(cms, edit_address(practice), PracticePage)
    publish(cms, edit_address(practice), {**data, "municipality": MunicipalityFactory(province="Limburg").pk})
    assert of_facet(practice, "provincie") == ["Antwerpen"]


def test_refused_terms_do_not_hide_behind_a_province(cms, practice, words):
    data = open_form(cms, edit_address(practice), PracticePage)
    data |= {"terms": [words["effect"].pk, words["beschreven"].pk], "municipality": MunicipalityFactory().pk}
    assert "Kies voor “Bewijs” één term." in refused(cms, edit_address(practice), {**data, **PUBLISH})


def test_evidence_of_a_result_must_say_what_was_measured(cms, practice, words):
    data = open_form(cms, edit_address(practice), PracticePage)
    data["terms"] = [*data["terms"], words["effect"].pk]
    html = refused(cms, edit_address(practice), {**data, **PUBLISH})
    assert "Zeg ook wat er gemeten is, bij dit soort bewijs." in html
    publish(cms, edit_address(practice), {**data, "measured": "afwezigheid"})


def test_evidence_without_a_result_asks_nothing_more(cms, practice, words):
    data = open_form(cms, edit_address(practice), PracticePage)
    data["terms"] = [*data["terms"], words["beschreven"].pk]
    publish(cms, edit_address(practice), data)
    assert of_facet(practice, "bewijs") == ["Beschreven"]


def test_a_draft_of_a_practice_may_be_unfinished(cms, practices, words):
    address = add_address(PracticePage, practices)
    data = open_form(cms, address, PracticePage)
    save(cms, address, {**data, "title": "Nog niets", "slug": "nog-niets", "terms": [words["effect"].pk]})
    assert not PracticePage.objects.get().live


def test_every_kind_of_evidence_that_claims_a_result_stands_in_the_vocabulary():
    from initial_content.loading.reading import read
    from practices.models.evidence import MEASURED_EVIDENCE

    known = {record.slug for record in read().terms if record.data["facet"] == "bewijs"}
    assert known >= MEASURED_EVIDENCE
