"""Why a question has no results: which word or filter leaves nothing, and what would give results."""

from dataclasses import dataclass, field, replace
from functools import cache

from tantivy import Occur, Query

from search.engine import facets, filters, query_parser, searching

MOST_CHOICES = 20  # that are left out one by one; whoever ticks more had better drop them all


@dataclass(frozen=True)
class ZeroResultAnalysis:
    """What a question would give otherwise.

    Args:
        words: ``{word as typed: number}``: what each word finds by itself in the whole list, filters aside.
        pieces: ``{phrase or exclusion as typed: (text without it, number)}``, with the same filters.
        values: ``{(facet, value): number}``: with the same text, without that choice; of the first choices.
        unfiltered: with the same text, without any choice.
        everything: without text, with the same choices.
    """

    words: dict[str, int] = field(default_factory=dict)
    pieces: dict[str, tuple[str, int]] = field(default_factory=dict)
    values: dict[tuple[str, str], int] = field(default_factory=dict)
    unfiltered: int = 0
    everything: int = 0


def analyze(snapshot, question, lexicon=None):
    """Count what a question would give without each of its words and choices.

    Args:
        snapshot: `snapshot.Snapshot`.
        question: `documents.Question`.
        lexicon: `Lexicon` or None.
    """
    listed = filters.clauses(question)

    @cache
    def matched(text):
        return Occur.Must, Query.boolean_query(searching.make_plan(snapshot, text, listed, lexicon).matches())

    def number(text, selection):
        clauses = filters.selected(replace(question, selection=selection))
        return facets.number(snapshot.searcher, [*listed, *clauses, matched(text)])

    text, selection = question.text, question.selection
    pieces = {piece: (rest, number(rest, selection)) for piece, rest in query_parser.leavable(text).items()}
    choices = [(facet, value) for facet, chosen in selection.items() for value in sorted(chosen)]
    values = {
        (facet, value): number(text, {**selection, facet: selection[facet] - {value}})
        for facet, value in choices[:MOST_CHOICES]
    }
    return ZeroResultAnalysis(
        words={word.typed: number(word.typed, {}) for word in query_parser.parse(text).words},
        pieces=pieces,
        values=values,
        unfiltered=number(text, {}),
        everything=number("", selection),
    )
