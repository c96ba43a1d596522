"""The list of Flemish municipalities that the site starts with, and what it says by name and postcode."""

import csv
from pathlib import Path

from django.conf import settings

with (Path(settings.BASE_DIR) / "content/initial/gemeenten.csv").open(newline="") as file:
    ROWS = list(csv.DictReader(file))
NAMES = [row["naam"] for row in ROWS]
POSTCODES = {}
OTHER_NAMES = {}
for row in ROWS:
    for postcode in row["postcodes"].split("|"):
        POSTCODES.setdefault(postcode, []).append(row["naam"])
    for name in filter(None, row["andere_namen"].split("|")):
        OTHER_NAMES.setdefault(name, []).append(row["naam"])
