"""Adds typing errors to queries."""

from random import Random

MIN_LENGTH = 4  # letters of a word that may get an error
LETTERS = "abcdefghijklmnoprstuvwz"


def mistyped(query, share, seed):
    """Return a question with an error in some of its words: a letter missing, added, wrong, or two swapped.

    Args:
        query: as meant.
        share: of the words of four letters or more that get an error, from 0 to 1.
        seed: of chance; one seed gives one question.
    """
    chance = Random(f"{seed} {query}")
    words = query.split()
    return " ".join(
        _missed(word, chance) if len(word) >= MIN_LENGTH and chance.random() < share else word for word in words
    )


def _missed(word, chance):
    at, letter = chance.randrange(len(word) - 1), chance.choice(LETTERS)
    before, here, after = word[:at], word[at : at + 2], word[at + 2 :]
    return before + chance.choice([here[1], letter + here, letter + here[1], here[::-1]]) + after
