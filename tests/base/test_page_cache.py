"""Kept pages: one query each, never older than the last change, never anybody's own."""

import datetime
import gzip
import re

import pytest
from django.core.cache import caches
from django.http import HttpResponse
from django.test import RequestFactory
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from base import cache, changes
from base.middleware import PageCache
from base.models import SiteSettings
from content.models import StandardPage
from tests.factories.base import MunicipalityFactory, TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory


@pytest.fixture
def page(home):
    """A page that a visitor may see."""
    return StandardPageFactory(parent=home, title="Eerste titel")


def kept():
    """Give how many pages are kept."""
    return len(caches["pages"]._cache)


@pytest.mark.parametrize("address", ["/", "/eerste-titel/", "/zoeken/", "/onderwerpen/", "/robots.txt", "/sitemap.xml"])
def test_the_second_visitor_costs_one_query_and_gets_the_same(client, page, address, django_assert_num_queries):
    first = client.get(address)
    with django_assert_num_queries(1):
        second = client.get(address)
    assert second.content == first.content
    for header in ("Content-Type", "ETag", "Cache-Control", "Content-Security-Policy"):
        assert second.get(header) == first.get(header)


def test_an_answer_made_of_something_older_is_kept_as_that_old(page):
    made = []

    def answer(request):
        made.append(request.path)
        if len(made) == 1:
            request.sequence -= 1  # of a search index that is one change behind
        return HttpResponse(f"Antwoord {len(made)}")

    ask = PageCache(answer)
    answers = [ask(RequestFactory().get("/zoeken/")).content.decode() for _ in range(3)]
    assert answers == ["Antwoord 1", "Antwoord 2", "Antwoord 2"]


def test_a_page_that_ends_is_in_no_kept_copy_though_nothing_changed(client, home, practices, monkeypatch):
    end = timezone.now() + datetime.timedelta(hours=1)
    page = PracticePageFactory(parent=practices, title="Zegelring", expire_at=end)
    PracticePageFactory(parent=practices, expire_at=end + datetime.timedelta(hours=1))
    addresses = [page.url, "/praktijken/", "/zoeken/?q=zegelring&vorm=csv", "/api/v1/search?q=zegelring"]
    assert all("Zegelring" in client.get(address).content.decode() for address in addresses * 2)
    monkeypatch.setattr(timezone, "now", lambda: end)
    assert not any("Zegelring" in client.get(address).content.decode() for address in addresses * 2)


def test_an_address_too_long_to_keep_has_a_tag_too(client, page):
    address = f"{page.url}?{'x' * 600}"
    tag = client.get(address)["ETag"]
    assert kept() == 0
    assert client.get(address, headers={"if-none-match": tag}).status_code == 304


def test_a_change_shows_at_once(client, page):
    assert "Eerste titel" in client.get(page.url).content.decode()
    page.title = "Tweede titel"
    page.save_revision().publish()
    assert "Tweede titel" in client.get(page.url).content.decode()
    page.unpublish()
    assert client.get(page.url).status_code == 404


def test_every_kind_of_change_shows_at_once(client, home, practices):
    term, town = TermFactory(name="Eerste term"), MunicipalityFactory(name="Eerste stad")
    page = PracticePageFactory(parent=practices, municipality=town, terms=[term])
    banner = SiteSettings.objects.get_or_create(site=home.get_site())[0]
    assert "Tweede" not in client.get(page.url).content.decode()
    for item, column in ((term, "name"), (town, "name"), (banner, "banner")):
        setattr(item, column, f"Tweede {column} van {item._meta.model_name}")
        item.save()
        assert getattr(item, column) in client.get(page.url).content.decode()


def test_a_copy_that_was_rendered_before_a_change_is_not_served_after_it(client, page):
    """The sequence is read before rendering: what changes meanwhile makes the copy stale."""
    factory = RequestFactory()

    def render(request):
        changes.record()
        return HttpResponse(f"{changes.current()}")

    middleware = PageCache(render)
    first = middleware(factory.get("/x/")).content
    assert middleware(factory.get("/x/")).content != first


