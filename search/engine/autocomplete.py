"""What to propose while somebody is typing."""

from tantivy import Occur, Query

from base.text import fold
from search.engine import filters, query_builder, query_parser, schema, searching, spelling
from search.engine.documents import Question
from search.engine.lexicon import NOTHING

MOST_WORDS = 8
CANDIDATES = 4  # times as many as asked for, to choose from


def suggest(snapshot, text, limit, *, lexicon=None, without=frozenset(), forgiving=True):
    """Return ``[(key, title), …]``: the title has every word, and one that begins with the last.

    When none has, and where phrases, exclusions or operators say more than words, what any question would find.

    Args:
        snapshot: `snapshot.Snapshot`.
        text: so far.
        limit: most to give.
        lexicon: `Lexicon` or None.
        without: keys that must not appear.
        forgiving: whether one typing error is forgiven when nothing fits.
    """
    words = query_parser.words_of(text)[:MOST_WORDS]
    if not words or limit <= 0:
        return []
    question = Question(text, size=limit, without=without)
    if not query_parser.is_plain(text):
        return _said_otherwise(snapshot, question, lexicon)
    found = _begun(snapshot, question, words) or _said_otherwise(snapshot, question, lexicon)
    if found or not forgiving:
        return found
    right = frozenset(word for word in words if spelling.is_correct(word.text, lexicon or NOTHING, begun=True))
    return _begun(snapshot, question, words, right) if len(right) < len(words) else []


def _begun(snapshot, question, words, right=None):
    """Return the pages whose title has words that begin so; one error is forgiven in those that are not right."""
    begins = [_begins(word, int(right is not None and word not in right)) for word in words]
    clauses = [*filters.clauses(question), *((Occur.Must, each) for each in begins)]
    found = _find(snapshot, clauses, question.size * CANDIDATES)
    typed = fold(question.text).strip()
    # Those that begin with what was typed go first; the sort keeps the order of score within.
    return sorted(found, key=lambda each: not fold(each[1]).startswith(typed))[: question.size]


def _said_otherwise(snapshot, question, lexicon):
    found = searching.search(snapshot, question, lexicon)
    if found.resembling:
        return []
    return [(key, snapshot.find(key)["title"]) for key in found.keys[: found.complete]]


def _begins(word, errors):
    if errors:
        if len(word.text) < spelling.MIN_LENGTH:
            return _begins(word, 0)
        return Query.fuzzy_term_query(schema.schema(), schema.STARTS, word.text, errors, prefix=True)
    whole = query_builder.any_of(
        [query_builder.term_query(schema.STARTS, word.text), query_builder.term_query(schema.STARTS, word.stem)]
    )
    start = Query.fuzzy_term_query(schema.schema(), schema.STARTS, word.text, 0, prefix=True)
    return query_builder.any_of([Query.const_score_query(whole, 1.0), Query.const_score_query(start, 1.0)])


def _find(snapshot, clauses, limit):
    searcher = snapshot.searcher
    hits = searcher.search(Query.boolean_query(clauses), limit, count=False, weight_by_field="weight").hits
    return [(key, searcher.kept(hit[1])["title"]) for key, hit in zip(searcher.keys(hits), hits, strict=True)]
