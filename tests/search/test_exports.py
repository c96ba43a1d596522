"""Every list is also a spreadsheet, data, a feed and a sheet to print, at its own address."""

import datetime
from xml.etree import ElementTree

import pytest

from search.listings import exports
from tests.factories.base import TermFactory
from tests.factories.content import PolicyIndexPageFactory, PolicyPageFactory
from tests.factories.practices import PracticeIndexPageFactory, PracticePageFactory
from tests.factories.research import PublicationIndexPageFactory, PublicationPageFactory
from tests.factories.site import FEEDS, INDEXES, LISTS
from tests.reading import cost, spreadsheet, workbook

ATOM = "{http://www.w3.org/2005/Atom}"
NAMES = list(exports.FORMATS)

TYPES = {
    "blad": "text/html; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "xlsx": exports.XLSX,
    "json": "application/json",
    "atom": "application/atom+xml; charset=utf-8",
}


def publish(parent, number):
    """Make practices that were published one day after the other, and give their titles."""
    days = [datetime.datetime(2026, 1, 1, tzinfo=datetime.UTC) + datetime.timedelta(n) for n in range(number)]
    return [
        PracticePageFactory(parent=parent, title=f"Voorbeeld {n:02}", first_published_at=day).title
        for n, day in enumerate(days)
    ]


def titles(client, address, form):
    """Return the titles in one form of a list, in order."""
    answer = client.get(f"{address}{'&' if '?' in address else '?'}vorm={form}")
    assert answer.status_code == 200, answer.content
    if form == "csv":
        return [row[0] for row in spreadsheet(answer)[1:]]
    if form == "xlsx":
        return [row[0] for row in workbook(answer)[1:]]
    if form == "json":
        return [item["title"] for item in answer.json()["results"]]
    if form == "atom":
        entries = ElementTree.fromstring(answer.content).findall(f"{ATOM}entry")
        return [entry.findtext(f"{ATOM}title") for entry in entries]
    return [page.title for page in answer.context["listing"].results]


@pytest.mark.parametrize("form", NAMES)
def test_every_list_has_every_form_in_its_own_media_type(site, client, form):
    for name in LISTS:
        answer = client.get(f"{site.addresses[name]}?vorm={form}")
        assert answer.status_code == 200, name
        assert answer.headers["Content-Type"] == TYPES[form], name
        assert answer.headers["X-Robots-Tag"] == "noindex", name
        assert not answer.cookies, name


@pytest.mark.parametrize("name", LISTS)
def test_a_list_links_to_its_other_forms_with_what_was_asked(site, client, name):
    query = "pagina=1" if name == "glossary" else "q=a&onbekend=1&pagina=1"
    text = client.get(f"{site.addresses[name]}?{query}").content.decode()
    if "Niets past" in text:
        text = client.get(site.addresses[name]).content.decode()
    for form in NAMES:
        # Nobody follows what is no news.
        offered = form != "atom" or name not in {"stories", "glossary", "questions", "themes"}
        assert (f"vorm={form}" in text) == offered, (name, form)


@pytest.mark.parametrize("form", NAMES)
def test_the_address_of_a_form_is_the_address_of_the_list(practices, client, form):
    term = TermFactory(name="Pesten", slug="pesten")
    PracticePageFactory(parent=practices, title="Ja", terms=[term])
    PracticePageFactory(parent=practices, title="Nee")
    text = client.get("/praktijken/?thema=pesten&sorteer=nieuwste&onbekend=1").content.decode()
    address = f"/praktijken/?thema=pesten&amp;sorteer=nieuwste&amp;vorm={form}"
    assert f'href="{address}"' in text
    assert titles(client, "/praktijken/?thema=pesten&sorteer=nieuwste", form) == ["Ja"]


@pytest.mark.parametrize("form", ["csv", "json", "blad"])
def test_a_form_holds_more_than_a_page_in_the_order_of_the_list(practices, client, request, way, form):
    made = publish(practices, 45)
    if way == "index":
        request.getfixturevalue("built")
    assert titles(client, "/praktijken/", form) == made
    assert titles(client, "/praktijken/?sorteer=nieuwste", form) == made[::-1]


@pytest.mark.parametrize("form", NAMES)
def test_a_form_has_no_numbered_pages(practices, client, form):
    PracticePageFactory(parent=practices, title="Eén")
    for number in ("1", "2", "999999999999999999999", "-1", "x"):
        assert titles(client, f"/praktijken/?pagina={number}", form) == ["Eén"], number


@pytest.mark.parametrize("asked", ["CSV", "Csv", "%20csv", "csv%20", "+CsV+", "&vorm=csv", "csv&vorm=", "csv&vorm=CSV"])
def test_a_form_is_known_in_capitals_and_with_a_space(practices, client, asked):
    PracticePageFactory(parent=practices, title="Eén")
    answer = client.get(f"/praktijken/?vorm={asked}")
    assert answer.headers["Content-Type"] == TYPES["csv"]
    assert [row[0] for row in spreadsheet(answer)[1:]] == ["Eén"]


@pytest.mark.parametrize(
    "question", ["vorm=xml", "vorm=%00", "vorm=csv,json", "vorm=csv&vorm=json", "Vorm=csv", "VORM=x"]
)
def test_a_form_that_there_is_not_is_not_found(site, client, question):
    for address in (*(site.addresses[name] for name in LISTS), *(site.addresses[name] for name in FEEDS)):
        answer = client.get(f"{address}?{question}")
        assert answer.status_code == 404, address
        assert "Dit adres vraagt een" in answer.content.decode(), address


