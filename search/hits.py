"""Why a page was found, said in its row: the words that fit are marked, those that are missing are named."""

from dataclasses import dataclass

from search.engine.highlighting import Marker

Pieces = list[tuple[str, bool]]  # the pieces joined are the text; True for what fits the question


@dataclass(frozen=True)
class Hit:
    """One result of a question with words.

    Args:
        title, summary: of the page, in pieces.
        passage: of its text, when neither title nor summary has a word of the question; else empty.
        missing: words that the page lacks, as typed.
        begins_rest: whether it is the first behind those that have every word together.
    """

    title: Pieces
    summary: Pieces
    passage: Pieces
    missing: tuple[str, ...]
    begins_rest: bool


def hits(pages, *, query, found, source, start):
    """Give the `Hit` of each page shown.

    Args:
        pages: in order.
        query: cleaned text of the visitor.
        found: `search.engine.documents.Found`.
        source: `search.sources.IndexSource`, which has the texts.
        start: number of results before the first of these.
    """
    # What was meant as well as what was typed: other words for it may have found a page.
    marker = Marker(f"{query} {found.corrected}", source.lexicon)
    made = []
    for place, page in enumerate(pages, start):
        title = marker.highlight(page.title)
        summary = marker.highlight(page.search_description)
        shown = any(marked for _, marked in (*title, *summary))
        passage = [] if shown else _passage(source.engine.body(page.pk), marker)
        missing = found.missing.get(page.pk, ())
        made.append(Hit(title, summary, passage, missing, begins_rest=place == found.rest))
    return made


def _passage(body, marker):
    pieces = marker.snippet(" ".join(body.split()))
    return pieces if any(marked for _, marked in pieces) else []
