"""The municipalities of the initial content, by name and postcode."""

import csv
from pathlib import Path

from django.conf import settings

from base.models import Municipality

with (Path(settings.BASE_DIR) / "base/initial/gemeenten.csv").open(newline="") as file:
    ROWS = list(csv.DictReader(file))
NAMES = [row["naam"] for row in ROWS]
POSTCODES = {}
OTHER_NAMES = {}
for row in ROWS:
    for postcode in row["postcodes"].split("|"):
        POSTCODES.setdefault(postcode, []).append(row["naam"])
    for name in filter(None, row["andere_namen"].split("|")):
        OTHER_NAMES.setdefault(name, []).append(row["naam"])
# In memory, so that thousands of searches need no database.
MUNICIPALITIES = [
    Municipality(
        nis=row["nis"],
        name=row["naam"],
        province=row["provincie"],
        postcodes=row["postcodes"],
        other_names=row["andere_namen"].replace("|", "\n"),
    )
    for row in sorted(ROWS, key=lambda row: row["naam"])
]
