"""The figures as files: spreadsheets and data, with the same cells as the page."""

from django.http import HttpResponse, JsonResponse
from django.utils.html import strip_tags
from django.utils.text import slugify

from base.fields import lines
from base.spreadsheets import csv_file, workbook_file
from figures import remarks
from search.cors import for_every_website
from search.listings.exports import XLSX

VERSION = 1  # of the JSON; it rises when a column changes its meaning or goes
COLUMNS = (
    *("indicator", "periode", "gebied_code", "gebied", "indeling", "categorie_code", "categorie", "telbasis"),
    *("waarde", "eenheid", "teller", "noemer", "toestand", "ontbreekt", "volgens_de_pers", "opmerkingen"),
    *("uitgave", "uitgever", "titel", "verschenen", "link"),
)
YES, NO = "ja", "nee"


def cells(page, observation):
    """Return the cells of an observation, as in `COLUMNS`: numbers as numbers, the rest as str.

    Args:
        page: `figures.models.IndicatorPage`.
        observation: `figures.models.Observation` with its series and release.
    """
    series, release = observation.series, observation.release
    return [
        *(page.code, observation.period, series.area_id, series.area.name, series.category.dimension_id),
        *(series.category.code, series.category.name, series.basis),
        *(observation.shown, page.unit, observation.numerator, observation.denominator),
        *(remarks.sdmx_status(observation), observation.missing, YES if release.is_press else NO),
        *(observation.remarks, release.code, release.publisher, release.title),
        release.published_on.isoformat()[: _iso_length(release)] if release.published_on else "",
        release.url,
    ]


def _iso_length(release):
    return {"dag": 10, "maand": 7, "jaar": 4}[release.precision]


def rows_of(page, groups):
    """Return the cells of all observations of some groups."""
    return [cells(page, each) for group in groups for each in group.observations]


def guide_rows(page, address):
    """Return the guide of an indicator as rows of two cells."""
    return [
        ["Titel", page.title],
        ["Wat wordt er gemeten", plain(page.definition)],
        ["Wie wordt geteld", page.numerator],
        ["Van wie", page.denominator],
        ["Wie telt niet mee", " ".join(lines(page.excluded))],
        ["Waar het vandaan komt", page.basis_text],
        ["Leeswijzer", plain(page.reading_guide)],
        ["Adres", address],
    ]


def note_rows(page):
    """Return the breaks and footnotes of an indicator as rows of three cells: where, what, and the text."""
    broken = [[cut.period, cut.get_kind_display(), cut.explanation] for cut in page.break_list]
    return [*broken, *([note.period, note.category, note.text] for note in page.footnote_list)]


def plain(html):
    """Return rich text as plain text."""
    return " ".join(strip_tags(html.replace("</p>", " ").replace("</li>", " ")).split())


def as_csv(page, groups, address):
    """Return the figures as a CSV file for a Flemish Excel: with a decimal comma."""
    rows = [[_dutch(cell) for cell in row] for row in rows_of(page, groups)]
    return HttpResponse(csv_file([COLUMNS, *rows]), content_type="text/csv; charset=utf-8")


def _dutch(cell):
    return "" if cell is None else cell if isinstance(cell, str) else f"{cell:f}".replace(".", ",")


def as_workbook(page, groups, address):
    """Return the guide, the figures and the notes as an Excel workbook; numbers stay numbers."""
    sheets = [
        ("Leeswijzer", guide_rows(page, address)),
        ("Cijfers", [COLUMNS, *rows_of(page, groups)]),
        ("Voetnoten", [["periode", "soort of categorie", "noot"], *note_rows(page)]),
    ]
    return HttpResponse(workbook_file(sheets), content_type=XLSX)


def as_json(page, groups, address):
    """Return the figures with their guide as data, which scripts of any website may read."""
    data = {
        "versie": VERSION,
        "indicator": page.code,
        "titel": page.title,
        "adres": address,
        "leeswijzer": {label: text for label, text in guide_rows(page, address)[1:-1] if text},
        "noten": [dict(zip(("periode", "over", "noot"), row, strict=True)) for row in note_rows(page)],
        "rijen": [
            {name: _number(cell) for name, cell in zip(COLUMNS, row, strict=True)} for row in rows_of(page, groups)
        ],
    }
    return for_every_website(JsonResponse(data, json_dumps_params={"ensure_ascii": False}))


def _number(cell):
    """Return a cell as JSON writes it: a Decimal as the shortest number that reads the same."""
    if cell is None or isinstance(cell, str):
        return cell
    return int(cell) if cell == cell.to_integral_value() and cell.as_tuple().exponent >= 0 else float(cell)


FORMATS = {"csv": as_csv, "xlsx": as_workbook, "json": as_json}
LABELS = {"csv": "Rekenblad (CSV)", "xlsx": "Rekenblad (Excel)", "json": "Gegevens (JSON)", "svg": "Grafiek (SVG)"}


def file_name(page, choice, form):
    """Return the name of a file, without a folder."""
    parts = [page.slug, *choice.asked.values(), choice.on.isoformat() if choice.on else ""]
    return f"{slugify('-'.join(filter(None, parts)))}.{form}"
