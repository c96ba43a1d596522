"""In which order a list stands."""

from base import text

NEARBY = "nabij"
SORTS = {
    "relevantie": "Best passend",
    NEARBY: "Dichtst bij eerst",
    "datum": "Nieuwste eerst",
    "jaar": "Nieuwste eerst",
    "titel": "Titel",
    "volgorde": "Volgorde van de redactie",
    "nieuwste": "Nieuwste eerst",
    "bewijs": "Sterkste bewijs eerst",
}


# Columns of the listed model that an order reads.
COLUMNS = {"datum": "date", "jaar": "year", "volgorde": "path"}


def order(sort, *, rows, pages, choices, found, ranks):
    """Give the sort key of one order for the database's lists, as a function of a page's pk.

    Args:
        sort: key of `SORTS`.
        rows: ``{pk: {column: value}}`` of every page in the list.
        pages: ``{column: {value: pks}}``.
        choices: `search.facets.Choices`.
        found: pks that match the query, best first.
        ranks: ``{pk: number}`` for "nabij", the lowest first; a page without one comes last.

    The pk stands last in every key: pages of the same title keep their place from one page of results to the next.
    """

    def title(pk):
        return (text.sort_key(rows[pk]["title"]), pk)

    if sort == "nieuwste":
        return lambda pk: (-_timestamp(rows[pk]["first_published_at"]), *title(pk))
    if sort == "datum":
        return lambda pk: (-(rows[pk]["date"].toordinal() if rows[pk]["date"] else 0), *title(pk))
    if sort == "jaar":
        return lambda pk: (-(rows[pk]["year"] or 0), *title(pk))
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


def _timestamp(moment):
    return moment.timestamp() if moment else 0
