"""A policy update has a date that everybody sees; the newest stand first, on its index and on the front page."""

import datetime
import json

import pytest
from django.utils import timezone

from content.models import NewsPage
from content.models.home import LATEST
from tests.factories.content import NewsIndexPageFactory, NewsPageFactory


@pytest.fixture
def news(home):
    """The index of policy updates."""
    return NewsIndexPageFactory(parent=home)


def updates(news, *days):
    """Make an update for each day of January 2026."""
    return [NewsPageFactory(parent=news, title=f"Update van {day}", date=datetime.date(2026, 1, day)) for day in days]


def test_an_update_says_its_date_above_its_title(client, news):
    html = client.get(updates(news, 7)[0].url).content.decode()
    assert html.index("7 januari 2026") < html.index("<h1>")


def test_the_newest_stand_first(client, news):
    updates(news, 3, 9, 6)
    shown = [page.title for page in client.get(news.url).context["listing"].results]
    assert shown == ["Update van 9", "Update van 6", "Update van 3"]


def test_the_front_page_shows_the_latest_that_are_public_and_the_way_to_all(client, home, news):
    for page in updates(news, *range(1, LATEST + 3)):
        if page.title == f"Update van {LATEST + 2}":
            page.unpublish()
    html = client.get("/").content.decode()
    assert [page.title for page in home.news] == [f"Update van {day}" for day in range(LATEST + 1, 1, -1)]
    assert f"{LATEST + 1} januari 2026" in html
    assert f'<a href="{news.url}">Alle updates</a>' in html


def test_without_updates_the_front_page_does_not_speak_of_them(client, news):
    assert "Wat verandert er?" not in client.get("/").content.decode()


def test_an_update_that_is_new_carries_the_date_of_today(db):
    assert NewsPage().date == timezone.localdate()


def test_search_engines_read_it_as_news_of_its_day(client, news):
    html = client.get(updates(news, 7)[0].url).content.decode()
    data = json.loads(html.split('<script type="application/ld+json">')[1].split("</script>")[0])["@graph"][0]
    assert (data["@type"], data["datePublished"]) == ("NewsArticle", "2026-01-07")


def test_readers_can_follow_updates(client, news):
    updates(news, 3)
    assert "Update van 3" in client.get(f"{news.url}feed/").content.decode()
