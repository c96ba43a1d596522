"""Zones: a public form and a members' area are possible, and weaken nothing of what the site promises."""

import pytest
from django.conf import settings as project
from django.db import connection
from django.test import Client
from django.urls import resolve

from base import tree_lock, zones
from base.models import Municipality
from base.zones import CMS, CMS_API, CMS_LOGIN, FILES, FORMS, MEMBERS, PUBLIC, ZONES, Writers, zone_of
from search.api import ROOT
from search.statistics.recorder import tally
from tests.factories.base import UserFactory
from tests.factories.content import StandardPageFactory

FORM, HERE = "/formulieren/inschrijven/", {"sec-fetch-site": "same-origin"}


@pytest.fixture
def in_use(settings, db):
    """The site with a form and a members' area; see tests/base/zones_in_use.py."""
    settings.ROOT_URLCONF = "tests.base.zones_in_use"


@pytest.fixture
def strict(in_use):
    """A browser of a visitor, against whom nothing is left out that protects from forged requests."""
    return Client(enforce_csrf_checks=True)


@pytest.fixture
def member(strict):
    """Somebody who is logged in, as a member or an editor is."""
    strict.force_login(UserFactory())
    return strict


def written():
    return Municipality.objects.filter(name="Nieuw").count()


@pytest.mark.parametrize(
    ("path", "zone"),
    [
        ("/", PUBLIC),
        ("/zoeken/", PUBLIC),
        ("/api/", PUBLIC),
        ("/ledenblad/", PUBLIC),
        ("/over/leden/", PUBLIC),
        ("/api/v1/search", zones.API),
        ("/leden", MEMBERS),
        ("/leden/", MEMBERS),
        ("/leden/mijn/x", MEMBERS),
        ("/formulieren/x/", FORMS),
        ("/cms", CMS),
        ("/cms/pages/1/", CMS),
        ("/cms/api/main/pages/", CMS_API),
        ("/cms/login/", CMS_LOGIN),
        ("/cms/password_reset/done/", CMS_LOGIN),
        ("/media/images/x.png", FILES),
        ("/static/css/site.css", FILES),
        ("/documenten/1/x.pdf", FILES),
        ("/health/", FILES),
        ("/bestanden/cijfers/x-v1.zip", zones.DOWNLOADS),
        ("/insluiten/cijfers/x/", zones.EMBEDDED),
    ],
)
def test_the_longest_beginning_of_an_address_says_its_zone(path, zone):
    assert zone_of(path) is zone


def test_the_table_agrees_with_the_addresses_of_the_project():
    assert zones.API.prefixes == (ROOT,)
    assert {project.STATIC_URL, project.MEDIA_URL} < set(FILES.prefixes)
    for prefix in (*CMS.prefixes, *CMS_LOGIN.prefixes, "/health/"):
        assert resolve(prefix)


def test_what_is_kept_for_others_takes_nothing_and_what_writes_is_kept_for_nobody():
    for zone in ZONES:
        assert not zone.cache or (zone.writers is Writers.NOBODY and not zone.no_store)
        assert zone.session or zone.writers in {Writers.NOBODY, Writers.OWN_FORMS}
        assert zone.policy == zones.PUBLIC_POLICY or zone in {*zones.CMS_ZONES, zones.EMBEDDED}
    assert MEMBERS.no_store
    assert not MEMBERS.cache


# Public forms


@pytest.mark.parametrize(
    "headers", [HERE, {"sec-fetch-site": "none"}, {"origin": "http://testserver"}, {**HERE, "origin": "null"}]
)
def test_a_public_form_takes_what_a_page_of_this_site_sends_without_a_cookie(strict, headers):
    answer = strict.post(FORM, {"nis": "1"}, headers=headers)
    assert (answer.status_code, written()) == (200, 1)
    assert not answer.cookies
    assert "Cookie" not in answer.get("Vary", "")
    assert answer["Cache-Control"] == "private, no-store"
    assert answer["Content-Security-Policy"] == zones.PUBLIC_POLICY


@pytest.mark.parametrize(
    "headers",
    [
        {},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": "http://testserver"},
        {"sec-fetch-site": ""},
        {"origin": "null"},
        {"origin": "https://testserver"},
        {"origin": "http://testserver.example.org"},
        {"origin": "http://testserver:81"},
    ],
)
def test_a_public_form_refuses_what_another_website_sends_and_says_so(strict, headers):
    answer = strict.post(FORM, {"nis": "1"}, headers=headers)
    assert (answer.status_code, written()) == (403, 0)
    assert "Open het op de site zelf" in answer.content.decode()


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_a_public_form_takes_posts_only(strict, method):
    answer = getattr(strict, method)(FORM, headers=HERE)
    assert (answer.status_code, answer["Allow"]) == (405, "GET, HEAD, POST")


