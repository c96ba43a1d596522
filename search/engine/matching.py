"""From the words that are asked to queries: which documents have a word, and how well they fit."""

import math
from dataclasses import dataclass, field
from itertools import pairwise, product

from tantivy import Occur, Query

from search import dutch
from search.engine import schema
from search.engine.lexicon import NOTHING

FEW = 30  # values
# How much a word counts where it stands. Tuned on the judged queries of tests/search_quality.
FIELDS = {schema.FORMS: 1.0, schema.HEAD: 1.0, schema.TITLE: 0.6}
OTHER_WAYS = 0.4  # for all ways to say a word but the one that fits best: a page with four of them is no better
PART = 0.4  # of a compound that was asked: for each of its parts
GRAM = 0.25  # for a group of four letters
PHRASE = 2.0  # a phrase that was asked
MISTYPED = 0.5  # for a word that looks like the one typed
JOINED = 0.8  # for each of two words that are written as one: "brug figuur"
# Only the groups that tell most: they are on most pages, so they cost most.
MOST_GRAMS, COMMON_GRAM = 12, 0.2  # and none that more than this share of the pages have
LOOSELY = 4  # words between those of a phrase that means the same
NEAR = 20  # words between two that stand near each other
# A part of a compound counts as a match by itself with so many letters, and when no more than this share of the pages
# has it: "school" says nothing of "schoolweigering".
SHORTEST_PART, COMMON_PART = 4, 0.3
SHORTEST_RESEMBLING, RESEMBLING = 5, 0.5  # letters of a word, and which share of its groups of letters resembles it
# In a question of three words or more, a word that carries less than this share of what they tell together is no match
# by itself: "school" in "diploma halen zonder school". Two such words are.
SHARE = 0.25


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
    for word, after in pairwise(asked.row):
        if joined := dutch.stems(word.text + after.text)[0]:
            same = {(joined,): JOINED}
            same |= {stems: JOINED * weight for _, _, stems, weight in (lexicon or NOTHING).expand([joined])}
            for each in (word, after):
                others[each.stem] = {**same, **others.get(each.stem, {})}
    return [Sought(word, others.get(word.stem, {})) for word in asked.words]


def term(name, value):
    """Give the query for one value in one field."""
    return Query.term_query(schema.schema(), name, value, index_option="freq")


def one_of(name, values):
    """Give the query for any of some values in one field."""
    known = list(values)
    if len(known) <= FEW:
        # For few values a term each is faster than a set, which is looked for in all terms of the field.
        return any_of([term(name, value) for value in known])
    return Query.term_set_query(schema.schema(), name, known)


def any_of(queries):
    """Give the query for at least one of some queries."""
    if not queries:
        return Query.empty_query()
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Should, each) for each in queries])


def all_of(queries):
    """Give the query for all of some queries."""
    return queries[0] if len(queries) == 1 else Query.boolean_query([(Occur.Must, each) for each in queries])


def in_a_row(stems):
    """Give the query for words in exactly this order."""
    if len(stems) == 1:
        return term(schema.ROW, stems[0])
    return Query.phrase_query(schema.schema(), schema.ROW, list(stems))


def _said(stems):
    """Give the query for what means the same in several words; a page may say it a little differently."""
    return Query.phrase_query(schema.schema(), schema.ROW, list(stems), slop=LOOSELY)


def has(sought):
    """Give the query for documents that have a word: itself, all parts of it, what means the same or looks like it."""
    return any_of([_has(schema.FORMS, sought), *(_said(stems) for stems in sought.others if len(stems) > 1)])


def has_together(words):
    """Give the query for documents that have every word of a question together.

    That is in title, summary and terms, or near each other in the text: who asks about two things finds little in a
    long text that names one at its beginning and the other at its end.

    Args:
        words: list of `Sought`, at least one.
    """
    if len(words) == 1:
        return has(words[0])
    near = [_near(word, after) for word, after in pairwise(words)]
    return any_of([all_of([_has(schema.HEAD, sought) for sought in words]), all_of(near)])


def _has(name, sought):
    """Give the query for one field that has a word: itself, all parts of it, what means the same or looks like it."""
    ways = [term(name, stem) for stem in (sought.word.stem, *sought.mended)]
    if sought.word.parts:
        ways.append(all_of([term(name, part) for part in sought.word.parts]))
    ways += [term(name, stems[0]) for stems in sought.others if len(stems) == 1]
    return any_of(ways)


