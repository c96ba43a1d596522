"""A tree of questions: it follows answers, and finds what is wrong with the tree."""

from dataclasses import dataclass, field
from graphlib import CycleError, TopologicalSorter

from django.utils.text import slugify


@dataclass(frozen=True)
class Answer:
    """One answer.

    Args:
        label: Dutch.
        slug: its part of the address.
        next: name of the next question, or "".
        pathways: pages that the answer leads to; None for a page that was deleted.
        note: Dutch, shown with the pathways.
    """

    label: str
    slug: str
    next: str = ""
    pathways: tuple = ()
    note: str = ""


@dataclass(frozen=True)
class Question:
    """One question with its answers."""

    name: str
    text: str
    help: str = ""
    answers: tuple[Answer, ...] = ()

    @classmethod
    def from_block(cls, value):
        """Return the question of a `content.blocks.QuestionBlock` value."""
        answers = tuple(
            Answer(
                answer["label"],
                slugify(answer["label"]) or f"antwoord-{number}",
                answer["next"] or "",
                tuple(answer["pathways"]),
                answer["note"] or "",
            )
            for number, answer in enumerate(value["answers"], start=1)
        )
        return cls(value["name"], value["question"], value["help"] or "", answers)


@dataclass(frozen=True)
class Walk:
    """The result of following answers.

    Args:
        given: ``[(Question, Answer, slugs of the answers before it), …]``.
        question: the next question; None at the end.
    """

    given: list = field(default_factory=list)
    question: Question | None = None


class QuestionTree:
    """A tree of questions.

    Args:
        questions: list of `Question`; the first one is the root.
    """

    def __init__(self, questions):
        self.questions = questions
        self.by_name = {question.name: question for question in reversed(questions)}

    @classmethod
    def of(cls, stream):
        """Return the tree of a stream of `content.blocks.QUESTION_BLOCKS`."""
        return cls([Question.from_block(block.value) for block in stream])

    def walk(self, slugs):
        """Follow answers from the root.

        Args:
            slugs: the answers' slugs, in order.

        Returns:
            `Walk`, or None when one of the answers does not exist.
        """
        question = self.questions[0] if self.questions else None
        given = []
        for number, slug in enumerate(slugs):
            answer = next((each for each in question.answers if each.slug == slug), None) if question else None
            if answer is None:
                return None
            given.append((question, answer, slugs[:number]))
            question = self.by_name.get(answer.next) if answer.next else None
        return Walk(given, question)

    def missing(self):
        """Return what the tree lacks to be published, as Dutch sentences."""
        return self.problems() if self.questions else ["Stel minstens één vraag voor je publiceert."]

    def problems(self):
        """Return what is wrong with the tree, as Dutch sentences; empty when every answer leads somewhere."""
        found = []
        names = [question.name for question in self.questions]
        found += [
            f"Het korte woord “{name}” staat er twee keer." for name in sorted({n for n in names if names.count(n) > 1})
        ]
        for question in self.questions:
            slugs = [answer.slug for answer in question.answers]
            if len(set(slugs)) < len(slugs):
                found.append(f"Bij “{question.text}” staan twee antwoorden die te veel op elkaar lijken.")
            if not slugs:
                found.append(f"Bij “{question.text}” staan geen antwoorden.")
            for answer in question.answers:
                found += self._problems_of(question, answer)
        if not found:
            found += self._cycles() or self._unreachable()
        return found

    def _problems_of(self, question, answer):
        where = f"Antwoord “{answer.label}” bij “{question.text}”"
        ends = [page for page in answer.pathways if page]
        if answer.next and ends:
            yield f"{where} leidt naar een vraag en naar wegen. Kies één van beide."
        elif answer.next and answer.next not in self.by_name:
            yield f"{where} leidt naar “{answer.next}”, en die vraag is er niet."
        elif not answer.next and not ends:
            yield f"{where} leidt nergens heen. Kies een volgende vraag of een weg."

    def _cycles(self):
        """Return a Dutch sentence about a question that leads back to itself, if any."""
        try:
            graph = {question.name: {answer.next for answer in question.answers} for question in self.questions}
            TopologicalSorter(graph).prepare()
        except CycleError as error:
            return [f"Vanaf “{self.by_name[error.args[1][0]].text}” kom je weer bij dezelfde vraag uit."]
        return []

    def _unreachable(self):
        reached, waiting = set(), [self.questions[0].name] if self.questions else []
        while waiting:
            name = waiting.pop()
            if name not in reached:
                reached.add(name)
                waiting += [answer.next for answer in self.by_name[name].answers if answer.next]
        return [f"Geen antwoord leidt naar de vraag “{q.text}”." for q in self.questions if q.name not in reached]
