"""What is suggested while somebody types."""

import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from base import text
from search.indexing import reader
from search.listings.autocomplete import suggest
from tests.factories.base import TermFactory
from tests.factories.practices import PracticePageFactory
from tests.factories.research import PublicationIndexPageFactory, PublicationPageFactory


@pytest.fixture
def pages(practices):
    """Two practices on truancy, one of them under a narrower term, and a term that nobody carries."""
    theme = TermFactory(name="Spijbelen", slug="spijbelen", synonyms="brossen\nschoolverzuim")
    narrow = TermFactory(name="Luxeverzuim", slug="luxeverzuim", parent=theme)
    TermFactory(name="Spijkers", slug="spijkers")
    return [
        PracticePageFactory(parent=practices, title="Spijbelcoach in Aalst", terms=[theme]),
        PracticePageFactory(parent=practices, title="Een team dat belt", terms=[narrow]),
    ]


@pytest.fixture
def suggested(client, way, request):
    """Ask for suggestions as a browser does: ``[(kind, label), …]``."""
    bring_up_to_date = request.getfixturevalue("built") if way == "index" else lambda: None

    def suggested(asked):
        bring_up_to_date()
        answer = client.get("/zoeken/suggesties/", {"q": asked})
        assert answer.status_code == 200
        return [(each["kind"], each["label"]) for each in json.loads(answer.content)["suggestions"]]

    return suggested


def test_terms_and_pages_are_suggested_and_each_says_what_it_is(pages, suggested, client):
    assert suggested("spij") == [("term", "Spijbelen"), ("page", "Spijbelcoach in Aalst")]
    found = json.loads(client.get("/zoeken/suggesties/?q=spij").content)["suggestions"]
    assert [each["detail"] for each in found] == ["Thema", "Praktijkvoorbeeld"]
    assert [client.get(each["url"]).status_code for each in found] == [200, 200]


def test_a_synonym_leads_to_its_term_and_a_term_nobody_carries_is_not_suggested(pages, suggested, client):
    assert suggested("bros")[0] == ("term", "Spijbelen")
    found = json.loads(client.get("/zoeken/suggesties/?q=schoolv").content)["suggestions"]
    assert next(each["detail"] for each in found if each["kind"] == "term") == "Thema, ook “schoolverzuim”"
    assert ("term", "Spijkers") not in suggested("spijk")


def test_a_title_in_another_language_says_which(home, suggested, client):
    shelf = PublicationIndexPageFactory(parent=home)
    PublicationPageFactory(parent=shelf, title="What works against truancy", language="en")
    PublicationPageFactory(parent=shelf, title="What wij weten", language="nl")
    assert len(suggested("what w")) == 2
    found = json.loads(client.get("/zoeken/suggesties/?q=what w&x=1").content)["suggestions"]
    assert {each["label"]: each["lang"] for each in found} == {"What works against truancy": "en", "What wij weten": ""}


@pytest.mark.parametrize("asked", ["", " ", "s", "\x00", "\u200b"])
def test_one_letter_or_nothing_gives_nothing(pages, suggested, asked):
    assert suggested(asked) == []


def test_a_typing_error_is_mended(pages, client, built):
    found = json.loads(client.get("/zoeken/suggesties/?q=spijblcoach").content)["suggestions"]
    assert found[0]["kind"] == "correction"
    assert client.get(found[0]["url"]).context["listing"].total


def test_suggestions_are_never_more_than_eight(practices, suggested):
    for number in range(12):
        theme = TermFactory(name=f"Samen {number}", slug=f"samen-{number}")
        PracticePageFactory(parent=practices, title=f"Samen sterk {number}", terms=[theme])
    assert len(suggested("samen")) == 8


def test_the_number_of_queries_does_not_depend_on_the_number_of_pages(practices, client):
    def queries():
        with CaptureQueriesContext(connection) as captured:
            client.get("/zoeken/suggesties/?q=team")
        return len(captured)

    PracticePageFactory(parent=practices, title="Team 0")
    queries()
    few = queries()
    for number in range(1, 30):
        PracticePageFactory(parent=practices, title=f"Team {number}")
    queries()
    assert queries() <= few


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(asked=st.text(max_size=40))
def test_any_text_gives_suggestions_or_none(pages, built, asked):
    asked = text.clean(asked)
    assert len(suggest(asked, built())) <= 8
    assert len(suggest(asked)) <= 8


def test_other_words_for_the_same_suggest_what_the_search_finds(practices, client, built):
    PracticePageFactory(parent=practices, title="Een team dat belt", problem="Over spijbelen.")
    PracticePageFactory(parent=practices, title="Op bezoek in Brussel")
    built()
    for asked in ("brossen", "brosse", "wegblijven"):
        assert suggest(asked, reader.current()) == suggest("spijbelen", reader.current()) != []
        assert [each.label for each in suggest(asked, reader.current())] == ["Een team dat belt"]


def test_half_a_word_is_no_mistake_in_a_longer_question_either(practices, client, built):
    PracticePageFactory(parent=practices, title="Spijbelen", problem="Begeleiding na een schorsing.")
    PracticePageFactory(parent=practices, title="Geleid bezoek")
    built()
    assert suggest("zomaar begel", reader.current()) == []
    assert suggest("zomaar bgeeleiding", reader.current())[0].label == "zomaar begeleiding"
