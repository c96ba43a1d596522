"""Search engines learn of every public page and of every term that one carries, and of nothing else."""

from xml.etree import ElementTree

from tests.factories.base import TermFactory
from tests.factories.content import StandardPageFactory

SITEMAP = "{http://www.sitemaps.org/schemas/sitemap/0.9}"


def sitemap_of(client):
    answer = client.get("/sitemap.xml")
    assert answer.headers["Content-Type"] == "application/xml"
    root = ElementTree.fromstring(answer.content)
    assert root.tag == f"{SITEMAP}urlset"
    return [(url.findtext(f"{SITEMAP}loc"), url.findtext(f"{SITEMAP}lastmod")) for url in root.findall(f"{SITEMAP}url")]


def test_the_sitemap_names_every_page_and_term_once_with_a_full_address(site, client):
    site.home.sites_rooted_here.update(hostname="testserver")
    locations = [location for location, _ in sitemap_of(client)]
    pages = [page.get_url() for page in site.home.get_descendants(inclusive=True)]
    terms = [
        f"/onderwerpen/{address}/"
        for address in ("thema/spijbelen", "thema/vaak-te-laat", "niveau/secundair", "bewijs/zelf-gemeten")
    ]
    assert sorted(locations) == sorted(f"http://testserver{address}" for address in (*pages, *terms))


def test_every_address_of_the_sitemap_answers(site, client):
    for location, _ in sitemap_of(client):
        assert (
            client.get(location.removeprefix("http://localhost").removeprefix("http://testserver")).status_code == 200
        )


def test_a_page_says_when_it_last_changed(site, client):
    dates = dict(sitemap_of(client))
    assert dates["http://localhost/praktijken/time-out/"] == "2026-01-02"


def test_a_term_is_named_when_only_its_narrower_term_is_carried(home, client):
    top = TermFactory(name="Zorg", slug="zorg")
    StandardPageFactory(parent=home, terms=[TermFactory(name="Bijles", slug="bijles", parent=top)])
    TermFactory(name="Leeg", slug="leeg")
    terms = [location for location, _ in sitemap_of(client) if "/onderwerpen/" in location]
    assert terms == ["http://localhost/onderwerpen/thema/zorg/", "http://localhost/onderwerpen/thema/bijles/"]


def test_robots_may_come_in_everywhere_but_the_cms_and_hear_of_the_sitemap(home, client):
    answer = client.get("/robots.txt")
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.content.decode().splitlines() == [
        "User-agent: *",
        "Disallow: /cms/",
        "Sitemap: http://testserver/sitemap.xml",
    ]
