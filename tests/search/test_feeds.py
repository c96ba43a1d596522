"""Every list can be followed: valid Atom, newest first, absolute addresses, whatever stands in a title."""

import datetime
from xml.etree import ElementTree

import pytest

from search.feeds import FEED_LENGTH
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.factories.site import FEEDS

ATOM = "{http://www.w3.org/2005/Atom}"
TITLES = [
    "</script><script>alert(1)</script>",
    'Tom & Jerry\'s "plan" <b>',
    "🎒 naar school",
    "\u202eomgekeerd\u202c",
    "een\x0btab en een\x0cblad",  # pasted from slides; XML refuses these two
    "&amp; al",
    "]]>",
]


def feed_of(client, address):
    answer = client.get(address)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return ElementTree.fromstring(answer.content)


def entries(feed, field):
    return [entry.findtext(f"{ATOM}{field}") for entry in feed.findall(f"{ATOM}entry")]


@pytest.mark.parametrize("name", FEEDS)
def test_a_feed_has_what_atom_requires(site, client, name):
    feed = feed_of(client, site.addresses[name])
    assert feed.tag == f"{ATOM}feed"
    assert feed.get("{http://www.w3.org/XML/1998/namespace}lang") == "nl-BE"
    assert len(feed.findall(f"{ATOM}entry")) >= 1
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == f"http://testserver{site.addresses[name]}"
    assert links["alternate"] == links["self"].removesuffix("feed/")
    for part in (feed, *feed.findall(f"{ATOM}entry")):
        assert part.findtext(f"{ATOM}title")
        assert part.findtext(f"{ATOM}id").startswith("http://testserver/")
        assert datetime.datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo
        assert all(link.get("href").startswith("http://testserver/") for link in part.findall(f"{ATOM}link"))
    identities = entries(feed, "id")
    assert len(set(identities)) == len(identities)


@pytest.mark.parametrize("name", FEEDS)
def test_the_page_of_a_list_points_to_its_feed(site, client, name):
    html = client.get(site.addresses[name].removesuffix("feed/")).content.decode()
    assert f'type="application/atom+xml" title="Nieuw op deze pagina" href="{site.addresses[name]}"' in html


def test_the_newest_stand_first_and_what_has_no_date_is_no_news(practices, client):
    for title, day in (("Oud", 1), ("Jong", 3), ("Midden", 2)):
        moment = datetime.datetime(2026, 1, day, tzinfo=datetime.UTC)
        PracticePageFactory(parent=practices, title=title, first_published_at=moment)
    PracticePageFactory(parent=practices, title="Zonder datum", first_published_at=None, last_published_at=None)
    feed = feed_of(client, "/praktijken/feed/")
    assert entries(feed, "title") == ["Jong", "Midden", "Oud"]
    assert all(entries(feed, "updated"))


def test_a_feed_holds_a_number_of_pages_and_no_more(practices, client):
    PracticePageFactory.create_batch(FEED_LENGTH + 1, parent=practices)
    assert len(entries(feed_of(client, "/praktijken/feed/"), "title")) == FEED_LENGTH


@pytest.mark.parametrize("title", TITLES)
def test_any_title_and_summary_stand_in_a_feed(practices, client, title):
    term = TermFactory(name=title[:40], slug="vreemd", description=title)
    PracticePageFactory(parent=practices, title=title, slug="vreemd", search_description=title, terms=[term])
    readable = title.replace("\x0b", " ").replace("\x0c", " ")
    for address in ("/praktijken/feed/", f"{term.get_absolute_url()}feed/"):
        feed = feed_of(client, address)
        assert entries(feed, "title") == [readable]
        assert entries(feed, "summary") == [readable]


def test_an_empty_list_has_a_feed_without_entries(practices, client):
    assert entries(feed_of(client, "/praktijken/feed/"), "title") == []


def test_a_feed_takes_no_notice_of_parameters(site, client):
    plain = client.get("/praktijken/feed/").content
    assert client.get("/praktijken/feed/?thema=pesten&pagina=9").content == plain


def test_the_order_of_two_pages_of_one_moment_is_the_same_every_time(practices, client):
    made = [PracticePageFactory(parent=practices).title for _ in range(5)]
    for address in ("/praktijken/feed/", "/praktijken/feed/?"):
        assert entries(feed_of(client, address), "title") == made[::-1]
