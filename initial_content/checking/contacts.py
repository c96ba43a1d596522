"""Checks that whoever is told to call somebody finds a number or a way.

A service has a telephone number, an address of any kind or a way to register. A step of a guide that says "bel" names a
number, or leads to a service that has a way. Its reader has the numbers of the people of the school already.
"""

import re

from content.models import GuidePage, NetworkPage
from initial_content.checking.passages import paragraphs
from initial_content.checking.sentences import END

WAYS = ("phone", "email", "website", "address", "how_to_register")
CALL = re.compile(r"(?<!wie je kan )\bbel(?:len)?\b", re.IGNORECASE)
# A number, or where the reader finds it.
NUMBER = re.compile(r"\d{3,}|\bnummer\b|\b\w+\.(?:be|eu|com)\b")
KNOWN = re.compile(
    r"\b(?:ouders?|huis|thuis|school|scholen|leerling|kind|jongere|klassenleraar|leraar|klasgenoot|secretariaat|directie)\b"
)


def has_way(record):
    """Return whether somebody can reach the service of a record."""
    return any(record.data.get(name) for name in WAYS)


def check(pages, problems):
    """Report public services that nobody can reach, and steps that say "bel" without saying how.

    Args:
        pages: records of the pages.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    reached = {record.id for record in pages if record.model is NetworkPage and not record.is_draft and has_way(record)}
    for record in pages:
        if record.is_draft:
            continue
        if record.model is NetworkPage and record.id not in reached:
            problems.on(record, "geen telefoon, adres of andere weg: niemand kan deze dienst bereiken")
        if record.model is GuidePage:
            for number, step in enumerate(record.data.get("steps") or [], 1):
                if not reached & set(step.get("pages") or []) and (said := unanswered(step)):
                    problems.on(record, f"stap {number} zegt “bel” zonder nummer of dienst: “{said}”")


def unanswered(step):
    """Return the first sentence of a step that says "bel" and names nobody whose number the reader has; "" without one.

    Args:
        step: values of a step of a guide.
    """
    title, texts = step.get("title", ""), paragraphs(step.get("text", ""))
    if any(NUMBER.search(text) for text in [title, *texts]):
        return ""
    sentences = (sentence for text in [title, *texts] for sentence in END.split(text))
    calls = [each for each in sentences if CALL.search(each)]
    # "Bel de ouders" as the title says of the whole step who is called.
    return next((each for each in calls if not KNOWN.search(each) and not (title in calls and KNOWN.search(title))), "")
