"""Which column counts which facet.

The first value of a facet on a page has one column, the second another, and so on while there are any. So a column
has few different values, and a facet is counted by looking at few columns. Kept in the index with what it describes.
"""

from search.engine.schema import COLUMNS, OVERFLOW

FOR_FURTHER_VALUES = 26  # columns: the others are kept for first values of facets that come later


class Columns:
    """Columns that were given out.

    Args:
        given: ``{"facet number": column}``, as `given` was.
    """

    def __init__(self, given=()):
        self.given = dict(given)

    def place(self, pairs):
        """Return ``[(column, facet=value), …]`` for the values of one page, giving out columns where needed.

        Args:
            pairs: (facet, value), each once.
        """
        met: dict[str, int] = {}
        placed = []
        for facet, value in pairs:
            number = met.get(facet, 0)
            met[facet] = number + 1
            placed.append((self._column(facet, number), f"{facet}={value}"))
        return placed

    def of(self, facets):
        """Return the columns in which values of some facets stand."""
        wanted = set(facets)
        return [OVERFLOW, *(column for key, column in self.given.items() if key.rpartition(" ")[0] in wanted)]

    def _column(self, facet, number):
        key = f"{facet} {number}"
        if key not in self.given and len(self.given) < (FOR_FURTHER_VALUES if number else len(COLUMNS)):
            self.given[key] = COLUMNS[len(self.given)]
        return self.given.get(key, OVERFLOW)
