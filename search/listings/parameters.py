"""The parameters of a list: what a visitor chose with them, and what the list does not know."""

from functools import cached_property

from base import text
from base.addresses.parameters import OF_OTHERS, DeclaredParameters

QUERY, SORT, PAGE, FORMAT = "q", "sorteer", "pagina", "vorm"
OWN = (QUERY, SORT, PAGE, FORMAT)  # of every list, beside its filters
SHOWN_IN_NOTICE = 60  # characters of what a visitor sent that we repeat
MOST_VALUES = 50  # different values of one facet that we look at
MOST_NOTICES = 5
LEFT_OUT = " We lieten dat filter weg."


class Parameters:
    """What stands in the address of a list.

    Args:
        params: the request's GET parameters (QueryDict).
        choices: `search.listings.facets.Choices`.
        also: names of other parameters that the page of the list reads itself.
    """

    def __init__(self, params, choices, also=()):
        self.params, self.choices = params, choices
        self.known = {*OWN, *also, *choices.facets}

    @property
    def declared(self):
        """What the list is made of, for who keeps it: its notices repeat any other parameter that asks something."""
        return DeclaredParameters(frozenset(self.known), passes_over_others=True)

    @cached_property
    def selection(self):
        """The values chosen, as ``{facet: values}``, each as it is called now."""
        return {slug: {value for value in values.values() if value is not None} for slug, values in self._read.items()}

    @cached_property
    def notices(self):
        """Dutch sentences that say which filters and values the list does not know; none when it knows them all."""
        names = [name for name in self.params if name not in self.known and self._asks(name)]
        told = [f"Deze lijst heeft geen filter “{_shown(name)}”.{LEFT_OUT}" for name in names[:MOST_NOTICES]]
        for slug, values in self._read.items():
            label = self.choices.facets[slug].label.lower()
            unknown = [raw for raw, value in values.items() if value is None]
            told += [f"“{_shown(raw)}” kennen we niet bij {label}.{LEFT_OUT}" for raw in unknown]
        return list(dict.fromkeys(told))[:MOST_NOTICES]

    @cached_property
    def _read(self):
        """What was asked of each facet, as ``{facet: {as typed: value, or None for one that is not known}}``."""
        return {
            slug: {raw: self.choices.current(slug, raw) for raw in self._values(slug)[:MOST_VALUES]}
            for slug in self.choices.facets
        }

    def _values(self, name):
        """Return the different values of a parameter that ask something."""
        return list(dict.fromkeys(raw.strip() for raw in self.params.getlist(name) if raw.strip()))

    def _asks(self, name):
        return bool(name.strip() and self._values(name)) and not OF_OTHERS.fullmatch(name)


def _shown(raw):
    return text.clean(raw)[:SHOWN_IN_NOTICE] or "dat teken"
