"""Every finding about the first content."""

from content.checking import addresses, doubles, sentences, sources, threads, words
from content.checking.passages import passages
from content.loading.problems import Problems


def report(content):
    """Check content that loading accepts.

    Args:
        content: `content.loading.reading.InitialContent`.

    Returns:
        Problems, in the order of files and lines.
    """
    problems = Problems()
    texts = [passage for record in [*content.terms, *content.pages] for passage in passages(record)]
    sources.check(content.pages, problems)
    threads.check(content.pages, problems)
    doubles.check(content.pages, problems)
    addresses.check(texts, addresses.addresses(content), problems)
    words.check(texts, content.pages, problems)
    sentences.check(texts, problems)
    problems.sort(key=_place)
    return problems


def _place(problem):
    file, line, _text = problem.split(":", 2)
    return file, int(line)
