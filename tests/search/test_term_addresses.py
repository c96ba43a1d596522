"""A term keeps every address it ever had: for its page, its feed, its forms and as a filter; unless it is hidden."""

import re

import pytest

from base.models import FormerSlug
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.reading import cost, spreadsheet
from tests.search.hiding import STATES


@pytest.fixture
def theme(practices):
    """A term that one of two pages carries."""
    term = TermFactory(name="Spijbelen", slug="spijbelen")
    PracticePageFactory(parent=practices, title="Ja", terms=[term])
    PracticePageFactory(parent=practices, title="Nee")
    return term


def rename(term, slug, **changed):
    term.refresh_from_db()
    for name, value in {"slug": slug, **changed}.items():
        setattr(term, name, value)
    term.save()


def leads_to(client, address):
    answer = client.get(address)
    assert answer.status_code == 301, address
    return answer.headers["Location"]


def titles(client, address):
    """Return the titles that a list at an address has as a file."""
    answer = client.get(f"{address}{'&' if '?' in address else '?'}vorm=csv")
    return [row[0] for row in spreadsheet(answer)[1:]] if answer.status_code == 200 else answer.status_code


def assert_only_at(client, *old):
    """Hold that old slugs lead to the term of the fixture, whose slug is "brossen" now, on every road."""
    for slug in old:
        for end in ("", "feed/", "?vorm=csv", "?vorm=atom&q=a", "feed/?niveau=secundair", "?pagina=2"):
            assert leads_to(client, f"/onderwerpen/thema/{slug}/{end}") == f"/onderwerpen/thema/brossen/{end}"
        assert titles(client, f"/praktijken/?thema={slug}") == ["Ja"]
        listing = client.get(f"/praktijken/?thema={slug}").context["listing"]
        assert (listing.addresses.with_changes(), listing.notices) == ("/praktijken/?thema=brossen", [])
        found = client.get(f"/api/v1/pages/praktijkvoorbeelden?thema={slug}").json()
        assert [item["title"] for item in found["results"]] == ["Ja"]


def test_a_renamed_term_keeps_its_old_address_feed_forms_and_filter(theme, client):
    rename(theme, "brossen", name="Brossen")
    assert_only_at(client, "spijbelen", "Spijbelen", "SPIJBELEN")


def test_a_term_that_is_renamed_again_and_again_keeps_every_address(theme, client):
    for slug in ("een", "twee", "brossen"):
        rename(theme, slug)
    assert_only_at(client, "spijbelen", "een", "twee")


def test_a_term_that_gets_its_first_address_back_is_there_and_goes_round_for_nobody(theme, client):
    rename(theme, "tijdelijk")
    rename(theme, "spijbelen")
    assert client.get("/onderwerpen/thema/spijbelen/").status_code == 200
    assert leads_to(client, "/onderwerpen/thema/tijdelijk/") == "/onderwerpen/thema/spijbelen/"
    assert client.get("/onderwerpen/thema/tijdelijk/").headers["Cache-Control"] == "no-cache"
    assert titles(client, "/praktijken/?thema=tijdelijk") == ["Ja"]


def test_a_term_that_takes_the_old_address_of_another_has_it(practices, theme, client):
    rename(theme, "brossen")
    new = TermFactory(name="Het andere", slug="spijbelen")
    PracticePageFactory(parent=practices, title="Anders", terms=[new])
    assert "Het andere" in client.get("/onderwerpen/thema/spijbelen/").content.decode()
    assert titles(client, "/praktijken/?thema=spijbelen") == ["Anders"]
    rename(new, "nog-anders")
    assert leads_to(client, "/onderwerpen/thema/spijbelen/") == "/onderwerpen/thema/nog-anders/"


def test_two_terms_that_swap_their_addresses_are_each_where_they_are_now(theme, client):
    other = TermFactory(name="Pesten", slug="pesten")
    rename(theme, "tussendoor")
    rename(other, "spijbelen")
    rename(theme, "pesten")
    assert titles(client, "/praktijken/?thema=pesten") == ["Ja"]
    assert titles(client, "/praktijken/?thema=spijbelen") == []
    assert leads_to(client, "/onderwerpen/thema/tussendoor/") == "/onderwerpen/thema/pesten/"


def test_a_renamed_term_that_merges_takes_its_old_addresses_along(theme, client):
    old = TermFactory(name="Wegblijven", slug="wegblijven")
    rename(old, "afwezig")
    old.merge_into(theme)
    rename(theme, "brossen")
    assert_only_at(client, "wegblijven", "afwezig", "spijbelen")


def test_a_term_that_moves_to_another_facet_is_found_there(theme, client):
    rename(theme, "spijbelen", facet="doelgroep")
    for end in ("", "feed/", "?vorm=csv"):
        assert leads_to(client, f"/onderwerpen/thema/spijbelen/{end}") == f"/onderwerpen/doelgroep/spijbelen/{end}"
    # A filter is about one facet: its value in another is unknown to a file and a feed, and the page says so.
    assert titles(client, "/praktijken/?thema=spijbelen") == 404
    assert client.get("/praktijken/feed/?thema=spijbelen").status_code == 404
    assert client.get("/praktijken/?thema=spijbelen").context["listing"].notices
    assert titles(client, "/praktijken/?doelgroep=spijbelen") == ["Ja"]


