"""What to do when nothing is found: which word or filter is to blame, and what does give results."""

from dataclasses import dataclass

MOST_WAYS = 4


@dataclass(frozen=True)
class WayOut:
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
class WaysOut:
    """Why a list is empty.

    Args:
        unknown: words as typed that stand nowhere in this list.
        ways: `WayOut`s, the nearest first.
    """

    unknown: tuple[str, ...] = ()
    ways: tuple[WayOut, ...] = ()


def ways_out(listing):
    """Give the `WaysOut` of a `search.listing.Listing` without results; empty ones when only the database was asked."""
    blame = listing.source.blame(listing.question)
    if blame is None:
        return WaysOut()
    unknown = tuple(word for word, number in blame.words.items() if not number)
    ways = [*_fewer_filters(listing, blame), *_less_text(listing, blame)]
    return WaysOut(unknown, tuple(ways[:MOST_WAYS]))


def _fewer_filters(listing, blame):
    """Give what comes of leaving out one filter, that with most results first; or all of them."""
    slugs = {column: slug for slug, column in listing.choices.columns.items()}
    without = [
        WayOut(f"Zonder “{name}”", listing.without(slug, value), number)
        for (column, value), number in sorted(blame.values.items(), key=lambda item: -item[1])
        for slug, (name, _nested) in [(slugs[column], listing.choices.values[slugs[column]][value])]
        if number
    ]
    if sum(map(len, listing.selection.values())) > 1 and blame.unfiltered:
        without.append(WayOut("Zonder filters", listing.address(**_unfiltered(listing)), blame.unfiltered))
    return without


def _unfiltered(listing):
    return {slug: set() for slug in listing.selection}


def _less_text(listing, blame):
    """Give what comes of asking for less: without a phrase or an exclusion, for one word, for no word."""
    ways = [
        WayOut(f"Zonder {piece}", listing.address(q=rest), number)
        for piece, (rest, number) in blame.pieces.items()
        if number
    ]
    if len(blame.words) > 1 and not ways:
        ways += [
            WayOut(f"Alleen “{word}”", listing.address(q=word, **_unfiltered(listing)), number)
            for word, number in sorted(blame.words.items(), key=lambda item: item[1])
            if number
        ]
    if blame.everything and any(listing.selection.values()):
        ways.append(WayOut("Zonder zoekwoorden", listing.address(q=""), blame.everything))
    return ways
