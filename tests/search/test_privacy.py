"""What is not public shows nowhere: in no list, count, term, search, feed, sitemap, menu or front page."""

import datetime
from xml.etree import ElementTree

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Page, PageViewRestriction

from base import changes
from tests.factories.base import PageRelationFactory, TermFactory
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory

SECRET = "zegelring"  # in the title and the address of everything hidden
WORD = "wolfraam"  # only in its text


def hide_as_draft(pages):
    """Never published, and with rows for its terms all the same."""
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        live=False, has_unpublished_changes=True, first_published_at=None, last_published_at=None
    )
    changes.record()


def hide_by_unpublishing(pages):
    for page in pages:
        page.unpublish()


def hide_by_expiry(pages):
    Page.objects.filter(pk__in=[page.pk for page in pages]).update(
        expire_at=timezone.now() - datetime.timedelta(hours=1)
    )
    call_command("publish_scheduled")


def hide_until_later(pages):
    hide_by_unpublishing(pages)
    for page in pages:
        fresh = Page.objects.get(pk=page.pk).specific
        fresh.go_live_at = timezone.now() + datetime.timedelta(days=1)
        fresh.save_revision(approved_go_live_at=fresh.go_live_at).publish()
    call_command("publish_scheduled")


def hide_by_parent(pages):
    """Hide what stands above the pages; they stay live themselves."""
    for parent in {page.get_parent().pk for page in pages}:
        Page.objects.get(pk=parent).specific.unpublish()


def restrict_parent(pages):
    for parent in {page.get_parent().pk for page in pages}:
        PageViewRestriction.objects.create(page_id=parent, restriction_type="login")


def restrict(pages):
    for page in pages:
        PageViewRestriction.objects.create(page=page, restriction_type="password", password="sesam")


STATES = [
    hide_as_draft,
    hide_by_unpublishing,
    hide_by_expiry,
    hide_until_later,
    hide_by_parent,
    restrict_parent,
    restrict,
]


@pytest.fixture
def secrets(site):
    """A practice, a cause and a page that tie into everything public, under indexes of their own."""
    term = TermFactory(name=f"Term {SECRET}", slug=f"term-{SECRET}")
    index = PracticeIndexPageFactory(parent=site.home, title=f"Index {SECRET}", slug=f"index-{SECRET}")
    above = StandardPageFactory(parent=site.home, title=f"Boven {SECRET}", slug=f"boven-{SECRET}", show_in_menus=True)
    named = {"search_description": WORD, "terms": [term, site.theme], "show_in_menus": True}
    practice = PracticePageFactory(parent=index, title=f"Praktijk {SECRET}", slug=f"praktijk-{SECRET}", **named)
    below = StandardPageFactory(parent=above, title=f"Pagina {SECRET}", slug=f"pagina-{SECRET}", **named)
    PageRelationFactory(source=practice, kind="helps", target=site.cause)
    PageRelationFactory(source=site.standard, kind="related", target=below)
    home = site.home
    home.practice_index, home.figure_page, home.figure_value = index, below, "12%"
    home.tasks = [("task", {"title": "Lees meer", "page": below}), ("task", {"title": "Zie", "page": site.cause})]
    home.save()
    return {"pages": [practice, below], "parents": [index, above], "term": term}


def public_texts(client, site, term):
    addresses = [*site.addresses.values(), f"/zoeken/?q={WORD}", f"/praktijken/?q={WORD}", f"/oorzaken/?q={WORD}"]
    addresses += [term.get_absolute_url(), f"{term.get_absolute_url()}feed/"]
    return {address: client.get(address).content.decode() for address in addresses}


@pytest.mark.parametrize("hide", STATES)
def test_what_is_hidden_shows_nowhere(site, secrets, client, hide):
    seen = public_texts(client, site, secrets["term"])
    assert sum(SECRET in text for text in seen.values()) > 10, "the test would notice nothing"
    hide(secrets["pages"])
    if hide not in (hide_by_parent, restrict_parent):
        hide(secrets["parents"])
    for address, text in public_texts(client, site, secrets["term"]).items():
        if address.startswith(secrets["term"].get_absolute_url()):
            text = text.replace(f"Term {SECRET}", "").replace(f"term-{SECRET}", "")
        assert SECRET not in text.lower(), address


