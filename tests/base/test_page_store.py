"""Kept answers: from memory without a query, never older than the last change, never anybody's own."""

import datetime
import re

import pytest
from django.http import HttpResponse
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_vary_headers

from base import content_version
from base.models import SiteSettings
from base.page_store import application
from base.page_store.middleware import PageStoreMiddleware
from content.models import StandardPage
from tests.factories.base import MunicipalityFactory, TermFactory
from tests.factories.content import StandardPageFactory
from tests.factories.practices import PracticePageFactory
from tests.store_client import StoreClient

SAME = {"X-Request-ID"}  # header that is of one answer


@pytest.fixture
def page(home):
    """A page that a visitor may see."""
    return StandardPageFactory(parent=home, title="Eerste titel")


def lasting(answer):
    return {name: value for name, value in answer.headers.items() if name not in SAME}


@pytest.mark.parametrize("encoding", ["", "gzip", "br"])
@pytest.mark.parametrize("address", ["/", "/eerste-titel/", "/zoeken/", "/onderwerpen/", "/robots.txt", "/sitemap.xml"])
def test_the_second_visitor_costs_no_query_and_gets_the_same(store, page, address, encoding, django_assert_num_queries):
    first = store.get(address, accept_encoding=encoding)
    with django_assert_num_queries(0):
        second = store.get(address, accept_encoding=encoding)
    assert (first.rendered, second.rendered) == (True, False)
    assert second.body == first.body
    assert lasting(second) == lasting(first)
    assert first["X-Request-ID"] != second["X-Request-ID"]


@pytest.mark.parametrize("address", ["/", "/eerste-titel/", "/zoeken/?q=titel", "/api/v1/search", "/sitemap.xml"])
def test_an_answer_is_what_django_says_without_a_store(client, store, page, address):
    plain = client.get(address)
    for answer in (store.get(address), store.get(address)):
        assert answer.text == plain.content.decode()
        assert lasting(answer) == {name: value for name, value in plain.headers.items() if name not in SAME}


def test_an_answer_made_of_something_older_is_stale_from_the_start(store, page, monkeypatch):
    plain = StandardPage.get_context

    def lower(self, request, *args, **options):
        request.state.index_version = (
            request.state.content_version - 1
        )  # as a list does whose search index is one change behind
        return plain(self, request, *args, **options)

    with monkeypatch.context() as patched:
        patched.setattr(StandardPage, "get_context", lower)
        assert [store.get(page.url).rendered for _ in range(2)] == [True, True]
    answers = [store.get(page.url) for _ in range(2)]
    assert [(answer.status, answer.rendered) for answer in answers] == [(200, True), (200, False)]


def test_a_page_that_ends_is_in_no_kept_copy_though_nothing_changed(store, home, practices, monkeypatch):
    end = timezone.now() + datetime.timedelta(hours=1)
    page = PracticePageFactory(parent=practices, title="Zegelring", expire_at=end)
    PracticePageFactory(parent=practices, expire_at=end + datetime.timedelta(hours=1))
    addresses = [page.url, "/praktijken/", "/zoeken/?q=zegelring&vorm=csv", "/api/v1/search?q=zegelring"]
    assert all("Zegelring" in store.get(address).text for address in addresses * 2)
    assert not any(store.get(address).rendered for address in addresses)
    monkeypatch.setattr(timezone, "now", lambda: end)
    monkeypatch.setattr("base.page_store.freshness.time.time", end.timestamp)
    assert not any("Zegelring" in store.get(address).text for address in addresses * 2)


def test_a_change_shows_as_soon_as_it_is_heard(store, page):
    assert "Eerste titel" in store.get(page.url).text
    page.title = "Tweede titel"
    page.save_revision().publish()
    store.hear()
    assert "Tweede titel" in store.get(page.url).text
    page.unpublish()
    store.hear()
    assert store.get(page.url).status == 404


def test_every_kind_of_change_shows_as_soon_as_it_is_heard(store, home, practices):
    term, town = TermFactory(name="Eerste term"), MunicipalityFactory(name="Eerste stad")
    page = PracticePageFactory(parent=practices, municipality=town, terms=[term])
    banner = SiteSettings.objects.get_or_create(site=home.get_site())[0]
    assert "Tweede" not in store.get(page.url).text
    for item, column in ((term, "name"), (town, "name"), (banner, "banner")):
        setattr(item, column, f"Tweede {column} van {item._meta.model_name}")
        item.save()
        store.hear()
        assert getattr(item, column) in store.get(page.url).text
        assert not store.get(page.url).rendered


def test_a_copy_that_was_rendered_before_a_change_is_not_served_after_it(store, page, monkeypatch):
    """The content version is read before rendering: what changes meanwhile makes the copy stale."""
    plain = StandardPage.get_context

    def change_meanwhile(self, request, *args, **options):
        StandardPage.objects.filter(pk=self.pk).update(title="Tweede titel")
        content_version.record()
        return plain(self, request, *args, **options)

    monkeypatch.setattr(StandardPage, "get_context", change_meanwhile)
    assert "Eerste titel" in store.get(page.url).text
    monkeypatch.undo()
    store.hear()
    assert "Tweede titel" in store.get(page.url).text


