"""A question has a short answer, which says so when it is not certain."""

import pytest

from tests.factories.base import PageRelationFactory
from tests.factories.content import (
    GuideIndexPageFactory,
    GuidePageFactory,
    QuestionIndexPageFactory,
    QuestionPageFactory,
)
from tests.reading import graph, main, titles


@pytest.fixture
def index(home):
    return QuestionIndexPageFactory(parent=home)


def test_a_question_shows_its_answer_and_the_page_behind_it(client, home, index):
    page = QuestionPageFactory(parent=index, title="Mag ik stoppen?", answer="<p>Nog niet zomaar.</p>")
    guide = GuidePageFactory(parent=GuideIndexPageFactory(parent=home), title="Ik wil stoppen")
    PageRelationFactory(source=page, kind="related", target=guide)
    html = main(client, page.url)
    assert "Nog niet zomaar." in html
    assert f'href="{guide.url}"' in html
    assert "niet helemaal zeker" not in html


def test_search_engines_read_a_certain_answer_and_no_uncertain_one(client, index):
    sure = QuestionPageFactory(parent=index, title="Mag dat?", answer="<p>Ja, <b>altijd</b>.</p>")
    unsure = QuestionPageFactory(parent=index, is_uncertain=True)
    data = graph(client, sure.url)
    assert data["@type"] == "FAQPage"
    assert data["mainEntity"][0]["name"] == "Mag dat?"
    assert data["mainEntity"][0]["acceptedAnswer"]["text"] == "Ja, altijd."
    assert graph(client, unsure.url)["@type"] == "WebPage"
    assert "Niet alles in dit antwoord is helemaal zeker." in main(client, unsure.url)


def test_questions_stand_in_the_editors_order_and_are_found_by_who_asks(client, index):
    QuestionPageFactory(parent=index, title="Zit mijn kind zonder school?", asker="ouder")
    QuestionPageFactory(parent=index, title="Ben ik leerplichtig?", asker="leerling")
    assert titles(main(client, index.url)) == ["Zit mijn kind zonder school?", "Ben ik leerplichtig?"]
    assert titles(main(client, f"{index.url}?wie=leerling")) == ["Ben ik leerplichtig?"]
