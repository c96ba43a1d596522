"""What a list does not know: a page says so in Dutch, a file, a feed or a script gets nothing instead of everything."""

import datetime

import pytest

from search.listings import exports
from tests.factories.practices import PracticePageFactory
from tests.factories.site import FEEDS, LISTS
from tests.reading import spreadsheet

UNKNOWN = [
    "thema=bestaat-niet",
    "kleur=rood",
    "thema=spijbelen&thema=bestaat-niet",
    "Thema=spijbelen",
    "thema[]=spijbelen",
]


@pytest.mark.parametrize("question", UNKNOWN)
def test_no_file_or_feed_answers_what_it_does_not_know(site, client, question):
    for name in (*LISTS, *FEEDS):
        address = site.addresses[name]
        for asked in [f"{address}?{question}", *(f"{address}?{question}&vorm={form}" for form in exports.FORMATS)]:
            if name in FEEDS or "vorm" in asked:
                answer = client.get(asked)
                assert answer.status_code == 404, asked
                assert site.practice.title not in answer.content.decode()


@pytest.mark.parametrize("question", UNKNOWN)
def test_the_page_of_a_list_names_what_it_does_not_know(site, client, question):
    for name in LISTS:
        text = client.get(f"{site.addresses[name]}?{question}").content.decode()
        assert "We lieten dat filter weg." in text, name
        named = [part for part in ("bestaat-niet", "kleur", "Thema", "thema[]") if part in question]
        # The glossary has no filters, and the list of a term none of its own facet.
        assert f"“{named[0]}”" in text or "heeft geen filter “thema”" in text, name


def test_a_filter_of_another_list_is_unknown(site, client):
    for address, question in {
        "/praktijken/": "land=NL",
        "/onderwerpen/thema/spijbelen/": "thema=vaak-te-laat",
        site.addresses["policies"]: "provincie=limburg",
        "/zoeken/": "waar=8800",
    }.items():
        name = question.split("=")[0]
        assert f"heeft geen filter “{name}”" in client.get(f"{address}?{question}").content.decode()
        assert client.get(f"{address}?{question}&vorm=csv").status_code == 404


def test_a_feed_narrows_as_its_list_does(site, client):
    for name in ("practices", "term"):
        address = site.addresses[name]
        known, empty = (client.get(f"{address}feed/?q={word}").content.decode() for word in ("Hasselt", "zeppelin"))
        assert site.practice.title in known
        assert "<entry>" not in empty
        assert client.get(f"{address}feed/?niveau=Secundair").content.decode().count("<entry>") == 1


def test_no_file_or_feed_answers_in_an_order_that_it_does_not_know(site, client):
    for name in (*LISTS, *FEEDS):
        address = site.addresses[name]
        for sort in ("onzin", "nabij", "toegevoegd"):
            for end in ("",) if name in FEEDS else [f"&vorm={form}" for form in exports.FORMATS]:
                assert client.get(f"{address}?sorteer={sort}{end}").status_code == 404, (name, sort, end)
            assert name in FEEDS or client.get(f"{address}?sorteer={sort}").status_code == 200, (name, sort)


def test_an_order_is_known_in_capitals_and_when_there_is_nothing_to_order_by(practices, client):
    for day, title in enumerate(("Aap", "Beer"), start=1):
        PracticePageFactory(
            parent=practices, title=title, first_published_at=datetime.datetime(2026, 1, day, tzinfo=datetime.UTC)
        )
    for sort in ("nieuwste", "Nieuwste", "+NIEUWSTE+"):
        for form in ("csv", "blad", ""):
            answer = client.get(f"/praktijken/?sorteer={sort}&vorm={form}").content.decode()
            assert answer.index("Beer") < answer.index("Aap"), (sort, form)
    for sort in ("", "relevantie"):
        answer = client.get(f"/praktijken/?sorteer={sort}&vorm=csv")
        assert [row[0] for row in spreadsheet(answer)[1:]] == ["Aap", "Beer"], sort


def test_a_place_that_nobody_knows_gives_no_file(site, client):
    networks = site.addresses["networks"]
    for form in exports.FORMATS:
        assert client.get(f"{networks}?waar=8800&vorm={form}").status_code == 200
        assert client.get(f"{networks}?waar=&vorm={form}").status_code == 200
        for place in ("9999", "Nergens", "!!"):
            assert client.get(f"{networks}?waar={place}&vorm={form}").status_code == 404, (place, form)
    assert "kennen we niet" in client.get(f"{networks}?waar=9999").content.decode()


def test_what_others_hang_on_an_address_is_no_filter(site, client):
    others = "utm_source=brief&utm_campaign=x&fbclid=1&gclid=2&mc_cid=3&_gl=4&thema=&kleur=+"
    assert client.get(f"/praktijken/?{others}").context["listing"].notices == []
    for form in exports.FORMATS:
        assert client.get(f"/praktijken/?{others}&vorm={form}").status_code == 200
    assert "<entry>" in client.get(f"/praktijken/feed/?{others}").content.decode()


def test_a_script_that_filters_terms_gets_no_terms(site, client):
    for question in ("facet=thema", "thema=spijbelen", "facet=bestaat-niet"):
        answer = client.get(f"/api/v1/terms?{question}")
        assert answer.status_code == 400
        assert "kennen we niet" in answer.json()["detail"]
