"""What a question should give, worked out page by page, and documents and questions made up at random.

The words are short, so no typing error is forgiven, and none is a compound.
"""

import datetime
import math
import re

from hypothesis import strategies as st

from base.text import sort_key
from search.engine import documents
from search.engine.documents import Document, Question
from search.engine.matching import SHARE

WORDS = ("kat", "vis", "zon", "dak", "mus", "ree")
FACETS = {"type": ("a", "b"), "thema": ("x", "y", "z")}
SORTS = (documents.RELEVANCE, documents.TITLE, documents.NEWEST, documents.ADDED, documents.EVIDENCE)
SORTS += (documents.TREE,)
LAST = math.inf


def mostly(usual, other):
    """Give the usual one three times in four: with every bound at once hardly anything would be found."""
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
corpora = st.lists(bodies, min_size=5, max_size=14).map(
    lambda made: [Document(pk=7 * number % 23 + 1, **each) for number, each in enumerate(made)]
)
some_pks = st.frozensets(st.integers(1, 23), min_size=4)
PIECES = [*WORDS * 4, "emoe", *("-" + word for word in WORDS), '"kat vis"', '"zon zon"', '-"vis kat"']
questions = st.builds(
    Question,
    text=mostly(st.lists(st.sampled_from(PIECES), min_size=1, max_size=5).map(" ".join), st.just("")),
    within=mostly(nothing, selections.map(lambda made: dict(list(made.items())[:1]))),
    selection=mostly(nothing, selections),
    counted=st.just(tuple(FACETS)),
    sort=mostly(st.just(documents.RELEVANCE), st.sampled_from(SORTS)),
    start=mostly(st.just(0), st.integers(1, 6)),
    size=st.sampled_from([3, 8, 20]),
    only=mostly(st.none(), some_pks),
    without=mostly(st.just(frozenset()), st.frozensets(st.integers(1, 23), max_size=3)),
    promoted=mostly(st.just(()), st.lists(st.integers(1, 23), max_size=3, unique=True).map(tuple)),
)


class Oracle:
    """Answers to questions about some documents, by looking at each.

    Args:
        made: list of `Document`.
    """

    def __init__(self, made):
        self.documents = {document.pk: document for document in made}

    def ask(self, question):
        """Give (matches, those with every word, counts): sets of pks, and numbers by facet and value."""
        wanted, phrases, without = parse(question.text)
        enough = self._enough(wanted)
        listed = {pk for pk, document in self.documents.items() if self._in_list(document, question)}
        fits = {
            pk
            for pk in listed
            if all(holds(self.documents[pk], phrase) for phrase in phrases)
            and not any(holds(self.documents[pk], phrase) for phrase in without)
        }
        matches = {pk for pk in fits if enough(self.documents[pk])} | (listed & set(question.promoted))
        complete = {pk for pk in fits if all(holds(self.documents[pk], (word,)) for word in wanted)}
        chosen = self._chosen(matches, question.selection)
        counts = {}
        for facet in question.counted:
            others = {name: values for name, values in question.selection.items() if name != facet}
            reached = self._chosen(matches, others)
            numbers = {
                value: sum((facet, value) in self.documents[pk].facets for pk in reached) for value in FACETS[facet]
            }
            counts[facet] = {value: number for value, number in numbers.items() if number}
        return chosen, chosen & complete if wanted else chosen, counts

    def order(self, pks, sort):
        """Give pks in one of the orders that a title ends."""
        return sorted(pks, key=lambda pk: key(self.documents[pk], sort))

    def missing(self, pk, text):
        """Give the words a document lacks."""
        return tuple(word for word in parse(text)[0] if not holds(self.documents[pk], (word,)))

    def _enough(self, wanted):
        total = len(self.documents) + 1  # the index holds one document that is no page
        numbers = {word: sum(holds(each, (word,)) for each in self.documents.values()) for word in wanted}
        telling = {
            word: math.log(1 + (total - number + 0.5) / (number + 0.5)) for word, number in numbers.items() if number
        }
        least = SHARE * sum(telling.values()) if len(wanted) > 2 else 0
        light = {word for word, tells in telling.items() if tells < least}

        def enough(document):
            had = {word for word in wanted if holds(document, (word,))}
            return not wanted or bool(had - light) or len(had) > 1

        return enough

    @staticmethod
    def _in_list(document, question):
        return (
            document.pk not in question.without
            and (question.only is None or document.pk in question.only)
            and within(document, question.within)
        )

    def _chosen(self, pks, selection):
        return {pk for pk in pks if within(self.documents[pk], selection)}


def within(document, selection):
    """Say whether a document has one of the values of every facet in which something was chosen."""
    chosen = [(facet, values) for facet, values in selection.items() if values]
    return all(any((facet, value) in document.facets for value in values) for facet, values in chosen)


def parse(text):
    """Give (words, phrases, what is left out) of a text that `pieces` made."""
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
    """Give what an order sorts by: falling, but what is not known last."""
    value = {
        documents.NEWEST: document.dated and document.dated.timestamp(),
        documents.ADDED: document.added and document.added.timestamp(),
        documents.EVIDENCE: document.evidence or None,
    }.get(sort, 0)
    place = document.path if sort == documents.TREE else ""
    return (LAST if value is None else -value, place, sort_key(document.title), document.pk)
