"""Checks the length of sentences."""

import re

MAX_WORDS = 25
# A full stop in "0.6.1" or before a lower-case letter ends no sentence; a closing quote or bracket may follow it.
END = re.compile(r"(?<=[.!?…])[”’\")]*\s+(?=[“‘\"(]?[A-ZÀ-Ý0-9])")
# In another language any white space after such a sign ends a sentence: not every script has capitals.
FOREIGN_END = re.compile(r"(?<=[.!?…؟])[”’\"»)]*\s+")
WORD = re.compile(r"\S*[^\W_]\S*")


def long_sentences(text, language=""):
    """Return the sentences of more than `MAX_WORDS` words.

    Args:
        text: one paragraph, list item or line.
        language: code of the language of a translation; "" for Dutch.

    Returns:
        ``[(sentence, number of words), …]``.
    """
    end = FOREIGN_END if language else END
    counted = [(sentence, len(WORD.findall(sentence))) for sentence in end.split(text)]
    return [(sentence, number) for sentence, number in counted if number > MAX_WORDS]


def check(passages, problems):
    """Report every sentence that is too long.

    Args:
        passages: of every record.
        problems: `initial_content.loading.problems.Problems` to add to.
    """
    for passage in passages:
        for sentence, number in long_sentences(passage.text, passage.language):
            start = " ".join(sentence.split()[:6])
            problems.add(passage.file, passage.line, f"zin van {number} woorden (hoogstens {MAX_WORDS}): “{start} …”")
