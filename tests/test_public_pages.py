"""What every public page tells a visitor, a search engine and whoever shares it."""

import json
import re
from html import unescape

import pytest
from django.test import Client, override_settings

from tests.factories.base import TermFactory
from tests.factories.content import CausePageFactory, StandardPageFactory
from tests.factories.practices import PracticePageFactory
from tests.factories.site import DETAILS, HTML

TITLES = [
    "</script><script>alert(1)</script>",
    'Tom & Jerry\'s "plan" <b>vet</b>',
    "🎒 naar school 👩‍👩‍👧",
    "\u202eomgekeerd\u202c",
    "<!-- commentaar",
    "{{ 7|add:7 }} {% debug %}",
    "\u2028nieuwe\u2029regel",
    "x" * 255,
]


class Head:
    """What stands in the head of an answer."""

    def __init__(self, html):
        self.html = html
        self.head = html.split("</head>")[0]

    def one(self, pattern):
        found = re.findall(pattern, self.head)
        assert len(found) == 1, (pattern, found)
        return unescape(found[0])

    @property
    def title(self):
        return self.one("<title[^>]*>(.*?)</title>")

    @property
    def description(self):
        return self.one('<meta name="description"[^>]* content="([^"]*)">')

    @property
    def canonical(self):
        return self.one('<link rel="canonical" href="([^"]*)">')

    def og(self, name):
        return self.one(f'<meta property="og:{name}" content="([^"]*)">')

    @property
    def graph(self):
        """The JSON-LD, read as a search engine reads it: up to the first end of a script."""
        data = self.html.split('<script type="application/ld+json">')[1].split("</script>")[0]
        return json.loads(data)["@graph"]


@pytest.fixture
def head(client):
    """Ask a page and read its head."""

    def head(address, **params):
        answer = client.get(address, params)
        assert answer.status_code == 200
        return Head(answer.content.decode())

    return head


def test_every_page_is_whole_dutch_and_says_it_is_a_demonstration(site, client):
    for name in HTML:
        html = client.get(site.addresses[name]).content.decode()
        assert html.lstrip().startswith('<!doctype html>\n<html lang="nl-BE">')
        assert html.rstrip().endswith("</html>")
        assert html.count("<h1") == 1, name
        assert html.count('<main id="inhoud"') == 1
        assert "geen officiële website van de Vlaamse overheid" in html


def test_every_page_has_a_title_and_a_description_of_its_own(site, head):
    heads = [head(site.addresses[name]) for name in HTML]
    for what in ("title", "description"):
        texts = [getattr(each, what) for each in heads]
        assert all(texts)
        # Lists that have no description share one.
        assert len(set(texts)) >= len(texts) - (what == "description"), texts
    assert all("Samen tegen schooluitval" in each.title for each in heads)


def test_every_page_names_its_one_full_address(site, head):
    for name in HTML:
        address = site.addresses[name]
        asked = head(address, thema="spijbelen", q="coach", sorteer="titel", utm_source="brief")
        assert re.fullmatch(rf"http://(localhost|testserver){address}", asked.canonical)
        assert asked.og("url") == asked.canonical


@pytest.mark.parametrize("number", ["7", "02", "1", "0", "-1", "abc", "٣", "2&x=1", '"><b>'])
def test_a_page_number_that_a_page_does_not_have_is_not_part_of_its_address(site, head, number):
    for name in ("home", "terms", *DETAILS):
        address = site.addresses[name]
        assert head(address, pagina=number).canonical.endswith(address)


def test_a_page_of_results_has_an_address_and_a_title_of_its_own(practices, head):
    PracticePageFactory.create_batch(21, parent=practices)
    for number in ("2", "02", "0000002"):
        second = head("/praktijken/", pagina=number, thema="onbekend")
        assert second.canonical == "http://localhost/praktijken/?pagina=2"
        assert "pagina 2" in second.title
    for number in ("1", "01", "", "abc", "٢"):
        assert head("/praktijken/", pagina=number).canonical == "http://localhost/praktijken/"
    assert '<link rel="next" href="/praktijken/?pagina=2">' in head("/praktijken/").head
    assert '<link rel="prev" href="/praktijken/">' in head("/praktijken/", pagina=2).head


@pytest.mark.parametrize("name", ["home", "practices", "abroad", "causes", *DETAILS])
def test_a_page_can_be_shared(site, head, name):
    page = site.pages[name]
    found = head(site.addresses[name])
    assert found.og("title") == page.title
    assert found.og("description") == page.search_description
    assert found.og("locale") == ("en_GB" if page.is_translation else "nl_BE")
    assert found.og("image").startswith("http://testserver/static/")


