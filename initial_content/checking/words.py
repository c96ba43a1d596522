"""Checks that the glossary has every abbreviation, and that texts can match each of its forms.

A translation has no links to the glossary, which is Dutch: it explains each abbreviation itself, in brackets behind it.
"""

import re
from collections import defaultdict

from content.glossary import WORD, is_abbreviation
from initial_content.loading.values import columns

# No abbreviations for readers: a level of WCAG, and names of licences.
IGNORED = frozenset({"AA", "BY", "CC", "EUPL", "MIT"})
PARTS = re.compile(r"[-’']")
EXPLAINED = re.compile(r"(\S+) \(")
LETTER_DASH = re.compile(r"[A-Z]-\w")


def abbreviations(text):
    """Return the words of a text that need an entry, each once: with two capitals or more, or like "B-code"."""
    words = dict.fromkeys(match[0].rstrip("-") for match in WORD.finditer(text))
    return [word for word in words if LETTER_DASH.match(word) or any(map(_is_abbreviation, PARTS.split(word)))]


def _is_abbreviation(part):
    return part not in IGNORED and sum(char.isupper() for char in part) > 1


def is_explained(word, known):
    """Return whether the glossary has a word, or each abbreviation in it ("CLB" in "CLB-medewerker").

    Args:
        word: from `abbreviations`.
        known: set of the words of the glossary.
    """
    if word in known:
        return True
    return not LETTER_DASH.match(word) and all(part in known for part in PARTS.split(word) if _is_abbreviation(part))


def check(passages, pages, problems):
    """Report abbreviations without an entry, and forms of entries that no text can match.

    Args:
        passages: of every record.
        pages: records of the pages.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    entries = [record for record in pages if record.model and "written_out" in columns(record.model)]
    known = {word for record in entries for form in _all_forms(record) for word in WORD.findall(form)}
    explained = defaultdict(set)
    for passage in passages:
        explained[passage.key].update(EXPLAINED.findall(passage.text))
    for passage in passages:
        for word in abbreviations(passage.text):
            if not passage.language and not is_explained(word, known):
                problems.add(passage.file, passage.line, f"“{word}” staat niet in de woordenlijst")
            elif passage.language and not is_explained(word, explained[passage.key]):
                problems.add(passage.file, passage.line, f"“{word}” staat nergens op de pagina uitgelegd")
    _check_forms(entries, problems)


def _all_forms(record):
    data = record.data
    return [data["title"], data.get("written_out", ""), *data.get("forms", [])]


def _check_forms(entries, problems):
    taken = {}
    for record in entries:
        title, forms = record.data["title"], record.data.get("forms", [])
        for form in forms:
            if not _can_match(form):
                problems.on(record, f"vorm “{form}” kan in geen enkele tekst gevonden worden")
        if not any(map(_can_match, [title, *forms])):
            problems.on(record, f"“{title}” kan in geen enkele tekst gevonden worden: geef het een vorm")
        for form in dict.fromkeys([title, *forms]):
            key = _key(form)
            other = taken.setdefault(key, record)
            if other is not record:
                problems.on(record, f"“{form}” hoort al bij “{other.data['title']}”")
            elif form in forms and key == _key(title):
                problems.on(record, f"vorm “{form}” is het woord zelf")


def _key(form):
    return form if is_abbreviation(form) else form.casefold()


def _can_match(form):
    """Return whether a form has only words, because texts are compared with it word by word."""
    return bool(form) and WORD.findall(form) == form.split()
