"""What may relate to what: the kinds, and what the CMS refuses."""

import pytest
from django.apps import apps
from django.core.exceptions import ValidationError

from base import relations
from base.models import BasePage, PageRelation, page_types
from content.models import CausePage, StandardPage
from practices.models import PracticePage
from search.listings.pages import ListingPage
from tests.editing import PUBLISH, add_address, edit_address, open_form, publish, refused, rows, save
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticePageFactory

CAUSE, PRACTICE, STANDARD = "content.CausePage", "practices.PracticePage", "content.StandardPage"


@pytest.fixture
def pages(home, causes, practices, editor):
    """A text, a cause and a practice, by the label of their type."""
    return {
        STANDARD: StandardPageFactory(parent=home, caretaker=editor),
        CAUSE: CausePageFactory(parent=causes, caretaker=editor),
        PRACTICE: PracticePageFactory(parent=practices, caretaker=editor),
    }


@pytest.mark.parametrize("kind", relations.KINDS.values(), ids=lambda kind: kind.slug)
def test_every_kind_names_page_types_that_exist(kind):
    for label in kind.sources | kind.targets:
        assert issubclass(apps.get_model(label), BasePage)
    assert kind.sources | kind.targets <= set(relations.relating_types())
    assert len(kind.slug) <= PageRelation._meta.get_field("kind").max_length


def test_whatever_holds_something_to_read_may_relate_and_what_only_leads_to_pages_may_not():
    leading = {"content.HomePage", "content.PathwayFinderPage", "content.RolePage"}
    leading |= {"content.LanguagePage", "content.TranslationPage"}  # They have the relations of the Dutch page.
    leading |= {"tracker.TrackerIndexPage", "figures.FiguresIndexPage"}
    reading = {model._meta.label for model in page_types() if not issubclass(model, ListingPage)} - leading
    reading |= {"tracker.ActionPlanPage", "tracker.RecommendationReportPage"}  # They are documents as well as lists.
    assert sorted(reading) == relations.relating_types()


@pytest.mark.parametrize("kind", relations.KINDS.values(), ids=lambda kind: kind.slug)
def test_a_kind_stands_between_its_page_types_and_no_others(site, kind):
    of_type = {page._meta.label: page for page in site.pages.values()}
    assert set(of_type) == {model._meta.label for model in page_types()}
    for source, page in of_type.items():
        for target in of_type:
            relation = PageRelation(source=page, kind=kind.slug, target=apps.get_model(target)(id=0))
            if source in kind.sources and target in kind.targets:
                relation.clean()
                continue
            with pytest.raises(ValidationError) as caught:
                relation.clean()
            wrong = "kind" if source not in kind.sources else "target"
            assert wrong in caught.value.message_dict, (source, target)


def test_a_page_does_not_relate_to_itself(pages):
    page = pages[STANDARD]
    with pytest.raises(ValidationError, match="niet naar zichzelf"):
        PageRelation(source=page, kind="related", target=page).full_clean()


def test_an_unknown_kind_and_a_missing_page_are_refused_once_each(pages):
    with pytest.raises(ValidationError) as caught:
        PageRelation(source=pages[CAUSE], kind="x").full_clean()
    assert set(caught.value.message_dict) == {"kind", "target"}


def test_the_cms_refuses_a_kind_that_this_page_type_does_not_have(cms, pages):
    page = pages[STANDARD]
    data = open_form(cms, edit_address(page), StandardPage)
    wrong = rows("relations", {"kind": "helps", "target": pages[CAUSE].pk})
    html = refused(cms, edit_address(page), {**data, **wrong, **PUBLISH})
    assert "“Helpt bij” kan niet vertrekken van dit soort pagina." in html


def test_the_cms_refuses_a_page_of_the_wrong_type_also_in_a_draft(cms, pages):
    page = pages[PRACTICE]
    data = open_form(cms, edit_address(page), PracticePage)
    wrong = rows("relations", {"kind": "helps", "target": pages[STANDARD].pk})
    assert "“Helpt bij” kan niet naar dit soort pagina verwijzen." in refused(
        cms, edit_address(page), {**data, **wrong}
    )


def test_the_cms_refuses_a_new_page_of_the_wrong_type_for_a_kind(cms, causes, pages):
    address = add_address(CausePage, causes)
    data = {**open_form(cms, address, CausePage), "title": "Nieuw", "slug": "nieuw"}
    right = rows("relations", {"kind": "leads_to", "target": pages[CAUSE].pk})
    wrong = rows("relations", {"kind": "helps", "target": pages[CAUSE].pk})
    assert "kan niet vertrekken van dit soort pagina" in refused(cms, address, {**data, **wrong})
    save(cms, address, {**data, **right})
    assert PageRelation.objects.get().target.pk == pages[CAUSE].pk


def test_the_cms_refuses_a_page_that_relates_to_itself_or_twice_to_another(cms, pages):
    page, other = pages[STANDARD], pages[CAUSE]
    data = open_form(cms, edit_address(page), StandardPage)
    itself = rows("relations", {"kind": "related", "target": page.pk})
    assert "niet naar zichzelf" in refused(cms, edit_address(page), {**data, **itself})
    twice = rows("relations", *[{"kind": "related", "target": other.pk}] * 2)
    refused(cms, edit_address(page), {**data, **twice})
    assert not PageRelation.objects.exists()


def test_two_relations_that_trade_places_are_saved(cms, home, pages):
    page, one, two = pages[STANDARD], StandardPageFactory(parent=home), StandardPageFactory(parent=home)
    for order, target in enumerate([one, two]):
        page.relations.create(kind="related", target=target, sort_order=order)
    page.save()
    data = open_form(cms, edit_address(page), StandardPage)
    publish(cms, edit_address(page), {**data, "relations-0-target": two.pk, "relations-1-target": one.pk})
    assert [relation.target.pk for relation in page.relations.all()] == [two.pk, one.pk]
