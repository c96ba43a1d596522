"""What OR, AND and NOT find is the same with and without an index, in counts, data and suggestions."""

import pytest

from base.keys import key_of
from search import editorial
from search.listings.autocomplete import suggest
from search.models import PromotedResult
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.reading import spreadsheet

TITLES = ["Spijbelen", "Pesten", "Spijbelen en pesten", "Pesten op school", "School", "Iets anders"]
ASKED = {
    "spijbelen OR pesten": TITLES[:4],
    "spijbelen OF pesten OR": TITLES[:4],
    "OR spijbelen OR pesten OR school": TITLES[:5],
    "spijbelen AND pesten": TITLES[2:3],
    "spijbelen OR, pesten": TITLES[:4],
    "spijbelen (OR) pesten": TITLES[:4],
    '"pesten op school" OR spijbelen': [TITLES[0], *TITLES[2:4]],
    "spijbelen OR pesten -school": TITLES[:3],
    "pesten NOT school": TITLES[1:3],
}


@pytest.fixture
def pages(practices):
    themes = {word: TermFactory(name=f"Thema {word}", slug=word) for word in ("een", "twee")}
    return [
        PracticePageFactory(parent=practices, title=title, terms=[themes["een" if number < 2 else "twee"]])
        for number, title in enumerate(TITLES)
    ]


def test_operators_find_the_same_with_and_without_an_index_counted_right(pages, titles, counts, way):
    for asked, found in ASKED.items():
        assert set(titles(f"q={asked}")) == set(found), asked
        numbers = {
            "een": sum(title in TITLES[:2] for title in found),
            "twee": sum(title in TITLES[2:] for title in found),
        }
        shown = {value: number for value, number in counts(f"q={asked}")["thema"].items() if number}
        assert shown == {value: number for value, number in numbers.items() if number}, asked
    assert set(titles("q=spijbelen OR pesten&thema=een")) == set(TITLES[:2])


def test_or_finds_at_least_what_each_word_finds_whatever_is_forgiven(pages, titles, way, practices):
    PracticePageFactory(parent=practices, title="Leerlingenbegeleiding voor iedereen op school")
    words = ["spijbeln", "leerlingenbegeleider", "hulp bij pesten op school", "zeppelin", "school"]
    each = [set(titles(f"q={word}", page_size=100)) for word in words]
    assert set(titles(f"q={' OR '.join(words)}", page_size=100)) == set.union(*each)


def test_data_spreadsheet_and_suggestions_find_the_same(pages, client, built):
    opened = built()
    for asked, found in ASKED.items():
        data = client.get("/api/v1/pages/praktijkvoorbeelden", {"q": asked}).json()
        assert {item["title"] for item in data["results"]} == set(found), asked
        rows = spreadsheet(client.get("/praktijken/", {"q": asked, "vorm": "csv"}))[1:]
        assert {row[0] for row in rows} == set(found), asked
        for index in (opened, None):
            assert {each.label for each in suggest(asked, index) if each.kind == "page"} <= set(found), (asked, index)
    assert {each.label for each in suggest("spijbelen OR pesten", opened)} == set(TITLES[:4])
    assert {each.label for each in suggest("spijbelen OR pesten", None)} == set(TITLES[:4])


def test_what_is_promoted_for_a_way_is_promoted_for_the_question(pages):
    PromotedResult.objects.create(page=pages[5], words="spijbelen")
    PromotedResult.objects.create(page=pages[4], words="pesten")
    assert editorial.promoted("pesten OR spijbelen OR zeppelin") == (key_of(pages[4]), key_of(pages[5]))
    assert editorial.promoted("pesten spijbelen") == editorial.promoted("pesten OR spijbelen -school") == ()


def test_the_list_says_what_fits_best_where_a_way_is_only_in_part_there(pages, client, built):
    built()
    page = client.get("/praktijken/", {"q": "school OR spijbelen zeppelin"}).content.decode()
    assert "waarvan 2 die er het best bij passen" in page
    assert "Ontbreekt: zeppelin" in page
