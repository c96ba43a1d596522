"""No sentence is so long that a reader loses the thread."""

import re

LONGEST = 25  # words
# A full stop inside "0.6.1" or before a small letter ends no sentence; a closing quote or bracket may follow it.
END = re.compile(r"(?<=[.!?…])[”’\")]*\s+(?=[“‘\"(]?[A-ZÀ-Ý0-9])")
WORD = re.compile(r"\S*[^\W_]\S*")


def long_sentences(text):
    """Give the sentences of more than `LONGEST` words.

    Args:
        text: one paragraph, list item or line.

    Returns:
        ``[(sentence, number of words), …]``.
    """
    counted = [(sentence, len(WORD.findall(sentence))) for sentence in END.split(text)]
    return [(sentence, number) for sentence, number in counted if number > LONGEST]


def check(passages, problems):
    """Note every sentence that is too long.

    Args:
        passages: of every record.
        problems: `content.loading.problems.Problems` to add to.
    """
    for passage in passages:
        for sentence, number in long_sentences(passage.text):
            start = " ".join(sentence.split()[:6])
            problems.add(passage.file, passage.line, f"zin van {number} woorden (hoogstens {LONGEST}): “{start} …”")
