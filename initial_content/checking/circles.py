"""Checks that no entry of the glossary, answer or service sends the reader round in a circle.

An entry leans on another one when its whole text, without words that tell nothing, has only words of itself and of that
other one: "Vraag het CLB" leans on the entry "CLB". An entry that leans on itself only repeats its title.
"""

from content.models import GlossaryEntryPage, NetworkPage, QuestionPage
from initial_content.checking.contacts import WAYS
from initial_content.checking.passages import paragraphs
from search.engine.dutch import tokens

# What tells a reader to look elsewhere, but not what he finds there. Everybody has a school.
SENDING = frozenset(
    {
        *("vraag", "vragen", "zie", "kijk", "bekijk", "lees", "bel", "zoek", "hoort", "school", "meer", "uitleg"),
        *("betekent", "betekenen", "woord", "heet", "hetzelfde"),
    }
)


def stems(*texts):
    """Return the stems of the words of some texts that tell something."""
    found = (token for text in texts for token in tokens(text))
    return {token.stem for token in found if not token.stop and token.text not in SENDING}


def explanation(record):
    """Return what a record tells somebody who asks, in plain text; None for one that can't send anybody round."""
    data = record.data
    if record.is_draft:
        return None
    if record.model is GlossaryEntryPage:
        return " ".join([data["summary"], *paragraphs(data.get("explanation", ""))])
    if record.model is QuestionPage:
        return " ".join(paragraphs(data.get("answer", "")))
    if record.model is NetworkPage and not any(data.get(way) for way in WAYS if way != "how_to_register"):
        return data.get("how_to_register")
    return None


def leans_on(words, own, other):
    """Return whether a text has only words of its own name and of another name, of which it has at least one.

    Args:
        words: stems of the text.
        own, other: stems of the names, which are one name for what leans on itself.
    """
    return words <= own | other and (own is other or bool(words & other))


def circles(told, own):
    """Return the circles, each as a list of keys, in the order of the texts.

    Args:
        told: ``{key: stems of its text}``.
        own: ``{key: stems of its name}`` of all that a text may lean on.
    """
    leans = {key: [other for other in own if leans_on(words, own[key], own[other])] for key, words in told.items()}
    found, seen = [], set()
    for start in leans:
        path = [start]
        while (following := next(iter(leans[path[-1]]), None)) and following not in path:
            path.append(following)
        if following == start and start not in seen:
            found.append(path)
            seen.update(path)
    return found


def check(pages, problems):
    """Report entries, answers and services that explain nothing but by each other.

    Args:
        pages: records of the pages.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    texts = {record.id: text for record in pages if (text := explanation(record))}
    by_id = {record.id: record for record in pages if record.id in texts}
    names = {
        key: stems(record.data["title"], *record.data.get("forms", []), record.data.get("written_out", ""))
        for key, record in by_id.items()
    }
    for path in circles({key: stems(text) for key, text in texts.items()}, names):
        titles = " → ".join(f"“{by_id[key].data['title']}”" for key in [*path, path[0]])
        said = f"stuurt in een kring: {titles}" if len(path) > 1 else "zegt niets meer dan de eigen titel"
        problems.on(by_id[path[0]], said)
