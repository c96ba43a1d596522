"""What is not public shows nowhere: in no list, count, term, search, feed, sitemap, menu or front page."""

from xml.etree import ElementTree

import pytest

from tests.factories.base import TermFactory, without_publication_rule
from tests.factories.content import CausePageFactory
from tests.search.hiding import (
    SECRET,
    STATES,
    WORD,
    hide_as_draft,
    hide_by_parent,
    hide_by_unpublishing,
    restrict,
    restrict_parent,
)


def public_texts(client, site, term):
    addresses = [*site.addresses.values(), f"/zoeken/?q={WORD}", f"/praktijken/?q={WORD}", f"/oorzaken/?q={WORD}"]
    addresses += [term.get_absolute_url(), f"{term.get_absolute_url()}feed/"]
    return {address: client.get(address).content.decode() for address in addresses}


def test_before_it_is_hidden_it_shows_in_many_places(site, secrets, client):
    seen = public_texts(client, site, secrets["term"])
    assert sum(SECRET in text for text in seen.values()) > 10, "the next test would notice nothing"


@pytest.mark.parametrize("hide", STATES)
def test_what_is_hidden_shows_nowhere(site, secrets, client, hide):
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
    with without_publication_rule():
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
    with without_publication_rule():
        secrets["pages"][0].save_revision().publish()
    assert client.get(secrets["pages"][0].url).status_code == 200
    assert client.get(f"/zoeken/?q={WORD}").context["listing"].total == 1
