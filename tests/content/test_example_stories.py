"""An invented story says so, everywhere it is named, and is no testimony and no news."""

import json

import pytest

from tests.factories.base import PageRelationFactory, TermFactory
from tests.factories.content import (
    CausePageFactory,
    ExampleStoryIndexPageFactory,
    ExampleStoryPageFactory,
    RoleIndexPageFactory,
    RolePageFactory,
    TestimonyIndexPageFactory,
    TestimonyPageFactory,
)

TITLE = "Sam is altijd moe"


@pytest.fixture
def theme(db):
    return TermFactory(name="Gezondheid", slug="gezondheid")


@pytest.fixture
def story(home, theme):
    """An invented story under its own index."""
    return ExampleStoryPageFactory(parent=ExampleStoryIndexPageFactory(parent=home), title=TITLE, terms=[theme])


@pytest.fixture
def testimony(home, theme):
    """A real testimony under another index."""
    return TestimonyPageFactory(parent=TestimonyIndexPageFactory(parent=home), title="Ik kwam terug", terms=[theme])


def html_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    return answer.content.decode()


def test_it_says_on_top_that_it_is_invented(client, story):
    html = html_of(client, story.url)
    assert html.index("Dit verhaal is verzonnen.") < html.index("Een leerling kwam weer naar school.")
    assert "Wie erin voorkomt, bestaat niet." in html
    assert "Deze verhalen zijn verzonnen." in html_of(client, story.get_parent().url)


def test_a_testimony_never_says_so(client, testimony):
    assert "verzonnen" not in html_of(client, testimony.url)


def test_it_has_an_address_of_its_own_and_never_stands_among_testimonies(client, story, testimony):
    assert story.url.startswith("/voorbeeldverhalen/")
    assert testimony.url.startswith("/getuigenissen/")
    index = html_of(client, "/getuigenissen/")
    assert "Ik kwam terug" in index
    assert TITLE not in index
    assert "Ik kwam terug" not in html_of(client, "/voorbeeldverhalen/")


def test_no_feed_and_no_list_of_what_is_new_holds_it(client, home, story, testimony):
    assert client.get("/voorbeeldverhalen/feed/").status_code == 404
    assert "application/atom" not in html_of(client, "/voorbeeldverhalen/")
    for address in ("/getuigenissen/feed/", "/onderwerpen/thema/gezondheid/feed/"):
        feed = html_of(client, address)
        assert "Ik kwam terug" in feed
        assert TITLE not in feed
    assert TITLE not in html_of(client, "/")


def test_wherever_a_link_leads_to_it_the_reader_is_told(client, home, causes, story, testimony):
    """In search, on a term's page, on a page it is about and where an editor chose it; a testimony is not marked."""
    cause = CausePageFactory(parent=causes, title="Moe", slug="moe")
    for page in (story, testimony):
        PageRelationFactory(source=page, kind="tells", target=cause)
    role = RolePageFactory(parent=RoleIndexPageFactory(parent=home), pages=[story, testimony])
    for address in ("/zoeken/?q=gezondheid", "/onderwerpen/thema/gezondheid/", cause.url, role.url):
        html = html_of(client, address)
        assert f'<a href="{story.url}">{TITLE}</a> <span class="small">(verzonnen)</span>' in html, address
        assert f'<a href="{testimony.url}">Ik kwam terug</a>' in html
        assert html.count("(verzonnen)") == 1


def test_search_finds_it_under_its_own_kind(client, story, testimony):
    html = html_of(client, "/zoeken/?q=moe&soort=voorbeeldverhalen")
    assert TITLE in html
    assert "Ik kwam terug" not in html


def test_search_engines_are_told_that_it_is_fiction(client, story):
    data = html_of(client, story.url).split('<script type="application/ld+json">')[1].split("</script>")[0]
    page = json.loads(data)["@graph"][0]
    assert (page["@type"], page["genre"]) == ("CreativeWork", "verzonnen voorbeeldverhaal")
