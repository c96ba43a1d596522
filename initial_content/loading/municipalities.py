"""Reads the file of municipalities and writes them to the database."""

from base import content_version
from base.models import Municipality
from initial_content.loading.files import read_csv
from initial_content.loading.values import check_value

FILE = "gemeenten.csv"
# Column of the file -> column of the model.
COLUMNS = {"nis": "nis", "naam": "name", "provincie": "province", "postcodes": "postcodes"}
# The same of a point inside it, in degrees.
POINT = {"breedte": "latitude", "lengte": "longitude"}


def read_municipalities(directory, problems):
    """Return the rows of the file, as ``[{column: text}, …]``.

    Args:
        directory: Path.
        problems: `Problems` to add to.
    """
    rows, seen = [], set()
    for line, row in read_csv(directory, FILE, {*COLUMNS, "centrumstad"}, problems):
        for key in ("nis", "naam"):
            if row[key].casefold() in seen:
                problems.add(FILE, line, f"“{row[key]}” staat er twee keer")
            seen.add(row[key].casefold())
        values = {column: row[name] for name, column in COLUMNS.items()}
        values |= {column: row[name] for name, column in POINT.items() if row.get(name)}
        values["other_names"] = (row.get("andere_namen") or "").split("|")
        for column, value in values.items():
            if problem := check_value(Municipality._meta.get_field(column), value, {}, ()):
                problems.add(FILE, line, f"“{value}”: {problem}")
        rows.append(row)
    return rows


def write_municipalities(rows):
    """Write the municipalities that are new or changed."""
    known = {municipality.pk: municipality for municipality in Municipality.objects.all()}
    columns = ("name", "province", "is_central_city", "postcodes", "other_names", *POINT.values())
    wanted = [
        Municipality(
            nis=row["nis"],
            name=row["naam"],
            province=row["provincie"],
            is_central_city=row["centrumstad"] == "ja",
            postcodes=row["postcodes"],
            other_names=(row.get("andere_namen") or "").replace("|", "\n"),
            **{column: float(row[name]) if row.get(name) else None for name, column in POINT.items()},
        )
        for row in rows
    ]
    changed = [
        item
        for item in wanted
        if item.pk not in known or any(getattr(item, name) != getattr(known[item.pk], name) for name in columns)
    ]
    if changed:
        Municipality.objects.bulk_create(
            changed, update_conflicts=True, unique_fields=["nis"], update_fields=list(columns)
        )
        content_version.record()  # bulk_create sends no signals.
