"""A page gets no address that the site has for itself, by no road, and its editor hears why; new ones are ASCII."""

import re

import pytest
from django.core.exceptions import ValidationError
from django.urls import reverse
from wagtail.models import Page

from base import content_version, zones
from base.models import Term
from content.models import StandardPage
from practices.models import PracticePage
from tests.editing import add_address, edit_address, open_form, refused, save
from tests.factories.base import without_publication_rule
from tests.factories.content import StandardPageFactory

WORDS = "gebruikt de site zelf al"
# The first part of every address in the urls of the project, and of every zone.
SERVED = ("documenten", "media", "static")
ZONES = (*SERVED, "api", "bestanden", "cms", "formulieren", "health", "insluiten", "leden")
OF_THE_SITE = (*ZONES, "bewaarlijst", "onderwerpen", "zoeken", "Zoeken")
# Those with a dot; Wagtail's own rule for an address refuses that already.
FILES = ("robots.txt", "sitemap.xml")


def fresh(page):
    return Page.objects.get(pk=page.pk)


@pytest.mark.parametrize("slug", OF_THE_SITE)
def test_no_script_puts_a_page_where_the_site_answers_itself(home, slug):
    page = StandardPageFactory(parent=home)
    draft = StandardPageFactory(parent=home, live=False)
    below = StandardPageFactory(parent=page, slug=slug)
    for road in (
        lambda: fresh(home).add_child(instance=StandardPage(title="x", slug=slug)),
        lambda: fresh(home).add_child(instance=StandardPage(title="x", slug=slug, live=False)),
        lambda: fresh(page).add_sibling(instance=StandardPage(title="x", slug=slug)),
        lambda: fresh(home).add_child(instance=StandardPage(title=slug)),
        lambda: _rename(page, slug),
        lambda: _rename(draft, slug),
        lambda: _publish_as(page, slug),
        lambda: fresh(page).specific.copy(update_attrs={"slug": slug}),
        lambda: fresh(page).specific.create_alias(update_slug=slug),
        lambda: fresh(below).move(fresh(home), pos="last-child"),
        lambda: fresh(below).move(fresh(page), pos="right"),
        lambda: fresh(below).specific.copy(to=fresh(home)),
    ):
        with pytest.raises(ValidationError, match=WORDS):
            road()
    assert not fresh(home).get_children().filter(slug=slug).exists()
    assert fresh(below).get_parent().pk == page.pk


def _rename(page, slug):
    found = fresh(page).specific
    found.slug = slug
    found.save()


def _publish_as(page, slug):
    found = fresh(page).specific
    found.slug = slug
    found.save_revision().publish()


def test_every_zone_is_among_the_addresses_of_the_site():
    assert zones.first_parts() == set(ZONES)


@pytest.mark.parametrize("slug", FILES)
def test_the_name_of_a_file_of_the_site_is_no_address_of_a_page(home, slug):
    page = StandardPageFactory(parent=home)
    with pytest.raises(ValidationError):
        _rename(page, slug)


def test_what_an_index_answers_itself_is_no_address_of_a_page_below_it(site):
    for index in (site.practices, site.causes, site.pages["glossary"]):
        page = fresh(index).get_children().first()
        with pytest.raises(ValidationError, match=f"“feed” onder “{index.title}” {WORDS}"):
            _rename(page, "feed")
        with pytest.raises(ValidationError, match=WORDS):
            fresh(page).specific.copy(update_attrs={"slug": "feed"})


def test_where_practices_are_compared_stands_no_practice(site):
    page = fresh(site.practices).get_children().first()
    with pytest.raises(ValidationError, match=f"“vergelijken” onder “{site.practices.title}” {WORDS}"):
        _rename(page, "vergelijken")
    _rename(fresh(site.causes).get_children().first(), "vergelijken")


def test_elsewhere_such_a_word_is_an_address_as_any_other(home, client):
    top = StandardPageFactory(parent=home, slug="feed")
    for slug in (*OF_THE_SITE[:-1], "feed"):
        assert client.get(StandardPageFactory(parent=top, slug=slug).url).status_code == 200