@pytest.mark.parametrize("hide", STATES)
def test_what_is_hidden_is_not_counted_or_found(site, secrets, client, hide):
    before = client.get(site.addresses["term"]).context["listing"].total
    hide(secrets["pages"])
    assert client.get(site.addresses["term"]).context["listing"].total == before - 2
    assert client.get(f"/zoeken/?q={WORD}").context["listing"].total == 0
    assert client.get(secrets["term"].get_absolute_url()).context["listing"].total == 0
    groups = client.get("/zoeken/").context["listing"].groups
    themes = {value.slug: value.count for group in groups if group.slug == "thema" for value in group.values}
    assert themes == {"spijbelen": before - 2, "vaak-te-laat": 1}
    feed = ElementTree.fromstring(client.get(f"{secrets['term'].get_absolute_url()}feed/").content)
    assert feed.findall("{http://www.w3.org/2005/Atom}entry") == []


@pytest.mark.parametrize("hide", STATES)
def test_what_is_hidden_has_no_address_and_no_feed(site, secrets, client, hide):
    addresses = [page.url for page in (*secrets["pages"], *secrets["parents"])]
    addresses.append(f"{secrets['parents'][0].url}feed/")
    assert [client.get(address).status_code for address in addresses] == [200] * 5
    hide(secrets["pages"])
    if hide not in (hide_by_parent, restrict_parent):
        hide(secrets["parents"])
    assert [client.get(address).status_code for address in addresses] == [404] * 5


def test_an_alias_shows_nowhere(site, client):
    originals = ((site.practice, site.practices), (site.standard, site.home), (site.practices, site.home))
    for page, parent in originals:
        page.create_alias(parent=parent, update_slug=f"{page.slug}-{SECRET}", recursive=True)
    for address, text in public_texts(client, site, site.theme).items():
        assert SECRET not in text, address
    assert client.get("/onderwerpen/thema/vaak-te-laat/").context["listing"].total == 1
    hidden = [f"/praktijken/time-out-{SECRET}/", f"/over-deze-site-{SECRET}/", f"/praktijken-{SECRET}/"]
    hidden += [f"/praktijken-{SECRET}/feed/", f"/praktijken-{SECRET}/time-out/"]
    assert [client.get(address).status_code for address in hidden] == [404] * 5


@pytest.mark.parametrize("hide", [hide_as_draft, hide_by_unpublishing, restrict])
def test_a_hidden_cause_gives_no_signal_on_the_front_page(home, causes, client, hide):
    cause = CausePageFactory(parent=causes, title="Moe", signals="Slaapt in de klas")
    assert "Slaapt in de klas" in client.get("/").content.decode()
    hide([cause])
    assert "Slaapt in de klas" not in client.get("/").content.decode()


def test_a_draft_of_a_live_page_changes_nothing_public(site, client):
    page = site.practice
    page.title, page.search_description = f"Nieuw {SECRET}", f"Nieuw {WORD}"
    page.terms.set([TermFactory(name=f"Term {SECRET}", slug=f"term-{SECRET}")])
    page.save_revision()
    for address, text in public_texts(client, site, site.theme).items():
        assert SECRET not in text, address
    assert client.get(f"/zoeken/?q={WORD}&sorteer=titel").context["listing"].total == 0


def test_what_is_published_again_is_back(site, secrets, client):
    hide_by_unpublishing(secrets["pages"])
    assert client.get(secrets["pages"][0].url).status_code == 404
    secrets["pages"][0].save_revision().publish()
    assert client.get(secrets["pages"][0].url).status_code == 200
    assert client.get(f"/zoeken/?q={WORD}").context["listing"].total == 1
