"""Runs all checks of the initial content."""

from initial_content.checking import (
    addresses,
    circles,
    contacts,
    duplicates,
    foreign,
    links,
    related,
    sentences,
    sources,
    unread,
    words,
)
from initial_content.checking.passages import passages
from initial_content.loading.problems import Problems


def report(content):
    """Return the `Problems` of content that loading accepts, in the order of files and lines.

    Args:
        content: `initial_content.loading.reading.InitialContent`.
    """
    problems = Problems()
    texts = [passage for record in [*content.terms, *content.pages, *content.records] for passage in passages(record)]
    sources.check(content.pages, problems)
    related.check(content.pages, problems)
    duplicates.check([*content.pages, *content.records], problems)
    addresses.check(texts, addresses.addresses(content), problems)
    words.check(texts, content.pages, problems)
    sentences.check(texts, problems)
    unread.check(content.pages, problems)
    contacts.check(content.pages, problems)
    circles.check(content.pages, problems)
    links.check(content.pages, problems)
    foreign.check([*content.pages, *content.records], problems)
    problems.sort(key=_place)
    return problems


def _place(problem):
    file, line, _text = problem.split(":", 2)
    return file, int(line)
