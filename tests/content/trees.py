"""What tests of the finder share: how questions are made, and what a visitor reads on its pages."""

import re
from html import unescape


def blocks(**questions):
    """Give questions as the CMS stores them: ``blocks(leeftijd={"Jong": "wens", "Oud": [page]})``."""
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
    """Make these the questions of a finder."""
    pages = {
        name: {label: to if isinstance(to, str) else [page.pk for page in to] for label, to in answers.items()}
        for name, answers in questions.items()
    }
    finder.questions = finder._meta.get_field("questions").to_python(blocks(**pages))
    finder.save()


def answers_in(page):
    """The addresses of the answers that a page offers."""
    offered = re.search(r'<ul class="answers plain">(.*?)</ul>', page, re.DOTALL)
    return [unescape(address) for address in re.findall(r'href="([^"]*)"', offered[1])] if offered else []
