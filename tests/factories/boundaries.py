"""Boundaries of no real place: a grid of towns with bending borders, as files of every kind."""

import json
import math
import sqlite3
import struct

BENDS = 12  # points of a border between two corners


def grid(codes, columns, *, bends=BENDS, left=2.5, bottom=50.7, size=0.1):
    """Return ``{code: ring}`` of towns in a grid; neighbours share the points of their border.

    Args:
        codes: of the towns, row by row.
        columns: towns in a row.
        bends: points between two corners.
        left, bottom: degrees of the first corner.
        size: degrees of a side.
    """

    def side(start, end):
        """Return the points from a corner to the next, without the last, the same from both sides."""
        low, high = min(start, end), max(start, end)
        points = []
        for place in range(bends + 1):
            share = place / (bends + 1)
            x, y = (a + (b - a) * share for a, b in zip(low, high, strict=True))
            bend = 0.12 * math.sin(math.pi * share) * math.sin(7 * share + 3 * low[0] + 5 * low[1])
            is_flat = low[1] == high[1]
            points.append((x + (0 if is_flat else bend), y + (bend if is_flat else 0)))
        return points if low == start else [high, *points[:0:-1]]

    found = {}
    for place, code in enumerate(codes):
        x, y = place % columns, place // columns
        corners = [(x, y), (x + 1, y), (x + 1, y + 1), (x, y + 1)]
        ring = [
            point for start, end in zip(corners, corners[1:] + corners[:1], strict=True) for point in side(start, end)
        ]
        found[code] = [(left + size * across, bottom + size * up) for across, up in ring]
    return found


def geojson(path, towns, name="nis"):
    """Write towns as GeoJSON."""
    features = [
        {
            "type": "Feature",
            "properties": {name: code},
            "geometry": {"type": "MultiPolygon", "coordinates": [[[*ring, ring[0]]]]},
        }
        for code, ring in towns.items()
    ]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    return path


def topojson(path, towns):
    """Write towns as TopoJSON with whole steps, each ring as two arcs, every second one the other way round."""
    arcs, geometries = [], []
    for number, (code, ring) in enumerate(towns.items()):
        closed = [(round(x * 1e6), round(y * 1e6)) for x, y in [*ring, ring[0]]]
        closed = closed[::-1] if number % 2 else closed
        middle = len(closed) // 2
        arcs += map(_steps, (closed[: middle + 1], closed[middle:]))
        first, second = 2 * number, 2 * number + 1
        ring_of_arcs = [~second, ~first] if number % 2 else [first, second]
        geometries.append({"type": "Polygon", "id": code, "arcs": [ring_of_arcs]})
    objects = {"towns": {"type": "GeometryCollection", "geometries": geometries}}
    transform = {"scale": [1e-6, 1e-6], "translate": [0, 0]}
    path.write_text(json.dumps({"type": "Topology", "transform": transform, "arcs": arcs, "objects": objects}))
    return path


def _steps(points):
    """Return the first of some points, and the step to each next one."""
    return [points[0], *((b[0] - a[0], b[1] - a[1]) for a, b in zip(points, points[1:], strict=False))]


def geopackage(path, towns, *, order="<", z=False):
    """Write towns as a GeoPackage, each a multipolygon of one.

    Args:
        order: of the bytes, "<" or ">".
        z: whether each point has a height.
    """
    with sqlite3.connect(path) as database:
        database.execute("CREATE TABLE gpkg_geometry_columns (table_name TEXT, column_name TEXT)")
        database.execute("INSERT INTO gpkg_geometry_columns VALUES ('Statistical units', 'geom')")
        database.execute('CREATE TABLE "Statistical units" (fid INTEGER, geom BLOB, CD_MUNTY_REFNIS INTEGER)')
        for number, (code, ring) in enumerate(towns.items()):
            blob = b"GP\x00" + bytes([1 | 1 << 1]) + struct.pack("<i4d", 4326, 0, 0, 0, 0)
            blob += _multipolygon([*ring, ring[0]], order, z)
            database.execute('INSERT INTO "Statistical units" VALUES (?, ?, ?)', (number, blob, int(code)))
    database.close()
    return path


def _multipolygon(ring, order, z):
    mark, more = b"\x01" if order == "<" else b"\x00", 1000 if z else 0
    points = b"".join(struct.pack(f"{order}{3 if z else 2}d", *point, *([7.0] if z else [])) for point in ring)
    polygon = mark + struct.pack(f"{order}III", 3 + more, 1, len(ring)) + points
    return mark + struct.pack(f"{order}II", 6 + more, 1) + polygon
