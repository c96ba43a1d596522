"""Every list can be followed: valid Atom, newest first, absolute addresses, whatever stands in a title."""

import datetime
import re
from xml.etree import ElementTree

import pytest
from wagtail.models import Page

from search.listings.feeds import FEED_LENGTH
from tests.factories.base import TermFactory
from tests.factories.content import NewsPageFactory, PolicyPageFactory, StandardPageFactory
from tests.factories.practices import InstrumentPageFactory, PracticePageFactory
from tests.factories.research import PublicationPageFactory
from tests.factories.site import FEEDS

ATOM = "{http://www.w3.org/2005/Atom}"
TAG = re.compile(r"tag:[a-z0-9.-]+,\d{4}(-\d{2}){0,2}:[A-Za-z0-9._~!$&'()*+,;=:@/?%-]+")  # RFC 4151
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
        assert TAG.fullmatch(part.findtext(f"{ATOM}id"))
        assert datetime.datetime.fromisoformat(part.findtext(f"{ATOM}updated")).tzinfo
        assert all(link.get("href").startswith("http://testserver/") for link in part.findall(f"{ATOM}link"))
    identities = entries(feed, "id")
    assert len({*identities, feed.findtext(f"{ATOM}id")}) == len(identities) + 1
    for entry in feed.findall(f"{ATOM}entry"):
        published, updated = (
            datetime.datetime.fromisoformat(entry.findtext(f"{ATOM}{name}")) for name in ("published", "updated")
        )
        assert published.tzinfo
        assert published <= updated


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
        assert [entry.find(f"{ATOM}summary").get("type") for entry in feed.findall(f"{ATOM}entry")] == ["text"]


def test_an_empty_list_has_a_feed_without_entries(practices, client):
    assert entries(feed_of(client, "/praktijken/feed/"), "title") == []


def test_the_order_of_two_pages_of_one_moment_is_the_same_every_time(practices, client):
    made = [PracticePageFactory(parent=practices).title for _ in range(5)]
    for address in ("/praktijken/feed/", "/praktijken/feed/?"):
        assert entries(feed_of(client, address), "title") == made[::-1]


EVERY_FEED = [
    "/praktijken/feed/",
    "/praktijken/?q=coach&vorm=atom",
    "/zoeken/?q=coach&vorm=atom",
    "/onderwerpen/thema/zorg/feed/",
]


def identity(client, address, **headers):
    """Return the name of the feed at an address and of its only entry."""
    feed = ElementTree.fromstring(client.get(address, follow=True, **headers).content)
    return feed.findtext(f"{ATOM}id"), *entries(feed, "id")


def test_a_feed_and_its_entries_keep_their_name_whatever_moves(
    home, practices, client, settings, django_capture_on_commit_callbacks
):
    theme = TermFactory(name="Zorg", slug="zorg")
    page = PracticePageFactory(parent=practices, title="Coach", slug="coach", terms=[theme])
    before = [identity(client, address) for address in EVERY_FEED]
    assert {entry for _, entry in before} == {before[0][1]}
    assert len({feed for feed, _ in before}) == len(EVERY_FEED)

    with django_capture_on_commit_callbacks(execute=True):
        page.slug, page.title = "begeleider", "Coach zijn"
        page.save_revision().publish()
        practices.slug = "voorbeelden"
        practices.save_revision().publish()
        theme.slug, theme.name = "hulp", "Hulp"
        theme.save()
    assert [identity(client, address) for address in EVERY_FEED] == before
    assert [identity(client, address, HTTP_HOST="www.elders.be") for address in EVERY_FEED] == before
    assert [identity(client, address, secure=True) for address in EVERY_FEED] == before
    settings.WAGTAILADMIN_BASE_URL = "https://www.elders.be"
    elsewhere = StandardPageFactory(parent=home)
    with django_capture_on_commit_callbacks(execute=True):
        Page.objects.get(pk=page.pk).move(Page.objects.get(pk=elsewhere.pk), pos="last-child")
    assert [identity(client, address)[1] for address in EVERY_FEED[2:]] == [entry for _, entry in before[2:]]


def test_an_entry_carries_its_own_date_or_year_and_the_newest_stand_first(site, client):
    news, policies, research = (site.pages[name] for name in ("news", "policies", "publications"))
    term = TermFactory(name="Zorg", slug="zorg")
    NewsPageFactory(parent=news, title="Bericht", date=datetime.date(2021, 5, 3), terms=[term])
    NewsPageFactory(parent=news, title="Ouder bericht", date=datetime.date(2020, 1, 2), terms=[term])
    PolicyPageFactory(parent=policies, title="Plan", date=datetime.date(2012, 9, 1), terms=[term])
    PublicationPageFactory(parent=research, title="Studie", year=2017, terms=[term])
    PublicationPageFactory(parent=research, title="Zonder jaar", year=None, terms=[term])
    InstrumentPageFactory(parent=site.pages["instruments"], title="Draaiboek", year=2019, terms=[term])
    PracticePageFactory(parent=site.practices, title="Praktijk", terms=[term])
    expected = {
        "Zonder jaar": "2026-01-01",
        "Praktijk": "2026-01-01",
        "Bericht": "2021-05-03",
        "Ouder bericht": "2020-01-02",
        "Draaiboek": "2019-01-01",
        "Studie": "2017-01-01",
        "Plan": "2012-09-01",
    }
    for address in ("/onderwerpen/thema/zorg/feed/", "/zoeken/?thema=zorg&vorm=atom"):
        feed = feed_of(client, address)
        found = dict(zip(entries(feed, "title"), (day[:10] for day in entries(feed, "published")), strict=True))
        assert found == expected
        assert list(found.values()) == list(expected.values())
        assert {day[:10] for day in entries(feed, "updated")} == {"2026-01-02"}
    for parent in (news, policies, research):
        days = entries(feed_of(client, f"{parent.url}feed/"), "published")
        assert days == sorted(days, reverse=True)


def test_what_is_added_now_stands_in_a_full_feed_however_old_it_is(site, client):
    research = site.pages["publications"]
    launch, later = (datetime.datetime(2026, 1, day, tzinfo=datetime.UTC) for day in (1, 9))
    for year in range(1980, 1980 + FEED_LENGTH + 5):
        PublicationPageFactory(parent=research, title=f"Uit {year}", year=year, first_published_at=launch)
    PublicationPageFactory(parent=research, title="Net toegevoegd", year=1970, first_published_at=later)
    site.pages["publication"].delete()
    found = entries(feed_of(client, f"{research.url}feed/"), "title")
    newest = [f"Uit {year}" for year in range(1980 + FEED_LENGTH + 4, 0, -1)][: FEED_LENGTH - 1]
    assert found == [*newest, "Net toegevoegd"]
