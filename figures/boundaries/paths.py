"""Fits areas in a drawing, makes them as simple as the drawing may weigh, and writes each as a path of SVG."""

import gzip
import math

from figures.boundaries.topology import Topology

WIDTH = 1000  # units of the drawing, of which each is a pixel at most
HEAVIEST = 9000  # bytes of all paths together, gzipped
STEPS = 12  # halvings of the range in which the simplest drawing is looked for
SIMPLEST = 400.0  # square units that no bend needs to have


def fitted(areas):
    """Return ``(areas on whole units of the drawing, its height)``, with north above.

    Args:
        areas: ``{code: [ring, …]}`` in degrees or in metres.

    Degrees are shortened from east to west as in the middle of the areas. Neighbours keep the same points.
    """
    points = [point for rings in areas.values() for ring in rings for point in ring]
    is_degrees = all(abs(x) <= 180 and abs(y) <= 90 for x, y in points)
    south, north = min(y for _x, y in points), max(y for _x, y in points)
    stretch = math.cos(math.radians((south + north) / 2)) if is_degrees else 1.0
    west, east = min(x for x, _y in points) * stretch, max(x for x, _y in points) * stretch
    scale = WIDTH / ((east - west) or 1)
    found = {
        code: [
            kept
            for ring in rings
            if len(kept := _without_repeats([_placed(point, stretch, west, north, scale) for point in ring])) > 2
        ]
        for code, rings in areas.items()
    }
    return found, round((north - south) * scale)


def _placed(point, stretch, west, north, scale):
    return round((point[0] * stretch - west) * scale), round((north - point[1]) * scale)


def _without_repeats(ring):
    """Return a ring without points that are the same as the one before."""
    return [point for place, point in enumerate(ring) if point != ring[place - 1]]


def paths(areas):
    """Return ``{code: path}`` of fitted areas, as detailed as `HEAVIEST` allows.

    Args:
        areas: as of `fitted`.
    """
    topology = Topology(areas)
    low, high = 0.0, SIMPLEST
    best = _written(topology.simplified(high))
    for _ in range(STEPS):
        middle = (low + high) / 2
        tried = _written(topology.simplified(middle))
        if weight(tried) <= HEAVIEST:
            best, high = tried, middle
        else:
            low = middle
    return best


def weight(written):
    """Return the bytes of some paths together, gzipped."""
    return len(gzip.compress("".join(written.values()).encode(), mtime=0))


def _written(areas):
    return {code: "".join(map(path, rings)) for code, rings in areas.items()}


def path(ring):
    """Return a closed ring as a path: where it begins, and each step from there."""
    (x, y), *others = ring
    text = f"M{x} {y}l"
    for next_x, next_y in others:
        for number in (next_x - x, next_y - y):
            # A minus parts two numbers by itself.
            text += f"{number}" if number < 0 or text.endswith("l") else f" {number}"
        x, y = next_x, next_y
    return f"{text}z"
