"""A generator of documents and queries in pseudo-Dutch; the same seed gives the same documents."""

import datetime
import random
from itertools import accumulate
from pathlib import Path

from base.keys import page_key
from search.engine.documents import Document

# Beginnings, roots and ends of words, and the most common words: enough for 57,785 words that look Dutch.
STARTS, ROOTS, ENDS, COMMON = (
    line.split() for line in Path(__file__).with_name("words.txt").read_text(encoding="utf-8").splitlines()
)
FACETS = {"type": 8, "thema": 60, "doelgroep": 25, "fase": 12, "vorm": 40, "regio": 90, "bewijs": 5, "partner": 60}
FACETS |= {"net": 6, "domein": 40, "country": 19}  # 365 values together
PARENTS = 30
SORTED_FROM = datetime.datetime(2015, 1, 1, tzinfo=datetime.UTC)


class Corpus:
    """Pages and questions.

    Args:
        seed: number; the same gives the same.
    """

    def __init__(self, seed=1):
        self._random = random.Random(seed)
        made = [start + root + end for start in ("", *STARTS) for root in ROOTS for end in ("", *ENDS)]
        self._random.shuffle(made)
        compounds = [self._random.choice(ROOTS) + self._random.choice(made) for _ in range(15_000)]
        self.words = list(dict.fromkeys([*COMMON, *made, *compounds]))
        # As in any language: the word of rank n occurs about n times less often than the first.
        self._weights = list(accumulate(1 / (rank + 10) for rank in range(len(self.words))))
        self._facets = {
            facet: list(accumulate(1 / (rank + 3) for rank in range(number))) for facet, number in FACETS.items()
        }

    def documents(self, number):
        """Yield a number of documents, one at a time.

        Args:
            number: of documents: pages, numbered from 1.
        """
        for pk in range(1, number + 1):
            yield self._document(pk)

    def question(self):
        """Return a query of one to four words; one in ten has a typing error."""
        count = self._random.choice((1, 1, 2, 2, 2, 3, 3, 4))
        words = [self.words[int(self._random.triangular(20, 4000, 20))] for _ in range(count)]
        if self._random.random() < 0.1:
            at = self._random.randrange(count)
            words[at] = words[at][:2] + words[at][3:]
        return " ".join(words)

    def selection(self):
        """Return chosen values: none mostly, else one or two facets."""
        facets = self._random.sample(sorted(FACETS), self._random.choice((0, 0, 0, 1, 1, 2)))
        return {facet: frozenset(self._values(facet, 1)) for facet in facets}

    def prefix(self):
        """Return the beginning of a query."""
        return self.question()[: self._random.randrange(2, 14)].strip()

    def _words(self, number):
        return self._random.choices(self.words, cum_weights=self._weights, k=number)

    def _values(self, facet, number):
        numbers = range(len(self._facets[facet]))
        return [f"{facet}-{each}" for each in self._random.choices(numbers, cum_weights=self._facets[facet], k=number)]

    def _document(self, pk):
        choice = self._random
        facets = [(facet, value) for facet in FACETS for value in self._values(facet, choice.choice((0, 1, 1, 2)))]
        published = SORTED_FROM + datetime.timedelta(hours=choice.randrange(100_000))
        return Document(
            key=page_key(pk),
            title=" ".join(self._words(choice.randrange(3, 9))).capitalize(),
            summary=" ".join(self._words(choice.randrange(10, 30))).capitalize() + ".",
            terms=tuple(" ".join(self._words(choice.choice((1, 1, 2)))) for _ in range(6)),
            body=" ".join(self._words(choice.randrange(60, 240))),
            facets=(*facets, ("parent", str(choice.randrange(PARENTS)))),
            dated=published,
            added=published,
            evidence=choice.randrange(6),
            path=f"{pk:08}",
        )
