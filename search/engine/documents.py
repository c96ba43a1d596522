"""What the engine keeps of a page or a record, and how that is asked for and answered."""

import datetime as dt
import hashlib
from dataclasses import dataclass, field, fields
from enum import StrEnum
from functools import cached_property

from base.keys import Key


class Sort(StrEnum):
    """The orders of a list; the value is what stands in an address. Every order ends in title, then key."""

    RELEVANCE = "relevantie"
    TITLE = "titel"
    NEWEST = "nieuwste"
    ADDED = "toegevoegd"
    EVIDENCE = "bewijs"
    EDITORS_ORDER = "volgorde"
    NEAREST = "nabij"


@dataclass(frozen=True)
class Document:
    """One public page or record as the engine knows it.

    Args:
        key: its name.
        title, summary: as a visitor sees them.
        terms: names and synonyms of the terms it carries and of those they fall under.
        body: the rest of its text, with that of attached documents; plain, no markup.
        facets: every (facet, value) it counts for, broader terms included. A facet is a term facet's slug, "type"
            (what kind of thing), "parent" (pk of the page above it) or the column of a field facet ("kind", "country").
        dated: when it is from, for what is newest.
        added: first publication on the site.
        evidence: 0 when nothing is known, else the place of its term in the facet of evidence, from 1.
        path: place in the tree, "" for what stands in none.
        weight: what its score is multiplied by, beside others that fit as well.
        expires: moment from which nobody may see it.
        written_out: what its title abbreviates, "" when it is no abbreviation.
    """

    key: Key
    title: str
    summary: str = ""
    terms: tuple[str, ...] = ()
    body: str = ""
    facets: tuple[tuple[str, str], ...] = ()
    dated: dt.datetime | None = None
    added: dt.datetime | None = None
    evidence: int = 0
    path: str = ""
    weight: float = 1.0
    expires: dt.datetime | None = None
    written_out: str = ""

    @cached_property
    def digest(self):
        """A number below 2**63 that differs, as good as surely, when anything in the document differs."""
        told = repr([getattr(self, each.name) for each in fields(self)]).encode("utf-8", "replace")
        return int.from_bytes(hashlib.blake2b(told, digest_size=8).digest(), "big") >> 1


@dataclass(frozen=True)
class Question:
    """What is asked.

    Args:
        text: cleaned text of a visitor; "" asks for everything.
        within: ``{facet: values}`` that bound the list itself, such as a parent or a term.
        selection: ``{facet: values}`` chosen by the visitor: any value within a facet, and all facets.
        counted: facets to count.
        sort: `Sort`; the engine does not know NEAREST, which depends on a place.
        start, size: the part of the results to give.
        only: keys to choose from, or None for all.
        without: keys that must not appear nor count (expired since they were indexed).
        promoted: keys that stand first when they match the bounds, whatever their words.
    """

    text: str = ""
    within: dict[str, frozenset[str]] = field(default_factory=dict)
    selection: dict[str, frozenset[str]] = field(default_factory=dict)
    counted: tuple[str, ...] = ()
    sort: Sort = Sort.RELEVANCE
    start: int = 0
    size: int = 20
    only: frozenset[Key] | None = None
    without: frozenset[Key] = frozenset()
    promoted: tuple[Key, ...] = ()


@dataclass(frozen=True)
class Found:
    """What was found.

    Args:
        total: number of results.
        keys: those of the part asked for, in order.
        counts: ``{facet: {value: number}}`` for `Question.counted`, each without its own selection; no zeros.
        complete: number of results with every word together; they stand first by relevance.
        rest: number of results before the first one that has not every word together, None when no line divides them.
        missing: ``{key: words}`` of the results shown that lack some words, as the visitor typed them.
        corrected: the text with the typing errors mended that were looked for as well, "" when there were none.
        resembling: whether the words as typed find nothing, so that what is found only looks like them.
        others: what was looked for in place of words of the question, each as stems in order.
    """

    total: int
    keys: tuple[Key, ...] = ()
    counts: dict[str, dict[str, int]] = field(default_factory=dict)
    complete: int = 0
    rest: int | None = None
    missing: dict[Key, tuple[str, ...]] = field(default_factory=dict)
    corrected: str = ""
    resembling: bool = False
    others: frozenset[tuple[str, ...]] = frozenset()
