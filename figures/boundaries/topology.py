"""Makes outlines simpler without a gap between neighbours: what two areas share is one border, simplified once."""

import heapq
from collections import defaultdict
from dataclasses import dataclass, field

EVERY = float("inf")


@dataclass
class Border:
    """A line between two places where borders meet, or a whole ring that meets none.

    Args:
        points: in the direction in which it was first met; of a ring, its first point is not repeated.
        is_ring: whether it closes.
        weights: of each point, the area of the drawing that changes when it goes; those that must stay have `EVERY`.
    """

    points: list
    is_ring: bool
    weights: list = field(default_factory=list)

    def simplified(self, smallest):
        """Return the points whose area is at least so large."""
        return [point for point, weight in zip(self.points, self.weights, strict=True) if weight >= smallest]


class Topology:
    """Areas as the borders between them.

    Args:
        areas: ``{code: [ring, …]}``; neighbours have the same points on the border that they share.
    """

    def __init__(self, areas):
        self._borders: dict[tuple, Border] = {}
        meeting = _meeting_points(areas)
        # Each ring as ``[(border, whether it runs the other way), …]``.
        self.rings = {code: [self._cut(ring, meeting) for ring in rings] for code, rings in areas.items()}
        for border in self._borders.values():
            border.weights = weights(border.points, border.is_ring)

    def simplified(self, smallest):
        """Return the areas with the points whose area is at least so large, as they were given.

        Args:
            smallest: area, in the square of the units of the points.
        """
        kept = {id(border): border.simplified(smallest) for border in self._borders.values()}
        return {code: [_joined(ring, kept) for ring in rings] for code, rings in self.rings.items()}

    def _cut(self, ring, meeting):
        """Return a ring as pieces of `Border`s."""
        starts = [place for place, point in enumerate(ring) if point in meeting]
        if not starts:
            return [self._border(_turned(ring), is_ring=True)]
        ring = ring[starts[0] :] + ring[: starts[0]]
        starts = [place - starts[0] for place in starts] + [len(ring)]
        closed = [*ring, ring[0]]
        return [self._border(closed[start : end + 1]) for start, end in zip(starts, starts[1:], strict=False)]

    def _border(self, points, *, is_ring=False):
        """Return ``(the `Border` along some points, whether it was first met the other way round)``."""
        there, back = tuple(points), tuple(_turned(points[::-1]) if is_ring else points[::-1])
        if there not in self._borders and back in self._borders:
            return self._borders[back], True
        return self._borders.setdefault(there, Border(points, is_ring)), False


def _meeting_points(areas):
    """Return the points where more than two lines come together."""
    beside = defaultdict(set)
    for rings in areas.values():
        for ring in rings:
            for place, point in enumerate(ring):
                beside[point] |= {ring[place - 1], ring[(place + 1) % len(ring)]}
    return {point for point, others in beside.items() if len(others) > 2}


def _turned(ring):
    """Return a ring that begins at its smallest point, so that two areas with the same ring begin it alike."""
    first = ring.index(min(ring))
    return ring[first:] + ring[:first]


def _joined(pieces, kept):
    """Return the points of a ring, of the points that were kept of its borders."""
    ring = []
    for border, is_reversed in pieces:
        points = kept[id(border)][::-1] if is_reversed else kept[id(border)]
        ring += points if border.is_ring else points[:-1]
    return ring


def weights(points, is_ring):
    """Return the weight of each point of a line or ring, after Visvalingam and Whyatt.

    Time and again the point goes with which the smallest triangle goes; its weight is that area, or the one before it
    when that was larger. Ends stay, and so do the two weightiest points of a line and the three of a ring: an area
    never becomes a line.
    """
    count = len(points)
    found, before, after = [EVERY] * count, list(range(-1, count - 1)), list(range(1, count + 1))
    if is_ring:
        before[0], after[-1] = count - 1, 0
    inside = range(count) if is_ring else range(1, count - 1)
    left, fewest, highest = len(inside), 3 if is_ring else 2, 0.0
    heap = [(_triangle(points, before[place], place, after[place]), place) for place in inside]
    current = {place: area for area, place in heap}
    heapq.heapify(heap)
    while heap and left > fewest:
        area, place = heapq.heappop(heap)
        if current.get(place) != area:
            continue
        highest = found[place] = max(highest, area)
        del current[place]
        left -= 1
        after[before[place]], before[after[place]] = after[place], before[place]
        for beside in {before[place], after[place]}:
            if beside in current:
                current[beside] = _triangle(points, before[beside], beside, after[beside])
                heapq.heappush(heap, (current[beside], beside))
    return found


def _triangle(points, first, second, third):
    """Return the area of a triangle."""
    (ax, ay), (bx, by), (cx, cy) = points[first], points[second], points[third]
    return abs((bx - ax) * (cy - ay) - (cx - ax) * (by - ay)) / 2