def test_a_page_that_falls_due_says_so_the_next_day(client, home, monkeypatch):
    today = timezone.localdate()
    page = StandardPageFactory(parent=home, reviewed_on=today - datetime.timedelta(days=9), review_on=today)
    before = client.get(page.url).content
    monkeypatch.setattr(timezone, "localdate", lambda: today + datetime.timedelta(days=1))
    assert client.get(page.url).content != before


def test_a_visitor_who_has_the_page_gets_304_until_it_changes(client, page, django_assert_num_queries):
    first = client.get(page.url)
    with django_assert_num_queries(1):
        again = client.get(page.url, headers={"if-none-match": first["ETag"]})
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"]
    assert again["Content-Security-Policy"]
    page.title = "Tweede titel"
    page.save()
    assert client.get(page.url, headers={"if-none-match": first["ETag"]}).status_code == 200


def test_compressed_and_plain_copies_are_kept_apart(client, page):
    for _ in range(2):
        plain = client.get(page.url)
        small = client.get(page.url, headers={"accept-encoding": "gzip, br"})
        assert "Content-Encoding" not in plain
        assert small["Content-Encoding"] == "gzip"
        assert gzip.decompress(small.content) == plain.content
        assert "Accept-Encoding" in plain["Vary"]
        assert "Accept-Encoding" in small["Vary"]
        # A weak tag, of what it says and not of how it is packed: the same from every process.
        assert small["ETag"] == plain["ETag"]
        assert plain["ETag"].startswith("W/")


def test_only_the_headers_of_the_page_are_asked_for_and_given(client, page):
    response = client.head(page.url)
    assert (response.status_code, response.content) == (200, b"")
    assert "Eerste titel" in client.get(page.url).content.decode()
    assert client.head(page.url).content == b""


def test_very_long_addresses_are_answered_and_not_kept(client, page):
    response = client.get(f"{page.url}?q={'a' * cache.LONGEST_ADDRESS}")
    assert response.status_code == 200
    assert kept() == 0
    client.get(f"{page.url}?q=a")
    assert kept() == 1


def test_no_more_pages_are_kept_than_there_is_room_for(client, page, settings):
    room = settings.CACHES["pages"]["OPTIONS"]["MAX_ENTRIES"]
    middleware, factory = PageCache(lambda request: HttpResponse("x")), RequestFactory()
    for number in range(room + 50):
        middleware(factory.get(f"/?q={number}"))
    assert kept() <= room


def test_another_host_and_scheme_get_copies_of_their_own(client, page, settings):
    client.get(page.url)
    client.get(page.url, headers={"host": "anders.example"})
    client.get(page.url, secure=True)
    assert kept() == 3


def test_drafts_and_previews_are_never_kept(cms, page):
    page.title = "Nog niet af"
    page.save_revision()
    draft = cms.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]))
    assert "Nog niet af" in draft.content.decode()
    assert page.make_preview_request(preview_mode="").status_code == 200
    assert kept() == 0
    assert "Nog niet af" not in cms.get(StandardPage.objects.get(pk=page.pk).url).content.decode()


@pytest.mark.parametrize("address", ["/cms/", "/cms/login/", "/health/", "/bestaat-niet/", "/eerste-titel"])
def test_what_is_personal_unstable_or_no_page_is_never_kept(cms, page, address):
    cms.get(address)
    assert kept() == 0


def cookie(response):
    response.set_cookie("a", "b")


def own(response):
    patch_vary_headers(response, ["Cookie"])


def private(response):
    response["Cache-Control"] = "private, no-store"


@pytest.mark.parametrize("change", [cookie, own, private])
def test_an_answer_for_one_visitor_is_never_kept_and_never_called_public(db, change):
    def view(request):
        response = HttpResponse("van jou")
        change(response)
        return response

    response = PageCache(view)(RequestFactory().get("/"))
    assert kept() == 0
    assert response.headers.get("Cache-Control") == ("private, no-store" if change is private else None)


def test_a_kept_page_has_no_trace_of_who_asked_first(cms, client, page, editor):
    html = cms.get(page.url).content.decode()
    assert editor.first_name not in html
    assert not re.search(r"csrf|wagtail-userbar|sessionid", html)