@pytest.mark.parametrize("name", ["home", "practices", "abroad", "causes", *DETAILS])
def test_a_page_describes_itself_and_the_way_to_it(site, head, name):
    page, way = head(site.addresses[name]).graph
    assert page["name"] == site.pages[name].title
    assert page["url"] == f"http://localhost{site.addresses[name]}"
    assert page["inLanguage"] == ("en" if site.pages[name].is_translation else "nl-BE")
    assert [crumb["position"] for crumb in way["itemListElement"]] == list(range(1, len(way["itemListElement"]) + 1))
    assert way["itemListElement"][0]["item"] == "http://localhost/"
    assert way["itemListElement"][-1]["item"] == page["url"]
    assert all(crumb["item"].startswith("http://localhost/") for crumb in way["itemListElement"])


@pytest.mark.parametrize("title", TITLES)
def test_any_title_leaves_every_page_whole(home, practices, causes, client, title):
    term = TermFactory(name=title[:100], slug="vreemd", description=title)
    vreemd = {"title": title, "slug": "vreemd", "search_description": title[:255], "terms": [term]}
    pages = [
        PracticePageFactory(parent=practices, monday=title, place=title[:120], **vreemd),
        CausePageFactory(parent=causes, signals=title, **vreemd),
        StandardPageFactory(parent=home, show_in_menus=True, **vreemd),
    ]
    addresses = ["/", "/praktijken/", "/oorzaken/", "/onderwerpen/", term.get_absolute_url()]
    for address in [*addresses, f"/zoeken/?q={title[:20]}", *(page.url for page in pages)]:
        html = client.get(address).content.decode()
        assert html.rstrip().endswith("</html>")
        assert "<script>alert" not in html
        assert "<b>vet" not in html
        assert "<!-- commentaar" not in html
        assert html.count("<script") == html.count("</script>")
        if "ld+json" in html:
            assert Head(html).graph
    for page in pages:
        found = Head(client.get(page.url).content.decode())
        assert found.title.startswith(title)
        assert found.og("title") == title
        assert found.graph[0]["name"] == title
        assert found.graph[1]["itemListElement"][-1]["name"] == title


def test_search_is_not_for_search_engines(site, head):
    assert '<meta name="robots" content="noindex, follow">' in head("/zoeken/", q="coach").head
    for name in HTML:
        assert ("noindex" in head(site.addresses[name]).head) == (name == "search")


def test_the_menu_says_where_the_visitor_is(site, client):
    here = re.compile(r'<a href="([^"]*)" aria-current="(page|true)"')
    assert here.findall(client.get("/praktijken/").content.decode()) == [("/praktijken/", "page")]
    assert here.findall(client.get("/praktijken/time-out/").content.decode()) == [("/praktijken/", "true")]
    assert here.findall(client.get("/").content.decode()) == []


def test_a_page_that_is_not_there_is_a_dutch_page_with_ways_on(site, client):
    answer = client.get("/bestaat-niet/")
    html = answer.content.decode()
    assert answer.status_code == 404
    assert "Deze pagina vinden we niet" in html
    assert 'action="/zoeken/"' in html
    assert 'rel="canonical"' not in html


def test_every_link_on_the_site_leads_somewhere(site, client):
    """Follow every address of our own from every page."""
    seen, ahead = set(), ["/"]
    while ahead:
        address = ahead.pop()
        answer = client.get(address, follow=True)
        assert answer.status_code == 200, address
        if not answer.headers["Content-Type"].startswith("text/html"):
            continue
        html = answer.content.decode()
        links = {unescape(link).split("#")[0] for link in re.findall(r'href="(/[^"]*)"', html)}
        new = {link for link in links if not link.startswith("/static/")} - seen
        seen |= new
        ahead += new
        targets = {unescape(link) for link in re.findall(r'href="#([^"]+)"', html)}
        assert targets <= set(re.findall(r'id="([^"]+)"', html)), address
    assert set(site.addresses.values()) - {"/sitemap.xml", "/robots.txt", "/"} <= seen


@override_settings(ALLOWED_HOSTS=["www.example.org"])
def test_an_unknown_host_is_refused(site):
    assert Client().get("/", headers={"host": "kwaad.example"}).status_code == 400
    assert Client().get("/", headers={"host": "www.example.org"}).status_code == 200
