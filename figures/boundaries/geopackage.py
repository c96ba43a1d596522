"""Reads the polygons of a GeoPackage: an SQLite database with geometries in the well-known binary form of OGC."""

import sqlite3
import struct
from contextlib import closing

MAGIC = b"SQLite format 3\x00"
# Bytes of the box around a geometry in its header, by the number that its flags hold.
ENVELOPES = {0: 0, 1: 32, 2: 48, 3: 48, 4: 64}
POLYGON, MULTI_POLYGON = 3, 6
EWKB_Z, EWKB_M = 0x80000000, 0x40000000


class FormatError(Exception):
    """A geometry is not what the standard says."""


def records(path):
    """Yield ``(columns, rings)`` of each row with polygons, of every layer.

    Args:
        path: Path of the file, which is only read.
    """
    with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
        database.row_factory = sqlite3.Row
        layers = database.execute("SELECT table_name, column_name FROM gpkg_geometry_columns").fetchall()
        for table, column in layers:
            quoted = table.replace('"', '""')
            for row in database.execute(f'SELECT * FROM "{quoted}"'):  # noqa: S608 a name of the file, quoted
                values = dict(row)
                geometry = values.pop(column)
                if geometry:
                    yield values, rings(geometry)


def rings(blob):
    """Return the rings of a geometry, none when it is no polygon.

    Args:
        blob: bytes with the header of a GeoPackage.
    """
    try:
        if blob[:2] != b"GP":
            raise FormatError("no header")
        found, _end = _geometry(blob, 8 + ENVELOPES[blob[3] >> 1 & 7])
    except (struct.error, IndexError, KeyError) as error:
        raise FormatError(str(error)) from None
    return found


def _geometry(blob, start):
    """Return ``(rings, position after it)`` of the geometry at a position."""
    order = "<" if blob[start] else ">"
    (code,) = struct.unpack_from(f"{order}I", blob, start + 1)
    kind = (code & 0x0FFFFFFF) % 1000
    more = (code & 0x0FFFFFFF) // 1000
    width = 2 + (1 if code & EWKB_Z or more in (1, 3) else 0) + (1 if code & EWKB_M or more in (2, 3) else 0)
    position = start + 5
    if kind not in {POLYGON, MULTI_POLYGON}:
        return [], position
    (count,) = struct.unpack_from(f"{order}I", blob, position)
    position += 4
    found = []
    for _ in range(count):
        if kind == MULTI_POLYGON:
            some, position = _geometry(blob, position)
            found += some
            continue
        (size,) = struct.unpack_from(f"{order}I", blob, position)
        numbers = struct.unpack_from(f"{order}{size * width}d", blob, position + 4)
        position += 4 + size * width * 8
        points = list(zip(numbers[::width], numbers[1::width], strict=True))
        found.append(points[:-1] if points[:1] == points[-1:] else points)
    return found, position
