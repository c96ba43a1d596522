"""The file that the site gives is the file that it takes: nothing changes on the way, whatever the texts are."""

import datetime
import os

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from hypothesis import example, given, settings
from hypothesis import strategies as st

from base.partial_dates import Precision
from base.spreadsheets import csv_file, escape_formula, unescape_formula, xlsx_file
from tracker.entry import importing, sheets
from tracker.models import ActionUpdate
from tracker.tables import UPDATE_COLUMNS, update_cells
from tracker.voices import Status, Voice

ODDLY = settings(max_examples=int(os.environ.get("EXAMPLES", "50")), deadline=None)
PIECES = [
    "'",
    '"',
    ";",
    ",",
    "\n",
    "\r\n",
    "\t",
    " ",
    "=",
    "+",
    "-",
    "@",
    "＝",
    "😀",
    "עברית",
    "‏",
    "é",
    "1",
    "a",
    "_x0041_",
]
ODD = st.lists(st.sampled_from(PIECES), max_size=12).map("".join)
TEXTS = ODD | st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=30)
UPDATES = st.builds(
    ActionUpdate,
    part=st.sampled_from(["", "a", "b"]),
    date=st.none() | st.dates(datetime.date(1990, 1, 1), datetime.date(2026, 11, 1)),
    date_precision=st.sampled_from(Precision),
    date_note=TEXTS,
    voice=st.sampled_from(Voice),
    speaker=TEXTS,
    status=st.sampled_from(["", *Status]),
    found_nothing=st.booleans(),
    text=TEXTS,
    corrects=st.sampled_from(["", "2018-05"]),
    source_title=TEXTS,
    source_publisher=TEXTS,
    source_year=st.none() | st.integers(1990, 2026),
    source_url=st.sampled_from(["", "https://www.example.org/?a=1;b=2"]),
    second_hand=st.booleans(),
)


def comma_file(rows):
    """Return the CSV file as a program with English settings saves it again."""
    quoted = (",".join('"' + escape_formula(cell).replace('"', '""') + '"' for cell in row) for row in rows)
    return "\r\n".join(quoted)


FILES = {
    "semicolons": ("x.csv", lambda rows: csv_file(rows).encode()),
    "commas": ("x.csv", lambda rows: comma_file(rows).encode()),
    "utf-16": ("x.csv", lambda rows: csv_file(rows)[1:].encode("utf-16")),
    "workbook": ("x.xlsx", lambda rows: xlsx_file(rows, "Meldingen")),
}


def imported(kind, updates):
    """Return the comparison of some updates with the file that the site gives of them."""
    name, make = FILES[kind]
    for number, update in enumerate(updates):
        update.anchor = f"m{number}"
    file = make([UPDATE_COLUMNS, *(update_cells(1, update) for update in updates)])
    rows = sheets.read(SimpleUploadedFile(name, file), UPDATE_COLUMNS)
    return importing.compare(rows, {(1, update.anchor): update for update in updates})


@pytest.mark.parametrize("kind", FILES)
@ODDLY
@given(updates=st.lists(UPDATES, min_size=1, max_size=4))
@example(updates=[ActionUpdate(text="\r\n=SOM(1)", voice=Voice.DOER)])
@example(updates=[ActionUpdate(text=' \t=1, \'=2 ;"x"', voice=Voice.DOER, date_note="+32 2 553 17 00")])
def test_a_file_that_nobody_edited_changes_nothing(kind, updates):
    found = imported(kind, updates)
    assert (found.problems, found.new) == ([], [])
    assert (found.unchanged, found.absent) == (len(updates), 0)


@ODDLY
@given(text=TEXTS)
def test_the_apostrophe_before_a_formula_goes_as_it_came(text):
    assert unescape_formula(escape_formula(text)) == unescape_formula(text)


@pytest.mark.parametrize("kind", FILES)
@ODDLY
@given(updates=st.lists(UPDATES, min_size=2, max_size=3), changed=st.sampled_from(["text", "speaker", "date_note"]))
def test_a_changed_cell_of_what_is_public_is_always_told(kind, updates, changed):
    name, make = FILES[kind]
    for number, update in enumerate(updates):
        update.anchor = f"m{number}"
    known = {(1, update.anchor): ActionUpdate(**values(update)) for update in updates}
    setattr(updates[1], changed, getattr(updates[1], changed) + "x")
    file = make([UPDATE_COLUMNS, *(update_cells(1, update) for update in updates)])
    found = importing.compare(sheets.read(SimpleUploadedFile(name, file), UPDATE_COLUMNS), known)
    assert [problem.row for problem in found.problems] == [3]
    assert found.new == []


def values(update):
    return {field.attname: getattr(update, field.attname) for field in update._meta.fields if field.name != "id"}
