"""Why a page was found, said in its row: the words that fit are marked, those that are missing are named."""

from dataclasses import dataclass

from base.keys import key_of
from search.engine.highlighting import Marker

Pieces = list[tuple[str, bool]]  # the pieces joined are the text; True for what fits the question


@dataclass(frozen=True)
class Snippet:
    """One result of a question with words.

    Args:
        title, summary: of the page or record, in pieces.
        passage: of its text, when neither title nor summary has a word of the question; else empty.
        missing: words that it lacks, as typed.
        begins_rest: whether it is the first behind those that have every word together.
    """

    title: Pieces
    summary: Pieces
    passage: Pieces
    missing: tuple[str, ...]
    begins_rest: bool


def snippets(things, *, query, found, backend, start):
    """Return the `Snippet` of each page or record shown.

    Args:
        things: pages and records in order.
        query: cleaned text of the visitor.
        found: `search.engine.documents.Found`.
        backend: `search.listings.backends.IndexBackend`, which has the texts.
        start: number of results before the first of these.
    """
    # What was meant as well as what was typed: other words for it may have found a page.
    marker = Marker(query, found.corrected, lexicon=backend.lexicon, others=found.others)
    made = []
    for place, thing in enumerate(things, start):
        title = marker.highlight(thing.title)
        summary = marker.highlight(thing.search_description)
        shown = any(marked for _, marked in (*title, *summary))
        passage = [] if shown else _passage(backend.engine.body(key_of(thing)), marker)
        missing = found.missing.get(key_of(thing), ())
        made.append(Snippet(title, summary, passage, missing, begins_rest=place == found.rest))
    return made


def _passage(body, marker):
    pieces = marker.snippet(" ".join(body.split()))
    return pieces if any(marked for _, marked in pieces) else []
