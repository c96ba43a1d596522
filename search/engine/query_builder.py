"""Builds the tantivy queries that match documents with the words of a question; `scoring` ranks them."""

import math
from dataclasses import dataclass, field
from itertools import pairwise, product

from tantivy import Occur, Query

from search.engine import dutch, general_dutch, schema
from search.engine.lexicon import NOTHING

MAX_TERM_CLAUSES = 30  # values of one field; more are looked up as a set
JOINED_WEIGHT = 0.7  # for each of two words that are written as one: "brug figuur"
SYNONYM_SLOP = 4  # words that may stand between those of a synonym of several words
NEAR_SLOP = 20  # words that may stand between two that are near each other
# A part of a compound matches by itself when it has so many letters and at most this share of the pages has it:
# "school" says nothing about "schoolweigering".
MIN_PART_LENGTH, MAX_PART_FREQUENCY = 4, 0.3
MIN_RESEMBLING_LENGTH, MIN_SHARED_GRAMS = 5, 0.5  # letters of a word; share of its n-grams that a document needs
# In a question of three words or more, a word with less than this share of the sum of their inverse document
# frequencies (idf) is no match by itself: "school" in "diploma halen zonder school". Two such words are.
MIN_IDF_SHARE = 0.25
# A word that is common in Dutch ("gaan", "werken") may be rare on a small site, so its idf is multiplied by
# (rareness in Dutch / reference) ** exponent, at most 1. Tuned too.
DUTCH_IDF_REFERENCE, DUTCH_IDF_EXPONENT = 16.0, 0.33


@dataclass(frozen=True)
class QueryTerm:
    """A word of a question with everything that may match in its place.

    Args:
        word: `query_parser.Word`.
        synonyms: ``{stems in order: weight}``.
        corrections: stems of words that may have been meant, for a typing error.
    """

    word: object
    synonyms: dict = field(default_factory=dict)
    corrections: tuple[str, ...] = ()


def expand(asked, lexicon=None, more=None):
    """Return the `QueryTerm`s of a question, with the synonyms of a lexicon.

    Args:
        asked: `query_parser.ParsedQuery`.
        lexicon: `Lexicon` or None.
        more: a second source of synonyms: a function like `Lexicon.expand`, or None.
    """
    others: dict = {}
    row = [word.stem for word in asked.row]
    for start, end, stems, weight in [*(lexicon or NOTHING).expand(row), *(more(row) if more else ())]:
        for word in asked.row[start:end]:
            known = others.setdefault(word.stem, {})
            known[stems] = max(known.get(stems, 0), weight / (end - start))
    for word, after in pairwise(asked.row):
        if joined := dutch.stems(word.text + after.text)[0]:
            same = {(joined,): JOINED_WEIGHT}
            same |= {stems: JOINED_WEIGHT * weight for _, _, stems, weight in (lexicon or NOTHING).expand([joined])}
            for each in (word, after):
                others[each.stem] = {**same, **others.get(each.stem, {})}
    return [QueryTerm(word, others.get(word.stem, {})) for word in asked.words]


def term_query(name, value):
    """Return the query for one value in one field."""
    return Query.term_query(schema.schema(), name, value, index_option="freq")


def any_value(name, values):
    """Return the query for any of some values in one field."""
    known = list(values)
    if len(known) <= MAX_TERM_CLAUSES:
        # For few values a term each is faster than a set, which is looked for in all terms of the field.
        return any_of([term_query(name, value) for value in known])
    return Query.term_set_query(schema.schema(), name, known)


def any_of(queries):
    """Return the query for at least one of some queries."""
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, each) for each in queries])


