"""What a question should give, worked out page by page, and documents and questions made up at random.

The words are short, so no typing error is forgiven, and none is a compound.
"""

import datetime
import math
import re

from hypothesis import strategies as st

from base.keys import PAGE, Key
from base.text import sort_key
from search.engine import documents, general_dutch
from search.engine.documents import Document, Question
from search.engine.query_builder import DUTCH_IDF_EXPONENT, DUTCH_IDF_REFERENCE, MIN_IDF_SHARE

WORDS = ("kat", "vis", "zon", "dak", "mus", "ree")
FACETS = {"type": ("a", "b"), "thema": ("x", "y", "z")}
SORTS = (
    documents.Sort.RELEVANCE,
    documents.Sort.TITLE,
    documents.Sort.NEWEST,
    documents.Sort.ADDED,
    documents.Sort.EVIDENCE,
)
SORTS += (documents.Sort.EDITORS_ORDER,)
LAST = math.inf


def mostly(usual, other):
    """Return the usual one three times in four: with every bound at once hardly anything would be found."""
    return st.sampled_from([True, True, True, False]).flatmap(lambda usually: usual if usually else other)


texts = st.lists(st.sampled_from(WORDS), min_size=1, max_size=3).map(" ".join)
moments = st.none() | st.datetimes(
    datetime.datetime(1960, 1, 1), datetime.datetime(2030, 1, 1), timezones=st.just(datetime.UTC)
).map(lambda moment: moment.replace(microsecond=0))
VALUES = [(facet, value) for facet, values in FACETS.items() for value in values]
pairs = st.sets(st.sampled_from(VALUES), min_size=1)
nothing = st.just({})
selections = st.dictionaries(
    st.sampled_from(sorted(FACETS)), st.frozensets(st.sampled_from(["a", "b", "x", "y", "onbekend"])), max_size=2
)
bodies = st.builds(
    dict,
    # Titles that begin alike, differ in case or accents only, or are the same.
    title=st.sampled_from(["Kat", "kát en vis", "Katten", "vis", "Vis 2", "zon " * 12 + "a", "zon " * 12 + "b", "!"]),
    summary=texts,
    terms=st.lists(texts, max_size=2).map(tuple),
    body=texts,
    facets=pairs.map(sorted).map(tuple),
    dated=moments,
    added=moments,
    evidence=st.integers(0, 3),
    path=st.sampled_from(["0001", "00010001", "0002"]),
)
# Pages and records in turn: every number is that of both.
NAMES = [Key("toy" if number % 2 else PAGE, number // 2 + 1) for number in range(23)]
corpora = st.lists(bodies, min_size=5, max_size=14).map(
    lambda made: [Document(NAMES[7 * number % 23], **each) for number, each in enumerate(made)]
)
names = st.sampled_from(NAMES)
some_names = st.frozensets(names, min_size=4)
PIECES = [*WORDS * 4, "emoe", *("-" + word for word in WORDS), '"kat vis"', '"zon zon"', '-"vis kat"']
questions = st.builds(
    Question,
    text=mostly(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join), st.just("")),
    within=mostly(nothing, selections.map(lambda made: dict(list(made.items())[:1]))),
    selection=mostly(nothing, selections),
    counted=st.just(tuple(FACETS)),
    sort=mostly(st.just(documents.Sort.RELEVANCE), st.sampled_from(SORTS)),
    start=mostly(st.just(0), st.integers(1, 6)),
    size=st.sampled_from([3, 8, 20]),
    only=mostly(st.none(), some_names),
    without=mostly(st.just(frozenset()), st.frozensets(names, max_size=3)),
    promoted=mostly(st.just(()), st.lists(names, max_size=3, unique=True).map(tuple)),
)


class Oracle:
    """Answers to questions about some documents, by looking at each.

    Args:
        made: list of `Document`.
    """

    def __init__(self, made):
        self.documents = {document.key: document for document in made}

    def ask(self, question):
        """Return (matches, those with every word, counts): sets of keys, and numbers by facet and value."""
        wanted, phrases, without = parse(question.text)
        enough = self._enough(wanted)
        listed = {name for name, document in self.documents.items() if self._in_list(document, question)}
        fits = {
            name
            for name in listed
            if all(holds(self.documents[name], phrase) for phrase in phrases)
            and not any(holds(self.documents[name], phrase) for phrase in without)
        }
        matches = {name for name in fits if enough(self.documents[name])} | (listed & set(question.promoted))
        complete = {name for name in fits if all(holds(self.documents[name], (word,)) for word in wanted)}
        chosen = self._chosen(matches, question.selection)
        counts = {}
        for facet in question.counted:
            others = {name: values for name, values in question.selection.items() if name != facet}
            reached = self._chosen(matches, others)
            numbers = {
                value: sum((facet, value) in self.documents[name].facets for name in reached) for value in FACETS[facet]
            }
            counts[facet] = {value: number for value, number in numbers.items() if number}
        return chosen, chosen & complete if wanted else chosen, counts

    def order(self, names, sort):
        """Return keys in one of the orders that a title ends."""
        return sorted(names, key=lambda name: key(self.documents[name], sort))

    def missing(self, name, text):
        """Return the words a document lacks."""
        return tuple(word for word in parse(text)[0] if not holds(self.documents[name], (word,)))

    def _enough(self, wanted):
        total = len(self.documents) + 1  # the index holds one document that is no page
        numbers = {word: sum(holds(each, (word,)) for each in self.documents.values()) for word in wanted}
        telling = {
            word: math.log(1 + (total - number + 0.5) / (number + 0.5)) * in_dutch(word)
            for word, number in numbers.items()
            if number
        }
        least = MIN_IDF_SHARE * sum(telling.values()) if len(wanted) > 2 else 0
        light = {word for word, tells in telling.items() if tells < least}

        def enough(document):
            had = {word for word in wanted if holds(document, (word,))}
            return not wanted or bool(had - light) or len(had) > 1

        return enough

    @staticmethod
    def _in_list(document, question):
        return (
            document.key not in question.without
            and (question.only is None or document.key in question.only)
            and within(document, question.within)
        )

    def _chosen(self, names, selection):
        return {name for name in names if within(self.documents[name], selection)}


def in_dutch(word):
    """Return which part of what a word tells here it tells in Dutch."""
    times = general_dutch.number(word)
    if not times:
        return 1
    return min((math.log(general_dutch.RUNNING_WORDS / times) / DUTCH_IDF_REFERENCE) ** DUTCH_IDF_EXPONENT, 1)


def within(document, selection):
    """Say whether a document has one of the values of every facet in which something was chosen."""
    chosen = [(facet, values) for facet, values in selection.items() if values]
    return all(any((facet, value) in document.facets for value in values) for facet, values in chosen)


def parse(text):
    """Return (words, phrases, what is left out) of a text that `pieces` made."""
    wanted, phrases, without = [], [], []
    for minus, phrase, word in re.findall(r'(-?)(?:"(.*?)"|(\w+))', text):
        said = tuple((phrase or word).split())
        if minus:
            without.append(said)
        elif phrase:
            phrases.append(said)
        else:
            wanted.append(word)
    return list(dict.fromkeys(wanted)), phrases, without


def holds(document, phrase):
    """Say whether words stand in a row in one of the texts of a document."""
    for text in (document.title, document.summary, *document.terms, document.body):
        row = ["kat" if word == "katten" else word for word in sort_key(text).split()]
        if any(tuple(row[at : at + len(phrase)]) == phrase for at in range(len(row))):
            return True
    return False


def key(document, sort):
    """Return what an order sorts by: falling, but what is not known last."""
    value = {
        documents.Sort.NEWEST: document.dated and document.dated.timestamp(),
        documents.Sort.ADDED: document.added and document.added.timestamp(),
        documents.Sort.EVIDENCE: document.evidence or None,
    }.get(sort, 0)
    place = document.path if sort == documents.Sort.EDITORS_ORDER else ""
    return (LAST if value is None else -value, place, sort_key(document.title), document.key)
