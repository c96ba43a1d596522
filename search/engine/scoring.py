"""Builds the tantivy queries whose scores, added up, say how well a document fits a question."""

from tantivy import Query

from search.engine import dutch, schema
from search.engine.query_builder import dutch_factor, exact_phrase, synonym_phrase, term_query

# The weight of a word in each field. Tuned on the judged queries of tests/search_quality.
FIELDS = {schema.FORMS: 1.0, schema.HEAD: 1.0, schema.TITLE: 0.6}
TIE_BREAKER = 0.4  # of a disjunction: a page with four forms of a word is no better than one with the best form
PART_WEIGHT = 0.24  # for each part of a compound that was asked
GRAM_WEIGHT = 0.25  # for a group of four letters (an n-gram)
PHRASE_WEIGHT = 2.0  # for a phrase that was asked
CORRECTION_WEIGHT = 0.5  # for a word that looks like the one typed
# Only the rarest n-grams are scored: the common ones are on most pages and cost most.
MAX_GRAMS, MAX_GRAM_FREQUENCY = 12, 0.2  # number of n-grams; share of the pages that may have one


def scoring_queries(searcher, asked, words):
    """Return the queries whose scores together say how well a document fits.

    Args:
        searcher: of tantivy.
        asked: `query_parser.ParsedQuery`.
        words: list of `QueryTerm`.
    """
    clauses = []
    for query_term in words:
        clauses += _scoring_queries_of(query_term)
    for phrase in asked.phrases:
        clauses.append(Query.boost_query(exact_phrase([word.stem for word in phrase]), PHRASE_WEIGHT))
    for gram in _rare_grams(searcher, words):
        clauses.append(Query.boost_query(term_query(schema.GRAMS, gram), GRAM_WEIGHT))
    return clauses


def _rare_grams(searcher, words):
    grams = dict.fromkeys(gram for query_term in words for gram in dutch.grams(query_term.word.text))
    numbers = {gram: searcher.doc_freq(schema.GRAMS, gram) for gram in grams}
    rare = [gram for gram in grams if 0 < numbers[gram] <= MAX_GRAM_FREQUENCY * searcher.num_docs]
    return sorted(rare, key=numbers.__getitem__)[:MAX_GRAMS]


def _scoring_queries_of(query_term):
    weights = {query_term.word.stem: 1.0, **dict.fromkeys(query_term.corrections, CORRECTION_WEIGHT)}
    phrases = {}
    for stems, weight in query_term.synonyms.items():
        if len(stems) == 1:
            weights[stems[0]] = max(weights.get(stems[0], 0), weight)
        else:
            phrases[stems] = weight
    for part in query_term.word.parts:
        weights.setdefault(part, PART_WEIGHT)
    factor = dutch_factor(query_term.word)
    for name, field_weight in FIELDS.items():
        field_weight *= factor
        ways = [Query.boost_query(term_query(name, stem), weight * field_weight) for stem, weight in weights.items()]
        if name == schema.FORMS:
            ways += [Query.boost_query(synonym_phrase(stems), weight * factor) for stems, weight in phrases.items()]
        yield Query.disjunction_max_query(ways, TIE_BREAKER) if len(ways) > 1 else ways[0]