@pytest.mark.parametrize("hours", [11, 13])
def test_a_new_day_makes_every_copy_stale(store, page, monkeypatch, hours):
    noon = timezone.localtime().replace(hour=12)
    monkeypatch.setattr(timezone, "now", lambda: noon)
    store.get("/")
    later = noon + datetime.timedelta(hours=hours)
    monkeypatch.setattr("base.page_store.freshness.time.time", later.timestamp)
    assert store.get("/").rendered == (hours > 12)


def test_a_page_that_falls_due_says_so_the_next_day(store, home, monkeypatch):
    today = timezone.localdate()
    page = StandardPageFactory(parent=home, reviewed_on=today - datetime.timedelta(days=9), review_on=today)
    before = store.get(page.url).text
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    monkeypatch.setattr(timezone, "now", lambda: tomorrow)
    monkeypatch.setattr("base.page_store.freshness.time.time", tomorrow.timestamp)
    assert store.get(page.url).text != before


def test_another_host_scheme_and_port_get_copies_of_their_own(store, page):
    seen = [
        store.get("/"),
        store.get("/", host="anders.example"),
        store.get("/", secure=True),
        store.get("/", host="testserver:81"),
    ]
    assert all(answer.rendered for answer in seen)
    assert len(store) == 4
    assert "https://testserver/" in seen[2].text
    assert "http://anders.example/" in store.get("/", host="anders.example").text


@pytest.mark.parametrize("host", ["kwaad.example", "testserver.kwaad.example", "testserver:x", "test server", ""])
def test_a_host_that_is_not_ours_is_refused_and_keeps_nothing(store, page, settings, host):
    settings.ALLOWED_HOSTS = ["testserver"]
    store.get("/")
    for _ in range(2):
        assert store.get("/", host=host).status == 400
    assert len(store) == 1


def test_drafts_and_previews_are_never_kept(cms, store, page):
    page.title = "Nog niet af"
    page.save_revision()
    cookie = f"sessionid={cms.cookies['sessionid'].value}"
    draft = store.get(reverse("wagtailadmin_pages:view_draft", args=[page.pk]), cookie=cookie)
    assert "Nog niet af" in draft.text
    assert page.make_preview_request(preview_mode="").status_code == 200
    assert len(store) == 0
    assert "Nog niet af" not in store.get(page.url).text


@pytest.mark.parametrize("address", ["/cms/", "/cms/login/", "/health/", "/bestaat-niet/", "/static/css/site.css"])
def test_what_is_personal_unstable_or_no_page_is_never_kept(store, page, address):
    store.get(address)
    assert len(store) == 0


def cookie(response):
    response.set_cookie("a", "b")


def own(response):
    patch_vary_headers(response, ["Cookie"])


def private(response):
    response["Cache-Control"] = "private, no-store"


@pytest.mark.parametrize("change", [cookie, own, private])
def test_an_answer_for_one_visitor_is_never_kept_and_never_called_public(rf, db, change):
    def view(request):
        response = HttpResponse("van jou")
        change(response)
        return response

    request = rf.get("/")
    slot = request.environ[application.SLOT] = application.Slot()
    response = PageStoreMiddleware(view)(request)
    assert slot.conditions is None
    assert response.headers.get("Cache-Control") == ("private, no-store" if change is private else None)


def test_a_kept_page_has_no_trace_of_who_asked_first(cms, store, page, editor):
    html = store.get(page.url, cookie=f"sessionid={cms.cookies['sessionid'].value}").text
    assert editor.first_name not in html
    assert not re.search(r"csrf|wagtail-userbar|sessionid", html)
    assert len(store) == 0


def test_an_editor_sees_a_publication_that_no_store_has_heard_of(cms, store, page):
    store.get(page.url)
    page.title = "Tweede titel"
    page.save_revision().publish()
    cookie = f"_ga=GA1.1; sessionid={cms.cookies['sessionid'].value}"
    assert "Tweede titel" in store.get(page.url, cookie=cookie).text


@pytest.mark.parametrize("sent", ["_ga=GA1.2.3; taal=nl", "xsessionid=1", "a=sessionid=1", "sessionid.old=1", "wild"])
def test_cookies_of_other_sites_under_the_same_domain_change_nothing(store, page, sent):
    store.get(page.url)
    assert not store.get(page.url, cookie=sent).rendered


@pytest.mark.parametrize("sent", ["sessionid=1", "a=b; csrftoken=1", "a=b;messages=x", " sessionid =1"])
def test_a_cookie_of_ours_passes_the_store(store, page, sent):
    store.get(page.url)
    assert store.get(page.url, cookie=sent).rendered
    assert len(store) == 1


def test_a_store_without_room_keeps_nothing_and_answers_all_the_same(db, page):
    from_nothing = StoreClient(room=0)
    for _ in range(2):
        answer = from_nothing.get(page.url, accept_encoding="br")
        assert answer.rendered
        assert "Eerste titel" in answer.text
    assert len(from_nothing) == 0
