"""Fixed pages stay, whichever road somebody takes; everything else may go."""

import datetime as dt
import json

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.db import transaction
from django.urls import reverse
from django.utils import timezone
from wagtail.actions.delete_page import DeletePageAction
from wagtail.models import Page, Site

from base import protection
from base.models import page_types
from content.models import HomePage
from tests.editing import edit_address, open_form, refused
from tests.factories.base import without_publication_rule
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory
from tests.factories.site import INDEXES

STANDING = ("home", *INDEXES, "contact", "finder", "roles", "glossary", "tracker", "promises", "figures")


def fresh(page):
    return Page.objects.get(pk=page.pk)


def is_untouched(page):
    now = fresh(page)
    return (now.live, now.path, now.expire_at) == (True, page.path, None)


def roads(page):
    """Return what a script may do to take a page away."""
    other = page.get_parent().get_children().exclude(pk=page.pk).first() or page
    return (
        lambda: fresh(page).unpublish(),
        lambda: fresh(page).specific.unpublish(),
        lambda: fresh(page).delete(),
        lambda: fresh(page).specific.delete(),
        lambda: DeletePageAction(fresh(page), user=None).execute(),
        lambda: type(page).objects.filter(pk=page.pk).delete(),
        lambda: Page.objects.filter(pk=page.pk).unpublish(),
        lambda: fresh(page).move(other, pos="last-child"),
        lambda: fresh(page).specific.move(other, pos="first-child"),
        lambda: _set(page, live=False),
        lambda: _set(page, expire_at=timezone.now() + dt.timedelta(days=1)),
    )


def _set(page, **values):
    found = fresh(page).specific
    for name, value in values.items():
        setattr(found, name, value)
    found.save()


def test_no_script_takes_away_what_the_site_stands_on_and_hears_why(site):
    for name in STANDING:
        page = site.pages[name]
        for number, road in enumerate(roads(page)):
            if name == "home" and number in (7, 8):  # it has no sister to move under
                continue
            with pytest.raises(ValidationError, match=page.title):
                road()
            assert is_untouched(page), (name, number)


def test_home_itself_goes_below_no_other_page(site):
    other = Page.get_first_root_node().add_child(instance=Page(title="Nog een", slug="nog-een"))
    with pytest.raises(ValidationError, match="vast deel van de site"):
        fresh(site.home).move(other, pos="last-child")


def test_home_stays_with_all_that_hangs_from_it(site, client):
    for take_away in (
        lambda: Page.get_first_root_node().get_children().delete(),
        lambda: Page.objects.filter(depth__gt=1).delete(),
        lambda: Site.objects.get().delete(),
    ):
        with pytest.raises(ValidationError, match="“Voorpagina” is een vast deel van de site"), transaction.atomic():
            take_away()
    assert client.get("/").status_code == client.get("/praktijken/time-out/").status_code == 200


def test_the_site_keeps_its_home_page_and_stays_the_default_one(site, client):
    for change in ({"is_default_site": False}, {"root_page": site.standard}):
        kept = Site.objects.get()
        for name, value in change.items():
            setattr(kept, name, value)
        with pytest.raises(ValidationError):
            kept.save()
    kept = Site.objects.get()
    kept.site_name = "Een andere naam"
    kept.save()
    assert client.get("/praktijken/").status_code == 200


def test_every_type_says_whether_the_site_stands_on_it(site):
    kept = {type(page) for name, page in site.pages.items() if name in STANDING}
    assert {model for model in page_types() if model.is_fixed} == kept


@pytest.mark.parametrize(
    "end",
    [
        lambda page: page.unpublish(),
        lambda page: page.delete(),
        lambda page: _set(page, expire_at=timezone.now() + dt.timedelta(days=1)),
    ],
)
def test_any_other_page_may_go(site, end):
    for name, page in reversed(site.pages.items()):  # A page goes before the one above it.
        if name not in STANDING:
            end(fresh(page).specific)


def test_a_section_may_get_another_place_in_the_menu_another_name_a_copy_and_an_alias(site):
    index = fresh(site.practices)
    index.move(fresh(site.home), pos="last-child")
    index = fresh(site.practices).specific
    index.slug = "voorbeelden"
    index.save_revision().publish()
    copy = fresh(index).specific.copy(update_attrs={"slug": "kopie", "title": "Kopie"}, keep_live=False)
    with without_publication_rule():
        alias = fresh(index).specific.create_alias(update_slug="alias")
    fresh(copy).delete()
    fresh(alias).unpublish()
    fresh(alias).delete()
    assert fresh(site.practices).live


