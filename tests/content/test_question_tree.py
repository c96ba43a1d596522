"""A tree of questions: it is whole when, and only when, every answer leads to at least one way."""

import pytest
from hypothesis import event, example, given, settings
from hypothesis import strategies as st

from content.question_tree import Answer, Question, QuestionTree

NAMES = ["leeftijd", "school", "werk", "wens", "taal"]


def question(name, **answers):
    """A question of which each answer leads to the name of a question, or ends in a list of ways."""
    return Question(
        name,
        f"Vraag {name}?",
        answers=tuple(
            Answer(slug.capitalize(), slug, to if isinstance(to, str) else "", () if isinstance(to, str) else tuple(to))
            for slug, to in answers.items()
        ),
    )


def every_walk(questions, answer=None, before=()):
    """Follow every row of answers by hand: ``(slugs, last answer)`` of each; None where it goes round or nowhere."""
    if answer and not answer.next:
        yield before, answer
        return
    name = answer.next if answer else questions[0].name
    asked = next((each for each in questions if each.name == name), None)
    if asked is None or not asked.answers or len(before) >= len(questions):
        yield before, None
        return
    for each in asked.answers:
        yield from every_walk(questions, each, (*before, each.slug))


def is_whole(questions):
    """What `Tree.problems` must find out, the long way."""
    if not questions:
        return True
    names = [each.name for each in questions]
    answers = [answer for each in questions for answer in each.answers]
    if len(set(names)) < len(names) or any(
        len({answer.slug for answer in each.answers}) < len(each.answers) for each in questions
    ):
        return False
    if any(answer.next and any(answer.pathways) for answer in answers):
        return False
    walks = list(every_walk(questions))
    if not all(last and any(last.pathways) for _slugs, last in walks):
        return False
    reached = {names[0]} | {answer.next for answer in answers if answer.next}
    return reached == set(names)


@st.composite
def trees(draw):
    """A few questions: mostly in order and whole, now and then with something wrong."""
    names = draw(st.lists(st.sampled_from(NAMES), max_size=5, unique=draw(st.integers(0, 9)) > 0))
    careful = draw(st.booleans())
    # A careful editor leads every later question from an earlier one, and never back.
    parents = {number: draw(st.integers(0, number - 1)) for number in range(1, len(names))}
    questions = []
    for number, name in enumerate(names):
        ahead = [names[child] for child, parent in parents.items() if parent == number]
        onward = st.sampled_from(names[number + 1 :] or [""]) if careful else st.sampled_from([*NAMES, "", "elders"])
        ends = st.lists(st.sampled_from(["weg 1", "weg 2", None]), max_size=3).map(tuple)
        answers = [Answer(f"Naar {to}", f"naar-{to}-{place}", to) for place, to in enumerate(ahead)]
        for place in range(draw(st.integers(0 if ahead or not careful else 1, 2))):
            to = draw(onward)
            end = ("weg 3",) if careful and not to else draw(ends) if not (careful and to) else ()
            slug = f"antwoord-{place if draw(st.integers(0, 9)) else 0}"
            answers.append(Answer("Antwoord", slug, to, end))
        questions.append(Question(name, f"Vraag {name}?", answers=tuple(answers)))
    return questions


@settings(max_examples=500)
@given(trees())
@example([question("a", ja=["weg"], nee="b"), question("b")])  # a question without answers
@example([question("a", ja=["weg"]), question("b", ja=["weg"])])  # one that nothing leads to
@example([question("a", ja="b", nee=["weg"]), question("b", ja="a", nee=["weg"])])  # round and round
@example([question("a", ja="a", nee=["weg"])])
@example([question("a", ja=[None], nee=["weg"])])
@example([question("a", ja=["weg"], nee="b"), question("b", ja="b"), question("b", ja=["weg"])])
def test_a_tree_has_no_problems_when_and_only_when_every_answer_leads_to_a_way(questions):
    problems = QuestionTree(questions).problems()
    event("whole" if is_whole(questions) else "not whole")
    assert (problems == []) == is_whole(questions), problems


@given(trees())
def test_a_walk_follows_the_answers_as_they_stand(questions):
    tree = QuestionTree(questions)
    if not questions or tree.problems():
        return
    for slugs, last in every_walk(questions):
        for number in range(len(slugs)):
            step = tree.walk(list(slugs[:number]))
            assert slugs[number] in [answer.slug for answer in step.question.answers]
        walk = tree.walk(list(slugs))
        assert walk.question is None
        assert walk.given[-1][1] == last
        assert [answer.slug for _question, answer, _before in walk.given] == list(slugs)
        assert [before for _question, _answer, before in walk.given] == [list(slugs[:n]) for n in range(len(slugs))]


@given(trees(), st.lists(st.sampled_from(["antwoord-0", "antwoord-1", "naar-werk-0", "x", ""]) | st.text(), max_size=8))
def test_any_row_of_answers_is_followed_or_refused(questions, slugs):
    walk = QuestionTree(questions).walk(slugs)
    assert walk is None or [answer.slug for _question, answer, _before in walk.given] == slugs


@pytest.mark.parametrize(
    ("questions", "told"),
    [
        ([question("a", ja="weg-ermee", nee=["weg"])], ["Antwoord “Ja” bij “Vraag a?” leidt naar “weg-ermee”"]),
        ([question("a", ja=[], nee=["weg"])], ["Antwoord “Ja” bij “Vraag a?” leidt nergens heen."]),
        ([question("a", ja=["weg"]), question("a", ja=["weg"])], ["Het korte woord “a” staat er twee keer."]),
        ([question("a", ja="b"), question("b")], ["Bij “Vraag b?” staan geen antwoorden."]),
        ([question("a", ja=["weg"]), question("b", ja=["weg"])], ["Geen antwoord leidt naar de vraag “Vraag b?”."]),
        (
            [question("a", ja="b", nee="b"), question("b", ja="a", nee="a")],
            ["Vanaf “Vraag a?” kom je weer bij dezelfde vraag uit."],
        ),
        (
            [Question("a", "Vraag a?", answers=(Answer("Ja", "ja", "a", ("weg",)),))],
            ["Antwoord “Ja” bij “Vraag a?” leidt naar een vraag en naar wegen."],
        ),
        (
            [Question("a", "Vraag a?", answers=(Answer("Ja", "ja", "", ("weg",)), Answer("Ja!", "ja", "", ("weg",))))],
            ["Bij “Vraag a?” staan twee antwoorden die te veel op elkaar lijken."],
        ),
    ],
)
def test_an_editor_reads_once_and_in_dutch_what_is_wrong(questions, told):
    problems = QuestionTree(questions).problems()
    assert len(problems) == len(told)
    assert all(problem.startswith(start) for problem, start in zip(problems, told, strict=True))


def test_two_ways_may_come_together_again_in_one_question():
    questions = [question("a", ja="b", nee="c"), question("b", ja="c"), question("c", ja=["weg"])]
    assert QuestionTree(questions).problems() == []


def test_no_questions_ask_nothing():
    assert QuestionTree([]).problems() == []
    assert QuestionTree([]).walk([]).question is None
    assert QuestionTree([]).walk(["iets"]) is None


def test_a_very_long_row_of_questions_is_no_trouble():
    names = [f"vraag-{number}" for number in range(1000)]
    questions = [question(name, ja=after) for name, after in zip(names, names[1:], strict=False)]
    assert QuestionTree([*questions, question(names[-1], ja=["weg"])]).problems() == []
    assert "weer bij dezelfde vraag" in QuestionTree([*questions, question(names[-1], ja=names[0])]).problems()[0]
