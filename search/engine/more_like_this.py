"""What is about the same as one page or record."""

import math
from collections import Counter

from tantivy import Occur, Query

from search.engine import filters, query_builder, query_parser, schema
from search.engine.documents import Question

WEIGHTS = {"title": 2.0, "terms": 2.0, "summary": 1.0}
TELLING = 15  # words that tell most about a page


def like(snapshot, key, limit, without=()):
    """Return the keys of those most like one, by the words that tell most about it; best first.

    Args:
        snapshot: `snapshot.Snapshot`.
        key: of that one.
        limit: most to give.
        without: keys to leave out.
    """
    kept = snapshot.find(key)
    if kept is None or limit <= 0:
        return []
    searcher = snapshot.searcher
    frequencies: Counter[str] = Counter()
    for name, weight in WEIGHTS.items():
        text = " . ".join(kept[name]) if name == "terms" else kept[name]
        for word in query_parser.words_of(text):
            if not word.stop:
                frequencies.update(dict.fromkeys((word.stem, *word.parts), weight))
    rare = {
        stem: (1 + math.log(frequency)) * math.log(1 + searcher.num_docs / number)
        for stem, frequency in frequencies.items()
        if (number := searcher.doc_freq(schema.FORMS, stem)) > 1
    }
    telling = sorted(rare, key=lambda stem: (-rare[stem], stem))[:TELLING]
    if not telling:
        return []
    clauses = filters.clauses(Question(without=frozenset({key, *without})))
    # The score already counts how rare a word is.
    ways = [
        Query.boost_query(query_builder.term_query(schema.FORMS, stem), 1 + math.log(frequencies[stem]))
        for stem in telling
    ]
    query = Query.boolean_query([*clauses, (Occur.Must, query_builder.any_of(ways))])
    hits = searcher.search(query, limit, count=False, weight_by_field="weight").hits
    return list(searcher.keys(hits))
