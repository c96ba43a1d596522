"""The figures of a release as rows of cells, in a fixed order."""

from decimal import Decimal
from itertools import islice

from base.spreadsheets import escape_formula
from figures import remarks
from figures.models import Observation, Series

TEXT, NUMBER = "string", "number"  # types of Frictionless
# Name, type and title of each column. The first seven and `telbasis` say which figure it is.
COLUMNS = (
    ("indicator", TEXT, "Code van het cijfer"),
    ("titel", TEXT, "Titel van het cijfer"),
    ("periode", TEXT, "Schooljaar of jaar"),
    ("gebied_code", TEXT, "Code van het gebied"),
    ("gebied", TEXT, "Naam van het gebied"),
    ("gebied_soort", TEXT, "Soort gebied"),
    ("indeling_code", TEXT, "Code van de indeling"),
    ("indeling", TEXT, "Waarnaar het cijfer is ingedeeld"),
    ("categorie_code", TEXT, "Code van de categorie"),
    ("categorie", TEXT, "Naam van de categorie"),
    ("telbasis", TEXT, "Waar een jongere meetelt"),
    ("waarde", NUMBER, "Het cijfer; leeg als het er niet is"),
    ("eenheid", TEXT, "Waarin het cijfer telt"),
    ("teller", NUMBER, "Hoeveel er geteld zijn, als de bron dat zegt"),
    ("noemer", NUMBER, "Van hoeveel, als de bron dat zegt"),
    ("symbool", TEXT, "Symbool bij het cijfer"),
    ("OBS_STATUS", TEXT, "Toestand van het cijfer, codelijst van SDMX"),
    ("CONF_STATUS", TEXT, "Of het cijfer getoond mag worden, codelijst van SDMX"),
    ("ontbreekt", TEXT, "Waarom er geen cijfer is"),
    ("opmerkingen", TEXT, "Codes van wat je erbij moet weten"),
)
NAMES = [name for name, _type, _title in COLUMNS]
KEY = ("indicator", "periode", "gebied_code", "indeling_code", "categorie_code", "telbasis")
TOGETHER = 1000  # series whose observations are read in one query
CELLS = ("series_id", "period", "value", "decimals", "numerator", "denominator", "status", "missing", "remarks")


def series_of(release):
    """Return the `Series` with figures in a release, with all that they name, in the order of the files."""
    used = Observation.objects.filter(release=release).values("series")
    found = Series.objects.filter(pk__in=used).select_related("indicator", "area", "category__dimension")
    return sorted(found, key=_place)


def _place(series):
    category = series.category
    return (
        *(series.indicator.code, series.area_id, category.dimension.order, category.dimension_id),
        *(category.order, category.code, series.basis, series.only_period),
    )


def rows(release, series):
    """Yield the cells of each figure of a release, as in `COLUMNS`: numbers as Decimal or None, the rest as str.

    Args:
        release: `figures.models.Release`.
        series: as of `series_of`.

    A text can't be taken for a formula. Only the figures of some series are in memory at once.
    """
    remaining = iter(series)
    while some := list(islice(remaining, TOGETHER)):
        found = {each.pk: [] for each in some}
        observations = Observation.objects.filter(release=release, series__in=found).order_by("period")
        for pk, *cells in observations.values_list(*CELLS).iterator(chunk_size=5000):
            found[pk].append(cells)
        for each in some:
            before, after = _named(each)
            unit = each.indicator.get_unit_display()
            for period, *cells in found[each.pk]:
                yield [*before, period, *after, *_told(unit, *cells)]


def _named(series):
    """Return the cells that say which series it is: those before and those after the period."""
    area, category = series.area, series.category
    texts = (
        *(series.area_id, area.name, area.get_level_display(), category.dimension_id, category.dimension.name),
        *(category.code, category.name, series.get_basis_display()),
    )
    indicator = series.indicator
    return [indicator.code, escape_formula(indicator.title)], [escape_formula(text) for text in texts]


def _told(unit, value, decimals, numerator, denominator, status, missing, codes):
    """Return the other cells of a figure."""
    is_break = remarks.BREAK in codes.split()
    return (
        *(None if value is None else Decimal(f"{value:.{decimals}f}"), unit, _whole(numerator), _whole(denominator)),
        *(remarks.gss_symbol(missing, status, is_break), remarks.status_code(missing, status, is_break)),
        *(remarks.confidentiality(missing), MISSING.get(missing, ""), codes),
    )


MISSING = {value: label for value, label in Observation.Missing.choices if value}


def _whole(number):
    return None if number is None else Decimal(f"{number:.0f}")
