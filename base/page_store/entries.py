"""The answers that a process keeps, by address: those asked most, within so many bytes."""

import threading
from collections import OrderedDict
from dataclasses import dataclass
from itertools import islice
from typing import NamedTuple

from base.addresses.parameters import NO_PARAMETERS, DeclaredParameters, canonical
from base.page_store.answers import Answer

PROVEN = 0.75  # of the room, for what was asked again; addresses that are asked once never push those out


class Address(NamedTuple):
    """What an answer is asked by: all that it depends on beside the content.

    Fields:
        scheme, port, host: as the request was received; an answer is kept only after Django took the host.
        path, query: as WSGI gives them.
    """

    scheme: str
    port: str
    host: str
    path: str
    query: str


@dataclass(frozen=True)
class Conditions:
    """On what an answer may be served again; Django's side of the store says it of each answer that may be kept.

    Args:
        version: content version that it was made of.
        until: moment in seconds since 1970 at which it changes although nobody writes: a page ends, a day begins.
        parameters: that it is made of; None when nobody said so: then it answers the address without a question only.
        asked: ``[(kind, value), …]`` that is counted each time it is served; None when there is nothing to count.
    """

    version: int
    until: float
    parameters: DeclaredParameters | None = None
    asked: list | None = None


class Kept(NamedTuple):
    """An answer that is kept, with the conditions under which it may be served."""

    answer: Answer
    conditions: Conditions


class Entries:
    """Kept answers; any thread may use them.

    What is asked for the first time goes into what room the others leave, and the oldest of those goes first: a hundred
    thousand made-up addresses push out each other and nothing that visitors ask.

    Args:
        room: bytes for all together.
    """

    def __init__(self, room):
        self.room = room
        self._lock = threading.Lock()
        self._first: OrderedDict[Address, Kept] = OrderedDict()
        self._proven: OrderedDict[Address, Kept] = OrderedDict()
        self._size = self._proven_size = 0

    def __len__(self):
        return len(self._first) + len(self._proven)

    @property
    def size(self):
        """Bytes that the answers take."""
        return self._size

    def find(self, address):
        """Return what is kept for an address, stale or not, or None."""
        if not address.query:
            return self._get(address)
        plain = self._get(address._replace(query=""))
        if plain and plain.conditions.parameters == NO_PARAMETERS:
            return plain
        whole = canonical(address.query)
        found = self._get(address._replace(query=whole))
        if found:
            return found
        reduced = canonical(address.query, without_others=True)
        found = self._get(address._replace(query=reduced)) if reduced != whole else None
        declared = found and found.conditions.parameters
        return found if declared and declared.passes_over_others else None

    def keep(self, address, kept):
        """Store an answer, unless its address has a question of which no view declared the parameters."""
        declared = kept.conditions.parameters
        if declared == NO_PARAMETERS:
            self._put(address._replace(query=""), kept)
        elif declared is not None and declared.cover(address.query):
            query = canonical(address.query, without_others=declared.passes_over_others)
            self._put(address._replace(query=query), kept)
        elif not address.query:
            self._put(address, kept)

    def latest(self, most):
        """Return the `Address`es without a question that were asked again, the last first: so those asked most."""
        with self._lock:
            return list(islice((each for each in reversed(self._proven) if not each.query), most))

    def clear(self):
        """Forget everything."""
        with self._lock:
            self._first.clear()
            self._proven.clear()
            self._size = self._proven_size = 0

    def _get(self, address):
        with self._lock:
            kept = self._proven.get(address)
            if kept is not None:
                self._proven.move_to_end(address)
                return kept
            kept = self._first.pop(address, None)
            if kept is not None:
                self._prove(address, kept)
            return kept

    def _prove(self, address, kept):
        """Put what is asked again among the proven; those not asked for longest make room for it."""
        self._proven[address] = kept
        self._proven_size += kept.answer.size
        while self._proven_size > self.room * PROVEN:
            oldest, old = self._proven.popitem(last=False)
            self._proven_size -= old.answer.size
            self._first[oldest] = old

    def _put(self, address, kept):
        with self._lock:
            was_proven = address in self._proven
            self._remove(address)
            self._size += kept.answer.size
            if was_proven:
                self._prove(address, kept)
            else:
                self._first[address] = kept
            while self._size > self.room:
                self._remove(next(iter(self._first or self._proven)))

    def _remove(self, address):
        gone = self._proven.pop(address, None)
        if gone is not None:
            self._proven_size -= gone.answer.size
        else:
            gone = self._first.pop(address, None)
        if gone is not None:
            self._size -= gone.answer.size