def test_what_merged_into_a_term_goes_along_to_another_facet(theme, client):
    old = TermFactory(name="Wegblijven", slug="wegblijven")
    old.merge_into(theme)
    rename(theme, "spijbelen", facet="doelgroep")
    assert leads_to(client, "/onderwerpen/thema/wegblijven/") == "/onderwerpen/doelgroep/spijbelen/"
    assert "Wegblijven" not in client.get("/onderwerpen/").content.decode()


def test_a_term_that_is_gone_leaves_no_address_behind(theme, client):
    rename(theme, "brossen")
    theme.delete()
    assert not FormerSlug.objects.exists()
    for slug in ("spijbelen", "brossen"):
        assert client.get(f"/onderwerpen/thema/{slug}/").status_code == 404
        assert titles(client, f"/praktijken/?thema={slug}") == 404


def test_a_term_is_found_in_capitals(theme, client):
    for typed in ("/onderwerpen/thema/Spijbelen/", "/onderwerpen/Thema/SPIJBELEN/"):
        assert leads_to(client, f"{typed}?vorm=csv") == "/onderwerpen/thema/spijbelen/?vorm=csv"
    assert leads_to(client, "/onderwerpen/thema/Spijbelen/feed/") == "/onderwerpen/thema/spijbelen/feed/"
    assert client.get("/onderwerpen/Thema/").headers["Location"] == "/onderwerpen/#thema"


def test_a_value_of_a_filter_is_known_in_capitals_and_with_a_space(site, client):
    for asked, plain in {
        "/praktijken/?thema=Spijbelen": "/praktijken/?thema=spijbelen",
        "/praktijken/?thema=+SPIJBELEN+": "/praktijken/?thema=spijbelen",
        "/buitenland/?land=nl": "/buitenland/?land=NL",
        "/zoeken/?soort=PraktijkVoorbeelden": "/zoeken/?soort=praktijkvoorbeelden",
        f"{site.addresses['publications']}?soort=Onderzoek": f"{site.addresses['publications']}?soort=onderzoek",
    }.items():
        listing = client.get(asked).context["listing"]
        assert (listing.addresses.with_changes(), listing.notices, listing.total >= 1) == (plain, [], True), asked
    found = client.get("/api/v1/search?thema=Spijbelen").json()
    assert found["total"] == client.get("/api/v1/search?thema=spijbelen").json()["total"] >= 1


def test_addresses_that_differ_in_capitals_only_are_each_their_own(theme, practices, client):
    PracticePageFactory(parent=practices, title="Groot", terms=[TermFactory(name="Ander", slug="Spijbelen")])
    assert titles(client, "/praktijken/?thema=Spijbelen") == ["Groot"]
    assert titles(client, "/praktijken/?thema=spijbelen") == ["Ja"]
    assert client.get("/onderwerpen/thema/Spijbelen/").status_code == 200


@pytest.mark.parametrize("hide", STATES)
def test_an_old_address_tells_nothing_of_a_term_that_only_hidden_pages_carry(site, secrets, client, hide):
    term = secrets["term"]
    merged = TermFactory(name="Vroeger", slug="vroeger")
    merged.merge_into(term)
    rename(term, "zegelring-nu", name="Zegelring nu")
    old = ("term-zegelring", "vroeger", "Zegelring-Nu")
    roads = [f"/onderwerpen/thema/{slug}/{end}" for slug in old for end in ("", "feed/", "?vorm=csv")]
    filters = [f"/praktijken/?thema={slug}" for slug in old] + [f"/api/v1/search?thema={slug}" for slug in old]
    assert {client.get(road).status_code for road in roads} == {301}
    assert all("zegelring-nu" in client.get(road).content.decode() for road in filters)
    hide(secrets["pages"])
    for road in [*roads, *filters]:
        answer = client.get(road)
        assert answer.status_code == (200 if road.startswith("/praktijken/") else answer.status_code)
        if "Zegelring-Nu" not in road:  # In other letters it is the address of now, which is no secret of ours.
            assert "Location" not in answer.headers, road
        assert not {"Zegelring nu", "zegelring-nu"} & set(re.findall("[Zz]egelring.nu", answer.content.decode())), road


def test_an_old_address_costs_as_much_for_forty_pages_as_for_ten(practices, theme, client):
    rename(theme, "brossen")
    addresses = ("/praktijken/?thema=spijbelen", "/praktijken/?thema=spijbelen&vorm=csv", "/zoeken/?thema=Spijbelen")
    PracticePageFactory.create_batch(10, parent=practices, terms=[theme])
    few = [cost(client, address) for address in addresses]
    PracticePageFactory.create_batch(30, parent=practices, terms=[theme])
    assert [cost(client, address) for address in addresses] == few
    assert max(few) <= 16