def test_who_asks_for_a_form_that_there_is_not_hears_which_there_are(practices, client):
    told = client.get("/praktijken/?vorm=xml").content.decode()
    assert "Wel zijn er “blad”, “csv”, “xlsx”, “json” en “atom”. Kies opnieuw: http://testserver/praktijken/" in told


def test_no_form_at_all_is_the_page_itself(practices, client):
    for form in ("", "%20"):
        answer = client.get(f"/praktijken/?vorm={form}")
        assert answer.status_code == 200
        assert "<main" in answer.content.decode()
        assert "X-Robots-Tag" not in answer.headers


@pytest.mark.parametrize("form", NAMES)
def test_a_list_without_results_has_every_form(practices, client, form):
    assert titles(client, "/praktijken/?q=zeppelin", form) == []


def test_a_kept_form_keeps_its_headers(practices, store):
    for form in NAMES:
        first, second = (store.get(f"/praktijken/?vorm={form}") for _ in range(2))
        assert not second.rendered
        own = {"X-Request-ID": ""}
        assert {**first.headers, **own} == {**second.headers, **own}, form
        unchanged = store.get(f"/praktijken/?vorm={form}", if_none_match=first["ETag"])
        assert unchanged.status == 304


def test_what_is_very_large_is_not_kept(practices, store, monkeypatch):
    monkeypatch.setattr("base.page_store.application.LARGEST_KEPT", 10)
    answer = store.get("/praktijken/?vorm=csv")
    assert len(store) == 0
    assert store.get("/praktijken/?vorm=csv", if_none_match=answer["ETag"]).status == 304


def test_getting_another_form_counts_as_no_search(practices, visit, counted):
    visit("/praktijken/?q=spijbelen&vorm=csv")
    visit("/zoeken/?q=spijbelen&vorm=json")
    assert counted() == {}


def test_a_merged_term_sends_on_with_the_form(site, client):
    old = TermFactory(name="Brossen", slug="brossen")
    old.merge_into(site.theme)
    answer = client.get("/onderwerpen/thema/brossen/?vorm=csv")
    assert (answer.status_code, answer.headers["Location"]) == (301, f"{site.theme.get_absolute_url()}?vorm=csv")


# Feed and sheet


def test_the_feed_of_a_search_is_about_what_was_asked(site, client):
    feed = ElementTree.fromstring(client.get("/praktijken/?q=Hasselt&vorm=atom").content)
    assert "“Hasselt”" in feed.findtext(f"{ATOM}title")
    links = {link.get("rel"): link.get("href") for link in feed.findall(f"{ATOM}link")}
    assert links["self"] == "http://testserver/praktijken/?q=Hasselt&vorm=atom"
    assert links["alternate"] == "http://testserver/praktijken/?q=Hasselt"


def test_the_feed_of_a_list_holds_the_newest_whatever_the_order_of_the_list(
    practices, client, monkeypatch, request, way
):
    made = publish(practices, 4)
    if way == "index":
        request.getfixturevalue("built")
    monkeypatch.setitem(exports.FORMATS, "atom", exports.ExportFormat("Feed", 2, exports.as_feed, ending="atom"))
    assert titles(client, "/praktijken/?sorteer=titel", "atom") == made[:1:-1]


def test_the_sheet_says_what_was_asked_how_many_there_are_when_and_where(site, client):
    text = client.get("/praktijken/?thema=spijbelen&q=Hasselt&vorm=blad").content.decode()
    for part in ("Spijbelen", "“Hasselt”", "1 praktijkvoorbeeld", "http://testserver/praktijken/?q=Hasselt&amp;thema="):
        assert part in text, part
    assert 'name="robots" content="noindex' in text
    near = client.get(f"{site.addresses['networks']}?waar=8800&vorm=blad").content.decode()
    assert "<dd>8800</dd>" in near


@pytest.mark.parametrize("form", NAMES)
def test_what_a_form_does_with_words_that_are_none_it_says(practices, client, form):
    PracticePageFactory(parent=practices)
    answer = client.get(f"/praktijken/?q=%3F%3F&vorm={form}")
    text = str(workbook(answer)) if form == "xlsx" else answer.content.decode()
    assert "staat geen woord om op te zoeken" in text


# Size


def test_every_form_costs_as_many_queries_for_forty_pages_as_for_ten(site, client):
    grown = PracticeIndexPageFactory(parent=site.home, title="Meer", slug="meer")
    lists = [grown.url, *(site.addresses[name] for name in (*INDEXES, "search", "term"))]
    addresses = [f"{address}?vorm={form}" for address in lists for form in NAMES]
    PracticePageFactory.create_batch(10, parent=grown, terms=[site.theme])
    few = {address: cost(client, address) for address in addresses}
    PracticePageFactory.create_batch(30, parent=grown, terms=[site.theme])
    assert {address: cost(client, address) for address in addresses} == few
    assert max(few.values()) <= 16


def test_what_has_a_date_or_a_year_of_its_own_brings_it_along_in_every_list(home, client, built):
    policies, research = PolicyIndexPageFactory(parent=home), PublicationIndexPageFactory(parent=home)
    PolicyPageFactory(parent=policies, title="Plan", date=datetime.date(2012, 9, 1), date_precision="maand")
    PublicationPageFactory(parent=research, title="Studie", year=2017)
    built()
    for address in (policies.url, research.url, "/zoeken/"):
        rows = spreadsheet(client.get(f"{address}?vorm=csv"))
        place = rows[0].index("Datum of jaar")
        found = {row[0]: row[place] for row in rows[1:] if row[0] in {"Plan", "Studie"}}
        listed = client.get(f"{address}?vorm=json").json()["results"]
        assert found == {item["title"]: item["date"] for item in listed if item["title"] in found}
        assert found
        assert found.items() <= {"Plan": "2012-09", "Studie": "2017"}.items()
