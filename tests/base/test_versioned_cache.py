"""What is made of the content is kept for each site, and no visitor decides how much that is."""

import pytest
from django.test import RequestFactory
from wagtail.models import Site

from base import sites, versioned_cache
from tests.factories.content import HomePageFactory, StandardPageFactory


def kept(client, *hosts, path="/bestaat-niet/"):
    """Return how many things are kept when some hosts asked for an address."""
    versioned_cache.clear()
    for host in hosts:
        client.get(path, headers={"host": host})
    return len(versioned_cache._entries)


@pytest.mark.parametrize("path", ["/", "/bestaat-niet/", "/zoeken/?q=coach"])
def test_two_hundred_ports_and_hosts_leave_no_more_than_one(site, client, path):
    one = kept(client, "localhost", path=path)
    assert one > 0
    assert kept(client, *(f"localhost:{port}" for port in range(8000, 8200)), path=path) == one
    assert kept(client, *(f"h{number}.example.org" for number in range(200)), path=path) == one


def test_the_glossary_is_no_more_than_one_either(site, client):
    page = site.practice.url
    one = kept(client, "localhost", path=page)
    assert kept(client, *(f"localhost:{port}" for port in range(8000, 8020)), path=page) == one


def test_what_is_made_for_one_site_is_not_given_to_another(db):
    made = [versioned_cache.get("x", 0, lambda value=value: value, site=value) for value in (1, 2)]
    assert made == [1, 2]
    assert versioned_cache.get("x", 0, lambda: 3, site=1) == 1
    assert versioned_cache.get("x", 0, lambda: 3) == 3


def test_no_more_is_kept_than_there_is_room_for(db, monkeypatch):
    monkeypatch.setattr(versioned_cache, "MAX_ENTRIES", 3)
    for number in range(10):
        versioned_cache.get("x", 0, object, site=number)
    assert [site for _name, site in versioned_cache._entries] == [7, 8, 9]


@pytest.mark.parametrize("default", [True, False])
def test_the_site_of_a_request_is_the_one_that_wagtail_finds(home, default):
    Site.objects.update(hostname="a.example", port=80, is_default_site=default)
    for hostname, port in (("b.example", 80), ("b.example", 8080), ("c.example", 443), ("a.example", 81)):
        Site.objects.create(hostname=hostname, port=port, root_page=home)
    for host in ("a.example", "b.example", "c.example", "x.example", "A.EXAMPLE", "c.example:90"):
        for port in ("80", "81", "443", "8080", "9"):
            one, other = (RequestFactory(SERVER_PORT=port).get("/", headers={"host": host}) for _ in range(2))
            assert sites.site_of(one) == Site.find_for_request(other), (host, port)


def test_each_site_shows_its_own_menu(client, home):
    StandardPageFactory(parent=home, title="Van de eerste", show_in_menus=True)
    other = HomePageFactory(parent=home.get_parent(), slug="ander")
    StandardPageFactory(parent=other, title="Van de andere", show_in_menus=True)
    Site.objects.create(hostname="ander.example", port=80, root_page=other)
    for _ in range(2):
        assert "Van de eerste" in client.get("/").content.decode()
        html = client.get("/", headers={"host": "ander.example"}).content.decode()
        assert "Van de andere" in html
        assert "Van de eerste" not in html
