"""What to do when nothing is found: which word or filter leaves nothing, and what would give results."""

from dataclasses import dataclass

from search.listings.parameters import QUERY

MOST_WAYS = 4


@dataclass(frozen=True)
class Suggestion:
    """A question near to the one asked that does give results.

    Args:
        label: Dutch, what is different.
        url: its address.
        total: number of results.
    """

    label: str
    url: str
    total: int


@dataclass(frozen=True)
class ZeroResultHelp:
    """Why a list is empty.

    Args:
        unknown: words as typed that stand nowhere in this list.
        ways: `Suggestion`s, the nearest first.
    """

    unknown: tuple[str, ...] = ()
    ways: tuple[Suggestion, ...] = ()


def zero_result_help(listing):
    """Return the `ZeroResultHelp` of a `Listing` without results; an empty one when the database answered."""
    analysis = listing.backend.explain_zero_results(listing.question)
    if analysis is None:
        return ZeroResultHelp()
    unknown = tuple(word for word, number in analysis.words.items() if not number)
    ways = [*_fewer_filters(listing, analysis), *_less_text(listing, analysis)]
    return ZeroResultHelp(unknown, tuple(ways[:MOST_WAYS]))


def _fewer_filters(listing, analysis):
    """Return what comes of leaving out one filter, that with most results first; or all of them."""
    slugs = {column: slug for slug, column in listing.choices.columns.items()}
    without = [
        Suggestion(f"Zonder “{name}”", listing.addresses.without(slug, value), number)
        for (column, value), number in sorted(analysis.values.items(), key=lambda item: -item[1])
        for slug, (name, _nested) in [(slugs[column], listing.choices.values[slugs[column]][value])]
        if number
    ]
    if sum(map(len, listing.selection.values())) > 1 and analysis.unfiltered:
        without.append(Suggestion("Zonder filters", listing.addresses.without_filters(), analysis.unfiltered))
    return without


def _less_text(listing, analysis):
    """Return what comes of asking for less: without a phrase or an exclusion, for one word, for no word."""
    ways = [
        Suggestion(f"Zonder {piece}", listing.addresses.with_changes(**{QUERY: rest}), number)
        for piece, (rest, number) in analysis.pieces.items()
        if number
    ]
    if len(analysis.words) > 1 and not ways:
        ways += [
            Suggestion(f"Alleen “{word}”", listing.addresses.without_filters(**{QUERY: word}), number)
            for word, number in sorted(analysis.words.items(), key=lambda item: item[1])
            if number
        ]
    if analysis.everything and any(listing.selection.values()):
        ways.append(
            Suggestion("Zonder zoekwoorden", listing.addresses.with_changes(**{QUERY: ""}), analysis.everything)
        )
    return ways