def _near(*words):
    """Give the query for two words near each other, in any order."""
    ways = [(sought.word.stem, *sought.mended[:2]) for sought in words]
    return any_of([Query.phrase_query(schema.schema(), schema.ROW, list(each), slop=NEAR) for each in product(*ways)])


def has_part(searcher, sought):
    """Give the queries for documents that have at least a part of a compound that was asked."""
    most = max(COMMON_PART * searcher.num_docs, FEW)
    parts = [part for part in sought.word.parts if len(part) >= SHORTEST_PART]
    return [term(schema.FORMS, part) for part in parts if searcher.doc_freq(schema.FORMS, part) <= most]


def resembles(sought):
    """Give the queries, at most one, for documents with half of the groups of four letters of a long word."""
    grams = list(dict.fromkeys(dutch.grams(sought.word.text)))
    if len(sought.word.text) < SHORTEST_RESEMBLING:
        return []
    enough = math.ceil(RESEMBLING * len(grams))
    clauses = [(Occur.Should, term(schema.GRAMS, gram)) for gram in grams]
    return [Query.boolean_query(clauses, minimum_number_should_match=enough)]


def has_enough(searcher, words):
    """Give the query for documents that have enough of some words: any of them, but of words that tell little two.

    Args:
        searcher: of tantivy.
        words: list of `Sought`.
    """
    light = light_words(searcher, words)
    ways = [has(sought) for sought in words if sought not in light]
    if len(light) > 1:
        ways.append(
            Query.boolean_query([(Occur.Should, has(sought)) for sought in light], minimum_number_should_match=2)
        )
    return any_of(ways)


def light_words(searcher, words):
    """Give the words that tell too little to be a match by themselves."""
    if len(words) < 3:
        return []
    telling = {}
    for sought in words:
        stems = [sought.word.stem, *sought.mended, *(other[0] for other in sought.others if len(other) == 1)]
        number = max(searcher.doc_freq(schema.FORMS, stem) for stem in stems)
        if number:
            telling[sought.word.stem] = math.log(1 + (searcher.num_docs - number + 0.5) / (number + 0.5))
    total = sum(telling.values())
    light = [sought for sought in words if telling.get(sought.word.stem, total) < SHARE * total]
    return light if len(light) < len(words) else []


def scores(searcher, asked, words):
    """Give the queries whose scores together say how well a document fits.

    Args:
        searcher: of tantivy.
        asked: `asking.Asked`.
        words: list of `Sought`.
    """
    clauses = []
    for sought in words:
        clauses += _scores_of(sought)
    for phrase in asked.phrases:
        clauses.append(Query.boost_query(in_a_row([word.stem for word in phrase]), PHRASE))
    for gram in _telling_grams(searcher, words):
        clauses.append(Query.boost_query(term(schema.GRAMS, gram), GRAM))
    return clauses


def _telling_grams(searcher, words):
    grams = dict.fromkeys(gram for sought in words for gram in dutch.grams(sought.word.text))
    numbers = {gram: searcher.doc_freq(schema.GRAMS, gram) for gram in grams}
    telling = [gram for gram in grams if 0 < numbers[gram] <= COMMON_GRAM * searcher.num_docs]
    return sorted(telling, key=numbers.__getitem__)[:MOST_GRAMS]


def _scores_of(sought):
    weights = {sought.word.stem: 1.0, **dict.fromkeys(sought.mended, MISTYPED)}
    phrases = {}
    for stems, weight in sought.others.items():
        if len(stems) == 1:
            weights[stems[0]] = max(weights.get(stems[0], 0), weight)
        else:
            phrases[stems] = weight
    for part in sought.word.parts:
        weights.setdefault(part, PART)
    for name, field_weight in FIELDS.items():
        ways = [Query.boost_query(term(name, stem), weight * field_weight) for stem, weight in weights.items()]
        if name == schema.FORMS:
            ways += [Query.boost_query(_said(stems), weight) for stems, weight in phrases.items()]
        yield Query.disjunction_max_query(ways, OTHER_WAYS) if len(ways) > 1 else ways[0]
