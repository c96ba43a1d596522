"""Reads and checks the file of what became of areas."""

from base import partial_dates
from base.partial_dates import Precision
from figures.models import AreaChange

FILE = "gebiedswijzigingen.csv"


def read_changes(tables, areas):
    """Return ``{(old code, new code): columns of an `AreaChange`}``, and report what is wrong.

    Args:
        tables: `initial_content.loading.data_sets.Tables`.
        areas: ``{code: …}`` of all areas.
    """
    found = {}
    for line, row in tables.rows(FILE, ("oud", "nieuw", "datum", "soort", "bron", "uitgever")):
        date, key = partial_dates.parse(row["datum"]), (row["oud"], row["nieuw"])
        told = [f"gebied “{code}” bestaat niet" for code in key if code not in areas]
        told += [f"“{row['datum']}” is geen dag"] if date is None or date[1] != Precision.DAY else []
        told += [f"soort “{row['soort']}” bestaat niet"] if row["soort"] not in AreaChange.Kind.values else []
        told += [f"“{row['oud']}” kan niet zichzelf worden"] if row["oud"] == row["nieuw"] else []
        told += [f"“{' → '.join(key)}” staat er twee keer"] if key in found else []
        for problem in told:
            tables.problem(FILE, line, problem)
        if not told:
            source = {"source_title": row["bron"], "source_publisher": row["uitgever"], "source_url": row["link"]}
            found[key] = {"date": date[0], "kind": row["soort"], **source}
    return found
