"""What a result says of the question: which words fit, which are missing, and what to do when there is none."""

import html
import re
from urllib.parse import quote

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from search.listings.zero_results import zero_result_help
from search.models import SynonymGroup
from tests.factories.base import TermFactory
from tests.factories.content import NetworkIndexPageFactory
from tests.factories.practices import PracticePageFactory
from tests.reading import text_of


@pytest.fixture
def pages(practices, home):
    level = TermFactory(facet="niveau", name="Secundair onderwijs", slug="secundair")
    theme = TermFactory(name="Pesten", slug="pesten")
    return {
        "both": PracticePageFactory(
            parent=practices, title="Spijbelcoach & team", search_description="Over <b>spijbelen</b>.", terms=[level]
        ),
        "one": PracticePageFactory(
            parent=practices, title="Spijbelen", search_description="Wegblijven.", terms=[theme]
        ),
        "deep": PracticePageFactory(
            parent=practices, title="Iets", search_description="Anders.", approach="<p>Zij gaan samen kajakken.</p>"
        ),
    }


@pytest.fixture
def seen(client, pages, built):
    return lambda address: text_of(client.get(address))


def test_the_words_that_fit_are_marked_and_our_own_text_stays_text(seen):
    text = seen("/praktijken/?q=spijbelen")
    assert "<mark>Spijbelcoach</mark> &amp; team" in text
    assert "Over &lt;b&gt;<mark>spijbelen</mark>&lt;/b&gt;." in text


def test_a_word_that_stands_in_the_text_only_shows_its_passage(seen):
    passage = seen("/praktijken/?q=kajakken").partition('<p class="passage">')[2]
    assert "samen <mark>kajakken</mark>" in passage.partition("</p>")[0]


def test_pages_with_every_word_come_first_and_the_others_say_what_they_lack(seen, client):
    text = seen("/praktijken/?q=team+spijbelen")
    listing = client.get("/praktijken/?q=team+spijbelen&x=1").context["listing"]
    assert [page.title for page in listing.results] == ["Spijbelcoach & team", "Spijbelen"]
    assert (listing.total, listing.found.complete) == (2, 1)
    assert "waarvan 1 met al je woorden bij elkaar" in text
    assert "verder uit elkaar, of ontbreekt er een" in text
    assert "Ontbreekt: team" in text


def test_in_another_order_no_line_divides_the_results(seen):
    assert "verder uit elkaar" not in seen("/praktijken/?q=team+spijbelen&sorteer=titel")


def test_what_only_resembles_the_words_is_said_to(seen):
    text = seen("/praktijken/?q=spijbelcoachabc")
    assert "We vonden niets met “spijbelcoachabc”" in text
    assert "al je woorden" not in text


def test_when_no_page_has_every_word_the_visitor_is_told(seen):
    assert "Geen enkele pagina heeft al je woorden bij elkaar" in seen("/praktijken/?q=kajakken+spijbelen")


def test_a_mended_word_is_said(seen):
    assert "We vonden niets met “kajaken”. Je ziet wat past bij" in seen("/praktijken/?q=kajaken")


def test_an_empty_list_names_the_word_that_stands_nowhere(seen):
    text = html.unescape(seen("/praktijken/?q=xylofoonles"))
    assert "Niets past bij <b>“xylofoonles”</b>." in text
    assert "Nergens vonden we" not in text
    text = html.unescape(seen("/praktijken/?q=xylofoonles+trombonecursus"))
    assert "Nergens vonden we “xylofoonles” of “trombonecursus”." in text
    assert "/onderwerpen/" in text


def test_an_empty_list_names_the_filter_to_leave_and_what_that_gives(seen, client):
    listing = client.get("/praktijken/?q=spijbelen&thema=pesten&niveau=secundair").context["listing"]
    assert listing.total == 0
    ways = {way.label: way for way in zero_result_help(listing).ways}
    assert ways["Zonder “Pesten”"].url == "/praktijken/?q=spijbelen&niveau=secundair"
    for way in ways.values():
        assert client.get(way.url).context["listing"].total == way.total > 0, way


def test_without_an_index_an_empty_list_still_says_what_to_do(client, pages):
    answer = client.get("/praktijken/?q=xylofoonles")
    assert answer.context["listing"].zero_result_help.ways == ()
    assert "alle onderwerpen" in answer.content.decode()


@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(query=st.text(st.sampled_from("<>&\"'spijbelen kajak\u00e9-"), max_size=30))
def test_what_is_marked_is_always_our_own_text_and_nothing_of_the_question(seen, pages, query):
    text = seen(f"/praktijken/?q={html.escape(query)}")
    results = text[text.index('<section class="results"') : text.index("</main>")]
    for row in re.findall(r'<li class="row">.*?</li>', results, re.DOTALL):
        plain = html.unescape(re.sub(r"</?mark>", "", row))
        assert any(page.title in plain for page in pages.values())
        assert set(re.findall(r"</?([a-z0-9]+)", row)) <= {"li", "h3", "a", "mark", "p", "span", "button"}


def test_words_that_were_mended_beside_exact_ones_are_said_too(seen):
    assert "Je ziet ook wat past bij “spijbelen kajakken”." in seen("/praktijken/?q=spijbelen+kajaken")


def test_a_list_leads_to_the_same_words_on_the_whole_site(seen):
    link = '<a href="/zoeken/?q=spijbelen">Zoek “spijbelen” op de hele site</a>'
    assert link in seen("/praktijken/?q=spijbelen&thema=")
    assert "op de hele site</a>" not in seen("/praktijken/") + seen("/zoeken/?q=spijbelen")
    assert "/zoeken/?q=xylofoonles" in seen("/praktijken/?q=xylofoonles")


@pytest.mark.parametrize("form", ["csv", "xlsx", "json", "atom", "blad"])
def test_every_form_of_a_list_says_how_its_results_fit(seen, form):
    assert "Geen enkele pagina heeft al je woorden bij elkaar" in seen(f"/praktijken/?q=kajakken+spijbelen&vorm={form}")


def test_a_postcode_leads_to_who_helps_there(seen, home):
    directory = NetworkIndexPageFactory(parent=home)
    text = seen("/zoeken/?q=9000")
    assert f'<a href="{directory.url}?waar=9000">wie helpt in 9000</a>' in text
    assert "?waar=" not in seen("/zoeken/?q=90001")


@pytest.mark.parametrize("typed", ["????", "-", '""', "\U0001f392"])
def test_a_text_without_a_word_says_so(seen, typed):
    text = html.unescape(seen(f"/praktijken/?q={quote(typed)}"))
    assert f"In “{typed}” staat geen woord om op te zoeken." in text
    assert "3 praktijkvoorbeelden" in text


def test_what_was_typed_stays_marked_beside_what_it_was_mended_to(client, pages, built):
    SynonymGroup.objects.create(words="brossen\nwegblijven")
    built()
    text = client.get("/praktijken/?q=brossen+kajaken").content.decode()
    assert "<mark>Wegblijven</mark>" in text
    assert "<mark>kajakken</mark>" in text


def test_without_an_index_quotes_and_leaving_out_mean_the_same(client, pages):
    def found(query):
        listing = client.get("/praktijken/", {"q": query}).context["listing"]
        return {page.title for page in listing.results}

    assert found("spijbelen -team") == {"Spijbelen"}
    assert found("-kajakken") == {"Spijbelcoach & team", "Spijbelen"}
    assert found('"samen kajakken"') == {"Iets"}
    assert found('"kajakken samen"') == set()
    assert found("spijbelen -Pesten") == {"Spijbelcoach & team"}
