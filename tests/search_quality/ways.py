"""Search methods to compare: simple ones and the engine. Each returns a list of pages for a query."""

import math
import sqlite3
import tempfile
from collections import Counter
from functools import cache

import Stemmer

from base.text import fold, words
from search.engine import dutch
from search.engine.documents import Question
from search.engine.index import Engine
from search.engine.lexicon import Lexicon
from tests.search_quality.corpus import documents

SIZE = 10
TITLE_TIMES = 3  # a word of the title counts so many times, as it does in the engine
K1, B = 1.2, 0.75  # of BM25, as Lucene has them


class FullText:
    """SQLite FTS5, any word, its own BM25 with the title counting more."""

    def __init__(self):
        self._base = sqlite3.connect(":memory:")
        self._base.execute("CREATE VIRTUAL TABLE page USING fts5(key UNINDEXED, title, rest, tokenize='unicode61')")
        rows = [(key, each.title, _rest(each)) for key, each in documents().items()]
        self._base.executemany("INSERT INTO page VALUES (?, ?, ?)", rows)

    def __call__(self, text):
        asked = " OR ".join(f'"{word}"' for word in words(text).split())
        sql = "SELECT key FROM page WHERE page MATCH ? ORDER BY bm25(page, 0, ?, 1) LIMIT ?"
        return [key for (key,) in self._base.execute(sql, (asked, TITLE_TIMES, SIZE))] if asked else []


class Bm25:
    """BM25 of any unit of a text.

    Args:
        units: function from text to a list of units: stems, groups of letters.
    """

    def __init__(self, units):
        self._units = units
        self._bags = {
            key: Counter(units(each.title) * TITLE_TIMES + units(_rest(each))) for key, each in documents().items()
        }
        self._lengths = {key: sum(bag.values()) for key, bag in self._bags.items()}
        self._mean = sum(self._lengths.values()) / len(self._lengths)
        self._having = Counter(unit for bag in self._bags.values() for unit in bag)

    def __call__(self, text):
        asked = dict.fromkeys(self._units(text))
        scores = {key: sum(self._score(key, unit) for unit in asked) for key in self._bags}
        return [key for key in sorted(scores, key=lambda key: -scores[key]) if scores[key]][:SIZE]

    def _score(self, key, unit):
        times = self._bags[key][unit]
        if not times:
            return 0
        rare = math.log(1 + (len(self._bags) - self._having[unit] + 0.5) / (self._having[unit] + 0.5))
        return rare * times * (K1 + 1) / (times + K1 * (1 - B + B * self._lengths[key] / self._mean))


class Found:
    """The engine itself, with what people use for the same thing."""

    def __init__(self):
        self._folder = tempfile.TemporaryDirectory()
        self._engine = Engine.create(self._folder.name)
        self._engine.write_many(documents().values(), position=1)
        self._names = {each.key: key for key, each in documents().items()}
        self._lexicon = Lexicon(related=dutch.related())

    def __call__(self, text):
        answer = self._engine.search(Question(text=text, size=SIZE), lexicon=self._lexicon)
        return [self._names[key] for key in answer.keys]


def snowball(text):
    """Return the plain Snowball stems of a text."""
    return _stemmer().stemWords(words(fold(text)).split())


def stems_and_parts(text):
    """Return the stems of a text and of the parts of its compounds, stop words left out."""
    return [unit for token in dutch.tokens(text) if not token.stop for unit in (token.stem, *token.parts)]


@cache
def _stemmer():
    return Stemmer.Stemmer("dutch")


def _rest(document):
    return " ".join((document.summary, *document.terms, document.body))


WAYS = {
    "SQLite FTS5, any word": FullText,
    "Snowball stems, BM25": lambda: Bm25(snowball),
    "Stems and parts of compounds, BM25": lambda: Bm25(stems_and_parts),
    "Groups of four letters, BM25": lambda: Bm25(dutch.grams),
    "The engine": Found,
}
ENGINE = "The engine"
