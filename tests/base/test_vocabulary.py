"""Terms: the same word in two facets, families of two levels, and one term that takes another's place."""

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, transaction
from django.urls import reverse
from wagtail.test.utils.form_data import querydict_from_html

from base import content_version
from base.models import Term, TermAssignment
from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory


def carried(page):
    return sorted(TermAssignment.objects.filter(content_object=page).values_list("tag__name", flat=True))


def test_the_same_name_and_address_may_stand_in_two_facets(db):
    TermFactory(facet="actor", name="Ouders")
    TermFactory(facet="doelgroep", name="Ouders")
    assert Term.objects.filter(slug="ouders").count() == 2


@pytest.mark.parametrize("clash", [{"name": "Ouders", "slug": "anders"}, {"name": "Anders", "slug": "ouders"}])
def test_a_name_and_an_address_are_unique_in_a_facet(db, clash):
    TermFactory(facet="actor", name="Ouders", slug="ouders")
    with pytest.raises(ValidationError):
        Term(facet="actor", **clash).full_clean()
    with pytest.raises(IntegrityError), transaction.atomic():
        Term(facet="actor", **clash).save()


@pytest.mark.parametrize("field", ["parent", "merged_into"])
def test_a_term_refuses_itself_and_a_term_of_another_facet(db, field):
    term, other = TermFactory(facet="thema"), TermFactory(facet="actor")
    for refused in (term, other):
        setattr(term, field, refused)
        with pytest.raises(ValidationError) as caught:
            term.clean()
        assert list(caught.value.message_dict) == [field]


def test_families_have_two_levels_and_so_never_a_ring(db):
    top = TermFactory()
    child = TermFactory(parent=top)
    for term, parent in ((top, child), (TermFactory(), child), (top, TermFactory())):
        term.parent = parent
        with pytest.raises(ValidationError) as caught:
            term.clean()
        assert "parent" in caught.value.message_dict


def test_a_term_with_others_below_it_stays_in_its_facet(db):
    """Or they would stay behind in the old one, below nothing."""
    top = TermFactory(facet="thema")
    child = TermFactory(facet="thema", parent=top)
    top.facet = "doelgroep"
    with pytest.raises(ValidationError) as caught:
        top.clean()
    assert caught.value.message_dict == {"facet": ["Er vallen termen onder deze in haar facet. Verplaats die eerst."]}
    child.parent = None
    child.save()
    top.clean()


def test_a_merge_moves_pages_and_leaves_no_duplicate(home):
    old, new = TermFactory(name="Brossen"), TermFactory(name="Spijbelen")
    one, both = StandardPageFactory(parent=home, terms=[old]), StandardPageFactory(parent=home, terms=[old, new])
    old.merge_into(new)
    assert carried(one) == ["Spijbelen"]
    assert carried(both) == ["Spijbelen"]
    assert old not in Term.objects.in_use()


def test_a_merge_raises_the_sequence(home):
    old, new = TermFactory(), TermFactory()
    before = content_version.current()
    old.merge_into(new)
    assert content_version.current() > before


def test_a_merge_hands_children_over(db):
    old, new = TermFactory(), TermFactory()
    child = TermFactory(parent=old)
    old.merge_into(new)
    child.refresh_from_db()
    assert child.parent == new


def test_a_term_that_merges_into_its_own_child_leaves_that_child_on_top(db):
    old = TermFactory()
    new, sibling = TermFactory(parent=old), TermFactory(parent=old)
    old.merge_into(new)
    new.refresh_from_db()
    sibling.refresh_from_db()
    assert (new.parent, sibling.parent) == (None, new)


def test_a_merge_into_a_merged_term_is_refused_so_there_is_never_a_ring(db):
    first, second = TermFactory(), TermFactory()
    first.merge_into(second)
    with pytest.raises(ValidationError) as caught:
        second.merge_into(first)
    assert first.name in str(caught.value)
    second.refresh_from_db()
    assert second.merged_into is None


def test_earlier_merges_follow_to_the_last_term(db):
    first, second, third = TermFactory(), TermFactory(), TermFactory()
    first.merge_into(second)
    second.merge_into(third)
    first.refresh_from_db()
    assert first.merged_into == third


def test_choosing_a_successor_in_the_cms_moves_the_pages(cms, home):
    old, new = TermFactory(name="Brossen"), TermFactory(name="Spijbelen")
    page = StandardPageFactory(parent=home, terms=[old])
    address = reverse("wagtailsnippets_base_term:edit", args=[old.pk])
    form = [form for form in querydict_forms(cms.get(address).content.decode()) if "merged_into" in form][0]
    assert cms.post(address, {**form, "merged_into": new.pk}).status_code == 302
    assert carried(page) == ["Spijbelen"]


def querydict_forms(html):
    """Return every form of a page as the browser would send it."""
    count = html.count("<form")
    return [dict(querydict_from_html(html, form_index=number).lists()) for number in range(count)]


def test_a_revision_from_before_a_merge_brings_back_the_successor(home):
    old, new = TermFactory(name="Brossen"), TermFactory(name="Spijbelen")
    one, both = StandardPageFactory(parent=home, terms=[old]), StandardPageFactory(parent=home, terms=[old, new])
    revisions = [page.save_revision() for page in (one, both)]
    old.merge_into(new)
    for revision in revisions:
        revision.refresh_from_db()
        revision.publish()
    assert carried(one) == ["Spijbelen"]
    assert carried(both) == ["Spijbelen"]
