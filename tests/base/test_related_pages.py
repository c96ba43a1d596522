"""The thread between pages: both ends show a relation, and neither ever shows what is not public."""

import pytest
from django.urls import reverse

from base import relations
from base.models import PageRelation
from content.models import StandardPage
from tests.base.test_public import HIDDEN
from tests.editing import edit_address, open_form, rows
from tests.factories.base import PageRelationFactory, TermFactory
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticePageFactory


def related(page):
    """Read a page anew and give ``{(name, label): [titles]}`` of what it relates to."""
    groups = type(page).objects.get(pk=page.pk).related
    return {(group.name, group.label): [other.title for other in group.pages] for group in groups.values()}


@pytest.fixture
def cause(causes):
    """A cause that practices help with."""
    return CausePageFactory(parent=causes, title="Spijbelen")


@pytest.fixture
def practice(practices):
    """A practice that helps."""
    return PracticePageFactory(parent=practices, title="Coach")


def test_both_ends_show_a_relation_each_under_its_own_heading(cause, practice):
    PageRelationFactory(source=practice, kind="helps", target=cause)
    assert related(practice) == {("helps", "Helpt bij"): ["Spijbelen"]}
    assert related(cause) == {("helps_inverse", "Wat helpt"): ["Coach"]}


def test_a_page_without_relations_has_no_groups(cause):
    assert related(cause) == {}


@pytest.mark.parametrize("name", HIDDEN, ids=lambda name: name.replace(" ", "-"))
def test_neither_end_shows_what_is_not_public(home, name):
    hidden, page = HIDDEN[name](home), StandardPageFactory(parent=home)
    PageRelationFactory(source=page, kind="related", target=hidden)
    assert related(page) == {}
    PageRelation.objects.all().delete()
    PageRelationFactory(source=hidden, kind="related", target=page)
    assert related(page) == {}


def test_pages_stand_in_the_editors_order_and_kinds_in_that_of_the_registry(practices, causes, practice):
    first, second, third = (CausePageFactory(parent=causes, title=title) for title in ("C", "A", "B"))
    like = PracticePageFactory(parent=practices, title="Zelfde")
    PageRelationFactory(source=practice, kind="related", target=first, sort_order=9)
    PageRelationFactory(source=practice, kind="resembles", target=like, sort_order=8)
    for order, target in ((2, third), (0, first), (1, second)):
        PageRelationFactory(source=practice, kind="helps", target=target, sort_order=order)
    found = related(practice)
    assert [name for name, _label in found] == [
        kind for kind in relations.KINDS if kind in {"helps", "resembles", "related"}
    ]
    assert found["helps", "Helpt bij"] == ["C", "A", "B"]


def test_a_kind_that_reads_alike_from_both_ends_is_one_group_with_each_page_once(practices, practice):
    other, third = PracticePageFactory(parent=practices, title="B"), PracticePageFactory(parent=practices, title="C")
    PageRelationFactory(source=practice, kind="resembles", target=other)
    PageRelationFactory(source=other, kind="resembles", target=practice)
    PageRelationFactory(source=third, kind="resembles", target=practice)
    assert related(practice) == {("resembles", "Lijkt op"): ["B", "C"]}
    assert related(third) == {("resembles", "Lijkt op"): ["Coach"]}


def test_causes_that_lead_to_each_other_stand_under_both_headings(causes, cause):
    other = CausePageFactory(parent=causes, title="Achterstand")
    PageRelationFactory(source=cause, kind="leads_to", target=other)
    PageRelationFactory(source=other, kind="leads_to", target=cause)
    assert related(cause) == {
        ("leads_to", "Kan leiden tot"): ["Achterstand"],
        ("leads_to_inverse", "Kan komen door"): ["Achterstand"],
    }


@pytest.mark.parametrize("number", [4, 40])
def test_related_pages_with_their_terms_cost_three_queries_however_many(home, number, django_assert_max_num_queries):
    theme, page = TermFactory(), StandardPageFactory(parent=home)
    for _ in range(number // 2):
        PageRelationFactory(source=page, kind="related", target=StandardPageFactory(parent=home, terms=[theme]))
        PageRelationFactory(source=StandardPageFactory(parent=home, terms=[theme]), kind="related", target=page)
    with django_assert_max_num_queries(3):
        pages = page.related["related"].pages
        assert len(pages) == number
        assert all(other.terms_by_facet == {theme.facet: [theme]} for other in pages)


def test_a_draft_shows_the_relations_it_holds_and_no_others(home, cause):
    page, kept, dropped = (StandardPageFactory(parent=home, title=title) for title in ("P", "Blijft", "Weg"))
    PageRelationFactory(source=page, kind="related", target=dropped)
    PageRelationFactory(source=cause, kind="related", target=page)
    draft = StandardPage.objects.get(pk=page.pk)
    draft.relations = [PageRelation(kind="related", target=kept)]
    titles = [other.title for other in draft.related["related"].pages]
    assert sorted(titles) == ["Blijft", "Spijbelen"]


def test_a_preview_shows_a_relation_that_was_never_saved_but_no_page_that_is_not_public(cms, home):
    page = StandardPageFactory(parent=home)
    shown, hidden = StandardPageFactory(parent=home), StandardPageFactory(parent=home, live=False)
    other = [StandardPageFactory(parent=home, show_in_menus=True) for _ in range(2)]
    data = open_form(cms, edit_address(page), StandardPage)
    chosen = [{"kind": "related", "target": target.pk} for target in (shown, hidden, *other)]
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert cms.post(preview, {**data, **rows("relations", *chosen)}).json() == {"is_valid": True, "is_available": True}
    main = cms.get(preview).content.decode().partition("<main")[2].partition("</main>")[0]
    assert "Zie ook" in main
    assert shown.title in main
    assert hidden.title not in main


def test_a_preview_of_a_page_that_does_not_exist_yet_shows_its_relations(cms, home):
    shown = StandardPageFactory(parent=home, title="Waarover het gaat")
    address = reverse("wagtailadmin_pages:add", args=["content", "standardpage", home.pk])
    data = open_form(cms, address, StandardPage) | {"title": "Nieuw", "slug": "nieuw"}
    preview = reverse("wagtailadmin_pages:preview_on_add", args=["content", "standardpage", home.pk])
    chosen = rows("relations", {"kind": "related", "target": shown.pk})
    assert cms.post(preview, {**data, **chosen}).json()["is_valid"]
    main = cms.get(preview).content.decode().partition("<main")[2].partition("</main>")[0]
    assert "Waarover het gaat" in main
