"""The glossary explains every abbreviation, and each of its forms can be found in a text."""

import re

from content.glossary import WORD, is_abbreviation
from content.loading.values import columns

# What looks like an abbreviation and stands for nothing that a reader has to know: a level, and names of licences.
PLAIN = frozenset({"AA", "BY", "CC", "EUPL", "MIT"})
PARTS = re.compile(r"[-’']")
LETTER_DASH = re.compile(r"[A-Z]-\w")


def abbreviations(text):
    """Give the words of a text that need an entry, each once: two capitals or more, or a letter and a dash (B-code)."""
    found = [match[0].rstrip("-") for match in WORD.finditer(text)]
    return [word for word in dict.fromkeys(found) if LETTER_DASH.match(word) or any(map(_short, PARTS.split(word)))]


def _short(part):
    return part not in PLAIN and sum(char.isupper() for char in part) > 1


def is_explained(word, known):
    """Tell whether the glossary holds a word, or each abbreviation in it ("CLB-medewerker" by way of "CLB").

    Args:
        word: from `abbreviations`.
        known: set of the words that the glossary holds.
    """
    if word in known:
        return True
    return not LETTER_DASH.match(word) and all(part in known for part in PARTS.split(word) if _short(part))


def check(passages, pages, problems):
    """Note abbreviations without an entry, and forms of entries that no text can ever match.

    Args:
        passages: of every record.
        pages: records of the pages.
        problems: `content.loading.problems.Problems` to add to.
    """
    entries = [record for record in pages if record.model and "written_out" in columns(record.model)]
    known = {word for record in entries for form in _said(record) for word in WORD.findall(form)}
    for passage in passages:
        for word in abbreviations(passage.text):
            if not is_explained(word, known):
                problems.add(passage.file, passage.line, f"“{word}” staat niet in de woordenlijst")
    _check_forms(entries, problems)


def _said(record):
    data = record.data
    return [data["title"], data.get("written_out", ""), *data.get("forms", [])]


def _check_forms(entries, problems):
    taken = {}
    for record in entries:
        title, forms = record.data["title"], record.data.get("forms", [])
        for form in forms:
            if not _can_be_found(form):
                problems.on(record, f"vorm “{form}” kan in geen enkele tekst gevonden worden")
        if not any(map(_can_be_found, [title, *forms])):
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


def _can_be_found(form):
    """Tell whether a form is nothing but words, as a text is compared with it word by word."""
    return bool(form) and WORD.findall(form) == form.split()
