"""By what name the index, a saved list, the API and the change log know what a visitor can find.

A page, or a record of an app: a kind and a number. Knows no Django.
"""

import re
from collections import defaultdict
from typing import NamedTuple

PAGE = ""  # the kind of every page; a number alone goes on meaning a page
KIND = re.compile(r"[a-z][a-z0-9]{0,19}")  # neither "-" nor "." nor "!", which part a key from what stands beside it
LONGEST_NUMBER = 12  # digits
_TEXT = re.compile(rf"(?:({KIND.pattern})-)?([0-9]{{1,{LONGEST_NUMBER}}})")


class Key(NamedTuple):
    """The lasting name of one thing; pages sort first.

    Args:
        kind: `PAGE`, or the ``record_kind`` of a type of record.
        number: pk among those of its kind.
    """

    kind: str
    number: int

    def __str__(self):
        return f"{self.kind}-{self.number}" if self.kind else str(self.number)


def key_from(text):
    """Return the Key that a text says: "12" for a page, "release-12" for a record; None for anything else."""
    found = _TEXT.fullmatch(text)
    return Key(found[1] or PAGE, int(found[2])) if found else None


def page_key(number):
    """Return the Key of a page."""
    return Key(PAGE, number)


def kind_of(model):
    """Return the kind of the rows of a model."""
    return getattr(model, "record_kind", PAGE)


def key_of(thing):
    """Return the Key of a page or a record."""
    return Key(kind_of(type(thing)), thing.pk)


def numbers_by_kind(keys):
    """Return ``{kind: [number, …]}`` of some keys, in their order."""
    found = defaultdict(list)
    for kind, number in keys:
        found[kind].append(number)
    return found
