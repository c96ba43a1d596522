"""From the words that are asked to queries: which documents have a word, and how well they fit."""

from dataclasses import dataclass, field

from tantivy import Occur, Query

from search import dutch
from search.engine import schema
from search.engine.lexicon import NOTHING

# How much a word counts where it stands. Tuned on the judged queries of tests/search_quality.
BOOSTS = {"title": 3.0, "summary": 1.5, "terms": 1.0, "body": 1.0}
COMPOUNDS = {schema.HEADS: 1.0, schema.EVERYTHING: 0.5}  # the word itself or as part of a compound
PART = 0.4  # of a compound that was asked: for each of its parts
GRAMS = {schema.HEAD_GRAMS: 0.3, schema.BODY_GRAMS: 0.2}
PHRASE = 2.0  # a phrase that was asked
MISTYPED = 0.5  # for a word that looks like the one typed
MOST_GRAMS = 60


@dataclass(frozen=True)
class Sought:
    """A word with all that may stand for it.

    Args:
        word: `asking.Word`.
        others: ``{stems in order: weight}`` that mean the same.
        mended: stems of words that look like it, for a typing error.
    """

    word: object
    others: dict = field(default_factory=dict)
    mended: tuple[str, ...] = ()


def seek(asked, lexicon=None):
    """Give the words of a question with what a lexicon says may stand for them.

    Args:
        asked: `asking.Asked`.
        lexicon: `Lexicon` or None.
    """
    others: dict = {}
    for start, end, stems, weight in (lexicon or NOTHING).expand([word.stem for word in asked.row]):
        for word in asked.row[start:end]:
            known = others.setdefault(word.stem, {})
            known[stems] = max(known.get(stems, 0), weight / (end - start))
    return [Sought(word, others.get(word.stem, {})) for word in asked.words]


def term(name, value):
    """Give the query for one value in one field."""
    return Query.term_query(schema.schema(), name, value, index_option="freq")


def one_of(name, values):
    """Give the query for any of some values in one field."""
    return Query.term_set_query(schema.schema(), name, list(values))


def any_of(queries):
    """Give the query for at least one of some queries."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, each) for each in queries])


def all_of(queries):
    """Give the query for all of some queries."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, each) for each in queries])


def in_a_row(stems):
    """Give the query for words in exactly this order, in one of the texts."""
    if len(stems) == 1:
        return any_of([term(name, stems[0]) for name in schema.TEXTS])
    return any_of([Query.phrase_query(schema.schema(), name, list(stems)) for name in schema.TEXTS])


def has(sought):
    """Give the query for documents that have a word: itself, all parts of it, what means the same or looks like it."""
    ways = [term(schema.EVERYTHING, stem) for stem in (sought.word.stem, *sought.mended)]
    if sought.word.parts:
        ways.append(all_of([term(schema.EVERYTHING, part) for part in sought.word.parts]))
    ways += [_stands(stems) for stems in sought.others]
    return any_of(ways)


def has_part(sought):
    """Give the queries for documents that have at least a part of a compound that was asked."""
    return [
        term(schema.EVERYTHING, part) for part in sought.word.parts if len(part) > 2 and part not in dutch.stop_words()
    ]


def scores(asked, words):
    """Give the queries whose scores together say how well a document fits.

    Args:
        asked: `asking.Asked`.
        words: list of `Sought`.
    """
    clauses = []
    for sought in words:
        clauses += _scores_of(sought)
    for phrase in asked.phrases:
        clauses.append(Query.boost_query(in_a_row([word.stem for word in phrase]), PHRASE))
    grams = dict.fromkeys(gram for sought in words for gram in dutch.grams(sought.word.text))
    for gram in list(grams)[:MOST_GRAMS]:
        clauses += [Query.boost_query(term(name, gram), boost) for name, boost in GRAMS.items()]
    return clauses


def _scores_of(sought):
    weights = {sought.word.stem: 1.0, **dict.fromkeys(sought.mended, MISTYPED)}
    phrases = {}
    for stems, weight in sought.others.items():
        if len(stems) == 1:
            weights[stems[0]] = max(weights.get(stems[0], 0), weight)
        else:
            phrases[stems] = weight
    clauses = []
    for stem, weight in weights.items():
        clauses += [Query.boost_query(term(name, stem), boost * weight) for name, boost in BOOSTS.items()]
        clauses += [Query.boost_query(term(name, stem), boost * weight) for name, boost in COMPOUNDS.items()]
    for part in sought.word.parts:
        clauses += [Query.boost_query(term(name, part), boost * PART) for name, boost in COMPOUNDS.items()]
    clauses += [Query.boost_query(in_a_row(stems), weight) for stems, weight in phrases.items()]
    return clauses


def _stands(stems):
    return term(schema.EVERYTHING, stems[0]) if len(stems) == 1 else in_a_row(stems)
