"""In which order a list stands."""

from base import text
from base.facets import Facet
from search.engine.documents import Sort

SORTS = {
    Sort.RELEVANCE: "Best passend",
    Sort.NEAREST: "Dichtst bij eerst",
    Sort.TITLE: "Titel",
    Sort.EDITORS_ORDER: "Volgorde van de redactie",
    Sort.NEWEST: "Nieuwste eerst",
    Sort.EVIDENCE: "Sterkste bewijs eerst",
}


def order(sort, *, rows, holding, choices, found, ranks):
    """Return the sort key of one order for the database's lists, as a function of a key.

    Args:
        sort: key of `SORTS`.
        rows: ``{key: {column: value}}`` of all in the list, when it is from under "dated".
        holding: ``{column: {value: keys}}``.
        choices: `search.listings.facets.Choices`.
        found: keys that match the query, best first.
        ranks: ``{key: number}`` for `Sort.NEAREST`, the lowest first; what is without one comes last.

    The key stands last in every sort key: what has the same title keeps its place from one page of results to the next.
    """

    def title(key):
        return (text.sort_key(rows[key]["title"]), key)

    if sort == Sort.NEWEST:
        return lambda key: (-_timestamp(rows[key]["dated"]), *title(key))
    if sort == Sort.ADDED:
        return lambda key: (-_timestamp(rows[key]["first_published_at"]), *title(key))
    if sort == Sort.EDITORS_ORDER:
        return lambda key: (rows[key].get("path", ""), *title(key))
    if sort == Sort.NEAREST:
        return lambda key: (ranks.get(key, len(ranks)), *title(key))
    if sort == Sort.EVIDENCE:
        grades = list(choices.values.get(Facet.EVIDENCE, ()))
        strength = {key: grades.index(value) for value in grades for key in holding[Facet.EVIDENCE][value]}
        return lambda key: (-strength.get(key, -1), *title(key))
    if sort == Sort.RELEVANCE:
        place = {key: number for number, key in enumerate(found)}
        return place.__getitem__
    return title


def _timestamp(moment):
    return moment.timestamp() if moment else 0
