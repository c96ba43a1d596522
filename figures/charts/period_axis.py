"""Writes periods below an axis: the first, the last, and as many between them as there is room for."""

from collections.abc import Sequence

from figures.charts.lettering import shorten, text_width
from figures.charts.scales import YEAR
from figures.charts.svg import Canvas

GAP = 10  # between two texts
DROP = 1.5  # from axis to baseline, in ems
ENOUGH = 3  # With fewer texts than this, shorter ones are tried.


def write_periods(
    canvas: Canvas, periods: Sequence[str], places: Sequence[float], bottom: float, left: float, right: float
) -> None:
    """Write periods, in full or as "’20-’21" where more of these fit.

    Args:
        places: of the periods, from left to right.
        left, right: between which the texts stay.
    """
    room = (right - left - GAP) / min(2, len(periods))
    shown: list[tuple[float, str]] = []
    for texts in (periods, [compact(period) for period in periods]):
        found = _chosen(canvas, [shorten(text, room, canvas.font) for text in texts], places, left, right)
        if len(found) > len(shown) or any("…" in text for _, text in shown):
            shown = found
        if len(shown) >= min(ENOUGH, len(periods)) and not any("…" in text for _, text in shown):
            break
    for x, text in shown:
        canvas.write(x, bottom + canvas.font * DROP, text, kind="tick")


def compact(period: str) -> str:
    """Return a school year in few characters: "’20-’21"; another period as it is."""
    match = YEAR.fullmatch(period)
    return f"’{match[1][2:]}-’{match[3][-2:]}" if match and match[3] else period


def _chosen(
    canvas: Canvas, texts: Sequence[str], places: Sequence[float], left: float, right: float
) -> list[tuple[float, str]]:
    """Return the left sides and texts that are written: evenly from the last one back, and the first."""
    widths = [text_width(text, canvas.font) for text in texts]
    lefts = [min(max(left, x - width / 2), right - width) for x, width in zip(places, widths, strict=True)]
    last = len(texts) - 1

    def fit(indexes: Sequence[int]) -> bool:
        pairs = zip(indexes, indexes[1:], strict=False)
        return all(lefts[one] + widths[one] + GAP <= lefts[other] for one, other in pairs)

    steps = range(1, max(last, 1) + 1)
    for step in sorted(steps, key=lambda step: (last % step > 0 or last // step < ENOUGH, step)):
        even = list(range(last % step, last + 1, step))
        for indexes in ([*([] if even[0] == 0 else [0]), *even], [0, *even[1:]]):
            if fit(indexes):
                return [(lefts[index], texts[index]) for index in indexes]
    return [(lefts[last], texts[last])]
