"""An editor sees every page before it is published: saved or brand new, half empty, in every way it can be shown."""

import pytest
from django.test import RequestFactory
from django.urls import reverse
from wagtail.models import Page, Site

from base import protection
from content.models import CauseIndexPage, CausePage, HomePage, StandardPage
from practices.models import PracticeIndexPage, PracticePage
from tests.editing import add_address, open_form
from tests.factories.base import PageRelationFactory, TermFactory
from tests.factories.site import DETAILS

KINDS = ("home", "practices", "abroad", "causes", *DETAILS)
TITLE = "Nog niet bewaard"


@pytest.mark.parametrize("name", KINDS)
def test_a_saved_page_has_its_preview_in_every_mode(site, name):
    page = site.pages[name]
    assert page.preview_modes
    for mode, _ in page.preview_modes:
        answer = page.make_preview_request(preview_mode=mode)
        assert answer.status_code == 200
        assert page.title in answer.content.decode()


def unsaved(model):
    """Return a page that no editor has saved, with no more than its title."""
    return model(title=TITLE, slug="nog-niet-bewaard", live=False)


@pytest.mark.parametrize("model", [HomePage, CauseIndexPage, CausePage, StandardPage, PracticeIndexPage, PracticePage])
def test_a_page_with_only_a_title_has_its_preview(site, model):
    """As the CMS makes it: with a place in the tree and no row."""
    parents = {CausePage: site.causes, PracticePage: site.practices, HomePage: Page.get_first_root_node()}
    page = unsaved(model)
    parent = Page.objects.get(pk=parents.get(model, site.home).pk)
    page.path = Page._get_children_path_interval(parent.path)[1]
    page.depth = parent.depth + 1
    page.set_url_path(parent)
    for mode, _ in page.preview_modes:
        answer = page.make_preview_request(preview_mode=mode)
        assert answer.status_code == 200
        assert TITLE in answer.content.decode()


@pytest.mark.parametrize("model", [StandardPage, PracticeIndexPage, PracticePage, CausePage])
def test_a_new_page_has_its_preview_before_it_is_saved(site, cms, model):
    parent = {CausePage: site.causes, PracticePage: site.practices}.get(model, site.home)
    check_new(cms, model, parent)
    assert not Page.objects.filter(title=TITLE).exists()


def test_the_one_index_of_causes_has_its_preview_before_it_is_saved(home, cms):
    check_new(cms, CauseIndexPage, home)


def test_the_front_page_has_its_preview_before_there_is_a_site(db, cms):
    root = Page.get_first_root_node()
    with protection.lifted():
        Site.objects.all().delete()
        Page.objects.filter(depth__gt=1).delete()
    root.refresh_from_db()
    check_new(cms, HomePage, root)


def check_new(cms, model, parent):
    """Fill in the form of a new page with a title, send it for its preview and look at that."""
    address = add_address(model, parent)
    data = {**open_form(cms, address, model), "title": TITLE, "slug": "nog-niet-bewaard"}
    preview = reverse(
        "wagtailadmin_pages:preview_on_add", args=[model._meta.app_label, model._meta.model_name, parent.pk]
    )
    sent = cms.post(preview, data)
    assert sent.json()["is_valid"], sent.json()
    for mode, _ in model().preview_modes:
        answer = cms.get(preview, {"mode": mode})
        assert answer.status_code == 200
        assert TITLE in answer.content.decode()


@pytest.mark.parametrize("name", DETAILS)
def test_a_draft_of_a_live_page_has_its_preview_with_what_is_not_public_yet(site, cms, name):
    page = site.pages[name]
    address = reverse("wagtailadmin_pages:edit", args=[page.pk])
    data = {**open_form(cms, address, type(page)), "title": TITLE}
    preview = reverse("wagtailadmin_pages:preview_on_edit", args=[page.pk])
    assert cms.post(preview, data).json()["is_valid"]
    for mode, _ in page.preview_modes:
        assert TITLE in cms.get(preview, {"mode": mode}).content.decode()
    assert TITLE not in cms.get(page.url).content.decode()


def test_a_preview_is_never_kept_for_visitors(site, client):
    page = site.standard
    page.title = TITLE
    page.make_preview_request(original_request=RequestFactory().get(page.url))
    assert TITLE not in client.get(page.url).content.decode()


def test_a_preview_shows_relations_and_terms_that_are_not_saved(site):
    page = site.standard
    page.terms.set([TermFactory(name="Nieuw onderwerp", slug="nieuw")])
    page.relations.add(PageRelationFactory.build(source=page, kind="related", target=site.cause))
    html = page.make_preview_request().content.decode()
    assert "Nieuw onderwerp" in html
    assert f'href="{site.cause.url}"' in html