def test_a_public_form_knows_nobody_and_leaves_no_cookie(member):
    for answer in (member.get("/formulieren/wie/"), member.post("/formulieren/wie/", headers=HERE)):
        assert answer.content.decode().startswith("False")
        assert not answer.cookies


def test_a_public_form_writes_all_or_nothing_and_waits_for_no_tree(strict, monkeypatch):
    monkeypatch.setattr(tree_lock, "lock", lambda: pytest.fail("waited for the tree"))
    strict.raise_request_exception = False
    assert strict.post(FORM, {"nis": "1", "fail": "1"}, headers=HERE).status_code == 500
    assert written() == 0
    assert strict.post("/formulieren/terug/", {"nis": "1"}, headers=HERE).status_code == 200
    assert written() == 0


def test_a_public_form_is_kept_for_nobody(strict, store):
    for answer in (strict.get(FORM), store.get(FORM)):
        assert answer["Cache-Control"] == "private, no-store"
    assert len(store) == 0


# Members' areas


def test_nothing_of_a_members_area_is_kept_for_others_however_it_looks(in_use, store, django_assert_num_queries):
    for path in ("/leden/mijn/", "/leden"):
        for cookie in ("", "", "sessionid=1", "_ga=1"):
            with django_assert_num_queries(1):  # its own: no copy was looked for
                answer = store.get(path, user_agent="Firefox", cookie=cookie)
            assert (answer.status, answer.rendered) == (200, True)
            assert answer["Cache-Control"] == "private, no-store"
            assert "ETag" not in answer.headers
            assert answer["Content-Security-Policy"] == zones.PUBLIC_POLICY
    assert len(store) == 0


def test_what_a_member_asks_is_counted_nowhere(member, store):
    for _ in range(2):
        member.get("/leden/mijn/", headers={"user-agent": "Firefox"})
        store.get("/leden/mijn/", user_agent="Firefox")
    assert len(tally) == 0


def test_an_address_of_members_that_shows_nothing_is_kept_for_nobody_either(in_use, store):
    for path in ("/leden/bestaat-niet/", "/leden/pagina/", "/leden//mijn/"):
        assert store.get(path)["Cache-Control"] == "private, no-store"
    assert len(store) == 0


def test_members_write_with_djangos_token_only(member, monkeypatch):
    monkeypatch.setattr(tree_lock, "lock", lambda: pytest.fail("waited for the tree"))
    assert member.post("/leden/bewaren/", {"nis": "1"}, headers=HERE).status_code == 403
    assert written() == 0
    member.handler.enforce_csrf_checks = False
    assert member.post("/leden/bewaren/", {"nis": "1"}).status_code == 200
    assert written() == 1


def test_what_a_member_sends_is_undone_when_it_fails(member):
    member.handler.enforce_csrf_checks = False
    member.raise_request_exception = False
    assert member.post("/leden/bewaren/", {"nis": "1", "fail": "1"}).status_code == 500
    assert written() == 0


# All the others


def test_the_interface_knows_nobody(member):
    assert member.get("/api/v1/wie").json() == {"user": False}


@pytest.mark.parametrize("path", ["/", "/zoeken/", "/api/v1/search", "/health/", "/media/images/x.png"])
def test_nobody_writes_elsewhere_whatever_he_says(member, path):
    for headers in (HERE, {"origin": "http://testserver"}):
        assert member.post(path, headers=headers).status_code == 405


@pytest.mark.parametrize("path", ["/LEDEN/mijn/", "/Leden./", "/Formulieren/inschrijven/", "/leden/Mijn/"])
def test_no_typed_address_leads_into_or_out_of_a_zone_of_its_own(client, in_use, home, path):
    StandardPageFactory(parent=home, slug="mijn")
    assert client.get(path).status_code == 404


def test_the_cms_still_writes_behind_the_lock_of_the_tree(cms, home, monkeypatch):
    locked = []
    monkeypatch.setattr(tree_lock, "lock", lambda: locked.append(connection.in_atomic_block))
    cms.post("/cms/pages/1/add_subpage/")
    assert locked == [True]
    cms.post("/cms/login/", {"username": "x", "password": "y"})
    assert locked == [True]
