"""In which order a list stands."""

import datetime as dt

from base import text

NEARBY = "nabij"
SORTS = {
    "relevantie": "Best passend",
    NEARBY: "Dichtst bij eerst",
    "titel": "Titel",
    "volgorde": "Volgorde van de redactie",
    "nieuwste": "Nieuwste eerst",
    "bewijs": "Sterkste bewijs eerst",
}

ADDED = "toegevoegd"  # for whoever follows a list; nobody chooses it


def order(sort, *, rows, pages, choices, found, ranks):
    """Give the sort key of one order for the database's lists, as a function of a page's pk.

    Args:
        sort: key of `SORTS`.
        rows: ``{pk: {column: value}}`` of every page in the list, when it is from under "dated".
        pages: ``{column: {value: pks}}``.
        choices: `search.facets.Choices`.
        found: pks that match the query, best first.
        ranks: ``{pk: number}`` for "nabij", the lowest first; a page without one comes last.

    The pk stands last in every key: pages of the same title keep their place from one page of results to the next.
    """

    def title(pk):
        return (text.sort_key(rows[pk]["title"]), pk)

    if sort == "nieuwste":
        return lambda pk: (-_timestamp(rows[pk]["dated"]), *title(pk))
    if sort == ADDED:
        return lambda pk: (-_timestamp(rows[pk]["first_published_at"]), *title(pk))
    if sort == "volgorde":
        return lambda pk: rows[pk]["path"]
    if sort == NEARBY:
        return lambda pk: (ranks.get(pk, len(ranks)), *title(pk))
    if sort == "bewijs":
        grades = list(choices.values.get("bewijs", ()))
        strength = {pk: grades.index(value) for value in grades for pk in pages["bewijs"][value]}
        return lambda pk: (-strength.get(pk, -1), *title(pk))
    if sort == "relevantie":
        place = {pk: number for number, pk in enumerate(found)}
        return place.__getitem__
    return title


def moment(own):
    """Give when a page is from that has a date or year (its first day) of its own; None when it is not known.

    Args:
        own: date, year or None.
    """
    if not own:
        return None
    if isinstance(own, int):
        own = dt.date(min(own, dt.MAXYEAR), 1, 1)
    return dt.datetime.combine(own, dt.time(), dt.UTC)


def _timestamp(moment):
    return moment.timestamp() if moment else 0
