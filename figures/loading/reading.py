"""Reads and checks the files of areas, categories, releases and observations."""

import re
from dataclasses import dataclass, field
from decimal import Decimal, InvalidOperation

from base import partial_dates
from figures import remarks
from figures.cells import parse
from figures.loading.area_changes import read_changes
from figures.loading.writing import write
from figures.models import Area, Basis, IndicatorPage, Observation, Release

AREAS, DIMENSIONS, CATEGORIES = "gebieden.csv", "indelingen.csv", "categorieen.csv"
PUBLICATIONS, RELEASES, PROMISES = "publicaties.csv", "uitgaven.csv", "beloofde_datums.csv"
OBSERVATIONS = "waarnemingen.csv"
PERIOD = re.compile(r"(\d{4})(?:-(\d{4}))?")
YES = "ja"
STATUSES = {"": "A", "voorlopig": "P", "onbetrouwbaar": "U"}


@dataclass
class Figures:
    """Checked rows, as dicts of the columns of their models; foreign keys by code.

    Args:
        observations: ``{(code of a release, version): [row, …]}``.
    """

    areas: dict = field(default_factory=dict)
    dimensions: dict = field(default_factory=dict)
    categories: dict = field(default_factory=dict)
    publications: dict = field(default_factory=dict)
    releases: dict = field(default_factory=dict)
    promises: list = field(default_factory=list)
    changes: dict = field(default_factory=dict)
    observations: dict = field(default_factory=dict)
    indicators: dict = field(default_factory=dict)

    def write(self, pages):
        """Write what is not in the database yet; see `figures.loading.writing.write`."""
        return write(self, pages)


def read(tables):
    """Return the `Figures` of the files of this app, and report their problems.

    Args:
        tables: `initial_content.loading.data_sets.Tables`.
    """
    return _Reader(tables).read()