def test_a_draft_of_an_index_may_go(home):
    draft = PracticeIndexPageFactory(parent=home, slug="probeersel", live=False)
    draft.save_revision()
    fresh(draft).delete()


def test_who_takes_a_site_apart_on_purpose_says_so(site):
    with protection.lifted():
        fresh(site.practices).specific.unpublish()
        fresh(site.causes).delete()
    assert not fresh(site.practices).live
    with pytest.raises(ValidationError):
        fresh(site.abroad).unpublish()


def test_a_page_on_which_the_site_stands_outlives_an_end_from_before(site, client):
    HomePage.objects.update(expire_at=timezone.now() - dt.timedelta(hours=1))
    call_command("publish_scheduled")
    assert client.get("/").status_code == 200
    assert fresh(site.home).expire_at is None


def test_a_version_with_an_end_that_was_planned_before_is_not_published(site):
    page = fresh(site.practices).specific
    page.expire_at, page.title = timezone.now() + dt.timedelta(days=2), "Voorbeelden"
    with pytest.raises(ValidationError, match="blijft altijd online"):
        page.save_revision().publish()
    assert fresh(site.practices).expire_at is None


def said(response):
    return " ".join(str(message) for message in response.context["messages"])


def post(cms, page, name, **data):
    return cms.post(reverse(f"wagtailadmin_pages:{name}", args=[page.pk]), data, follow=True)


@pytest.mark.parametrize("name", ["home", "practices", "contact"])
def test_the_cms_refuses_in_words_on_every_road(site, cms, name):
    page = site.pages[name]
    ids = f"id={page.pk}&id={site.standard.pk}"
    for response in (
        post(cms, page, "unpublish"),
        post(cms, page, "unpublish", include_descendants="on"),
        post(cms, page, "delete"),
        cms.get(reverse("wagtailadmin_pages:delete", args=[page.pk]), follow=True),
        cms.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, site.standard.pk]), follow=True),
        cms.post(f"{_bulk('unpublish')}?{ids}", follow=True),
        cms.post(f"{_bulk('unpublish')}?{ids}", {"include_descendants": "on"}, follow=True),
        cms.post(f"{_bulk('delete')}?{ids}", follow=True),
    ):
        assert page.title in said(response)
        assert "vast deel van de site" in said(response)
        assert is_untouched(page)
        assert is_untouched(site.standard)


def _bulk(action):
    return reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])


def test_the_cms_moves_no_section_in_bulk(site, cms):
    data = {"chooser": site.standard.pk}
    cms.post(f"{_bulk('move')}?id={site.practices.pk}", data, follow=True)
    assert is_untouched(site.practices)


@pytest.mark.parametrize("name", ["home", "practices"])
def test_the_interface_of_the_cms_refuses_in_words(site, cms, name):
    page = site.pages[name]
    for action, data in (
        ("unpublish", {}),
        ("unpublish", {"recursive": True}),
        ("delete", {}),
        ("move", {"destination_page_id": site.standard.pk, "position": "last-child"}),
    ):
        address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
        response = cms.post(address, json.dumps(data), "application/json")
        assert response.status_code in {400, 403}, action
        if action != "move":
            assert page.title in response.content.decode()
        assert is_untouched(page)


def test_the_form_offers_no_way_to_take_it_offline_and_refuses_an_end(site, cms):
    page = site.practices
    address = edit_address(page)
    assert "unpublish" not in cms.get(address).context["action_menu"].render_html()
    assert "unpublish" in cms.get(edit_address(site.standard)).context["action_menu"].render_html()
    data = open_form(cms, address, type(page)) | {"expire_at": "2099-01-01 12:00"}
    assert "blijft altijd online" in refused(cms, address, data)
    assert "blijft altijd online" in refused(cms, address, data | {"action-publish": "action-publish"})


def test_an_editor_with_fewer_rights_is_refused_as_well(site, client, django_user_model):
    from django.contrib.auth.models import Group

    someone = django_user_model.objects.create_user("moderator", password="x")
    someone.groups.set(Group.objects.all())
    client.force_login(someone)
    for name in ("unpublish", "delete"):
        post(client, site.practices, name)
        assert is_untouched(site.practices)


def test_what_stands_below_a_section_may_be_unpublished_with_all_below_it(home):
    top = StandardPageFactory(parent=home)
    below = StandardPageFactory(parent=top)
    practice = PracticePageFactory(parent=PracticeIndexPageFactory(parent=home))
    for page in (below, top, practice):
        fresh(page).specific.unpublish()
        fresh(page).specific.delete()
