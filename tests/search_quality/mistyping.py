"""Questions as hurried fingers type them."""

from random import Random

SHORTEST = 4  # letters: nobody misses in "de"
LETTERS = "abcdefghijklmnoprstuvwz"


def mistyped(query, share, seed):
    """Give a question with an error in some of its words: a letter too few, too many, wrong, or two that trade places.

    Args:
        query: as meant.
        share: of the words of four letters or more that get an error, from 0 to 1.
        seed: of chance; one seed gives one question.
    """
    chance = Random(f"{seed} {query}")
    words = query.split()
    return " ".join(
        _missed(word, chance) if len(word) >= SHORTEST and chance.random() < share else word for word in words
    )


def _missed(word, chance):
    at, letter = chance.randrange(len(word) - 1), chance.choice(LETTERS)
    before, here, after = word[:at], word[at : at + 2], word[at + 2 :]
    return before + chance.choice([here[1], letter + here, letter + here[1], here[::-1]]) + after
