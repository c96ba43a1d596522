"""Pages that are about the same as one page."""

import math
from collections import Counter

from tantivy import Occur, Query

from search.engine import asking, bounds, matching, schema
from search.engine.documents import Question

WEIGHTS = {"title": 2.0, "terms": 2.0, "summary": 1.0}
TELLING = 15  # words that tell most about a page


def like(snapshot, pk, limit, without=()):
    """Give the pks of the pages most like one, by the words that tell most about it; best first.

    Args:
        snapshot: `snapshot.Snapshot`.
        pk: of the page.
        limit: most to give.
        without: pks to leave out.
    """
    kept = snapshot.find(pk)
    if kept is None or limit <= 0:
        return []
    searcher = snapshot.searcher
    frequencies: Counter[str] = Counter()
    for name, weight in WEIGHTS.items():
        text = " . ".join(kept[name]) if name == "terms" else kept[name]
        for word in asking.words_of(text):
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
    clauses = bounds.clauses(Question(without=frozenset({pk, *without})))
    # The score already counts how rare a word is.
    ways = [Query.boost_query(matching.term(schema.FORMS, stem), 1 + math.log(frequencies[stem])) for stem in telling]
    query = Query.boolean_query([*clauses, (Occur.Must, matching.any_of(ways))])
    hits = searcher.search(query, limit, count=False, weight_by_field="weight").hits
    return searcher.fast_field_values("pk", [address for _, address in hits])
