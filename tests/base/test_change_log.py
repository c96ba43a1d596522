"""The log says of every rise of the content version which pages it touches: enough to make anew all that is derived."""

import datetime as dt

import pytest
from django.contrib.contenttypes.models import ContentType
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction, ReferenceIndex, Site

from base import content_version
from base.content_version import ALL, NOTHING, PAGE, TERM, TREE
from base.models import SiteSettings, Term
from tests.factories.base import (
    DocumentFactory,
    ImageFactory,
    MunicipalityFactory,
    PageRelationFactory,
    SourceFactory,
    TermFactory,
)
from tests.factories.content import NetworkIndexPageFactory, NetworkPageFactory, StandardPageFactory
from tests.factories.practices import PracticePageFactory

# Pages


def test_a_new_page_and_a_changed_text_touch_that_page(home, logged):
    made = []
    assert logged(lambda: made.append(StandardPageFactory(parent=home))) == {(PAGE, made[0].pk)}
    made[0].title = "Anders"
    assert logged(made[0].save) == {(PAGE, made[0].pk)}


@pytest.mark.parametrize(
    "fields", [{"slug": "anders"}, {"live": False}, {"expire_at": dt.datetime(2030, 1, 1, tzinfo=dt.UTC)}]
)
def test_what_decides_over_the_pages_below_touches_these_too(home, logged, fields):
    page = StandardPageFactory(parent=home)
    for name, value in fields.items():
        setattr(page, name, value)
    assert logged(page.save) == {(TREE, page.pk)}


def test_a_draft_logs_nothing_until_it_is_published(home, logged, editor):
    draft = StandardPageFactory(parent=home, live=False, first_published_at=None, caretaker=editor)

    def work():
        draft.title = "Nog niet af"
        draft.terms.set([term])
        draft.save()
        draft.save_revision()
        SourceFactory(page=draft)
        PageRelationFactory(source=draft, target=home)

    term = TermFactory()
    assert logged(work) == set()
    assert logged(StandardPageFactory, parent=home, live=False, first_published_at=None) == set()
    assert logged(draft.get_latest_revision().publish) >= {(TREE, draft.pk)}


def test_a_draft_of_a_published_page_logs_nothing(home, logged):
    page = StandardPageFactory(parent=home)
    page.title = "Nog niet af"
    assert logged(page.save_revision) == set()


def test_a_page_that_was_live_without_a_date_of_publication_is_logged_when_it_goes(home, logged):
    for go in (Page.unpublish, Page.delete):
        page = StandardPageFactory(parent=home, first_published_at=None)
        assert {subject for _, subject in logged(go, page)} == {page.pk}


def test_a_deleted_page_is_logged_with_all_below_it(home, logged):
    page = StandardPageFactory(parent=home)
    below = [StandardPageFactory(parent=page) for _ in range(2)]
    touched = {subject for _, subject in logged(Page.objects.get(pk=page.pk).delete)}
    assert {page.pk, *(each.pk for each in below)} <= touched


def test_a_move_touches_the_page_and_all_below_it(home, logged):
    page, target = StandardPageFactory(parent=home), StandardPageFactory(parent=home)
    StandardPageFactory(parent=page)
    move = Page.objects.get(pk=page.pk).move
    assert logged(move, Page.objects.get(pk=target.pk), pos="last-child") == {(TREE, page.pk)}


def test_a_move_before_others_touches_those_that_make_room(home, logged):
    first, last = StandardPageFactory(parent=home), StandardPageFactory(parent=home)
    move = Page.objects.get(pk=last.pk).move
    assert logged(move, Page.objects.get(pk=first.pk), pos="left") == {(TREE, last.pk), (TREE, home.pk)}


def test_a_restriction_touches_the_page_and_all_below_it(home, logged):
    page = StandardPageFactory(parent=home)
    made = []
    assert logged(lambda: made.append(PageViewRestriction.objects.create(page=page, restriction_type="login"))) == {
        (TREE, page.pk)
    }
    assert logged(made[0].delete) == {(TREE, page.pk)}


def test_rows_of_a_page_touch_that_page(home, logged):
    page, term = StandardPageFactory(parent=home), TermFactory()
    assert logged(SourceFactory, page=page) == {(PAGE, page.pk)}
    assert logged(PageRelationFactory, source=page, target=home) == {(PAGE, page.pk)}

    def tag():
        page.terms.set([term])
        page.save()

    assert logged(tag) == {(PAGE, page.pk)}


# Terms


def test_a_term_touches_whoever_carries_it(practices, logged):
    term = TermFactory()
    term.name = "Anders"
    assert logged(term.save) == {(TERM, term.pk)}


def test_a_deleted_term_touches_the_pages_that_carried_it(practices, logged):
    term = TermFactory()
    page = PracticePageFactory(parent=practices, terms=[term])
    pk = term.pk
    assert logged(term.delete) == {(PAGE, page.pk), (TERM, pk)}


def test_a_merge_touches_the_carriers_of_both_and_of_what_fell_under_them(practices, logged):
    theme, other, old = TermFactory(), TermFactory(), TermFactory()
    child = TermFactory(parent=old)
    other.parent = theme
    other.save()
    touched = logged(old.merge_into, other)
    assert touched >= {(TERM, old.pk), (TERM, other.pk), (TERM, child.pk)}
    assert Term.objects.get(pk=child.pk).parent == theme


def test_a_term_that_ranks_touches_the_carriers_of_all_that_rank(practices, logged):
    weak, strong = TermFactory(facet="bewijs", order=1), TermFactory(facet="bewijs", order=2)
    both = {(TERM, weak.pk), (TERM, strong.pk)}
    weak.order = 3
    assert logged(weak.save) == both
    weak.facet = "thema"
    assert logged(weak.save) == both
    gone = strong.pk
    assert logged(strong.delete) == {(TERM, gone)}


# The rest


def test_a_file_touches_the_pages_that_use_it(home, logged):
    paper = DocumentFactory()
    page = StandardPageFactory(parent=home)
    assert logged(paper.save) == {(NOTHING, None)}
    ReferenceIndex.objects.create(
        content_type=ContentType.objects.get_for_model(page),
        base_content_type=ContentType.objects.get_for_model(Page),
        object_id=str(page.pk),
        to_content_type=ContentType.objects.get_for_model(paper),
        to_object_id=str(paper.pk),
        model_path="body",
        content_path="body",
        content_path_hash=ReferenceIndex._get_content_path_hash("body"),
    )
    assert logged(paper.save) == {(PAGE, page.pk)}
    assert logged(paper.delete) == {(PAGE, page.pk)}


def test_a_municipality_touches_the_pages_that_name_it(home, practices, logged):
    place = MunicipalityFactory()
    practice = PracticePageFactory(parent=practices, municipality=place)
    network = NetworkPageFactory(parent=NetworkIndexPageFactory(parent=home))
    network.municipalities = [place]
    network.save()
    place.name = "Anders"
    assert logged(place.save) == {(PAGE, practice.pk), (PAGE, network.pk)}


def test_what_only_shows_on_pages_raises_the_sequence_and_touches_none(home, logged):
    settings = SiteSettings.for_site(Site.objects.get())
    assert logged(settings.save) == {(NOTHING, None)}
    assert logged(Redirect.objects.create, old_path="/oud", redirect_link="/") == {(NOTHING, None)}
    assert logged(ImageFactory) == {(NOTHING, None)}


def test_another_front_door_and_what_is_written_in_bulk_touch_everything(home, logged):
    assert logged(Site.objects.get().save) == {(ALL, None)}
    assert logged(content_version.record) == {(ALL, None)}
