"""Helpers for tests of the finder, which create questions and read answers."""

import re
from html import unescape

from tests.factories.base import without_publication_rule


def blocks(**questions):
    """Return the stored blocks of questions: ``blocks(leeftijd={"Jong": "wens", "Oud": [page]})``."""
    return [
        {
            "type": "question",
            "value": {
                "name": name,
                "question": f"Vraag {name}?",
                "answers": [
                    {"label": label, "next": to} if isinstance(to, str) else {"label": label, "pathways": list(to)}
                    for label, to in answers.items()
                ],
            },
        }
        for name, answers in questions.items()
    ]


def ask(finder, **questions):
    """Set the questions of a finder."""
    pages = {
        name: {label: to if isinstance(to, str) else [page.pk for page in to] for label, to in answers.items()}
        for name, answers in questions.items()
    }
    finder.questions = finder._meta.get_field("questions").to_python(blocks(**pages))
    with without_publication_rule():
        finder.save()


def answers_in(page):
    """Return the addresses of the answers on a page."""
    offered = re.search(r'<ul class="answers plain">(.*?)</ul>', page, re.DOTALL)
    return [unescape(address) for address in re.findall(r'href="([^"]*)"', offered[1])] if offered else []
