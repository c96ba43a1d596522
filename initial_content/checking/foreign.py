"""Checks that what is in another language says so, and that what says so is not in Dutch (WCAG 3.1.2)."""

import re

from base.languages import NAMES, Language, is_foreign
from initial_content.checking.passages import language_of, passages, titles_of_others

WORD = re.compile(r"[^\W\d_]+")
# Words that are frequent in one of these languages and are no words of another one, as "of" and "die" are.
_FREQUENT = {
    Language.DUTCH: "het een van voor met niet dat zijn naar bij ook om uit wat hoe je ze deze wordt tegen",
    Language.ENGLISH: "the and to for from with by that this are how what does their on at its than but be been",
    Language.FRENCH: "le la les du et une pour dans sur avec aux qui au par est sont d l",
    Language.GERMAN: "der das und für mit von zur im ein eine auf nicht wird",
}
FREQUENT = {language: frozenset(words.split()) for language, words in _FREQUENT.items()}
LEAST = 2  # words that tell the language


def guess(text):
    """Return the `Language` of a text: Dutch, unless at least `LEAST` words and more than are Dutch say another one."""
    words = [word.casefold() for word in WORD.findall(text)]
    scores = {language: sum(word in frequent for word in words) for language, frequent in FREQUENT.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] >= LEAST and scores[best] > scores[Language.DUTCH] else Language.DUTCH


def check(records, problems):
    """Report texts and titles in another language than the one that they are marked with.

    Args:
        records: of pages and of what is no page.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    for record in records:
        for file, line, title, language in titles_of_others(record):
            _report(file, line, title, language or Language.DUTCH, problems)
        if language_of(record):
            continue
        for passage in passages(record):
            if passage.text != record.data["title"]:
                _report(passage.file, passage.line, passage.text, Language.DUTCH, problems)


def _report(file, line, text, language, problems):
    found = guess(text)
    if found != language and is_foreign(found):
        problems.add(file, line, f"“{text[:60]}” is in het {NAMES[found]}, maar dat staat er niet bij")