def all_of(queries):
    """Return the query for all of some queries."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, each) for each in queries])


def exact_phrase(stems):
    """Return the query for words in exactly this order."""
    if len(stems) == 1:
        return term_query(schema.ROW, stems[0])
    return Query.phrase_query(schema.schema(), schema.ROW, list(stems))


def synonym_phrase(stems):
    """Return the query for a synonym of several words; other words may stand between them."""
    return Query.phrase_query(schema.schema(), schema.ROW, list(stems), slop=SYNONYM_SLOP)


def any_form(query_term):
    """Return the query for documents that have a word, all its parts, a synonym or a correction."""
    return any_of(
        [
            _field_query(schema.FORMS, query_term),
            *(synonym_phrase(stems) for stems in query_term.synonyms if len(stems) > 1),
        ]
    )


def all_together(words):
    """Return the query for documents that have every word of a question together.

    Together means in title, summary and terms, or near each other in the text: a long text with one word at its
    beginning and the other at its end is about neither.

    Args:
        words: list of `QueryTerm`, at least one.
    """
    if len(words) == 1:
        return any_form(words[0])
    near = [_near_query(word, after) for word, after in pairwise(words)]
    return any_of([all_of([_field_query(schema.HEAD, query_term) for query_term in words]), all_of(near)])


def _field_query(name, query_term):
    """Return the query for one field that has a word: its stem, all its parts, a synonym or a correction."""
    ways = [term_query(name, stem) for stem in (query_term.word.stem, *query_term.corrections)]
    if query_term.word.parts:
        ways.append(all_of([term_query(name, part) for part in query_term.word.parts]))
    ways += [term_query(name, stems[0]) for stems in query_term.synonyms if len(stems) == 1]
    return any_of(ways)


def _near_query(*words):
    """Return the query for two words near each other, in any order."""
    ways = [(query_term.word.stem, *query_term.corrections[:2]) for query_term in words]
    return any_of(
        [Query.phrase_query(schema.schema(), schema.ROW, list(each), slop=NEAR_SLOP) for each in product(*ways)]
    )


def part_queries(searcher, query_term):
    """Return the queries for documents that have at least a part of a compound that was asked."""
    most = max(MAX_PART_FREQUENCY * searcher.num_docs, MAX_TERM_CLAUSES)
    parts = [part for part in query_term.word.parts if len(part) >= MIN_PART_LENGTH]
    return [term_query(schema.FORMS, part) for part in parts if searcher.doc_freq(schema.FORMS, part) <= most]


def gram_queries(query_term):
    """Return at most one query: for documents with half of the n-grams of a long word."""
    grams = list(dict.fromkeys(dutch.grams(query_term.word.text)))
    if len(query_term.word.text) < MIN_RESEMBLING_LENGTH:
        return []
    enough = math.ceil(MIN_SHARED_GRAMS * len(grams))
    clauses = [(Occur.Should, term_query(schema.GRAMS, gram)) for gram in grams]
    return [Query.boolean_query(clauses, minimum_number_should_match=enough)]


def enough_of(searcher, words):
    """Return the query for documents that have one of some words, or two of those with a low idf.

    Args:
        searcher: of tantivy.
        words: list of `QueryTerm`.
    """
    light = low_idf_terms(searcher, words)
    ways = [any_form(query_term) for query_term in words if query_term not in light]
    if len(light) > 1:
        ways.append(
            Query.boolean_query(
                [(Occur.Should, any_form(query_term)) for query_term in light], minimum_number_should_match=2
            )
        )
    return any_of(ways)


def low_idf_terms(searcher, words):
    """Return the words whose idf is too low to be a match by themselves."""
    if len(words) < 3:
        return []
    idf = {}
    for query_term in words:
        stems = [
            query_term.word.stem,
            *query_term.corrections,
            *(other[0] for other in query_term.synonyms if len(other) == 1),
        ]
        number = max(searcher.doc_freq(schema.FORMS, stem) for stem in stems)
        if number:
            rare = math.log(1 + (searcher.num_docs - number + 0.5) / (number + 0.5))
            idf[query_term.word.stem] = rare * dutch_factor(query_term.word)
    total = sum(idf.values())
    light = [query_term for query_term in words if idf.get(query_term.word.stem, total) < MIN_IDF_SHARE * total]
    return light if len(light) < len(words) else []


def dutch_factor(word):
    """Return the factor of a word's idf for how common it is in Dutch, at most 1."""
    return min((general_dutch.rareness(word.text) / DUTCH_IDF_REFERENCE) ** DUTCH_IDF_EXPONENT, 1.0)