class _Reader:
    def __init__(self, tables):
        self.tables, self.figures = tables, Figures()

    def read(self):
        found = self.figures
        pages = self.tables.pages.items()
        for id, record in pages:
            if record.model is IndicatorPage:
                indicator = (id, record.data.get("unit", IndicatorPage.Unit.PERCENT))
                self._add(record.file, record.line, found.indicators, record.data.get("code"), indicator)
        self._areas()
        found.changes = read_changes(self.tables, found.areas)
        for line, row in self.tables.rows(DIMENSIONS, ("code", "naam")):
            values = {"name": row["naam"], "note": row["uitleg"], "is_personal": row["persoonlijk"] == YES}
            self._add(DIMENSIONS, line, found.dimensions, row["code"], {**values, "order": len(found.dimensions)})
        for line, row in self.tables.rows(CATEGORIES, ("indeling", "code", "naam")):
            if self._known(CATEGORIES, line, "indeling", row["indeling"], found.dimensions):
                values = {"name": row["naam"], "order": len(found.categories)}
                self._add(CATEGORIES, line, found.categories, (row["indeling"], row["code"]), values)
        for line, row in self.tables.rows(PUBLICATIONS, ("code", "naam", "uitgever")):
            values = {"name": row["naam"], "publisher": row["uitgever"], "note": row["uitleg"]}
            self._add(PUBLICATIONS, line, found.publications, row["code"], {**values, "order": len(found.publications)})
        self._releases()
        self._promises()
        self._observations()
        self._named_cells()
        return found

    def _areas(self):
        found = self.figures.areas
        for line, row in self.tables.rows(AREAS, ("code", "naam", "soort", "codelijst")):
            self._choice(AREAS, line, "soort", row["soort"], Area.Level.values)
            self._choice(AREAS, line, "codelijst", row["codelijst"], Area.Scheme.values)
            if row["ligt_in"] and not self._known(AREAS, line, "ligt_in", row["ligt_in"], found):
                continue
            values = {"name": row["naam"], "level": row["soort"], "scheme": row["codelijst"]}
            values |= {"parent_id": row["ligt_in"] or None}
            values |= {
                "valid_from": self._day(AREAS, line, row["sinds"]),
                "valid_until": self._day(AREAS, line, row["tot"]),
            }
            self._add(AREAS, line, found, row["code"], values)
        provinces = {area["name"]: code for code, area in found.items() if area["level"] == Area.Level.PROVINCE}
        for row in self.tables.municipalities:
            found[row["nis"]] = {
                "name": row["naam"],
                "level": Area.Level.MUNICIPALITY,
                "scheme": Area.Scheme.NIS,
                "parent_id": provinces.get(row["provincie"]),
                "valid_from": None,
                "valid_until": None,
            }

    def _releases(self):
        for line, row in self.tables.rows(RELEASES, ("code", "publicatie", "titel", "uitgever", "toestand")):
            self._choice(RELEASES, line, "toestand", row["toestand"], Release.State.values)
            self._known(RELEASES, line, "publicatie", row["publicatie"], self.figures.publications)
            date = self._date(RELEASES, line, row["datum"])
            values = {
                "publication_id": row["publicatie"],
                "covers": row["waarover"],
                "title": row["titel"],
                "publisher": row["uitgever"],
                "url": row["link"],
                "language": row["taal"],
                "note": row["opmerking"],
                "is_press": row["pers"] == YES,
                "state": row["toestand"],
                "published_on": date and date[0],
                "precision": date[1] if date else partial_dates.Precision.DAY,
            }
            self._add(RELEASES, line, self.figures.releases, (row["code"], int(row["versie"] or 1)), values)

    def _promises(self):
        newest = dict(self.figures.releases.keys())
        for line, row in self.tables.rows(PROMISES, ("uitgave", "datum", "gezegd_op", "gezegd_door")):
            date, said = (self._date(PROMISES, line, row[name]) for name in ("datum", "gezegd_op"))
            if self._known(PROMISES, line, "uitgave", row["uitgave"], newest) and date and said:
                told = {"date": date[0], "precision": date[1], "said_on": said[0], "said_precision": said[1]}
                told |= {"said_by": row["gezegd_door"], "reason": row["reden"]}
                self.figures.promises.append(((row["uitgave"], newest[row["uitgave"]]), told))

    def _observations(self):
        seen, newest = set(), dict(self.figures.releases.keys())
        columns = ("indicator", "periode", "gebied", "indeling", "categorie", "telbasis", "uitgave")
        for line, row in self.tables.rows(OBSERVATIONS, columns):
            values = self._observation(line, row)
            known = [
                self._known(OBSERVATIONS, line, "indicator", row["indicator"], self.figures.indicators),
                self._known(OBSERVATIONS, line, "gebied", row["gebied"], self.figures.areas),
                self._known(
                    OBSERVATIONS, line, "categorie", (row["indeling"], row["categorie"]), self.figures.categories
                ),
                self._known(OBSERVATIONS, line, "uitgave", row["uitgave"], newest),
            ]
            key = tuple(row[name] for name in columns)
            if key in seen:
                self.tables.problem(OBSERVATIONS, line, f"dit cijfer staat er twee keer: {', '.join(key)}")
            seen.add(key)
            if all(known) and values is not None:
                self.figures.observations.setdefault((row["uitgave"], newest[row["uitgave"]]), []).append(values)

    def _named_cells(self):
        """Report a figure that a page names in its text and that is in no file."""
        known = {
            (row["series"]["indicator"], row["period"], row["series"]["area"], *row["series"]["category"])
            for rows in self.figures.observations.values()
            for row in rows
        }
        for record in self.tables.pages.values():
            for name in _cells_in(record.data):
                if parse(name) not in known:
                    self.tables.problem(record.file, record.line, f"cijfer “{name}” bestaat niet")

    def _observation(self, line, row):
        """Return the columns of an observation and of its series; None when a value is wrong."""
        period = PERIOD.fullmatch(row["periode"])
        if not period or period[2] and int(period[2]) != int(period[1]) + 1:
            self.tables.problem(OBSERVATIONS, line, f"“{row['periode']}” is geen schooljaar en geen jaar")
            return None
        if unknown := [code for code in row["opmerkingen"].split() if code not in remarks.CODES]:
            self.tables.problem(OBSERVATIONS, line, f"opmerking “{unknown[0]}” bestaat niet")
        self._choice(OBSERVATIONS, line, "telbasis", row["telbasis"], Basis.values)
        self._choice(OBSERVATIONS, line, "ontbreekt", row["ontbreekt"], Observation.Missing.values)
        self._choice(OBSERVATIONS, line, "toestand", row["toestand"], STATUSES)
        try:
            value, numerator, denominator = (
                Decimal(row[name]) if row[name] else None for name in ("waarde", "teller", "noemer")
            )
        except InvalidOperation:
            self.tables.problem(OBSERVATIONS, line, "een waarde, teller of noemer is geen getal")
            return None
        unit = self.figures.indicators.get(row["indicator"], ("", ""))[1]
        if (value is None) != bool(row["ontbreekt"]) or value is not None and not 0 <= value <= _most(unit):
            self.tables.problem(OBSERVATIONS, line, f"waarde “{row['waarde']}” kan hier niet")
        series = {"indicator": row["indicator"], "area": row["gebied"], "basis": row["telbasis"]}
        series |= {"category": (row["indeling"], row["categorie"])}
        return {
            "series": {**series, "only_period": row["periode"] if row["telbasis"] == Basis.UNKNOWN else ""},
            "period": row["periode"],
            "value": value,
            "numerator": numerator,
            "denominator": denominator,
            "decimals": max(0, -value.as_tuple().exponent) if value is not None else 0,
            "status": STATUSES.get(row["toestand"], ""),
            "missing": row["ontbreekt"],
            "remarks": row["opmerkingen"],
        }

    def _add(self, file, line, found, key, values):
        if key in found:
            self.tables.problem(file, line, f"“{key}” staat er twee keer")
        found[key] = values

    def _known(self, file, line, name, value, known):
        if value in known:
            return True
        told = ", ".join(value) if isinstance(value, tuple) else value
        self.tables.problem(file, line, f"{name} “{told}” bestaat niet")
        return False

    def _choice(self, file, line, name, value, choices):
        if value not in choices:
            self.tables.problem(file, line, f"{name} “{value}” bestaat niet")

    def _date(self, file, line, text):
        """Return ``(date, precision)``; None for an empty or a wrong date."""
        parsed = partial_dates.parse(text) if text else None
        if text and parsed is None:
            self.tables.problem(file, line, f"“{text}” is geen datum")
        return parsed

    def _day(self, file, line, text):
        parsed = self._date(file, line, text)
        return parsed[0] if parsed else None


def _most(unit):
    """Return the largest value that can be in a unit."""
    return 100 if unit == IndicatorPage.Unit.PERCENT else Decimal("Infinity")


def _cells_in(data):
    """Yield the names of the figures that the blocks of a page name."""
    if isinstance(data, dict):
        if data.get("cell"):
            yield data["cell"]
        data = list(data.values())
    for each in data if isinstance(data, list) else ():
        yield from _cells_in(each)