def test_a_page_that_is_hidden_since_long_may_be_taken_offline_and_renamed(home):
    page = StandardPageFactory(parent=home, slug="eerst")
    Page.objects.filter(pk=page.pk).update(slug="zoeken", url_path=f"{home.url_path}zoeken/")
    fresh(page).specific.unpublish()
    _rename(page, "eerst")
    assert fresh(page).slug == "eerst"


def test_every_form_of_the_cms_refuses_it_in_words_and_keeps_what_was_typed(site, cms):
    data = {"title": "Mijn titel", "slug": "zoeken"}
    address = add_address(StandardPage, site.home)
    html = refused(cms, address, open_form(cms, address, StandardPage) | data)
    assert WORDS in html
    assert "Mijn titel" in html
    address = edit_address(site.standard)
    html = refused(cms, address, open_form(cms, address, StandardPage) | data)
    assert WORDS in html
    assert "Mijn titel" in html
    address = edit_address(site.practice)
    assert WORDS in refused(cms, address, open_form(cms, address, PracticePage) | {"slug": "feed"})
    for where, slug in ((site.standard, "api"), (site.practice, "feed")):
        copy = {"new_title": "Kopie", "new_slug": slug, "new_parent_page": where.get_parent().pk}
        for more in ({}, {"alias": "on"}):
            html = cms.post(reverse("wagtailadmin_pages:copy", args=[where.pk]), copy | more).content.decode()
            assert WORDS in html
            assert "Kopie" in html


def test_a_move_that_would_hide_a_page_is_refused_in_words(home, cms):
    top = StandardPageFactory(parent=home)
    page = StandardPageFactory(parent=top, slug="zoeken")
    answers = (
        cms.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, home.pk]), follow=True),
        cms.post(
            f"{reverse('wagtail_bulk_action', args=['wagtailcore', 'page', 'move'])}?id={page.pk}",
            {"chooser": home.pk},
            follow=True,
        ),
    )
    for answer in answers:
        assert WORDS in " ".join(map(str, answer.context["messages"]))
        assert fresh(page).get_parent().pk == top.pk


@pytest.mark.parametrize(
    ("typed", "made"),
    [("Financiën", "financien"), ("Œuvre & ‘één’ – straße", "oeuvre-een-strasse"), ("e\u0301cole", "ecole")],
)
def test_a_new_address_is_ascii(home, typed, made):
    with without_publication_rule():
        page = fresh(home).add_child(instance=StandardPage(title="x", slug=re.sub(r"[^\w]+", "-", typed)))
    assert page.slug.isascii()
    term = Term.objects.create(facet="thema", name=typed)
    assert term.slug == made
    assert StandardPageFactory(parent=home, title=f"{typed} 2", slug="").slug.isascii()


def test_a_page_made_in_the_cms_gets_an_ascii_address(home, cms):
    address = add_address(StandardPage, home)
    save(cms, address, open_form(cms, address, StandardPage) | {"title": "Eén", "slug": "eén-élan"})
    assert StandardPage.objects.filter(slug="een-elan").exists()
    assert 'data-w-slug-allow-unicode-value="true"' not in cms.get(address).content.decode()


def test_an_address_from_before_stays_as_it_is_when_its_page_is_saved(home):
    page = StandardPageFactory(parent=home)
    Page.objects.filter(pk=page.pk).update(slug="financiën", url_path=f"{home.url_path}financiën/")
    content_version.record()
    found = fresh(page).specific
    found.title = "Anders"
    found.save_revision().publish()
    assert (fresh(page).slug, fresh(page).title) == ("financiën", "Anders")
    term = Term.objects.create(facet="thema", name="Oud")
    Term.objects.filter(pk=term.pk).update(slug="oud-én-nieuw")
    term = Term.objects.get(pk=term.pk)
    term.save()
    assert term.slug == "oud-én-nieuw"
