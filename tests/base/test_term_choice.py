"""Choosing terms: a group for each facet, one where a facet takes one, and nothing silently dropped."""

import pytest
from bs4 import BeautifulSoup
from django.core.exceptions import ValidationError

from base.forms.terms import TermsFormField
from base.models import Term
from content.models import CausePage, StandardPage
from practices.models import PracticePage
from tests.editing import PUBLISH, add_address, edit_address, open_form, publish, refused, save
from tests.factories.base import TermFactory
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticePageFactory


def terms_field():
    return TermsFormField(Term.objects.in_use().select_related("parent"))


@pytest.fixture
def words(db):
    """Terms in four facets, two of them a family; by slug."""
    found = {
        facet: TermFactory(facet=facet, name=f"Term van {facet}") for facet in ("provincie", "bewijs", "actor", "thema")
    }
    found["kind"] = TermFactory(facet="thema", name="Een kind", parent=found["thema"], order=0)
    found["ander"] = TermFactory(facet="thema", name="Een ander", order=5)
    return found


def offered(html):
    """Return what the choice of terms shows: ``{facet: [term names]}``, in order."""
    choice = BeautifulSoup(html, "html.parser").find(class_="term-select")
    return {
        group.summary.find(string=True).strip(): [label.get_text(strip=True) for label in group.find_all("label")]
        for group in choice.find_all("details")
    }


def test_terms_stand_in_groups_the_main_facets_first_and_children_behind_their_parent(cms, causes, words):
    groups = offered(cms.get(add_address(CausePage, causes)).content.decode())
    assert list(groups) == ["Thema", "Wie doet mee"]
    assert groups["Thema"] == ["Term van thema", "Een kind", "Een ander"]


def test_a_group_is_announced_by_its_question_and_says_what_it_needs(cms, practices, words):
    html = cms.get(add_address(PracticePage, practices)).content.decode()
    groups = {
        group.legend.get_text(): group.summary.get_text(" ", strip=True)
        for group in BeautifulSoup(html, "html.parser").find(class_="term-select").find_all("details")
    }
    assert groups["Waarover gaat het?"] == "Thema (nodig om te publiceren)"
    assert groups["Wat weten we over het resultaat?"] == "Bewijs (kies er één)"


def test_what_a_page_carries_is_ticked_and_saving_unchanged_keeps_it(cms, home, editor, words):
    page = StandardPageFactory(parent=home, caretaker=editor, terms=[words["kind"], words["bewijs"]])
    data = open_form(cms, edit_address(page), StandardPage)
    assert set(data["terms"]) == {str(words["kind"].pk), str(words["bewijs"].pk)}
    publish(cms, edit_address(page), data)
    assert set(StandardPage.objects.get(pk=page.pk).terms.all()) == {words["kind"], words["bewijs"]}


def test_a_choice_changes_what_a_page_carries(cms, home, editor, words):
    page = StandardPageFactory(parent=home, caretaker=editor, terms=[words["kind"]])
    data = open_form(cms, edit_address(page), StandardPage)
    publish(cms, edit_address(page), {**data, "terms": [words["ander"].pk, words["actor"].pk]})
    assert set(StandardPage.objects.get(pk=page.pk).terms.all()) == {words["ander"], words["actor"]}


def test_terms_of_facets_that_the_form_does_not_offer_stay(cms, causes, words):
    page = CausePageFactory(parent=causes, terms=[words["thema"], words["provincie"]])
    data = open_form(cms, edit_address(page), CausePage)
    assert data["terms"] == [str(words["thema"].pk)]
    save(cms, edit_address(page), {**data, "terms": [words["actor"].pk]})
    draft = CausePage.objects.get(pk=page.pk).get_latest_revision_as_object()
    assert set(draft.terms.all()) == {words["actor"], words["provincie"]}


def test_a_merged_term_of_an_old_draft_is_offered_as_its_successor(cms, home, editor, words):
    page = StandardPageFactory(parent=home, caretaker=editor, terms=[words["thema"]])
    page.save_revision()
    words["thema"].merge_into(words["ander"])
    data = open_form(cms, edit_address(page), StandardPage)
    assert data["terms"] == [str(words["ander"].pk)]
    publish(cms, edit_address(page), data)
    assert set(StandardPage.objects.get(pk=page.pk).terms.all()) == {words["ander"]}


def test_a_merged_term_is_not_offered(cms, home, words):
    words["thema"].merge_into(words["ander"])
    groups = offered(cms.get(add_address(StandardPage, home)).content.decode())
    assert "Term van thema" not in groups["Thema"]


def test_a_facet_with_one_answer_refuses_two_and_keeps_both_ticked(cms, practices, words):
    second = TermFactory(facet="bewijs")
    page = PracticePageFactory(parent=practices)
    data = open_form(cms, edit_address(page), PracticePage)
    html = refused(cms, edit_address(page), {**data, "terms": [words["bewijs"].pk, second.pk], **PUBLISH})
    assert "Kies voor “Bewijs” één term. Nu staan er 2 aangevinkt." in html
    ticked = BeautifulSoup(html, "html.parser").find(class_="term-select").find_all("input", checked=True)
    assert {box["value"] for box in ticked} == {str(words["bewijs"].pk), str(second.pk)}


def test_one_answer_also_counts_when_the_form_does_not_offer_the_facet(words):
    field = terms_field()
    field.offer(("thema",), (), [words["bewijs"]])
    assert field.clean([words["thema"].pk]) == [words["thema"], words["bewijs"]]


@pytest.mark.parametrize("sent", ["999999", "x", "-1", "\u0000"])
def test_a_term_that_does_not_exist_is_refused(words, sent):
    with pytest.raises(ValidationError):
        terms_field().clean([sent])


def test_the_choice_costs_one_query_however_many_terms(django_assert_num_queries, words):
    for number in range(36):
        TermFactory(facet="thema", parent=words["thema"], name=f"Nog {number}")
    with django_assert_num_queries(1):
        field = terms_field()
        field.offer(("thema", "actor"), ("thema",), [])
        assert field.widget.render("terms", []).count("<input") == 40
