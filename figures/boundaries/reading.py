"""Reads boundaries of areas from GeoJSON, TopoJSON and GeoPackage.

What is read is ``{code: [ring, …]}``. A ring is a list of points ``(x, y)``; the first is not repeated at the end.
"""

import json
import sqlite3

from figures.boundaries import geopackage

# How publishers name the column with the NIS code of a municipality.
CODE_NAMES = ("cd_munty_refnis", "nis", "niscode", "nis_code", "refnis", "nis5", "code")


class BoundaryError(Exception):
    """A file that can't be used; the message is for who imports it, in Dutch."""


def read(path, code_name=""):
    """Return the rings of the areas in a file, by code.

    Args:
        path: Path of a file.
        code_name: of the property or column with the code; "" for one of `CODE_NAMES`.

    Raises:
        BoundaryError: it can't be read, or holds no areas with a code.
    """
    try:
        with path.open("rb") as file:
            is_geopackage = file.read(16) == geopackage.MAGIC
        records = geopackage.records(path) if is_geopackage else _json_records(path)
        found = {}
        for properties, rings in records:
            code = _code(properties, code_name)
            if code and rings:
                found.setdefault(code, []).extend(rings)
    except OSError as error:
        raise BoundaryError(f"Het bestand is niet te lezen: {error.strerror}.") from None
    except (ValueError, LookupError, TypeError, AttributeError, sqlite3.Error, geopackage.FormatError):
        raise BoundaryError("Het bestand is geen geldige GeoJSON, TopoJSON of GeoPackage met vlakken.") from None
    if not found:
        name = f"“{code_name}”" if code_name else ", ".join(CODE_NAMES)
        raise BoundaryError(f"Geen enkel vlak in het bestand heeft een code. Gezocht in: {name}.")
    return found


def _code(properties, code_name):
    """Return the code in some properties; an NIS code that was stored as a number has five digits again."""
    names = (code_name.lower(),) if code_name else CODE_NAMES
    by_name = {str(name).lower(): value for name, value in properties.items()}
    value = next((by_name[name] for name in names if by_name.get(name) not in (None, "")), "")
    return f"{value:05.0f}" if isinstance(value, int | float) else str(value).strip()


def _json_records(path):
    data = json.loads(path.read_bytes())
    return _topojson(data) if data.get("type") == "Topology" else _geojson(data)


def _geojson(data):
    """Yield ``(properties, rings)`` of each feature."""
    for feature in data["features"]:
        geometry = feature["geometry"]
        if geometry and geometry["type"] in {"Polygon", "MultiPolygon"}:
            polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
            yield feature.get("properties") or {}, [_open(ring) for polygon in polygons for ring in polygon]


def _topojson(data):
    """Yield ``(properties, rings)`` of each geometry of the largest object."""
    arcs = [_arc(arc, data.get("transform")) for arc in data["arcs"]]
    objects = [each["geometries"] for each in data["objects"].values() if each["type"] == "GeometryCollection"]
    for geometry in max(objects, key=len):
        if geometry["type"] in {"Polygon", "MultiPolygon"}:
            polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
            properties = {"code": geometry.get("id"), **(geometry.get("properties") or {})}
            yield properties, [_joined(ring, arcs) for polygon in polygons for ring in polygon]


def _arc(points, transform):
    """Return the points of an arc; a topology with a transform stores the steps between them."""
    if not transform:
        return [(float(x), float(y)) for x, y, *_ in points]
    (scale_x, scale_y), (left, top) = transform["scale"], transform["translate"]
    found, x, y = [], 0, 0
    for step_x, step_y, *_ in points:
        x, y = x + step_x, y + step_y
        found.append((x * scale_x + left, y * scale_y + top))
    return found


def _joined(numbers, arcs):
    """Return the ring that some arcs form; a number below zero is an arc the other way round."""
    ring = []
    for number in numbers:
        arc = arcs[number] if number >= 0 else arcs[~number][::-1]
        ring += arc[1:] if ring else arc
    return _open(ring)


def _open(ring):
    """Return a ring without its first point repeated at the end."""
    points = [(float(x), float(y)) for x, y, *_ in ring]
    return points[:-1] if len(points) > 1 and points[0] == points[-1] else points
