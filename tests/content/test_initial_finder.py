"""The questions that the site starts with: every row of answers, followed to its end."""

import pytest

from content.models import PathwayFinderPage, PathwayPage
from tests.content.trees import answers_in
from tests.reading import html, titles

MOST_QUESTIONS = 5


@pytest.fixture
def initial(initial_content):
    return PathwayFinderPage.objects.public().get()


def test_every_row_of_answers_ends_soon_in_two_or_three_ways(initial, client, capsys):
    ends, asked, ahead = {}, set(), [(initial.url, 0)]
    while ahead:
        address, given_answers = ahead.pop()
        page = html(client, address)
        if offered := answers_in(page):
            assert given_answers < MOST_QUESTIONS, address
            asked.add(address)
            ahead += [(each, given_answers + 1) for each in offered]
        else:
            ends[address] = given_answers
            assert 2 <= len(titles(page)) <= 3, address
            assert len(set(titles(page))) == len(titles(page)), address
            assert 'class="notice"' in page, address
    assert len(ends) >= 20
    with capsys.disabled():
        print(f"\nfinder: {len(ends)} rows of answers, {min(ends.values())} to {max(ends.values())} questions each")


def test_every_way_is_the_end_of_some_answer(initial):
    reached = {
        page.pk for question in initial.tree.questions for answer in question.answers for page in answer.pathways
    }
    assert {page.pk for page in PathwayPage.objects.public()} == reached


def test_every_question_of_the_site_is_short_and_complete(initial):
    assert initial.publication_problems() == []
    for question in initial.tree.questions:
        assert question.text.endswith("?")
        assert len(question.text.split()) <= 10
        assert 2 <= len(question.answers) <= 5
        assert all(len(answer.label.split()) <= 12 for answer in question.answers)
