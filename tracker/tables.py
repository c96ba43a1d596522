"""The rows of a plan as tables: what sources said, the parts of actions, the dates that were promised."""

from dataclasses import dataclass

from django.http import HttpResponse, JsonResponse
from django.utils.text import slugify

from base.spreadsheets import csv_file, xlsx_file
from search.cors import for_every_website
from search.listings.exports import XLSX

VERSION = 1  # of the JSON; it rises when a column changes its meaning or goes
SOURCE = ("bron_titel", "bron_uitgever", "bron_jaar", "bron_link", "tweedehands")
UPDATE_COLUMNS = (
    *("actie", "deel", "datum", "datum_noot", "stem", "wie", "status", "niets_gevonden", "tekst", "verbetert"),
    *SOURCE,
    "adres",
)
PART_COLUMNS = ("actie", "titel", "deel", "onderwerp", "status_gemeld", "status_beoordeeld")
DATE_COLUMNS = ("actie", "titel", "deel", "datum", "datum_noot", "belofte", "gezegd_op", "stem", "wie", *SOURCE)
YES = "ja"


@dataclass(frozen=True)
class Table:
    """A table of a plan.

    Args:
        title: Dutch.
        columns: names, as in the files.
        rows: lists of strings, one for each column.
    """

    title: str
    columns: tuple[str, ...]
    rows: list[list[str]]


def updates_table(actions):
    """Return all updates of some actions, in the order of the actions and their rows."""
    rows = [update_cells(action.number, update) for action in actions for update in action.updates.all()]
    return Table("Meldingen", UPDATE_COLUMNS, rows)


def update_cells(number, update):
    """Return the cells of one update, as in `UPDATE_COLUMNS`.

    Args:
        number: of its action.
        update: `tracker.models.ActionUpdate`.
    """
    return [
        *(str(number), update.part, update.iso_date, update.date_note, update.voice, update.speaker, update.status),
        *(_yes(update.found_nothing), update.text, update.corrects, *_source(update), update.anchor),
    ]


def parts_table(actions):
    """Return the parts of some actions, with the status of each."""
    rows = [
        [str(action.number), action.title, part.letter, part.title, reported.status, assessed.status]
        for action in actions
        for part, reported, assessed in action.part_rows
    ]
    return Table("Delen van acties", PART_COLUMNS, rows)


def dates_table(actions):
    """Return the dates that were promised for some actions."""
    rows = [
        [
            *(str(action.number), action.title, row.part, row.iso_date, row.date_note, row.promise, row.said_iso),
            *(row.voice, row.speaker, *_source(row)),
        ]
        for action in actions
        for row in action.promised_dates.all()
    ]
    return Table("Beloofde datums", DATE_COLUMNS, rows)


def _source(row):
    year = str(row.source_year or "")
    return [row.source_title, row.source_publisher, year, row.source_url, _yes(row.second_hand)]


def _yes(value):
    return YES if value else ""


def as_csv(table, name):
    """Return a table as a CSV file."""
    return _file(csv_file([table.columns, *table.rows]), "text/csv; charset=utf-8", f"{name}.csv")


def as_workbook(table, name):
    """Return a table as an Excel workbook."""
    return _file(xlsx_file([table.columns, *table.rows], table.title), XLSX, f"{name}.xlsx")


def as_json(table, name):
    """Return a table as data: ``{"version": …, "title": …, "rows": [{column: text}, …]}``."""
    rows = [dict(zip(table.columns, row, strict=True)) for row in table.rows]
    data = {"version": VERSION, "title": table.title, "rows": rows}
    return for_every_website(JsonResponse(data, json_dumps_params={"ensure_ascii": False}))


FORMATS = {"csv": as_csv, "xlsx": as_workbook, "json": as_json}


def _file(content, media_type, name):
    response = HttpResponse(content, content_type=media_type)
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def file_name(plan, table):
    """Return the name of a file of a table, without its ending."""
    return slugify(f"{plan.slug} {table.title}")
