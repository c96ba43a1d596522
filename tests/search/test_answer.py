"""A search shows the page that answers the question whole apart, before its results."""

import re
from html import unescape

import pytest

from search.models import PromotedResult
from tests.factories.base import TermFactory
from tests.factories.content import (
    GlossaryEntryPageFactory,
    GlossaryPageFactory,
    GuideIndexPageFactory,
    GuidePageFactory,
    QuestionIndexPageFactory,
    QuestionPageFactory,
)
from tests.factories.practices import PracticePageFactory
from tests.reading import main, titles


@pytest.fixture
def guide(home):
    index, theme = GuideIndexPageFactory(parent=home), TermFactory(slug="tucht")
    return GuidePageFactory(parent=index, title="Een leerling wordt geschorst: wat nu?", terms=[theme])


@pytest.fixture
def answer(client, built, index_folder):
    """A function that searches, and returns the title of the answer, or None."""

    def answer(query, **more):
        built()
        html = main(client, f"/zoeken/?q={query}{''.join(f'&{key}={value}' for key, value in more.items())}")
        found = re.search(r'<section class="answer.*?<a [^>]*>([^<]*)</a>', html, re.DOTALL)
        rest = titles(html.partition('<section class="answer')[2].partition("</section>")[2] if found else html)
        title = unescape(found[1]) if found else None
        assert title not in rest
        return title

    return answer


@pytest.mark.parametrize(
    "query", ["geschorst", "leerling geschorst", "een leerling is geschorst wat nu", "geschorste leerlingen"]
)
def test_a_guide_answers_who_asks_with_words_of_its_title(guide, answer, query):
    assert answer(query) == guide.title


def test_a_word_that_the_title_lacks_is_no_whole_answer(guide, answer):
    assert answer("leerling geschorst wegens vechten") is None


def test_a_practice_is_an_example_and_no_answer(practices, answer):
    PracticePageFactory(parent=practices, title="Bemiddeling")
    assert answer("bemiddeling") is None


def test_a_word_of_the_glossary_answers_only_who_asks_that_word(home, answer):
    GlossaryEntryPageFactory(parent=GlossaryPageFactory(parent=home), title="Time-out")
    assert answer("time-out") == "Time-out"
    assert answer("wat is een time-out") == "Time-out"
    assert answer("time-out in Gent") is None


@pytest.mark.parametrize("query", ["wat is een b code", "B-code", "bcodes", "b-codes"])
def test_a_hyphen_makes_no_difference(home, answer, query):
    GlossaryEntryPageFactory(parent=GlossaryPageFactory(parent=home), title="B-code")
    assert answer(query) == "B-code"


@pytest.mark.parametrize("query", ["...", "de", "-"])
def test_signs_and_small_words_answer_nothing_and_break_nothing(guide, answer, query):
    assert answer(query) is None


def test_what_an_editor_promotes_answers_whatever_its_title(home, answer):
    page = QuestionPageFactory(
        parent=QuestionIndexPageFactory(parent=home), title="Mag ik stoppen?", answer="<p>Kappen.</p>"
    )
    PromotedResult.objects.create(page=page, words="kappen met school")
    assert answer("kappen met school") == "Mag ik stoppen?"


@pytest.mark.parametrize("more", [{"thema": "tucht"}, {"sorteer": "titel"}])
def test_who_narrows_or_sorts_gets_a_plain_list(guide, answer, more):
    assert answer("geschorst", **more) is None


def test_a_page_that_is_withdrawn_answers_nothing(guide, answer):
    guide.unpublish()
    assert answer("geschorst") is None


def test_lists_of_one_type_show_no_answer(client, guide, built):
    built()
    assert '<section class="answer' not in main(client, f"{guide.get_parent().url}?q=geschorst")
