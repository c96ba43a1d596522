"""What the question in an address asks of this site, and which part of it an answer is made of."""

import re
from dataclasses import dataclass
from functools import lru_cache
from urllib.parse import urlencode

from django.http import QueryDict

# Hung on an address by who links to it, and no question to us: campaigns, clicks on an advertisement or in a mailing.
OF_OTHERS = re.compile(r"(utm|mtm|pk)_\w+|_gl|\w{1,4}clid|mc_[ce]id|mkt_tok|igshid")


@dataclass(frozen=True)
class DeclaredParameters:
    """Which parameters an answer is made of, as its view says it: the same values give the same answer in any order.

    Args:
        names: of those parameters; an address with others gets an answer of its own.
        passes_over_others: whether what stands in `OF_OTHERS` changes nothing.
    """

    names: frozenset[str]
    passes_over_others: bool = False

    def cover(self, query):
        """Return whether an answer to this query string is made of declared parameters alone."""
        return all(name in self.names for name, _value in asked(query, without_others=self.passes_over_others))


# Nobody looked at the question of the address, so every question has the same answer.
NO_PARAMETERS = DeclaredParameters(frozenset(), passes_over_others=True)


def asked(query, *, without_others=False):
    """Return ``[(name, value), …]`` of a query string as Django reads it, sorted by name.

    Args:
        query: as WSGI gives it.
        without_others: leave out what stands in `OF_OTHERS`.
    """
    if not query:
        return []
    read = QueryDict(query.encode("latin-1")).lists()
    pairs = [(name, value) for name, values in sorted(read) for value in values]
    return [pair for pair in pairs if not OF_OTHERS.fullmatch(pair[0])] if without_others else pairs


@lru_cache(maxsize=1024)
def canonical(query, *, without_others=False):
    """Return a query string that asks the same, its parameters sorted by name; see `asked`."""
    return urlencode(asked(query, without_others=without_others))
